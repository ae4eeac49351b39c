//! Who may do what with tables, and that no one else reads the notes of open tables.

use axum::{body::Body, http::Request};

use super::{Scene, scene};
use ensemble_core::ids::TableId;
use ensemble_testing::{
    Log, everybody, on_both_with_content,
    places::Parts,
    secrets::{Secret, assert_kept, assert_not_logged, assert_not_stored, people},
};

/// The person of the demonstration who observes the community.
const OBSERVER: &str = "liaison";
const OUTSIDERS: [&str; 5] = ["observer", "administrator", "privacy-officer", "person", "coordinator"];

/// What the live document of a table answers: a request without messages is refused as such only after it was authorized.
async fn live(scene: &Scene, who: &str, table: &str) -> u16 {
    let request = Request::post(format!("/live/table/{table}"))
        .header("origin", &scene.app.portal.config.site_url)
        .header("sec-fetch-site", "same-origin")
        .header("cookie", scene.app.cookie(who).await)
        .body(Body::empty())
        .expect("a request");
    scene.app.request(request).await.status.as_u16()
}

on_both_with_content! {
    async fn facilitators_make_tables_and_others_do_not(db: Db) {
        let scene = scene(&db).await;
        for who in OUTSIDERS.into_iter().chain(["member", OBSERVER]) {
            for below in ["/preparer", "/animer", "/placer"] {
                let answer = scene.send(who, below, &[("act", "close"), ("seen", "1")]).await;
                assert_eq!(answer.status, 404, "{below} as {who}");
            }
            for below in ["/preparer", "/cartes"] {
                assert_eq!(scene.shown(who, below).await.status, 404, "{below} as {who}");
            }
        }
        assert!(scene.rounds().await.is_empty());
        assert_eq!(scene.shown("facilitator", "/preparer").await.status, 200);
    }

    async fn a_note_is_for_its_table_and_the_facilitators(db: Db) {
        let scene = scene(&db).await;
        let round = scene.opened().await;
        let own = scene.table_of("member").await;
        let other = round.tables.iter().find(|table| table.id != own).expect("another table").id;
        let (own, other) = (own.to_string(), other.to_string());
        for who in ["member", "facilitator", "co-facilitator"] {
            assert_eq!(live(&scene, who, &own).await, 400, "{who} is let in");
            assert_eq!(scene.shown(who, &format!("/{own}/note")).await.status, 200, "{who}");
        }
        for who in OUTSIDERS.into_iter().chain([OBSERVER]) {
            assert_eq!(live(&scene, who, &own).await, 404, "{who}");
            assert_eq!(scene.shown(who, &format!("/{own}/note")).await.status, 404, "{who}");
            assert_eq!(scene.send(who, "/place", &[]).await.status, 404, "{who}");
        }
        assert_eq!(live(&scene, "facilitator", &other).await, 400);
        assert_eq!(live(&scene, "member", &other).await, 404, "another table");
        assert_eq!(scene.shown("member", &format!("/{other}/note")).await.status, 404);
        assert_eq!(scene.run("close").await.status, 303);
        for who in ["member", "facilitator"] {
            assert_eq!(live(&scene, who, &own).await, 404, "no one, once it is closed");
        }
    }

    async fn observers_read_the_results_only(db: Db) {
        let scene = scene(&db).await;
        scene.opened().await;
        let table = scene.table_of("member").await;
        assert_eq!(scene.write("member", table, "Le mot quenouille.").await.status, 303);
        for below in ["", "/resultats"] {
            let page = scene.shown(OBSERVER, below).await;
            assert_eq!(page.status, 200, "{below}");
            assert!(!page.body.contains("quenouille") && !page.body.contains("Que retenir?"), "{below}");
        }
        assert_eq!(scene.run("close").await.status, 303);
        assert!(scene.shown(OBSERVER, "/resultats").await.body.contains("quenouille"));
        for who in ["observer", "administrator", "person"] {
            assert_eq!(scene.shown(who, "/resultats").await.status, 404, "{who}");
        }
    }
}

on_both_with_content! {
    async fn what_is_asked_for_two_people_is_shown_to_facilitators_only_and_deleted_with_the_meeting(db: Db) {
        let scene = scene(&db).await;
        let (one, other) = (scene.person("member").await.to_string(), scene.person("member-en").await.to_string());
        scene.offered(&[("pair_rule", "apart"), ("pair_first", &one), ("pair_second", &other)]).await;
        assert_eq!(scene.round().await.pairs.len(), 1);
        assert_eq!(scene.send("member", "/place", &[("table", "1")]).await.status, 303);
        let refused = scene.send("member-en", "/place", &[("table", "1")]).await;
        assert_eq!(refused.status, 422, "{}", refused.body);
        assert!(refused.body.contains("Aucune place ne convient"), "{}", refused.body);
        assert!(!refused.body.contains("tables différentes"), "{}", refused.body);
        let cookie = scene.app.cookie("facilitator").await;
        let ended = scene.app.send(&format!("/fr/rencontres/{}/terminer", scene.meeting), &cookie, &[]).await;
        assert_eq!(ended.status, 303, "{}", ended.body);
        assert!(scene.rounds().await[0].pairs.is_empty());
    }
}

on_both_with_content! {
    async fn the_words_of_a_table_leak_nowhere(db: Db) {
        let (log, logging) = Log::start(tracing::Level::DEBUG);
        let scene = scene(&db).await;
        let round = scene.opened().await;
        let everybody = everybody(&db).await;
        let at_table = |table: TableId| {
            let members = round.table(table).map(|table| table.members.clone()).unwrap_or_default();
            let key = |person| everybody.iter().find(|(_, viewer)| viewer.id() == Some(person)).map(|(key, _)| key.as_str());
            members.iter().filter_map(|member| key(member.person)).collect::<Vec<&str>>()
        };
        let own = scene.table_of("member").await;
        let other = round.tables.iter().find(|table| table.id != own).expect("another table").id;
        let mut secrets = Vec::new();
        for (table, writer, word) in [(own, "member", "quenouille"), (other, "facilitator", "molybdene")] {
            let written = scene.write(writer, table, &format!("Le mot {word}.")).await;
            assert_eq!(written.status, 303, "{}", written.body);
            let mut readers = at_table(table);
            assert_eq!(readers.len(), 2, "{readers:?}");
            readers.extend(["facilitator", "co-facilitator"].iter().filter(|who| !at_table(table).contains(*who)));
            secrets.push(Secret::new(&format!("mot {word}"), &readers).at(&["/tables"]));
        }
        drop(logging);
        assert_not_logged(&log.take(), &secrets);
        let parts = [own, other].map(|table| Parts::of_meeting(scene.meeting).with("{table}", table));
        assert_kept(&scene.app, &parts, &people(&scene.app).await, &secrets).await;

        let (log, logging) = Log::start(tracing::Level::DEBUG);
        assert_eq!(scene.run("close").await.status, 303);
        drop(logging);
        assert_not_logged(&log.take(), &secrets);
        assert_not_stored(&scene.app, &secrets).await;
        for who in ["observer", "administrator", "person", "privacy-officer"] {
            let cookie = scene.app.cookie(who).await;
            for address in ["/fr/recherche?q=quenouille", "/en/search?q=molybdene", "/fr/compte/donnees/json", "/fr/compte/donnees/html"] {
                let page = scene.app.get_with(address, "cookie", &cookie).await;
                assert!(!secrets.iter().any(|secret| secret.is_in_answer(&page)), "{address} as {who}");
            }
        }
        let results = scene.shown(OBSERVER, "/resultats").await;
        assert!(secrets.iter().all(|secret| secret.is_in_answer(&results)), "those who read the agenda read the results: {}", results.body);
    }
}
