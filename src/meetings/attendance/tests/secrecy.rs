//! What members need in order to take part is for themselves and for the facilitators.

use super::{HOUR, scene};
use ensemble::app::maintenance;
use ensemble_core::rights::Role;
use ensemble_testing::{
    Log, everybody, on_both_with_content,
    places::Parts,
    secrets::{Secret, assert_kept, assert_not_logged, people},
};

/// A word that is in what the member needs only.
const NEED: &str = "zirconium";

on_both_with_content! {
    async fn needs_are_told_to_facilitators_only(db: Db) {
        let (log, logging) = Log::start(tracing::Level::DEBUG);
        let mut scene = scene(&db, 100).await;
        let member = scene.app.cookie("member-en").await;
        let needs = format!("A ramp of {NEED}, please.");
        let form = [("whole", "1"), ("answer", "in-person"), ("listed", "1"), ("needs", needs.as_str())];
        assert_eq!(scene.answers(&member, &form).await.status, 303);
        assert_eq!(scene.says("member", "virtual").await.status, 303);
        // The facilitator changes the places, of which people are told, and reminders are sent.
        scene.limit("1").await;
        scene.app.later(99 * HOUR);
        maintenance::run(&scene.app.portal).await.expect("run");
        assert!(scene.shown("facilitator", "/reponses").await.contains(NEED));
        let mut readers = vec!["member-en"];
        let everybody = everybody(&db).await;
        let facilitators =
            everybody.iter().filter(|(_, viewer)| viewer.role(scene.community) == Some(Role::Facilitator));
        readers.extend(facilitators.map(|(who, _)| who.as_str()));
        assert_eq!(readers.len(), 3, "{readers:?}");
        let secrets = [Secret::new(&format!("ramp of {NEED}"), &readers)];
        drop(logging);
        assert_not_logged(&log.take(), &secrets);
        let parts = [Parts::of_meeting(scene.meeting)];
        assert_kept(&scene.app, &parts, &people(&scene.app).await, &secrets).await;
    }
}
