//! How long people spoke and what they wrote is for them and the facilitators, and gone when the meeting ends.

use super::{MINUTE, Scene, plain, scene};
use crate::{
    app::{
        pages,
        testing::{Log, everybody, id_of},
    },
    facilitation::RunSource,
};
use ensemble_core::Lang;
use ensemble_server::{db::testing::on_both_databases, realtime::FollowSource};

/// A word that stands in the silent contribution only, and how long only the member has spoken, in milliseconds.
const SEEDED: &str = "zirconium";
const MILLIS: i64 = 23 * MINUTE + 7;

/// Every page of the portal, in both languages, whose open parts the meeting and its community fill, and some searches.
fn addresses(scene: &Scene) -> Vec<String> {
    let mut all = Vec::new();
    for route in pages(false).0.iter().filter(|route| route.show.is_some()) {
        for (lang, slug, page) in
            [(Lang::Fr, "eleves-a-risque", "a-propos"), (Lang::En, "students-at-risk", "about")]
        {
            let path = route.path(lang).replace("{slug}", slug).replace("{page}", page);
            let path = path.replace("{id}", &scene.meeting.to_string());
            if !path.contains('{') {
                all.push(path);
            }
        }
    }
    all.extend(["/fr/reflexions?q=zirconium", "/fr/recherche?q=zirconium"].map(str::to_owned));
    all
}

/// The addresses whose page says what the member wrote, or how long the member spoke.
async fn told(scene: &Scene, who: &str) -> Vec<String> {
    let cookie = scene.app.cookie(who).await;
    let words = [
        format!("du {SEEDED}"),
        "23 min aujourd’hui".to_owned(),
        "23 min today".to_owned(),
        "parole : 23 min".to_owned(),
        "time: 23 min".to_owned(),
        format!(">{MILLIS}<"),
        format!(": {MILLIS}"),
    ];
    let mut found = Vec::new();
    for address in addresses(scene) {
        let body = plain(&scene.app.get_with(&address, "cookie", &cookie).await.body);
        if words.iter().any(|word| body.contains(word.as_str())) {
            found.push(address);
        }
    }
    found
}

on_both_databases! {
    async fn speaking_times_and_what_is_written_are_told_to_no_one_else(db: Db) {
        let mut scene = scene(&db).await;
        let (log, logging) = Log::start(tracing::Level::DEBUG);
        let (member, facilitator) = (scene.app.cookie("member").await, scene.app.cookie("facilitator").await);
        // The clock runs, so that the pages of the meeting show their parts.
        assert_eq!(scene.app.send(&scene.address("/animer/commencer"), &facilitator, &[]).await.status, 303);
        scene.speaks(&member, MILLIS).await;
        scene.write(&member, &format!("À cause du {SEEDED}.")).await;
        scene.ask(&member, "raise").await;
        drop(logging);
        let logged = log.take();
        assert!(!logged.contains(SEEDED) && !logged.contains("spoken_ms="), "{logged}");
        for who in ["member-en", "liaison", "coordinator", "administrator", "privacy-officer", "person"] {
            assert_eq!(told(&scene, who).await, Vec::<String>::new(), "{who}");
        }
        let own = told(&scene, "member").await;
        for address in [scene.address("/parole"), "/fr/compte/donnees/json".to_owned()] {
            assert!(own.contains(&address), "{address} is the member's own: {own:?}");
        }
        let page = scene.shown("facilitator").await;
        assert!(page.contains(SEEDED) && page.contains("23 min aujourd’hui"), "{page}");
        let screen = scene.app.get_with(&scene.address("/ecran"), "cookie", &facilitator).await;
        assert!(screen.body.contains("Béatrice"), "who waits is on the screen: {}", screen.body);
        assert!(!screen.body.contains(SEEDED) && !plain(&screen.body).contains("23 min aujourd’hui"), "all in the room see it");
        let person = id_of(&everybody(&db).await, "member").to_string();
        let stream = RunSource.state(&scene.app.portal, scene.meeting.uuid()).await.expect("a state");
        for word in [SEEDED, person.as_str(), "spoken"] {
            assert!(!stream.contains(word), "{stream}");
        }
        for statement in [
            "SELECT COUNT(*) FROM outbox WHERE body_text LIKE '%zirconium%'",
            "SELECT COUNT(*) FROM audit WHERE detail LIKE '%zirconium%'",
            "SELECT COUNT(*) FROM submission",
            "SELECT COUNT(*) FROM unsent_form",
            "SELECT COUNT(*) FROM draft WHERE content LIKE '%zirconium%'",
        ] {
            assert_eq!(scene.count(statement).await, 0, "{statement}");
        }
        scene.end().await;
        for who in ["member", "facilitator", "member-en"] {
            assert_eq!(told(&scene, who).await, Vec::<String>::new(), "{who}, after the end");
        }
        for statement in [
            "SELECT COUNT(*) FROM speaking_request",
            "SELECT COUNT(*) FROM speaking_person",
            "SELECT COUNT(*) FROM speaking_share",
        ] {
            assert_eq!(scene.count(statement).await, 0, "{statement}");
        }
    }

    async fn the_facilitators_button_on_the_run_page_ends_it_as_well(db: Db) {
        let mut scene = scene(&db).await;
        let member = scene.app.cookie("member").await;
        scene.speaks(&member, MINUTE).await;
        let cookie = scene.app.cookie("facilitator").await;
        assert_eq!(scene.app.send(&scene.address("/animer/terminer"), &cookie, &[]).await.status, 303);
        assert_eq!(scene.count("SELECT COUNT(*) FROM speaking_person").await, 0);
    }
}
