//! The link in the email to an organization.

use super::{DAY, Scene};
use ensemble_calls::interest::{
    model::Designation,
    store::{ask_designation, designation_history, withdraw},
};
use ensemble_server::{db::Db, digest};
use ensemble_testing::{NOW, on_both_with_content};

const PAGE: &str = "/fr/designation";
const SECRET: &str = "0123456789abcdef";

/// An answer to a call that is open, about which an organization was asked with a secret.
async fn asked(db: Db) -> Scene {
    let scene = Scene::new(db, NOW + 10 * DAY, |_, interest| {
        interest.designation = Designation::None;
        interest.designation_at = None;
    })
    .await;
    ask(&scene, SECRET).await;
    scene
}

async fn ask(scene: &Scene, secret: &str) {
    let hash = digest::sha256(secret.as_bytes());
    let mut to = scene.db().write().await.expect("a transaction");
    ask_designation(&mut to, scene.interest.id, &hash, NOW).await.expect("asked");
    to.commit().await.expect("committed");
}

fn with(secret: &str) -> String {
    format!("{PAGE}?key={secret}")
}

on_both_with_content! {
    async fn an_organization_confirms_from_its_email_without_signing_in(db: Db) {
        let scene = asked(db).await;
        for _ in 0..3 {
            let shown = scene.app.get(&with(SECRET)).await;
            assert_eq!((shown.status.as_u16(), shown.header("cache-control")), (200, "no-store"), "{}", shown.body);
            for word in ["Camille Roy", "Lire à deux", "Une heure par semaine", "Érables"] {
                assert!(shown.body.contains(word), "{word}: {}", shown.body);
            }
            for word in ["plus jeunes", "camille@erables.example", "Dominique"] {
                assert!(!shown.body.contains(word), "{word}: an organization does not read it");
            }
        }
        assert_eq!(scene.now().await.designation, Designation::Asked, "opening it answers nothing");
        let nothing = scene.app.send(&with(SECRET), "", &[]).await;
        assert!(nothing.status == 422 && nothing.body.contains("Choisissez de confirmer ou de refuser"), "{}", nothing.body);
        let done = scene.app.send(&with(SECRET), "", &[("answer", "confirmed")]).await;
        assert_eq!(done.status, 303, "{}", done.body);
        assert!(!done.header("location").contains(SECRET), "{}", done.header("location"));
        assert!(scene.app.get(done.header("location")).await.body.contains("La désignation est confirmée"));
        assert_eq!(scene.now().await.designation, Designation::Confirmed);
        assert_eq!(scene.app.send(&with(SECRET), "", &[("answer", "confirmed")]).await.status, 303);
        let mails = scene.emails("designation-answered").await;
        assert!(mails.len() == 1 && mails[0].contains("Votre organisme a confirmé"), "the same answer twice is one: {mails:?}");
    }

    async fn an_organization_changes_its_answer_as_long_as_there_is_time(db: Db) {
        let scene = asked(db).await;
        scene.app.send(&with(SECRET), "", &[("answer", "confirmed")]).await;
        let shown = scene.app.get(&with(SECRET)).await;
        assert!(shown.status == 200 && shown.body.contains("Votre organisme a confirmé cette désignation"), "{}", shown.body);
        let form = [("answer", "declined"), ("reason", "Une autre équipe est prête.")];
        assert_eq!(scene.app.send(&with(SECRET), "", &form).await.status, 303);
        assert_eq!(scene.now().await.designation, Designation::Declined);
        let mails = scene.emails("designation-answered").await;
        assert!(mails.len() == 2 && mails[1].contains("Une autre équipe est prête."), "{mails:?}");
        let history = designation_history(scene.db(), scene.interest.id).await.expect("a history");
        let said: Vec<_> = history.iter().map(|entry| (entry.designation, entry.coordinator.clone(), entry.reason.as_deref())).collect();
        assert_eq!(said, [(Designation::Confirmed, None, None), (Designation::Declined, None, Some("Une autre équipe est prête."))]);
    }

    async fn an_organization_confirms_only_whom_it_saw(db: Db) {
        let scene = asked(db).await;
        let mark = |page: &str| {
            let value = page.split("name=\"seen\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
            value.expect("a mark").to_owned()
        };
        let seen = mark(&scene.app.get(&with(SECRET)).await.body);
        let mut to = scene.db().write().await.expect("a transaction");
        sqlx::query("UPDATE interest SET name = 'Dominique Roy' WHERE id = $1")
            .bind(scene.interest.id.to_string())
            .execute(&mut *to)
            .await
            .expect("changed");
        to.commit().await.expect("committed");
        let refused = scene.app.send(&with(SECRET), "", &[("answer", "confirmed"), ("seen", &seen)]).await;
        assert!(refused.status == 409 && refused.body.contains("Dominique Roy") && refused.body.contains("Cette réponse a changé"), "{}", refused.body);
        assert_eq!(scene.now().await.designation, Designation::Asked);
        let again = mark(&refused.body);
        assert_eq!(scene.app.send(&with(SECRET), "", &[("answer", "confirmed"), ("seen", &again)]).await.status, 303);
        assert_eq!(scene.now().await.designation, Designation::Confirmed);
    }

    async fn a_reason_is_checked_and_what_was_typed_stays(db: Db) {
        let scene = asked(db).await;
        let naming = "Mon élève Mathis Gagnon a besoin d’aide.";
        let warned = scene.app.send(&with(SECRET), "", &[("answer", "declined"), ("reason", naming)]).await;
        assert!(warned.status == 422 && warned.body.contains("Mathis Gagnon"), "{}", warned.body);
        let long = "x".repeat(501);
        let refused = scene.app.send(&with(SECRET), "", &[("answer", "declined"), ("reason", &long)]).await;
        assert!(refused.status == 422 && refused.body.contains(&long), "{}", refused.body);
        assert_eq!(scene.now().await.designation, Designation::Asked);
    }

    async fn a_link_that_does_not_work_says_why(db: Db) {
        let mut scene = asked(db).await;
        for forged in ["", "x", &"0".repeat(64)] {
            let shown = scene.app.get(&with(forged)).await;
            assert!(shown.status == 410 && shown.body.contains("Ce lien ne fonctionne pas"), "{}", shown.body);
            assert_eq!(scene.app.send(&with(forged), "", &[("answer", "confirmed")]).await.status, 410);
        }
        ask(&scene, "another").await;
        assert!(scene.app.get(&with(SECRET)).await.body.contains("Ce lien ne fonctionne pas"), "another email replaced it");
        let declined = [("answer", "declined"), ("reason", "Le zirconium manque.")];
        let replaced = scene.app.send(&with(SECRET), "", &declined).await;
        assert!(replaced.status == 410 && replaced.body.contains("Le zirconium manque."), "what was typed is shown: {}", replaced.body);
        scene.app.later(14 * DAY);
        let late = scene.app.send(&with("another"), "", &[("answer", "confirmed")]).await;
        assert!(late.status == 410 && late.body.contains("pouvaient être confirmées jusqu’au"), "{}", late.body);
        let late = scene.app.send(&with("another"), "", &declined).await;
        assert!(late.status == 410 && late.body.contains("Le zirconium manque."), "{}", late.body);
        assert_eq!(scene.now().await.designation, Designation::Asked);
    }

    async fn nothing_is_confirmed_for_who_withdrew_or_once_the_call_is_cancelled(db: Db) {
        let scene = asked(db).await;
        let mut to = scene.db().write().await.expect("a transaction");
        assert!(withdraw(&mut to, scene.interest.id, NOW).await.expect("withdrawn"));
        to.commit().await.expect("committed");
        let shown = scene.app.send(&with(SECRET), "", &[("answer", "confirmed")]).await;
        assert!(shown.status == 410 && shown.body.contains("a retiré sa réponse"), "{}", shown.body);
        let mut to = scene.db().write().await.expect("a transaction");
        let reason = r#"{"single":{"lang":"fr","text":"Reporté."}}"#;
        sqlx::query("UPDATE call SET cancelled_at = 1, cancelled_reason = $1 WHERE code = 'essai'")
            .bind(reason)
            .execute(&mut *to)
            .await
            .expect("cancelled");
        to.commit().await.expect("committed");
        let shown = scene.app.get(&with(SECRET)).await;
        assert!(shown.status == 410 && shown.body.contains("Cet appel a été annulé"), "{}", shown.body);
        assert_eq!(scene.emails("designation-answered").await, Vec::<String>::new());
    }
}
