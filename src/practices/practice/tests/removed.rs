//! What authors took back stays away: earlier versions, reflections that were removed, communities that were archived.

use super::{LIST, NEW, answer, approved, begun, edited, one, published, reflection_of, sent};
use ensemble_core::ids::PracticeId;
use ensemble_practices::practice::jobs;
use ensemble_testing::{TestApp, app_on, on_both_with_content};

async fn run_with(app: &TestApp, statement: &'static str, id: &str) {
    let mut to = app.scratch.db.write().await.expect("a transaction");
    sqlx::query(statement).bind(id.to_owned()).execute(&mut *to).await.expect("done");
    to.commit().await.expect("committed");
}

async fn status(app: &TestApp, address: &str) -> u16 {
    app.get(address).await.status.as_u16()
}

on_both_with_content! {
    async fn a_version_that_was_withdrawn_does_not_come_back_with_the_next_one(db: Db) {
        let app = app_on(db).await;
        let id = published(&app, "public").await;
        let cookie = app.cookie("co-facilitator").await;
        let version = |number: u32| format!("{LIST}/{id}/versions/{number}");
        assert_eq!(status(&app, &version(1)).await, 200);
        answer(&app, &id, "withdrawn").await;
        assert_eq!(edited(&app, &cookie, &id, "2", &[("need.fr", "Un tout autre besoin.")]).await.status, 303);
        answer(&app, &id, "given").await;
        sent(&app, &cookie, &id, "3").await;
        approved(&app, &id, "3").await;
        let done = app.send(&format!("{LIST}/{id}/publication"), &cookie, &[("revision", "3")]).await;
        assert!(done.header("location").contains("notice=published"), "{}", done.body);
        assert_eq!(status(&app, &version(2)).await, 200);
        assert_eq!(status(&app, &version(1)).await, 404, "its author took their consent back");
        let work = app.get_with(&format!("{LIST}/{id}/preparation"), "cookie", &cookie).await.body;
        assert!(work.contains(&version(2)) && !work.contains(&version(1)), "{work}");
    }

    async fn a_practice_of_which_every_reflection_is_removed_or_narrowed_is_withdrawn(db: Db) {
        let app = app_on(db).await;
        for change in [
            "UPDATE reflection SET level = 'facilitators' WHERE id IN (SELECT reflection_id FROM quotation WHERE work_id = $1)",
            "UPDATE reflection SET level = 'community', removed_at = 1, removed_by = 'author'
             WHERE id IN (SELECT reflection_id FROM quotation WHERE work_id = $1)",
        ] {
            let id = published(&app, "public").await;
            let address = format!("{LIST}/{id}");
            jobs::run(&app.portal).await.expect("done");
            assert_eq!(status(&app, &address).await, 200, "its author consents");
            run_with(&app, change, &id).await;
            jobs::run(&app.portal).await.expect("done");
            for place in [address.clone(), format!("{address}/versions/1"), format!("{address}/pratique.md")] {
                assert_eq!(status(&app, &place).await, 404, "{place}: {change}");
            }
            assert!(!app.get("/fr/pratiques").await.body.contains(&id));
            run_with(
                &app,
                "UPDATE reflection SET level = 'community', removed_at = NULL, removed_by = NULL
                 WHERE id IN (SELECT reflection_id FROM quotation WHERE work_id = $1)",
                &id,
            )
            .await;
        }
    }

    async fn nothing_is_written_to_a_practice_of_a_community_that_was_archived(db: Db) {
        let app = app_on(db).await;
        let id = published(&app, "community").await;
        let member = app.cookie("member").await;
        run_with(
            &app,
            "UPDATE community SET archived_at = 1 WHERE id = (SELECT community_id FROM practice WHERE id = $1)",
            &id,
        )
        .await;
        let comment = app.send(&format!("{LIST}/{id}/commentaires"), &member, &[("text", "Encore un mot.")]).await;
        assert_eq!(comment.status, 404, "{}", comment.body);
        let form = [("context", "Deux groupes."), ("outcome", "partly")];
        assert_eq!(app.send(&format!("{LIST}/{id}/essais"), &member, &form).await.status, 404);
    }

    async fn a_community_prepares_so_many_practices_at_most(db: Db) {
        let app = app_on(db).await;
        let cookie = app.cookie("co-facilitator").await;
        let first = begun(&app, &cookie, "community").await;
        let mut to = app.scratch.db.write().await.expect("a transaction");
        for _ in 0..100 {
            sqlx::query(
                "INSERT INTO practice (id, community_id, person_id, state, audience, content, created_at, changed_at)
                 SELECT $2, community_id, person_id, 'draft', audience, content, created_at, changed_at
                 FROM practice WHERE id = $1",
            )
            .bind(&first)
            .bind(PracticeId::new().to_string())
            .execute(&mut *to)
            .await
            .expect("one more");
        }
        to.commit().await.expect("committed");
        let reflection = reflection_of(&app, "beatrice%").await;
        let form = [("title", "Le zirconium du jeudi"), ("audience", "community"), ("reflection", reflection.as_str())];
        let refused = app.send(NEW, &cookie, &form).await;
        assert!(refused.status == 422 && refused.body.contains("prépare déjà 100 pratiques"), "{}", refused.body);
    }

    async fn authors_are_asked_for_so_many_passages_of_a_reflection_at_most(db: Db) {
        let app = app_on(db).await;
        let cookie = app.cookie("co-facilitator").await;
        let id = begun(&app, &cookie, "public").await;
        let reflection = one(&app, "SELECT reflection_id FROM quotation WHERE work_id = $1", &id).await;
        let words: Vec<String> = (1..=21).map(|number| format!("zirconium{number}x")).collect();
        let texts = format!(r#"{{"text":{{"single":{{"lang":"fr","text":"{}"}}}}}}"#, words.join(" "));
        let mut to = app.scratch.db.write().await.expect("a transaction");
        sqlx::query("UPDATE reflection SET texts = $2, lang = 'fr' WHERE id = $1")
            .bind(&reflection)
            .bind(texts)
            .execute(&mut *to)
            .await
            .expect("written");
        to.commit().await.expect("committed");
        let ask = async |word: &str| {
            let form = [("reflection", reflection.as_str()), ("passage", word)];
            app.send(&format!("{LIST}/{id}/sources"), &cookie, &form).await
        };
        for word in &words[..20] {
            assert_eq!(ask(word).await.status, 303, "{word}");
        }
        let refused = ask(&words[20]).await;
        assert!(refused.status == 422 && refused.body.contains("au plus 20 passages"), "{}", refused.body);
        assert!(refused.body.contains(&words[20]), "what was typed stays");
        assert_eq!(ask(&words[0]).await.status, 303, "what was asked for before is not one more");
    }
}
