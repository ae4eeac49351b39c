//! The numbers of a public lottery, entered by two witnesses.

use super::{Draws, MANAGE, MINUTE, store};
use ensemble_calls::draw::actions::run_due;
use ensemble_draw::{DrawState, Value};
use ensemble_testing::{TestApp, app_on, on_both_with_content};

/// A list that waits for a lottery, whose witnesses are both members; and the address where they enter the numbers.
async fn waiting(app: TestApp) -> (Draws, String) {
    let draws = Draws::new(app, 3, 1).await;
    let (one, other) = (draws.email("member").await, draws.email("member-en").await);
    assert_eq!(draws.close_for_lottery([&one, &other]).await.status, 303);
    let here = draws.of(draws.record().await.id, "/temoin");
    (draws, here)
}

/// The same once the lottery took place.
async fn after_lottery(app: TestApp) -> (Draws, String) {
    let (mut draws, here) = waiting(app).await;
    draws.app.later(61 * MINUTE);
    (draws, here)
}

on_both_with_content! {
    async fn the_draw_is_run_when_both_witnesses_entered_the_same_numbers(db: Db) {
        let (draws, here) = after_lottery(app_on(db).await).await;
        let first = draws.send(&here, "member", &[("numbers", "22, 6, 13")]).await;
        assert_eq!(first.status, 303, "{}", first.body);
        assert_eq!(draws.record().await.state, DrawState::Frozen, "the other one is awaited");
        assert!(draws.page(&here, "member").await.contains("Vous avez entré : 22 6 13."));
        let other = draws.page(&here, "member-en").await;
        assert!(!other.contains("22 6 13") && !other.contains("Vous avez entré"), "not the numbers of the other: {other}");
        let managed = draws.page(MANAGE, "coordinator").await;
        assert!(managed.contains("Nombres entrés par") && managed.contains("Nombres attendus de") && !managed.contains("22 6 13"), "{managed}");
        let second = draws.send(&here, "member-en", &[("numbers", "6 13 22")]).await;
        assert_eq!(second.header("location"), draws.of(draws.record().await.id, ""));
        let proof = draws.record().await.verified().expect("right").expect("drawn");
        let Value::Lottery { entered, .. } = &proof.value else { panic!("numbers: {:?}", proof.value) };
        assert_eq!(entered, &[vec![6, 13, 22], vec![6, 13, 22]]);
        let late = draws.send(&here, "member", &[("numbers", "1 2 3")]).await;
        assert!(late.status == 409 && late.body.contains("déjà fait"), "{}", late.body);
        assert!(late.body.contains("Ce que vous aviez écrit") && late.body.contains("1 2 3"), "what was typed stays: {}", late.body);
        let page = draws.page(&draws.of(draws.record().await.id, ""), "visitor").await;
        assert!(page.contains("printf %s &quot;6 13 22&quot; | sha256sum") || page.contains("printf %s \"6 13 22\" | sha256sum"), "{page}");
    }

    async fn witnesses_who_differ_are_asked_again(db: Db) {
        let (draws, here) = after_lottery(app_on(db).await).await;
        draws.send(&here, "member", &[("numbers", "6 13 22")]).await;
        let done = draws.send(&here, "member-en", &[("numbers", "6 13 23")]).await;
        assert_eq!(done.status, 303, "{}", done.body);
        assert_eq!(draws.record().await.state, DrawState::Frozen);
        for who in ["member", "member-en"] {
            let page = draws.page(&here, who).await;
            assert!(page.contains("Les deux témoins ont entré des nombres différents") && !page.contains("Vous avez entré"), "{page}");
        }
        assert!(draws.page(MANAGE, "coordinator").await.contains("Les deux témoins ont entré des nombres différents"));
        assert_eq!(draws.count("SELECT COUNT(*) FROM outbox WHERE kind = 'draw-witness'").await, 4, "both were asked twice");
        assert_eq!(draws.count("SELECT COUNT(*) FROM draw_witness WHERE numbers IS NOT NULL").await, 0);
        assert_eq!(draws.count("SELECT COUNT(*) FROM audit WHERE action = 'draw.differ'").await, 1);
        draws.send(&here, "member", &[("numbers", "6 13 23")]).await;
        draws.send(&here, "member-en", &[("numbers", "23 13 6")]).await;
        assert_eq!(draws.record().await.state, DrawState::Drawn);
    }

    async fn only_the_two_enter_numbers_and_only_after_the_lottery(db: Db) {
        let (mut draws, here) = waiting(app_on(db).await).await;
        for who in ["coordinator", "facilitator", "administrator", "person"] {
            assert_eq!(draws.get(&here, who).await.status, 404, "{who}");
            assert_eq!(draws.send(&here, who, &[("numbers", "6 13 22")]).await.status, 404, "{who}");
        }
        let early = draws.send(&here, "member", &[("numbers", "6 13 22")]).await;
        assert!(early.status == 422 && early.body.contains("Revenez à partir du"), "{}", early.body);
        assert!(early.body.contains("Ce que vous aviez écrit") && early.body.contains("6 13 22"), "{}", early.body);
        assert!(!draws.page(&here, "member").await.contains("name=\"numbers\""));
        draws.app.later(61 * MINUTE);
        for (typed, said) in [("", "3 nombres entiers"), ("six 13 22", "3 nombres entiers"), ("6 13", "vous en avez écrit 2")] {
            let refused = draws.send(&here, "member", &[("numbers", typed)]).await;
            assert!(refused.status == 422 && refused.body.replace('\u{a0}', " ").contains(said), "{typed}: {}", refused.body);
            assert!(refused.body.contains(&format!("value=\"{typed}\"")), "what was typed stays: {}", refused.body);
        }
        assert_eq!(draws.count("SELECT COUNT(*) FROM draw_witness WHERE numbers IS NOT NULL").await, 0);
    }

    async fn a_draw_that_was_interrupted_is_run_by_the_job(db: Db) {
        let (draws, here) = after_lottery(app_on(db).await).await;
        draws.send(&here, "member", &[("numbers", "6 13 22")]).await;
        // The process died once the numbers of the second witness were stored.
        let (id, person) = (draws.record().await.id, draws.person("member-en").await);
        let now = draws.app.portal.now();
        let mut to = draws.db().write().await.expect("a transaction");
        assert!(store::enter(&mut to, id, person, &[22, 13, 6], now).await.expect("an answer"));
        to.commit().await.expect("committed");
        run_due(&draws.app.portal, || false).await.expect("looked for draws");
        assert!(draws.record().await.verified().expect("right").is_some());
    }

    async fn two_witnesses_at_once_run_the_draw_once(db: Db) {
        let (draws, here) = after_lottery(app_on(db).await).await;
        for who in ["member", "member-en"] {
            draws.get("/fr", who).await;
        }
        let (one, other) = tokio::join!(
            draws.send(&here, "member", &[("numbers", "6 13 22")]),
            draws.send(&here, "member-en", &[("numbers", "6 13 22")])
        );
        assert_eq!((one.status.as_u16(), other.status.as_u16()), (303, 303), "{} {}", one.body, other.body);
        assert_eq!(draws.record().await.state, DrawState::Drawn);
        assert_eq!(draws.count("SELECT COUNT(*) FROM audit WHERE action = 'draw.run'").await, 1);
    }
}
