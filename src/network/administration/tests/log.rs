//! The audit log in words.

use super::id_of;
use ensemble_core::{
    Lang,
    ids::{CommunityId, MeetingId, PersonId, ReflectionId},
    rights::{Identity, Viewer},
};
use ensemble_network::administration::store::MAX_EARLIER_NAMES;
use ensemble_server::audit::{self, Deed};
use ensemble_testing::{NOW, TestApp, app, app_on, on_both_with_content};

async fn enter(app: &TestApp, action: &'static str, kind: &'static str, subject: &str, detail: &str) {
    let identity = Identity::new(PersonId::new(), "Maude".to_owned(), Lang::Fr);
    let viewer = Viewer { person: Some(identity), ..Viewer::default() };
    let mut to = app.scratch.db.write().await.expect("a transaction");
    let deed = Deed { action, subject_kind: kind, subject, detail };
    audit::log(&mut to, &viewer, "192.0.2.1", deed, NOW).await.expect("logged");
    to.commit().await.expect("committed");
}

async fn one(app: &TestApp, statement: &'static str) -> String {
    sqlx::query_scalar(statement).fetch_one(&app.scratch.db.reader).await.expect("there is one")
}

#[tokio::test]
async fn entries_name_things_and_people_and_show_neither_code_nor_id() {
    let app = app().await;
    let officer = app.cookie("privacy-officer").await;
    let member = id_of(&app.scratch.db, "member").await.to_string();
    let community: CommunityId =
        one(&app, "SELECT community_id FROM community_slug WHERE slug = 'students-at-risk'")
            .await
            .parse()
            .expect("an id");
    let meeting: MeetingId =
        one(&app, "SELECT id FROM meeting WHERE phase <> 'draft' LIMIT 1").await.parse().expect("an id");
    let private: ReflectionId =
        one(&app, "SELECT id FROM reflection WHERE level = 'me' AND removed_at IS NULL LIMIT 1")
            .await
            .parse()
            .expect("an id");
    let texts: serde_json::Value = serde_json::from_str(
        &one(&app, "SELECT texts FROM reflection WHERE level = 'me' AND removed_at IS NULL LIMIT 1").await,
    )
    .expect("JSON");
    let words = texts.to_string();
    let private_words = words.split('"').max_by_key(|part| part.len()).expect("a text");
    let private_words: String = private_words.chars().take(25).collect();
    let (community, meeting, private) = (community.to_string(), meeting.to_string(), private.to_string());
    enter(&app, "membership.role", "community", &community, &format!("{member} facilitator")).await;
    enter(&app, "membership.request", "community", &community, &format!("{member} accepted")).await;
    enter(&app, "meeting.publish", "meeting", &meeting, "").await;
    enter(&app, "meeting.documents", "meeting", &meeting, &format!("remove {}", PersonId::new())).await;
    enter(&app, "reflection.decision", "reflection", &private, "kept").await;
    enter(&app, "reflection.edit", "reflection", &private, "revision 4").await;
    enter(&app, "reflection.group", "reflection", &private, "community").await;
    enter(&app, "office.given", "person", &member, "privacy-officer").await;
    enter(&app, "setting.changed", "setting", "history-months", "12").await;
    enter(&app, "consent.accept", "person", &member, "terms 3").await;
    enter(&app, "tomorrow.invented", "gadget", "x", "some-code").await;
    for (address, words) in [
        (
            "/fr/administration/journal",
            &[
                "Communauté : ",
                "Élèves à risque",
                "Rencontre : ",
                "Animation",
                "acceptée",
                "Gardé",
                "version 4",
                "La communauté",
                "Note de groupe commencée",
                "Protection des renseignements personnels",
                "12 mois",
                "document retiré",
                "Autre action",
                "Autre objet",
            ][..],
        ),
        ("/en/administration/log", &["Community: ", "Facilitator", "Other action", "12 months", "Kept"][..]),
    ] {
        let page = app.get_with(&format!("{address}?person=Maude"), "cookie", &officer).await.body;
        let main = page.split("<main").nth(1).expect("a main part").replace('\u{a0}', " ");
        for word in words {
            assert!(main.contains(word), "{address}: {word}\n{main}");
        }
        // Ids are in addresses only; what is shown between tags has none.
        let shown: String =
            main.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text).collect();
        for code in
            [&community, &meeting, &private, &member, "revision 4", "some-code", "gadget", "office.given"]
        {
            assert!(!shown.contains(code), "{address}: {code}");
        }
        assert!(!shown.contains(&private_words), "a private text is not named to those who read the log");
    }
    for csv in ["/fr/administration/journal/csv", "/en/administration/log/csv"] {
        let file = app.get_with(&format!("{csv}?person=Maude"), "cookie", &officer).await.body;
        for code in ["revision 4", "some-code", "gadget", "reflection.group", "meeting.publish"] {
            assert!(!file.contains(code), "{csv}: {code}");
        }
    }
}

on_both_with_content! {
    async fn a_search_that_finds_too_many_names_asks_for_more_of_the_name(db: Db) {
        let app = app_on(db.clone()).await;
        let officer = app.cookie("privacy-officer").await;
        let mut to = db.write().await.expect("a transaction");
        for number in 0..=MAX_EARLIER_NAMES {
            let identity = Identity::new(PersonId::new(), format!("Zéphyr N{number}"), Lang::Fr);
            let viewer = Viewer { person: Some(identity), ..Viewer::default() };
            let deed = Deed { action: "person.seen", subject_kind: "person", subject: "x", detail: "" };
            audit::log(&mut to, &viewer, "192.0.2.1", deed, NOW).await.expect("logged");
        }
        to.commit().await.expect("committed");
        let many = app.get_with("/fr/administration/journal?person=zephyr", "cookie", &officer).await;
        assert_eq!(many.status, 422, "{}", many.body);
        let says = many.body.contains("Trop de noms correspondent à cette recherche.");
        assert!(says && many.body.contains("value=\"zephyr\""), "{}", many.body);
        let file = app.get_with("/fr/administration/journal/csv?person=zephyr", "cookie", &officer).await;
        assert_eq!(file.status, 400, "no file leaves out what it cannot find");
        let few = app.get_with("/fr/administration/journal?person=zephyr%20n17", "cookie", &officer).await;
        assert!(few.status == 200 && few.body.contains("Zéphyr N17"), "{}", few.body);
    }
}
