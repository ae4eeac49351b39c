//! What is narrower than its readers does not show, and what is withdrawn is gone at once.

use super::{
    LIST, MANAGERS, answered, asked, choose, community, consent, emails, gathered, in_days, page, person,
    reflection, run_with, sent, started, waiting,
};
use ensemble_core::ids::{PersonId, ReflectionId};
use ensemble_practices::finding::store;
use ensemble_testing::on_both_with_content;

on_both_with_content! {
    async fn a_reflection_that_is_shared_with_fewer_is_never_behind_a_finding(db: Db) {
        let app = started(db).await;
        let cookie = app.cookie("facilitator").await;
        let id = gathered(&app, &cookie).await;
        let hidden: String = sqlx::query_scalar("SELECT id FROM reflection WHERE level = 'facilitators' LIMIT 1")
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("a reflection");
        run_with(&app, "UPDATE reflection SET mark = 'challenge' WHERE id = $1", &hidden).await;
        let choices = page(&app, "facilitator", &format!("{LIST}/{id}/appuis")).await;
        assert!(!choices.contains("For our next preparation meeting") && choices.contains("Trois signes"), "{choices}");
        let hidden: ReflectionId = hidden.parse().expect("an id");
        let refused = choose(&app, &cookie, LIST, id, &[hidden]).await;
        assert!(refused.status == 422 && refused.body.contains("ne peut plus appuyer le constat"), "{}", refused.body);
    }

    async fn consent_that_is_withdrawn_takes_the_passage_and_the_name_off_every_page_at_once(db: Db) {
        let app = started(db).await;
        let cookie = app.cookie("facilitator").await;
        let id = gathered(&app, &cookie).await;
        let [own, other] =
            [reflection(&app, "facilitator", "eleves-a-risque").await, reflection(&app, "member-en", "eleves-a-risque").await];
        run_with(
            &app,
            r#"UPDATE reflection
               SET texts = '{"title":{"single":{"lang":"en","text":"Amethyst"}},"text":{"single":{"lang":"en","text":"The amethyst speaks first."}}}', lang = 'en', level = 'community'
               WHERE id = $1"#,
            &other.to_string(),
        )
        .await;
        choose(&app, &cookie, LIST, id, &[own, other]).await;
        let whole = asked(&app, "member-en", id).await;
        consent(&app, "member-en", whole, "given", "organization").await;
        let quote = [("source", other.to_string()), ("passage", "The amethyst speaks first.".to_owned())];
        let quote: Vec<(&str, &str)> = quote.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(app.send(&format!("{LIST}/{id}/citer"), &cookie, &quote).await.status, 303);
        consent(&app, "member-en", asked(&app, "member-en", id).await, "given", "organization").await;
        sent(&app, &cookie, id, 31).await;
        let day = in_days(40);
        answered(&app, id, &[("answer", "later"), ("date", day.as_str())]).await;
        let mut pages = vec![
            ("member", format!("{LIST}/{id}")),
            ("member", format!("{LIST}/imprimer?finding={id}")),
            ("observer", format!("{MANAGERS}/{id}")),
            ("observer", format!("{MANAGERS}/imprimer")),
        ];
        for ending in ["epub", "docx", "odt", "html", "md"] {
            pages.push(("member", format!("{LIST}/imprimer/constats.{ending}?finding={id}")));
            pages.push(("observer", format!("{MANAGERS}/imprimer/constats.{ending}")));
        }
        let read = async |who: &str, address: &str| {
            app.get_with(address, "cookie", &app.cookie(who).await).await.text()
        };
        for (who, address) in &pages {
            let shown = read(who, address).await;
            assert!(shown.contains("The amethyst speaks first.") && shown.contains("Imogen"), "{who} {address}: {shown}");
        }
        let managers = page(&app, "observer", &pages[2].1).await;
        assert!(!managers.contains(">Amethyst<"), "what it is called is for the community: {managers}");
        consent(&app, "member-en", whole, "withdrawn", "organization").await;
        for (who, address) in &pages {
            let shown = read(who, address).await;
            for word in ["amethyst", "Amethyst", "Imogen", "Saltmarsh"] {
                assert!(!shown.contains(word), "{word} for {who} on {address}: {shown}");
            }
        }
        let told = emails(&app, "finding-answered").await.len();
        answered(&app, id, &[("answer", "refused"), ("reason", "Non, pas ici")]).await;
        assert!(emails(&app, "finding-answered").await.len() <= told + 3, "facilitators, and who consents to a passage");
    }

    async fn a_reflection_that_is_narrowed_or_removed_is_gone_at_once(db: Db) {
        let app = started(db).await;
        let id = waiting(&app).await;
        let own = reflection(&app, "facilitator", "eleves-a-risque").await.to_string();
        let address = format!("{LIST}/{id}");
        assert!(page(&app, "member", &address).await.contains("Ariane Desmeules-Pham, "));
        for statement in [
            "UPDATE reflection SET level = 'facilitators' WHERE id = $1",
            "UPDATE reflection SET level = 'me' WHERE id = $1",
            "UPDATE reflection SET level = 'community', removed_at = 1, removed_by = 'author' WHERE id = $1",
        ] {
            run_with(&app, statement, &own).await;
            for (who, address) in [("member", &address), ("observer", &format!("{MANAGERS}/{id}"))] {
                let shown = page(&app, who, address).await;
                assert!(!shown.contains("Trois signes avant") && !shown.contains("Ariane Desmeules-Pham, "), "{statement}: {shown}");
            }
        }
    }

    async fn the_author_of_a_reflection_that_was_removed_is_not_notified_of_the_answer(db: Db) {
        let app = started(db).await;
        let cookie = app.cookie("facilitator").await;
        let id = gathered(&app, &cookie).await;
        let [own, other] =
            [reflection(&app, "facilitator", "eleves-a-risque").await, reflection(&app, "member-en", "eleves-a-risque").await];
        choose(&app, &cookie, LIST, id, &[own, other]).await;
        consent(&app, "member-en", asked(&app, "member-en", id).await, "given", "name").await;
        let (author, home) = (person(&app, "member-en").await, community(&app, "eleves-a-risque").await);
        let is_notified = async || {
            let all = app.scratch.db.transaction(async |tx| store::recipients(tx, id, home).await).await;
            all.is_ok_and(|all: Vec<PersonId>| all.contains(&author))
        };
        assert!(is_notified().await, "while they consent");
        for statement in [
            "UPDATE reflection SET level = 'facilitators' WHERE id = $1",
            "UPDATE reflection SET level = 'community', removed_at = 1, removed_by = 'author' WHERE id = $1",
        ] {
            run_with(&app, statement, &other.to_string()).await;
            assert!(!is_notified().await, "{statement}");
        }
    }

    async fn the_author_of_a_reflection_without_a_name_is_never_named(db: Db) {
        let app = started(db).await;
        let cookie = app.cookie("facilitator").await;
        let id = gathered(&app, &cookie).await;
        let author = person(&app, "member").await.to_string();
        let unnamed: String =
            sqlx::query_scalar("SELECT id FROM reflection WHERE person_id = $1 AND unnamed = 1 AND level = 'community'")
                .bind(&author)
                .fetch_one(&app.scratch.db.reader)
                .await
                .expect("a reflection");
        choose(&app, &cookie, LIST, id, &[unnamed.parse().expect("an id")]).await;
        let quotation = asked(&app, "member", id).await;
        let named = [("consent", "given"), ("credit", "name")];
        let refused = app.send(&format!("/fr/mes-citations/{quotation}/accord"), &app.cookie("member").await, &named).await;
        assert!(refused.status == 422 && refused.body.contains("elle ne peut être citée qu’ainsi"), "{}", refused.body);
        consent(&app, "member", quotation, "given", "anonymous").await;
        let shown = page(&app, "member-en", &format!("{LIST}/{id}")).await;
        assert!(shown.contains("Sans nom") && !shown.contains("Béatrice"), "{shown}");
        sent(&app, &cookie, id, 31).await;
        answered(&app, id, &[("answer", "refused"), ("reason", "Non, pas ici")]).await;
        assert_eq!(emails(&app, "finding-answered").await.len(), 3, "they are notified like the facilitators");
        assert!(ensemble_common::notification::is_confidential("finding-answered"), "administrators do not learn who");
    }
}
