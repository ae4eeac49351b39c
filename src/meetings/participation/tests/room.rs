//! The code of a room, and who is noticed.

use super::{DAY, DURATION, HOUR, MINUTE, Outcome, Scene, announce, begun, everybody, scene};
use ensemble_core::{
    ids::MeetingId,
    rights::{Action, rules::may},
};
use ensemble_meetings::participation::{
    joined,
    model::{Sign, Span},
    store,
};
use ensemble_testing::{Answer, on_both_with_content};

/// The code that a facilitator reads.
async fn code(scene: &Scene, meeting: MeetingId) -> String {
    let page = scene.get("facilitator", &format!("/fr/rencontres/{meeting}/participation/code")).await;
    assert_eq!(page.status, 200, "{}", page.body);
    let letters = page.body.split("room-letters").nth(1).and_then(|rest| rest.split('>').nth(2));
    letters.and_then(|rest| rest.split('<').next()).expect("a code").to_owned()
}

async fn enter(scene: &Scene, who: &str, code: &str) -> Answer {
    scene.app.send("/fr/presence", &scene.app.cookie(who).await, &[("code", code)]).await
}

on_both_with_content! {
    async fn a_member_enters_the_code_and_is_noted_once(db: Db) {
        let scene = begun(&db, 40).await;
        let code = code(&scene, scene.meeting).await;
        let page = scene.shown("facilitator", "/participation/code").await;
        assert!(page.contains("<svg") && page.contains("/fr/presence") && page.contains("jusqu’à"), "{page}");
        assert!(!page.contains("style="), "{page}");
        let opened = scene.get("member", &format!("/fr/presence?code={code}")).await;
        assert!(opened.body.contains(&format!("value=\"{code}\"")), "{}", opened.body);
        assert_eq!(scene.known("member").await.sign, None, "opening the address notes no one");
        let spaced: String = code.to_lowercase().chars().flat_map(|letter| [letter, ' ']).collect();
        for _ in 0..2 {
            let done = enter(&scene, "member", &spaced).await;
            assert_eq!(done.header("location"), format!("{}?notice=presence-confirmed#my-participation", scene.page()), "{}", done.body);
        }
        let proposed = Span { from: 45, until: 90 };
        assert_eq!(scene.known("member").await.sign, Some((Sign::Code, 45)));
        assert_eq!(scene.outcome("member").await, Outcome::Proposed(proposed));
        let page = scene.shown("member", "").await;
        assert!(page.contains("Le portail a remarqué votre présence") && page.contains("Oui, j’y étais"), "{page}");
        assert_eq!(scene.send("member", "/participation/moi", &[("presence", "present")]).await.status, 303);
        assert_eq!(scene.outcome("member").await, Outcome::Present(proposed));
    }

    async fn a_code_works_for_its_own_meeting_and_time_only(db: Db) {
        let mut scene = scene(&db).await;
        let first = code(&scene, scene.meeting).await;
        let next = announce(&db, scene.community, "La suivante", 48).await;
        let second = code(&scene, next).await;
        assert_ne!(first, second);
        assert_eq!(code(&scene, scene.meeting).await, first, "it stays the same for its meeting");
        let early = enter(&scene, "member", &first).await;
        assert!(early.status == 422 && early.body.contains("n’a pas commencé") && early.body.contains(&first), "{}", early.body);
        scene.app.later(HOUR + (i64::from(DURATION) + 15) * MINUTE - 1);
        assert_eq!(enter(&scene, "member", &first).await.status, 303, "a quarter of an hour after the end");
        scene.app.later(1);
        let late = enter(&scene, "member-en", &first).await;
        assert!(late.status == 422 && late.body.contains("Chaque rencontre a le sien"), "{}", late.body);
        scene.app.later(2 * DAY - 2 * HOUR);
        let photographed = enter(&scene, "member-en", &first).await;
        assert!(photographed.status == 422 && photographed.body.contains("demandez celui d’aujourd’hui"), "{}", photographed.body);
        assert_eq!(scene.known("member-en").await.sign, None);
        assert_eq!(enter(&scene, "member-en", &second).await.status, 303);
        let cancelled = announce(&db, scene.community, "Annulée", 48).await;
        let third = code(&scene, cancelled).await;
        let mut to = db.write().await.expect("a transaction");
        sqlx::query("UPDATE meeting SET cancelled_at = 1 WHERE id = $1").bind(cancelled.to_string()).execute(&mut *to).await.expect("cancelled");
        to.commit().await.expect("committed");
        assert_eq!(enter(&scene, "member", &third).await.status, 422);
    }

    async fn a_code_is_for_members_and_cannot_be_guessed_by_trying(db: Db) {
        let mut scene = begun(&db, 10).await;
        let code = code(&scene, scene.meeting).await;
        for (who, viewer) in everybody(&db).await {
            let confirms = may(&viewer, Action::ConfirmParticipation, Some(scene.community));
            let done = enter(&scene, &who, &code).await;
            assert_eq!(done.status == 303, confirms, "{who}");
            assert_eq!(scene.known(&who).await.sign.is_some(), confirms, "{who}");
            assert!(confirms || done.body.contains("Aucune de vos rencontres n’a ce code"), "{who}: as for a code that is none");
        }
        let visitor = scene.get("visitor", "/fr/presence?code=CDFH").await;
        assert!(visitor.header("location").starts_with("/fr/connexion?next="), "one signs in and comes back");
        assert_eq!(enter(&scene, "member", "AEIO").await.status, 422, "what cannot be a code is no try");
        let other = if code == "CDFH" { "CDFJ" } else { "CDFH" };
        let mut statuses = Vec::new();
        for _ in 0..12 {
            statuses.push(enter(&scene, "member", other).await.status.as_u16());
        }
        assert!(statuses.ends_with(&[429, 429]) && statuses.starts_with(&[422]), "{statuses:?}");
        assert_eq!(enter(&scene, "member", &code).await.status, 429, "the right one, too");
        scene.app.later(2 * MINUTE);
        assert_eq!(enter(&scene, "member", &code).await.status, 303);
    }

    async fn two_facilitators_who_ask_at_once_get_one_code(db: Db) {
        let scene = scene(&db).await;
        let (one, other) = futures::join!(code(&scene, scene.meeting), code(&scene, scene.meeting));
        assert_eq!(one, other);
        assert_eq!(scene.count("SELECT COUNT(*) FROM room_code WHERE meeting_id = $1").await, 1);
        let taken = announce(&db, scene.community, "Une autre", 5).await;
        let mut to = db.write().await.expect("a transaction");
        assert!(!store::add_room_code(&mut to, taken, &one, 1).await.expect("an answer"), "not twice in a community");
        to.commit().await.expect("committed");
    }

    async fn who_opens_the_page_of_a_running_meeting_is_noticed(db: Db) {
        let mut scene = scene(&db).await;
        let now = |scene: &Scene| scene.app.portal.now();
        let member = scene.person("member").await;
        joined(&scene.app.portal, scene.meeting, member, now(&scene)).await.expect("an answer");
        assert_eq!(scene.known("member").await.sign, None, "it has not begun");
        scene.app.later(HOUR + 20 * MINUTE);
        for _ in 0..2 {
            joined(&scene.app.portal, scene.meeting, member, now(&scene)).await.expect("noticed");
            scene.app.later(20 * MINUTE);
        }
        assert_eq!(scene.known("member").await.sign, Some((Sign::Joined, 15)), "from when they came");
        let outsider = scene.person("person").await;
        joined(&scene.app.portal, scene.meeting, outsider, now(&scene)).await.expect("an answer");
        assert_eq!(scene.known("person").await.sign, None);
        scene.send("member", "/participation/moi", &[("presence", "absent")]).await;
        joined(&scene.app.portal, scene.meeting, member, now(&scene)).await.expect("an answer");
        assert_eq!(scene.outcome("member").await, Outcome::Absent, "what they say stays");
    }
}
