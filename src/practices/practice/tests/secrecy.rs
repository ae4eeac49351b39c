//! Drafts, and what authors do not consent to, are nowhere.

use super::{LIST, SEEDED, answer, begun, count, edited, one, page, published, reflection_of};
use ensemble_server::markdown;
use ensemble_testing::{TestApp, app_on, on_both_with_content};

/// Every page, list, feed and search in which a practice could be.
fn places(id: &str) -> Vec<String> {
    [
        "/fr",
        "/fr/pratiques",
        "/en/practices",
        "/fr/pratiques.atom",
        "/en/practices.atom",
        "/fr/recherche?q=zirconium",
        "/en/search?q=zirconium",
        "/fr/communautes/eleves-a-risque",
        LIST,
        "/en/communities/students-at-risk/practices",
    ]
    .into_iter()
    .map(str::to_owned)
    .chain([
        format!("{LIST}/{id}"),
        format!("{LIST}/{id}/versions/1"),
        format!("{LIST}/{id}/preparation"),
        format!("{LIST}/{id}/modifier"),
        format!("{LIST}/{id}/historique"),
    ])
    .collect()
}

/// Fails where one of these people reads a word of a practice, finds it, or gets one of its pages. No one is the visitor.
async fn assert_nowhere(app: &TestApp, id: &str, word: &str, people: &[&str]) {
    for who in people {
        let cookie = if who.is_empty() { String::new() } else { app.cookie(who).await };
        for place in places(id) {
            let answer = app.get_with(&place, "cookie", &cookie).await;
            if place.contains(id) {
                assert_ne!(answer.status, 200, "{who} gets {place}");
            } else if place.contains("?q=") {
                // A page of search repeats the question.
                assert!(!answer.body.contains(id), "{who} finds it at {place}");
            } else {
                assert!(!answer.body.contains(word), "{who} reads {word} at {place}");
            }
        }
    }
}

on_both_with_content! {
    async fn a_draft_is_nowhere_but_with_those_who_work_on_it(db: Db) {
        let app = app_on(db).await;
        let cookie = app.cookie("co-facilitator").await;
        let id = begun(&app, &cookie, "public").await;
        answer(&app, &id, "given").await;
        edited(&app, &cookie, &id, "1", &[]).await;
        let others = ["", "member-en", "liaison", "observer", "person", "coordinator", "administrator", "privacy-officer"];
        assert_nowhere(&app, &id, SEEDED, &others).await;
        for who in ["co-facilitator", "facilitator", "member"] {
            let cookie = app.cookie(who).await;
            assert!(page(&app, &cookie, &format!("{LIST}/{id}/preparation")).await.contains(SEEDED), "{who}");
        }
    }

    async fn each_audience_is_who_reads_and_finds_it(db: Db) {
        let app = app_on(db).await;
        let here = published(&app, "community").await;
        assert_nowhere(&app, &here, SEEDED, &["", "person", "observer", "administrator", "coordinator"]).await;
        let member = app.cookie("member-en").await;
        let search = "/fr/recherche?q=zirconium";
        assert!(page(&app, &member, search).await.contains(&here), "its members find it");
        assert!(page(&app, &member, "/fr/pratiques").await.contains(&here));
        let everyone = published(&app, "public").await;
        for place in ["/fr/pratiques", "/fr/pratiques.atom", search, &format!("{LIST}/{everyone}")] {
            let shown = app.get(place).await.body;
            assert!(shown.contains(&everyone) && !shown.contains(&here), "{place}: {shown}");
        }
        let cookie = app.cookie("co-facilitator").await;
        let done = app.send(&format!("{LIST}/{everyone}/retrait"), &cookie, &[("revision", "2")]).await;
        assert_eq!(done.status, 303);
        assert_nowhere(&app, &everyone, &everyone, &["", "person"]).await;
    }

    async fn a_passage_is_shown_while_its_author_consents(db: Db) {
        let app = app_on(db).await;
        let cookie = app.cookie("co-facilitator").await;
        let id = published(&app, "public").await;
        let reflection = reflection_of(&app, "beatrice%").await;
        let texts = one(&app, "SELECT texts FROM reflection WHERE id = $1", &reflection).await;
        let texts: serde_json::Value = serde_json::from_str(&texts).expect("JSON");
        let text = ["/text/pair/fr", "/text/single/text"]
            .iter()
            .find_map(|path| texts.pointer(path).and_then(serde_json::Value::as_str))
            .expect("a text");
        let plain = markdown::to_text(text);
        let passage = plain.lines().find(|line| line.len() > 20).expect("a line").trim().to_owned();
        let ask = [("reflection", reflection.as_str()), ("passage", passage.as_str())];
        let done = app.send(&format!("{LIST}/{id}/sources"), &cookie, &ask).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let shown = async || {
            let page = app.get(&format!("{LIST}/{id}")).await;
            assert_eq!(page.status, 200, "the consent to the whole stays");
            page.body.contains("<blockquote")
        };
        assert!(!shown().await, "not before consent");
        let member = app.cookie("member").await;
        let asked = one(&app, "SELECT id FROM quotation WHERE work_id = $1 AND passage <> ''", &id).await;
        let consent = async |word: &str| {
            let done = app.send(&format!("/fr/mes-citations/{asked}/accord"), &member, &[("consent", word), ("credit", "name")]).await;
            assert_eq!(done.status, 303, "{}", done.body);
        };
        consent("given").await;
        assert!(shown().await, "with consent");
        consent("withdrawn").await;
        assert!(!shown().await, "not after it");
    }

    async fn a_practice_without_consent_is_withdrawn_at_once(db: Db) {
        let app = app_on(db).await;
        let id = published(&app, "public").await;
        assert_eq!(app.get(&format!("{LIST}/{id}")).await.status, 200);
        answer(&app, &id, "withdrawn").await;
        assert_eq!(app.get(&format!("{LIST}/{id}")).await.status, 404);
        assert_nowhere(&app, &id, &id, &["", "person"]).await;
        let cookie = app.cookie("co-facilitator").await;
        assert_eq!(count(&app, "SELECT COUNT(*) FROM practice WHERE state = 'withdrawn'").await, 1);
        let anew = edited(&app, &cookie, &id, "2", &[("need.fr", "Encore un besoin.")]).await;
        assert_eq!(anew.status, 303, "its text can be written anew");
    }
}
