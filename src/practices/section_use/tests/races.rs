//! Two who say at once what they adapted.

use std::time::Duration;

use super::{DELIVERED, scene};
use ensemble_core::Lang;
use ensemble_practices::section_use::{
    model::{Feedback, Worked},
    store,
};
use ensemble_testing::{NOW, everybody, id_of, on_both_with_content};

const PROPOSED: &str = "SELECT COUNT(*) FROM notification WHERE kind = 'section-adapted'";
const COORDINATORS: &str = "SELECT COUNT(*) FROM office WHERE office = 'coordinator'";

on_both_with_content! {
    /// The demonstration has one note. Two more are written in transactions that are open at the same time: each sees the other's, or is
    /// seen by it.
    async fn the_second_and_the_third_note_at_once_propose_the_revision(db: Db) {
        let scene = scene(&db).await;
        let (first, second) = (scene.begun[0], scene.begun[1]);
        for meeting in [first, second] {
            scene.done(meeting, "ajouter", &[("section", DELIVERED)]).await;
        }
        let used = scene.used(first).await;
        let id = scene.used(second).await.id.to_string();
        let form = [("section_use", id.as_str()), ("worked", "partly"), ("adapted", "Plus court")];
        let person = id_of(&everybody(&db).await, "facilitator");
        let feedback = Feedback { worked: Worked::Yes, lang: Lang::Fr, adapted: "En deux fois".to_owned(), revision: 0 };
        let mut tx = db.write().await.expect("a transaction");
        assert!(store::write_feedback(&mut tx, used.id, &feedback, person, NOW).await.expect("written"));
        assert!(!store::lock_revision(&mut tx, "partnerships", "1").await.expect("locked"), "nobody was notified");
        assert_eq!(store::notes_in(&mut tx, "partnerships").await.expect("notes").len(), 2);
        let commit = async {
            tokio::time::sleep(Duration::from_millis(700)).await;
            tx.commit().await.expect("committed");
        };
        let (answer, ()) = tokio::join!(scene.does("facilitator", second, "suites", &form), commit);
        assert_eq!(answer.status, 303, "{}", answer.body);
        let coordinators = scene.count(COORDINATORS).await;
        assert!(coordinators > 0);
        assert_eq!(scene.count(PROPOSED).await, coordinators, "the third note is counted");
    }

    async fn a_revision_is_proposed_once_when_two_notes_come_together(db: Db) {
        let scene = scene(&db).await;
        scene.comment(scene.begun[0], "partly", "Plus court").await;
        let mut ids = Vec::new();
        for meeting in [scene.begun[1], scene.begun[2]] {
            scene.done(meeting, "ajouter", &[("section", DELIVERED)]).await;
            ids.push((meeting, scene.used(meeting).await.id.to_string()));
        }
        let form = |at: usize| [("section_use", ids[at].1.as_str()), ("worked", "partly"), ("adapted", "En deux fois")];
        let (one, two) = (form(0), form(1));
        let (first, second) = tokio::join!(
            scene.does("facilitator", ids[0].0, "suites", &one),
            scene.does("facilitator", ids[1].0, "suites", &two)
        );
        assert_eq!((first.status.as_u16(), second.status.as_u16()), (303, 303), "{} {}", first.body, second.body);
        assert_eq!(scene.count(PROPOSED).await, scene.count(COORDINATORS).await, "once");
        // One of the notes is taken back and written again: the same notes do not propose it a second time.
        for (revision, adapted) in [("1", ""), ("2", "En deux fois")] {
            for (meeting, id) in &ids {
                let form = [("section_use", id.as_str()), ("worked", "yes"), ("adapted", adapted), ("revision", revision)];
                scene.done(*meeting, "suites", &form).await;
            }
        }
        assert_eq!(scene.count(PROPOSED).await, scene.count(COORDINATORS).await, "once");
    }
}
