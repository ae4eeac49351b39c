//! One answer, and answering in the place of an organization.

use super::{DAY, LIST, Scene};
use ensemble_calls::{
    call,
    interest::{
        actions::seen,
        model::{Designation, InterestState},
        store::note_designation,
    },
    need,
};
use ensemble_core::Lang;
use ensemble_server::db::Db;
use ensemble_testing::{NOW, on_both_with_content};

async fn asked(db: Db) -> Scene {
    Scene::new(db, NOW + 5 * DAY, |_, interest| {
        interest.designation = Designation::Asked;
        interest.accessibility = "Sous-titrage en direct".to_owned();
    })
    .await
}

on_both_with_content! {
    async fn a_coordinator_reads_all_of_an_answer_and_each_reading_is_logged(db: Db) {
        let scene = asked(db).await;
        let mut to = scene.db().write().await.expect("a transaction");
        need::write_own(&mut to, scene.call.id, scene.interest.id, Lang::Fr, "Du temps en équipe", NOW).await.expect("a need");
        note_designation(&mut to, scene.interest.id, Designation::Asked, None, None, NOW).await.expect("noted");
        to.commit().await.expect("committed");
        let page = scene.page(&scene.address(), "coordinator").await;
        for words in [
            "Camille Roy", "camille@erables.example", "Orthopédagogue", "Érables", "Estrie", "Une heure par semaine", "plus jeunes",
            "Du temps en équipe", "Sous-titrage en direct", "février, mars et juin", "Dominique Gagné", "Désignation demandée à",
        ] {
            assert!(page.contains(words), "{words}: {page}");
        }
        let seen = "SELECT COUNT(*) FROM audit WHERE action = 'interest.seen' AND subject_kind = 'interest' AND subject_id = $1";
        assert_eq!(scene.count(seen).await, 1);
        scene.page(&scene.address(), "coordinator").await;
        assert_eq!(scene.count(seen).await, 2);
        for who in ["member", "facilitator", "administrator", "privacy-officer", "person"] {
            assert_eq!(scene.get(&scene.address(), who).await.status, 404, "{who}");
        }
        assert_eq!(scene.count(seen).await, 2, "who may not read it reads nothing");
    }

    async fn drafts_and_answers_that_were_withdrawn_or_are_of_another_call_are_not_there(db: Db) {
        let scene = Scene::new(db, NOW + 5 * DAY, |_, interest| interest.state = InterestState::Draft).await;
        let form = [("answer", "confirmed")];
        for state in ["draft", "withdrawn"] {
            let mut to = scene.db().write().await.expect("a transaction");
            sqlx::query("UPDATE interest SET state = $1 WHERE id = $2")
                .bind(state)
                .bind(scene.interest.id.to_string())
                .execute(&mut *to)
                .await
                .expect("changed");
            to.commit().await.expect("committed");
            for path in ["", "/masque"] {
                assert_eq!(scene.get(&format!("{}{path}", scene.address()), "coordinator").await.status, 404, "{state} {path}");
            }
            assert_eq!(scene.send(&format!("{}/designation", scene.address()), "coordinator", &form).await.status, 404);
        }
        let other = ensemble_testing::calls::new_call("autre", NOW + 5 * DAY);
        let mut to = scene.db().write().await.expect("a transaction");
        call::add(&mut to, &other, NOW).await.expect("a call");
        sqlx::query("UPDATE interest SET state = 'sent' WHERE id = $1").bind(scene.interest.id.to_string()).execute(&mut *to).await.expect("sent");
        to.commit().await.expect("committed");
        let address = scene.address().replace("/essai/", "/autre/");
        assert_eq!(scene.get(&address, "coordinator").await.status, 404);
        assert_eq!(scene.get(&scene.address(), "coordinator").await.status, 200);
        assert_eq!(scene.get(&format!("{LIST}/x"), "coordinator").await.status, 404);
    }

    async fn a_coordinator_answers_in_the_place_of_an_organization(db: Db) {
        let scene = asked(db).await;
        let to = format!("{}/designation", scene.address());
        let before = seen(&scene.now().await);
        let done = scene.send(&to, "coordinator", &[("answer", "confirmed"), ("seen", &before)]).await;
        assert_eq!(done.status, 303, "{}", done.body);
        assert_eq!(scene.now().await.designation, Designation::Confirmed);
        let by: Option<String> = sqlx::query_scalar("SELECT designation_by FROM interest WHERE id = $1")
            .bind(scene.interest.id.to_string())
            .fetch_one(&scene.db().reader)
            .await
            .expect("the answer");
        assert_eq!(by, Some(scene.person("coordinator").await.to_string()));
        let logged = "SELECT COUNT(*) FROM audit WHERE action = 'interest.designation' AND detail = 'confirmed' AND subject_id = $1";
        assert_eq!(scene.count(logged).await, 1);
        let mails = scene.emails("designation-answered").await;
        assert!(mails.len() == 1 && mails[0].contains("La coordination a confirmé"), "{mails:?}");
        let page = scene.page(done.header("location"), "coordinator").await;
        assert!(page.contains("à la place de l’organisme") && page.contains("La désignation est enregistrée"), "{page}");
        assert_eq!(scene.send(&to, "member", &[("answer", "declined")]).await.status, 404);
        assert_eq!(scene.now().await.designation, Designation::Confirmed);
    }

    /// The organization answers while a coordinator looks at the page: the coordinator’s answer is not written over it.
    async fn an_answer_that_came_in_the_meantime_is_not_undone_unseen(db: Db) {
        let scene = asked(db).await;
        let to = format!("{}/designation", scene.address());
        let before = seen(&scene.now().await);
        assert_eq!(scene.send(&to, "coordinator", &[("answer", "declined"), ("seen", &before)]).await.status, 303);
        let late = [("answer", "confirmed"), ("seen", before.as_str())];
        let refused = scene.send(&to, "coordinator", &late).await;
        assert!(refused.status == 409 && refused.body.contains("a changé depuis"), "{}", refused.body);
        assert_eq!(scene.now().await.designation, Designation::Declined);
        let wrong = scene.send(&to, "coordinator", &[("answer", "perhaps")]).await;
        assert_eq!(wrong.status, 400, "no form sends it");
        let none = scene.send(&to, "coordinator", &[]).await;
        assert!(none.status == 422 && none.body.contains("Choisissez de confirmer ou de refuser"), "{}", none.body);
    }

    async fn once_the_screening_has_ended_a_designation_is_only_read(db: Db) {
        let scene = Scene::new(db, NOW - DAY, |_, interest| interest.designation = Designation::Asked).await;
        let mut to = scene.db().write().await.expect("a transaction");
        assert!(call::mark_screened(&mut to, scene.call.id, NOW).await.expect("screened"));
        to.commit().await.expect("committed");
        let page = scene.page(&scene.address(), "coordinator").await;
        assert!(!page.contains("name=\"answer\""), "{page}");
        let address = format!("{}/designation", scene.address());
        assert_eq!(scene.send(&address, "coordinator", &[("answer", "confirmed")]).await.status, 409);
        assert_eq!(scene.now().await.designation, Designation::Asked);
    }
}
