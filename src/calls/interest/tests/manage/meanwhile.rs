//! What a coordinator typed about an answer that was withdrawn meanwhile, or in a phase that ended.

use super::{DAY, Scene};
use ensemble_calls::{call, interest::model::Designation};
use ensemble_server::db::Db;
use ensemble_testing::{Answer, NOW, on_both_with_content};

const REASON: &str = "Le zirconium manque.";
const DECLINED: [(&str, &str); 2] = [("answer", "declined"), ("reason", REASON)];
const MASKED: [(&str, &str); 4] = [
    ("revision", "1"),
    ("masked-title", "Du zirconium"),
    ("masked-text", "Une ▒▒▒."),
    ("words", "obsidienne"),
];

/// An answer to a call that closed, whose organization was asked.
async fn asked(db: Db) -> Scene {
    Scene::new(db, NOW - DAY, |_, interest| interest.designation = Designation::Asked).await
}

async fn withdraw(scene: &Scene) {
    let mut to = scene.db().write().await.expect("a transaction");
    sqlx::query("UPDATE interest SET state = 'withdrawn' WHERE id = $1")
        .bind(scene.interest.id.to_string())
        .execute(&mut *to)
        .await
        .expect("withdrawn");
    to.commit().await.expect("committed");
}

async fn end_screening(scene: &Scene) {
    let mut to = scene.db().write().await.expect("a transaction");
    assert!(call::mark_screened(&mut to, scene.call.id, NOW).await.expect("screened"));
    to.commit().await.expect("committed");
}

fn shows(refused: &Answer, words: &str, typed: &[&str]) {
    assert_eq!(refused.status, 409, "{}", refused.body);
    for part in typed.iter().chain(&[words]) {
        assert!(refused.body.contains(part), "{part}: {}", refused.body);
    }
}

on_both_with_content! {
    async fn a_reason_is_shown_again_when_a_designation_is_not_answered_any_more(db: Db) {
        let scene = asked(db).await;
        let address = format!("{}/designation", scene.address());
        end_screening(&scene).await;
        shows(&scene.send(&address, "coordinator", &DECLINED).await, "Ce que vous aviez écrit", &[REASON]);
        // A reason that would have to be confirmed first is not lost either.
        let naming = "Mon élève Mathis Gagnon a besoin d’aide.";
        let form = [("answer", "declined"), ("reason", naming)];
        shows(&scene.send(&address, "coordinator", &form).await, "Ce que vous aviez écrit", &[naming]);
        assert_eq!(scene.now().await.designation, Designation::Asked);
        withdraw(&scene).await;
        shows(&scene.send(&address, "coordinator", &DECLINED).await, "Ce que vous aviez écrit", &[REASON]);
        let english = address.replace("/fr/administration/appels/essai/reponses", "/en/administration/calls/essai/answers");
        shows(&scene.send(&english, "coordinator", &DECLINED).await, "What you had written", &[REASON]);
        assert_eq!(scene.send(&address, "coordinator", &[("answer", "confirmed")]).await.status, 404, "nothing was typed");
        assert_eq!(scene.send(&address, "member", &DECLINED).await.status, 404);
        assert_eq!(scene.emails("designation-answered").await.len(), 0);
    }

    async fn what_was_masked_is_shown_again_when_it_cannot_be_saved_any_more(db: Db) {
        let scene = asked(db).await;
        let address = format!("{}/masque", scene.address());
        let typed = ["Du zirconium", "Une ▒▒▒.", "obsidienne"];
        end_screening(&scene).await;
        shows(&scene.send(&address, "coordinator", &MASKED).await, "Ce que vous aviez écrit", &typed);
        // What would still tell from whom it comes is no reason to lose it.
        let telling = [("revision", "1"), ("masked-title", "Avec Camille"), ("masked-text", "Une ▒▒▒.")];
        shows(&scene.send(&address, "coordinator", &telling).await, "Ce que vous aviez écrit", &["Avec Camille"]);
        assert_eq!(scene.now().await.masked, None);
        withdraw(&scene).await;
        shows(&scene.send(&address, "coordinator", &MASKED).await, "Ce que vous aviez écrit", &typed);
        assert_eq!(scene.send(&address, "member", &MASKED).await.status, 404);
        let masked = "SELECT COUNT(*) FROM audit WHERE action = 'interest.mask' AND subject_id = $1";
        assert_eq!(scene.count(masked).await, 0);
    }

    async fn a_person_with_an_account_is_written_to_at_its_present_address(db: Db) {
        let scene = asked(db).await;
        let member = scene.person("member").await;
        let mut to = scene.db().write().await.expect("a transaction");
        sqlx::query("UPDATE interest SET person_id = $1 WHERE id = $2")
            .bind(member.to_string())
            .bind(scene.interest.id.to_string())
            .execute(&mut *to)
            .await
            .expect("theirs");
        to.commit().await.expect("committed");
        let present: String = sqlx::query_scalar("SELECT email FROM person WHERE id = $1")
            .bind(member.to_string())
            .fetch_one(&scene.db().reader)
            .await
            .expect("an address");
        let address = format!("{}/designation", scene.address());
        assert_eq!(scene.send(&address, "coordinator", &[("answer", "confirmed")]).await.status, 303);
        let to: Vec<String> =
            sqlx::query_scalar("SELECT to_address FROM outbox WHERE kind = 'designation-answered'")
                .fetch_all(&scene.db().reader)
                .await
                .expect("addresses");
        assert_eq!(to, [present], "not {}", scene.interest.email);
    }
}
