//! Who may write, and the end of writing together: proposing.

use super::{
    super::{change, coming, count, get, page, send},
    OTHERS, Scene, WRITERS,
};
use ensemble_core::Lang;
use ensemble_decisions::minutes::{MinutesAccess, actions::end_texts, model::MinutesState};
use ensemble_server::realtime::{DocumentAccess, Permission};
use ensemble_testing::{everybody, on_both_with_content};

on_both_with_content! {
    async fn only_those_who_write_minutes_write_them_together_and_no_one_once_they_are_proposed(db: Db) {
        let scene = Scene::new(db).await;
        let document = scene.opened("facilitator", Lang::Fr).await;
        let access = async |scene: &Scene, expected: fn(&str) -> bool| {
            for (who, viewer) in everybody(&scene.app.scratch.db).await {
                let permission = MinutesAccess.permission(&scene.app.portal, &viewer, document).await;
                let expected = expected(&who).then_some(Permission::Write);
                assert_eq!(permission.expect("an answer"), expected, "{who}");
            }
        };
        access(&scene, |who| WRITERS.contains(&who)).await;
        for who in WRITERS {
            assert_eq!(scene.live(who, document).await, 400, "{who} is let in");
        }
        for who in OTHERS {
            assert_eq!(scene.live(who, document).await, 404, "{who}");
            assert_eq!(get(&scene.app, &scene.address("/ensemble/fr"), who).await.status, 404, "{who}");
            for below in ["/ensemble/fr", "/ensemble/fr/ajouter", "/ensemble/fr/verser"] {
                assert_eq!(scene.sent(who, below, &[("seen", "1")]).await.status, 404, "{below} as {who}");
            }
        }
        assert_eq!(get(&scene.app, &scene.address("/ensemble/de"), "facilitator").await.status, 404);
        let (content, number) = scene.content(document).await;
        let proposed = scene.propose(0).await;
        assert_eq!(proposed.status, 303, "{}", proposed.body);
        access(&scene, |_| false).await;
        assert_eq!(scene.live("facilitator", document).await, 404);
        assert_eq!(get(&scene.app, &scene.address("/ensemble/fr"), "facilitator").await.status, 303, "to the text");
        let (item, seen) = (content.items[0].id.clone(), number.to_string());
        let form = [("seen", seen.as_str()), ("item", &item), ("minutes", "0"), ("notes", "Trop tard.")];
        let late = scene.sent("facilitator", "/ensemble/fr", &form).await;
        assert!(late.status == 409 && late.body.contains("Trop tard."), "it can be copied: {}", late.body);
        assert_eq!(scene.put("facilitator").await.status, 409);
    }

    async fn minutes_of_a_meeting_that_is_not_over_are_not_written_together(db: Db) {
        let scene = Scene::new(db).await;
        let next = coming(&scene.app).await;
        let here = format!("/fr/rencontres/{next}/compte-rendu/ensemble/fr");
        let shown = page(&scene.app, &here, "facilitator").await;
        assert!(shown.contains("n’est pas terminée"), "{shown}");
        assert_eq!(send(&scene.app, &format!("{here}/verser"), "facilitator", &[]).await.status, 409);
        let begun = "SELECT COUNT(*) FROM minutes_document WHERE meeting_id = $1";
        assert_eq!(count(&scene.app, begun, &next.to_string()).await, 0);
    }

    async fn proposing_puts_the_text_into_the_minutes_and_its_document_is_deleted(db: Db) {
        let mut scene = Scene::new(db).await;
        let document = scene.opened("facilitator", Lang::Fr).await;
        assert_eq!(scene.write("facilitator", Lang::Fr, 0, "Le mot zirconium.").await.status, 303);
        let stale = scene.propose(7).await;
        assert_eq!(stale.status, 409, "{}", stale.body);
        let proposed = scene.propose(0).await;
        assert_eq!(proposed.status, 303, "{}", proposed.body);
        assert!(page(&scene.app, &scene.address(""), "member").await.contains("zirconium"));
        end_texts(&scene.app.portal).await.expect("done");
        assert_eq!(scene.left(document).await.0, 1, "other processes may still store what they took");
        scene.app.later(61_000);
        end_texts(&scene.app.portal).await.expect("done");
        assert_eq!(scene.left(document).await, (0, 0));
        assert_eq!(scene.saved(Lang::Fr).await.0, 1, "nothing was missing");
        assert_eq!(scene.sent("facilitator", "/reprendre", &[]).await.status, 303);
        let again = scene.opened("facilitator", Lang::Fr).await;
        assert_ne!(again, document, "what a device kept of the other one does not come back");
        let (content, _) = scene.content(again).await;
        assert!(content.items[0].notes.contains("zirconium"), "{content:?}");
    }

    async fn a_draft_that_was_taken_back_at_once_is_written_on_in_the_same_document(db: Db) {
        let mut scene = Scene::new(db).await;
        let document = scene.opened("facilitator", Lang::Fr).await;
        assert_eq!(scene.propose(0).await.status, 303);
        assert_eq!(scene.sent("facilitator", "/reprendre", &[]).await.status, 303);
        scene.app.later(61_000);
        end_texts(&scene.app.portal).await.expect("done");
        assert_eq!(scene.opened("facilitator", Lang::Fr).await, document);
        assert_eq!(scene.write("facilitator", Lang::Fr, 0, "Encore.").await.status, 303);
    }

    async fn what_another_process_took_while_the_minutes_were_proposed_is_in_their_text(db: Db) {
        let mut scene = Scene::new(db).await;
        let document = scene.opened("facilitator", Lang::Fr).await.to_string();
        assert_eq!(scene.write("facilitator", Lang::Fr, 0, "Juste à temps.").await.status, 303);
        // The update is hidden, and comes back once the minutes are proposed.
        let last = "UPDATE live_update SET document_id = 'hidden'
                    WHERE document_id = $1 AND number = (SELECT MAX(number) FROM live_update WHERE document_id = $1)";
        change(&scene.app, last, &document).await;
        assert_eq!(scene.propose(0).await.status, 303);
        assert!(!scene.saved(Lang::Fr).await.1.contains("Juste à temps."));
        change(&scene.app, "UPDATE live_update SET document_id = $1 WHERE document_id = 'hidden'", &document).await;
        scene.app.later(61_000);
        end_texts(&scene.app.portal).await.expect("done");
        let (revision, text) = scene.saved(Lang::Fr).await;
        assert!(revision == 2 && text.contains("Juste à temps."), "{revision}: {text}");
        assert_eq!(scene.minutes().await.map(|minutes| minutes.state), Some(MinutesState::Proposed));
        assert_eq!(scene.left(document.parse().expect("an id")).await, (0, 0));
    }
}
