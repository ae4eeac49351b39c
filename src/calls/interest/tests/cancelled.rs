//! What those who answered get when a call is given up, and when it is taken up again.

use super::{DAY, Scene, scene};
use ensemble_calls::interest::{
    self,
    model::{Interest, InterestState},
};
use ensemble_core::Lang;
use ensemble_testing::{Answer, NOW, calls::answer, everybody, id_of, on_both_with_content};

const SENT: &str = "camille@erables.example";
const DRAFT: &str = "sam@erables.example";
/// An address to which a link was sent, and at which no one has written anything.
const UNPROVEN: &str = "victime@erables.example";
const WITHDRAWN: &str = "noa@erables.example";
/// What a person with an account had as their address when they answered.
const FORMER: &str = "ancienne@erables.example";
const CANCEL: &str = "/fr/administration/appels/essai/annulation";
const REASON: [(&str, &str); 2] =
    [("reason-fr", "Le zirconium manque."), ("reason-en", "There is no zirconium.")];

/// One who sent an answer, one who began one in English, one for whom only a link was asked, one who withdrew, and a person with an account.
async fn answered(scene: &Scene) {
    let member = id_of(&everybody(scene.db()).await, "member");
    let new = |email: &str| answer(&scene.call, 0, None, email);
    let begun = |email: &str| Interest { state: InterestState::Draft, sent_at: None, ..new(email) };
    let draft = Interest { lang: Lang::En, revision: 2, ..begun(DRAFT) };
    let withdrawn = Interest { state: InterestState::Withdrawn, ..new(WITHDRAWN) };
    let mut to = scene.db().write().await.expect("a transaction");
    for each in [new(SENT), draft, begun(UNPROVEN), withdrawn, answer(&scene.call, 1, Some(member), FORMER)] {
        interest::add_sent(&mut to, &each).await.expect("an answer");
    }
    to.commit().await.expect("committed");
}

async fn cancel(scene: &Scene, form: &[(&str, &str)]) -> Answer {
    scene.app.send(CANCEL, &scene.app.cookie("coordinator").await, form).await
}

/// The emails of a kind to the person with an account, at the address they have now.
async fn to_member(scene: &Scene, kind: &str) -> Vec<String> {
    let member = id_of(&everybody(scene.db()).await, "member");
    let present: String = sqlx::query_scalar("SELECT email FROM person WHERE id = $1")
        .bind(member.to_string())
        .fetch_one(&scene.db().reader)
        .await
        .expect("an address");
    scene.emails(kind, &present).await
}

on_both_with_content! {
    async fn a_call_that_is_given_up_says_why_once_to_those_who_answered_and_to_those_who_began(db: Db) {
        let scene = scene(db, NOW + 3 * DAY).await;
        answered(&scene).await;
        for _ in 0..2 {
            assert_eq!(cancel(&scene, &REASON).await.status, 303, "twice is once");
        }
        let french = scene.emails("call-cancelled", SENT).await;
        assert_eq!(french.len(), 1);
        for part in ["« Lire à deux »", "Voici pourquoi :", "Le zirconium manque.", "/fr/appels/essai\n"] {
            assert!(french[0].contains(part), "{part}: {}", french[0]);
        }
        let english = scene.emails("call-cancelled", DRAFT).await;
        assert_eq!(english.len(), 1);
        for part in ["“Reading in pairs”", "Here is why:", "There is no zirconium.", "/en/calls/essai\n"] {
            assert!(english[0].contains(part), "{part}: {}", english[0]);
        }
        assert_eq!(to_member(&scene, "call-cancelled").await.len(), 1, "at the account's present address");
        assert_eq!(scene.emails("call-cancelled", UNPROVEN).await.len(), 0, "anyone may have typed the address");
        assert_eq!(scene.count("SELECT COUNT(*) FROM outbox WHERE kind = 'call-cancelled'").await, 3);
        assert_eq!(
            scene.count("SELECT COUNT(*) FROM outbox WHERE kind = 'call-cancelled' AND subject LIKE '%zirconium%'").await,
            0,
            "the reason is not in a subject"
        );
    }

    async fn a_call_that_is_taken_up_again_says_so_to_the_same_persons(db: Db) {
        let scene = scene(db, NOW + 3 * DAY).await;
        answered(&scene).await;
        assert_eq!(cancel(&scene, &[("restore", "1")]).await.status, 303);
        assert_eq!(scene.count("SELECT COUNT(*) FROM outbox WHERE kind = 'call-restored'").await, 0, "it was not given up");
        assert_eq!(cancel(&scene, &REASON).await.status, 303);
        assert_eq!(cancel(&scene, &[("restore", "1")]).await.status, 303);
        let french = scene.emails("call-restored", SENT).await;
        assert!(french.len() == 1 && french[0].contains("Il reprend maintenant."), "{french:?}");
        assert!(!french[0].contains("Une place vous est toujours offerte"), "{}", french[0]);
        let english = scene.emails("call-restored", DRAFT).await;
        assert!(english.len() == 1 && english[0].contains("It has now resumed."), "{english:?}");
        assert_eq!(to_member(&scene, "call-restored").await.len(), 1);
        assert_eq!(scene.count("SELECT COUNT(*) FROM outbox WHERE kind = 'call-restored'").await, 3);
    }

    async fn a_call_that_cannot_be_given_up_writes_to_nobody(db: Db) {
        let scene = scene(db, NOW + 3 * DAY).await;
        answered(&scene).await;
        assert_eq!(cancel(&scene, &[("reason-fr", ""), ("reason-en", "")]).await.status, 422);
        let forbidden = scene.app.send(CANCEL, &scene.app.cookie("member").await, &REASON).await;
        assert_eq!(forbidden.status, 404);
        assert_eq!(scene.count("SELECT COUNT(*) FROM outbox WHERE kind = 'call-cancelled'").await, 0);
    }
}
