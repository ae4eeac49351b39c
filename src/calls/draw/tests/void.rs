//! A draw that is declared void stays on record, and another one is possible.

use super::{Draws, MANAGE, store};
use ensemble_draw::DrawState;
use ensemble_testing::{app_on, on_both_with_content};

const REASON: [(&str, &str); 2] =
    [("reason-fr", "Un projet manquait dans la liste."), ("reason-en", "A project was missing in the list.")];

on_both_with_content! {
    async fn a_void_draw_stays_with_its_reason_and_another_is_possible(db: Db) {
        let draws = Draws::new(app_on(db).await, 3, 1).await;
        assert_eq!(draws.close(60, &[]).await.status, 303);
        let first = draws.record().await;
        let here = format!("{MANAGE}/{}/annulation", first.id);
        let refused = draws.send(&here, "coordinator", &REASON[..1]).await;
        assert!(refused.status == 422 && refused.body.contains("Écrivez la raison") && refused.body.contains(REASON[0].1), "{}", refused.body);
        assert_eq!(draws.send(&here, "member", &REASON).await.status, 404);
        let done = draws.send(&here, "coordinator", &REASON).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let again = draws.send(&here, "coordinator", &REASON).await;
        assert!(again.status == 409 && again.body.contains("Ce que vous aviez écrit"), "once: {}", again.body);
        assert!(again.body.contains(REASON[0].1) && again.body.contains(REASON[1].1), "what was typed stays: {}", again.body);
        assert_eq!(store::find_valid(draws.db(), first.planned).await.expect("an answer"), None);
        let page = draws.page(&draws.of(first.id, ""), "visitor").await;
        assert!(page.contains(REASON[0].1) && page.contains(&first.commitment_hash), "{page}");
        let english = draws.page(&format!("/en/calls/au-sort/draws/{}", first.id), "visitor").await;
        assert!(english.contains(REASON[1].1), "{english}");
        let told: Vec<String> = sqlx::query_scalar("SELECT body_text FROM outbox WHERE kind = 'draw-void'")
            .fetch_all(&draws.db().reader)
            .await
            .expect("emails");
        assert!(told.len() == 3 && told.iter().all(|text| text.contains(REASON[0].1)), "{told:?}");
        assert_eq!(draws.close(60, &[]).await.status, 303);
        let second = draws.record().await;
        assert!(second.id != first.id && second.commitment_hash != first.commitment_hash);
        let of_call: Vec<DrawState> =
            store::of_call(draws.db(), draws.call.id).await.expect("draws").into_iter().map(|draw| draw.state).collect();
        assert_eq!(of_call, [DrawState::Void, DrawState::Frozen]);
        let managed = draws.page(MANAGE, "coordinator").await;
        assert!(managed.contains(REASON[0].1) && managed.contains("Liste fermée; valeur publique attendue"), "{managed}");
    }

    async fn a_draw_by_which_places_were_given_cannot_be_void(db: Db) {
        let draws = Draws::new(app_on(db).await, 3, 1).await;
        assert_eq!(draws.close(60, &[]).await.status, 303);
        let record = draws.record().await;
        draws.tamper("UPDATE interest SET place = 'offered' WHERE email LIKE 'projet-1%'").await;
        let refused = draws.send(&format!("{MANAGE}/{}/annulation", record.id), "coordinator", &REASON).await;
        assert!(refused.status == 422 && refused.body.contains("Des places ont déjà été attribuées"), "{}", refused.body);
        assert!(refused.body.contains(REASON[1].1), "what was typed stays");
        assert_eq!(draws.record().await, record);
    }

    async fn an_order_that_is_known_is_declared_void_once_unless_it_was_changed(db: Db) {
        let draws = Draws::new(app_on(db).await, 3, 1).await;
        let first = draws.add_closed().await;
        assert_eq!(draws.send(&format!("{MANAGE}/{}/annulation", first.id), "coordinator", &REASON).await.status, 303);
        let second = draws.add_closed().await;
        let here = format!("{MANAGE}/{}/annulation", second.id);
        let refused = draws.send(&here, "coordinator", &REASON).await;
        assert!(refused.status == 422 && refused.body.contains("alors que sa valeur était connue"), "{}", refused.body);
        assert!(refused.body.contains(REASON[1].1), "what was typed stays");
        assert_eq!(draws.record().await, second);
        draws.tamper("UPDATE draw SET list = REPLACE(list, '\"call\":\"', '\"call\":\"x') WHERE state = 'frozen' AND call_id = (SELECT id FROM call WHERE code = 'au-sort')").await;
        assert_eq!(draws.send(&here, "coordinator", &REASON).await.status, 303);
    }

    async fn a_reason_that_may_identify_a_student_is_confirmed_first(db: Db) {
        let draws = Draws::new(app_on(db).await, 3, 1).await;
        assert_eq!(draws.close(60, &[]).await.status, 303);
        let record = draws.record().await;
        let here = format!("{MANAGE}/{}/annulation", record.id);
        let named = [("reason-fr", "L’élève Mathis Gagnon était nommé dans un projet."), REASON[1]];
        let shown = draws.send(&here, "coordinator", &named).await;
        assert!(shown.status == 422 && shown.body.contains("Mathis"), "{}", shown.body);
        assert_eq!(draws.record().await.state, DrawState::Frozen);
        let (_, rest) = shown.body.split_once("name=\"confirmation_token\" value=\"").expect("a token");
        let token = rest.split('"').next().expect("its end").to_owned();
        let confirmed = [named[0], named[1], ("confirmation_token", token.as_str())];
        assert_eq!(draws.send(&here, "coordinator", &confirmed).await.status, 303);
    }
}
