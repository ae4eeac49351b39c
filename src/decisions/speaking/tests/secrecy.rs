//! How long people spoke and what they wrote is for them and the facilitators, and gone when the meeting ends.

use super::{MINUTE, Scene, plain, scene};
use ensemble_meetings::facilitation::RunSource;
use ensemble_server::realtime::FollowSource;
use ensemble_testing::{
    Log, everybody, id_of, on_both_with_content,
    places::Parts,
    secrets::{Secret, assert_kept, assert_not_logged, assert_not_stored, people},
};

/// A word that stands in the silent contribution only, and how long only the member has spoken, in milliseconds.
const SEEDED: &str = "zirconium";
const MILLIS: i64 = 23 * MINUTE + 7;
const DATA: &str = "/fr/compte/donnees/json";
/// Where contributions and times are shown: beside the clock and by themselves, and in one's own data.
const SHOWN: [&str; 8] = [
    "/animer",
    "/facilitate",
    "/participer",
    "/take-part",
    "/parole",
    "/speaking",
    "/donnees/",
    "/account/data",
];

/// What the member wrote, and how long the member spoke, in the forms in which pages and data have it.
fn secrets() -> [Secret; 2] {
    let readers = ["member", "facilitator", "co-facilitator"];
    let forms = [
        "23 min aujourd’hui".to_owned(),
        "23 min today".to_owned(),
        "parole : 23 min".to_owned(),
        "time: 23 min".to_owned(),
        format!(">{MILLIS}<"),
        format!(": {MILLIS}"),
    ];
    let forms = forms.each_ref().map(String::as_str);
    [
        Secret::new(&format!("du {SEEDED}"), &readers).at(&SHOWN),
        Secret::in_forms("23", &forms, &readers).at(&SHOWN),
    ]
}

/// The pages of the meeting, and one's own data, that tell a person of the demonstration what the member wrote or how long they spoke.
async fn told(scene: &Scene, who: &str) -> Vec<String> {
    let cookie = scene.app.cookie(who).await;
    let pages = ["", "/parole", "/participer", "/ecran", "/animer"].map(|below| scene.address(below));
    let mut found = Vec::new();
    for address in pages.into_iter().chain([DATA.to_owned()]) {
        let answer = scene.app.get_with(&address, "cookie", &cookie).await;
        if secrets().iter().any(|secret| secret.is_in_answer(&answer)) {
            found.push(address);
        }
    }
    found
}

on_both_with_content! {
    async fn speaking_times_and_what_is_written_are_told_to_no_one_else(db: Db) {
        let mut scene = scene(&db).await;
        let (log, logging) = Log::start(tracing::Level::DEBUG);
        let (member, facilitator) = (scene.app.cookie("member").await, scene.app.cookie("facilitator").await);
        // The clock runs, so that the pages of the meeting show their parts.
        assert_eq!(scene.app.send(&scene.address("/animer/commencer"), &facilitator, &[]).await.status, 303);
        scene.speaks(&member, MILLIS).await;
        scene.write(&member, &format!("À cause du {SEEDED}.")).await;
        scene.ask(&member, "raise").await;
        let own = told(&scene, "member").await;
        for address in [scene.address("/parole"), DATA.to_owned()] {
            assert!(own.contains(&address), "{address} is the member's own: {own:?}");
        }
        drop(logging);
        let logged = log.take();
        assert!(!logged.contains("spoken_ms="), "{logged}");
        assert_not_logged(&logged, &secrets());
        let parts = Parts::of_meeting(scene.meeting);
        assert_kept(&scene.app, &[parts], &people(&scene.app).await, &secrets()).await;
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
        assert_not_stored(&scene.app, &secrets()).await;
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
