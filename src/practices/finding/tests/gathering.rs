//! Gathering a finding, with what is behind it, in one community and in several.

use super::{
    LIST, PSYCHOLOGISTS, SEEDED, asked, choose, community, consent, emails, gathered, number, page, person,
    reflection, revision, run_with, sent, started, waiting,
};
use ensemble_testing::on_both_with_content;

on_both_with_content! {
    async fn what_cannot_be_kept_is_said_and_nothing_is_lost(db: Db) {
        let app = started(db).await;
        let cookie = app.cookie("facilitator").await;
        let long = "x".repeat(301);
        for form in [
            [("statement", " "), ("asked", "Un saphir")],
            [("statement", long.as_str()), ("asked", "Un saphir")],
            [("statement", "Un saphir"), ("asked", "")],
        ] {
            let refused = app.send(&format!("{LIST}/reunir"), &cookie, &form).await;
            assert!(refused.status == 422 && refused.body.contains("Un saphir"), "{}", refused.body);
        }
        let naming = [("statement", "Mon élève Mathis Gagnon s’absente"), ("asked", "Agir.")];
        let warned = app.send(&format!("{LIST}/reunir"), &cookie, &naming).await;
        assert!(warned.status == 422 && warned.body.contains("Pourrait-on reconnaître une ou un élève?"), "{}", warned.body);
        assert_eq!(number(&app, "SELECT COUNT(*) FROM finding").await, 0);
    }

    async fn a_finding_is_edited_until_it_is_sent_and_two_do_not_overwrite_each_other(db: Db) {
        let app = started(db).await;
        let [one, two] = [app.cookie("facilitator").await, app.cookie("co-facilitator").await];
        let id = gathered(&app, &one).await;
        let edit = format!("{LIST}/{id}/modifier");
        let first = [("revision", "1"), ("statement", "Un béryl"), ("asked", "Le garder.")];
        assert_eq!(app.send(&edit, &one, &first).await.status, 303);
        let second = [("revision", "1"), ("statement", "Un jaspe"), ("asked", "Le jeter.")];
        let late = app.send(&edit, &two, &second).await;
        assert!(late.status == 409 && late.body.contains("Un jaspe") && late.body.contains("value=\"2\""), "{}", late.body);
        assert!(page(&app, "member", &format!("{LIST}/{id}")).await.contains("Un béryl"));
        let nothing = sent(&app, &one, id, 31).await;
        assert!(nothing.status == 422 && nothing.body.contains("Rien n’appuie encore ce constat"), "{}", nothing.body);
        let own = reflection(&app, "facilitator", "eleves-a-risque").await;
        choose(&app, &one, LIST, id, &[own]).await;
        let past = sent(&app, &one, id, 0).await;
        assert!(past.status == 422 && past.body.contains("à partir de demain"), "{}", past.body);
        assert_eq!(sent(&app, &one, id, 31).await.status, 303);
        let third = [("revision", "3"), ("statement", "Un onyx"), ("asked", "Rien.")];
        assert_eq!(app.send(&edit, &one, &third).await.status, 404, "it was sent");
        assert_eq!(choose(&app, &one, LIST, id, &[]).await.status, 409);
        assert_eq!(app.send(&format!("{LIST}/{id}/supprimer"), &one, &[]).await.status, 303);
        assert_eq!(number(&app, "SELECT COUNT(*) FROM finding").await, 1, "what was sent stays");
    }

    async fn another_community_joins_with_its_reflections(db: Db) {
        let app = started(db).await;
        let cookie = app.cookie("facilitator").await;
        let id = gathered(&app, &cookie).await;
        let own = reflection(&app, "facilitator", "eleves-a-risque").await;
        choose(&app, &cookie, LIST, id, &[own]).await;
        let other = community(&app, "psychologues").await.to_string();
        for _ in 0..2 {
            let done = app.send(&format!("{LIST}/{id}/proposer"), &cookie, &[("other", other.as_str())]).await;
            assert!(done.status == 303 || done.status == 422, "{}", done.body);
        }
        let offered = emails(&app, "finding-offered").await;
        assert!(offered.len() == 1 && !offered[0].contains(SEEDED), "the facilitator, once: {offered:?}");
        let list = page(&app, "member-en", PSYCHOLOGISTS).await;
        assert!(list.contains("Proposés à votre communauté") && list.contains(SEEDED), "{list}");
        let theirs = reflection(&app, "member-en", "psychologues").await;
        let joined = app.cookie("member-en").await;
        assert_eq!(choose(&app, &joined, PSYCHOLOGISTS, id, &[own]).await.status, 422, "it is of another community");
        assert_eq!(choose(&app, &joined, PSYCHOLOGISTS, id, &[theirs]).await.status, 303);
        let shown = page(&app, "member", &format!("{LIST}/{id}")).await;
        assert!(shown.contains("commun à") && shown.contains("Imogen Thackeray-Wills"), "{shown}");
        let title = "What stopped us from going paperless";
        assert!(!shown.contains(title), "what it is called is for those who may read it: {shown}");
        assert!(page(&app, "member-en", &format!("{PSYCHOLOGISTS}/{id}")).await.contains(title));
        assert_eq!(app.send(&format!("{PSYCHOLOGISTS}/{id}/modifier"), &joined, &[]).await.status, 404, "the first community writes it");
        let find = page(&app, "member-en", &format!("/fr/constats/{id}")).await;
        assert!(find.contains(SEEDED), "{find}");
    }

    async fn a_passage_is_quoted_as_it_is_written_once_its_author_consents(db: Db) {
        let app = started(db).await;
        let cookie = app.cookie("facilitator").await;
        let id = gathered(&app, &cookie).await;
        let other = reflection(&app, "member-en", "eleves-a-risque").await;
        run_with(
            &app,
            r#"UPDATE reflection
               SET texts = '{"title":null,"text":{"single":{"lang":"en","text":"Nobody asks the **cook**, who sees\nall of them."}}}', lang = 'en'
               WHERE id = $1"#,
            &other.to_string(),
        )
        .await;
        choose(&app, &cookie, LIST, id, &[other]).await;
        consent(&app, "member-en", asked(&app, "member-en", id).await, "given", "organization").await;
        let quote = format!("{LIST}/{id}/citer");
        let source = other.to_string();
        let wrong = app.send(&quote, &cookie, &[("source", &source), ("passage", "Everyone asks the cook")]).await;
        assert!(wrong.status == 422 && wrong.body.contains("Everyone asks the cook"), "{}", wrong.body);
        let passage = "Nobody asks the cook, who sees all of them.";
        let done = app.send(&quote, &cookie, &[("source", &source), ("passage", passage)]).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let address = format!("{LIST}/{id}");
        // The reflection itself is listed, by its beginning.
        let before = page(&app, "member", &address).await;
        assert!(before.contains("Imogen"), "the reflection is still behind it");
        consent(&app, "member-en", asked(&app, "member-en", id).await, "given", "organization").await;
        let after = page(&app, "member", &address).await;
        let count = |page: &str| page.matches(passage).count();
        assert!(count(&after) > count(&before), "it is asked for apart: {after}");
    }

    async fn a_reflection_that_is_taken_out_is_asked_for_no_more(db: Db) {
        let app = started(db).await;
        let cookie = app.cookie("facilitator").await;
        let id = gathered(&app, &cookie).await;
        let other = reflection(&app, "member-en", "eleves-a-risque").await;
        choose(&app, &cookie, LIST, id, &[other]).await;
        assert!(page(&app, "member-en", "/fr/mes-citations").await.contains(SEEDED));
        choose(&app, &cookie, LIST, id, &[]).await;
        assert!(!page(&app, "member-en", "/fr/mes-citations").await.contains(SEEDED));
        choose(&app, &cookie, LIST, id, &[other]).await;
        assert_eq!(app.send(&format!("{LIST}/{id}/supprimer"), &cookie, &[]).await.status, 303);
        assert_eq!(number(&app, "SELECT COUNT(*) FROM quotation WHERE work = 'finding'").await, 0);
    }

    async fn findings_are_numbered_and_their_data_belong_to_those_who_began_them(db: Db) {
        let app = started(db).await;
        let (one, two) = tokio::join!(waiting(&app), waiting(&app));
        assert_ne!(one, two);
        let numbers: Vec<i64> = sqlx::query_scalar("SELECT number FROM finding ORDER BY number")
            .fetch_all(&app.scratch.db.reader)
            .await
            .expect("numbers");
        assert_eq!(numbers, [1, 2]);
        assert_eq!(revision(&app, one).await, "2");
        let data = app.get_with("/fr/compte/donnees/json", "cookie", &app.cookie("facilitator").await).await.body;
        assert!(data.contains(SEEDED) && data.contains("finding_change") && data.contains("quotation"), "{data}");
        let person = person(&app, "facilitator").await.to_string();
        run_with(&app, "UPDATE person SET closed_at = 1 WHERE id = $1", &person).await;
        let left = page(&app, "member", &format!("{LIST}/{one}")).await;
        assert!(left.contains(SEEDED) && !left.contains("Desmeules"), "the name of a closed account is not shown: {left}");
    }
}
