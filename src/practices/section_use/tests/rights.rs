//! Who does and reads what.

use super::{DELIVERED, NOTE, scene};
use ensemble_core::rights::{Action, rules::may};
use ensemble_practices::section_use::rules;
use ensemble_testing::{everybody, on_both_with_content};

on_both_with_content! {
    async fn sections_are_for_those_who_read_the_agenda_and_notes_for_those_who_prepare_meetings(db: Db) {
        let scene = scene(&db).await;
        let meeting = scene.begun[0];
        scene.comment(meeting, "yes", NOTE).await;
        let (mut allowed, mut refused) = (0, 0);
        for (who, viewer) in everybody(&db).await {
            let may = |action| may(&viewer, action, Some(scene.community));
            let cookie = scene.app.cookie(&who).await;
            let page = scene.app.get_with(&format!("/fr/rencontres/{meeting}/sections-de-guides"), "cookie", &cookie).await;
            let reads = may(Action::ReadAgenda);
            assert_eq!((page.status == 200, page.body.contains(NOTE)), (reads, reads), "{who}");
            for (below, action) in [("ajouter", Action::EditAgenda), ("retirer", Action::EditAgenda), ("suites", Action::RunGuides)] {
                let status = scene.does(&who, meeting, below, &[]).await.status;
                assert_eq!(status == 404, !may(action), "{who} {below}: {status}");
            }
            let history = scene.page(&who, "/fr/sections-de-guides/partnerships").await;
            assert!(history.contains("Utilisé dans 2 rencontres"), "{who}: the demonstration has one more: {history}");
            assert_eq!(history.contains(NOTE), rules::may_read_notes(&viewer), "{who}");
            assert!(!history.contains("Dans -1 jours"), "{who}: no meeting is named");
            let own = scene.app.get_with("/fr/compte/donnees/json", "cookie", &cookie).await.body;
            assert_eq!(own.contains(NOTE), who == "facilitator", "{who}");
            let shown = scene.app.get_with(&format!("/fr/rencontres/{meeting}"), "cookie", &cookie).await.body;
            assert!(!shown.contains(NOTE), "{who}: the page of the meeting leads there");
            if reads { allowed += 1 } else { refused += 1 }
        }
        assert!(allowed > 2 && refused > 2);
        let visitor = scene.app.get(&format!("/fr/rencontres/{meeting}/sections-de-guides")).await;
        assert!(visitor.status != 200 && !visitor.body.contains(NOTE));
        assert!(!scene.app.get("/fr/sections-de-guides/partnerships").await.body.contains(NOTE));
        let cookie = scene.app.cookie("facilitator").await;
        assert_eq!(scene.app.get_with("/fr/sections-de-guides/nothing", "cookie", &cookie).await.status, 404);
        let logged: i64 = scene.count("SELECT COUNT(*) FROM audit WHERE detail LIKE '%zirconium%'").await;
        assert_eq!(logged, 0, "the log quotes nothing");
    }

    async fn a_meeting_that_is_over_or_cancelled_gets_no_sections(db: Db) {
        let scene = scene(&db).await;
        let mut to = db.write().await.expect("a transaction");
        for (statement, meeting) in [
            ("UPDATE meeting SET phase = 'closed' WHERE id = $1", scene.begun[0]),
            ("UPDATE meeting SET cancelled_at = 1 WHERE id = $1", scene.coming),
        ] {
            sqlx::query(statement).bind(meeting.to_string()).execute(&mut *to).await.expect("a change");
        }
        to.commit().await.expect("committed");
        for meeting in [scene.begun[0], scene.coming] {
            let answer = scene.does("facilitator", meeting, "ajouter", &[("section", DELIVERED)]).await;
            assert!(answer.status == 409 && answer.body.contains("terminée ou annulée"), "{}", answer.body);
        }
    }
}
