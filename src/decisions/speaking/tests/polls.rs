//! Quick polls.

use super::{Scene, plain, scene};
use ensemble_decisions::speaking::store;
use ensemble_testing::{Answer, on_both_with_content};

async fn asked(scene: &Scene, more: &[(&str, &str)]) -> String {
    let cookie = scene.app.cookie("facilitator").await;
    let mut form =
        vec![("title", "Essaierez-vous la grille?"), ("kind", "choice"), ("options", "Oui\nPlus tard\nNon")];
    form.extend(more);
    let answer = scene.app.send(&scene.address("/parole/sondages/nouveau"), &cookie, &form).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let polls = store::polls(&scene.app.scratch.db, scene.meeting, None).await.expect("polls");
    polls[0].poll.id.to_string()
}

async fn answers(scene: &Scene, who: &str, poll: &str, choice: &str) -> Answer {
    let cookie = scene.app.cookie(who).await;
    let form = [("poll", poll), ("choice", choice)];
    scene.app.send(&scene.address("/parole/sondages/reponse"), &cookie, &form).await
}

async fn close(scene: &Scene, poll: &str) -> Answer {
    let cookie = scene.app.cookie("facilitator").await;
    scene.app.send(&scene.address("/parole/sondages/cloture"), &cookie, &[("poll", poll)]).await
}

async fn counts(scene: &Scene) -> Vec<u32> {
    store::polls(&scene.app.scratch.db, scene.meeting, None).await.expect("polls").remove(0).counts
}

on_both_with_content! {
    async fn an_answer_can_be_changed_until_the_poll_is_closed_and_results_are_seen_then(db: Db) {
        let scene = scene(&db).await;
        let poll = asked(&scene, &[]).await;
        for (who, choice) in [("member", "0"), ("member-en", "2"), ("member", "1")] {
            assert_eq!(answers(&scene, who, &poll, choice).await.status, 303);
        }
        assert_eq!(counts(&scene).await, [0, 1, 1]);
        for who in ["member", "facilitator"] {
            let page = scene.shown(who).await;
            assert!(page.contains("2 réponses") && !page.contains("<progress"), "{who}: {page}");
        }
        assert!(scene.shown("member").await.contains("Changer ma réponse"));
        for _ in 0..2 {
            assert_eq!(close(&scene, &poll).await.status, 303);
        }
        assert!(scene.shown("member").await.contains("<progress"));
        let late = answers(&scene, "member", &poll, "0").await;
        assert!(late.status == 409 && plain(&late.body).contains("Ce sondage est clos"), "{}", late.body);
        assert_eq!(counts(&scene).await, [0, 1, 1]);
        scene.end().await;
        assert_eq!(scene.count("SELECT COUNT(*) FROM quick_poll_answer").await, 0, "who answered what is gone");
        assert_eq!(counts(&scene).await, [0, 1, 1], "the sums stay");
        assert!(scene.shown("member").await.contains("<progress"));
    }

    async fn results_that_are_shown_at_once_are_shown_to_those_who_answered(db: Db) {
        let scene = scene(&db).await;
        let poll = asked(&scene, &[("at_once", "1")]).await;
        answers(&scene, "member", &poll, "0").await;
        assert!(scene.shown("member").await.contains("<progress"));
        assert!(scene.shown("facilitator").await.contains("<progress"));
        assert!(!scene.shown("member-en").await.contains("<progress"), "before they have answered");
    }

    async fn an_anonymous_poll_stores_who_and_apart_the_sum(db: Db) {
        let scene = scene(&db).await;
        let poll = asked(&scene, &[("anonymous", "1"), ("at_once", "1")]).await;
        assert_eq!(answers(&scene, "member", &poll, "0").await.status, 303);
        let twice = answers(&scene, "member", &poll, "2").await;
        assert!(twice.status == 409 && plain(&twice.body).contains("seule votre première réponse compte"), "{}", twice.body);
        let page = scene.shown("member").await;
        assert!(page.contains("Une réponse, sans les noms") && !page.contains("<progress"), "{page}");
        assert_eq!(scene.count("SELECT COUNT(*) FROM quick_poll_answer WHERE choice IS NOT NULL").await, 0);
        assert_eq!(scene.count("SELECT COUNT(*) FROM quick_poll_answer").await, 1);
        close(&scene, &poll).await;
        let page = scene.shown("facilitator").await;
        assert!(page.contains("Moins de trois personnes ont répondu.") && !page.contains("<progress"), "{page}");
        let poll = asked(&scene, &[("anonymous", "1")]).await;
        for (who, choice) in [("member", "0"), ("member-en", "0"), ("co-facilitator", "2")] {
            answers(&scene, who, &poll, choice).await;
        }
        scene.end().await;
        assert_eq!(counts(&scene).await, [2, 0, 1]);
        assert!(scene.shown("member").await.contains("<progress"));
    }

    async fn many_who_answer_an_anonymous_poll_at_once_are_each_counted(db: Db) {
        let scene = scene(&db).await;
        let poll = asked(&scene, &[("anonymous", "1")]).await;
        let people = scene.members(12).await;
        let address = scene.address("/parole/sondages/reponse");
        let form = [("poll", poll.as_str()), ("choice", "1")];
        let all = people.iter().map(|(_, cookie)| scene.app.send(&address, cookie, &form));
        for answer in futures::future::join_all(all).await {
            assert_eq!(answer.status, 303, "{}", answer.body);
        }
        assert_eq!(counts(&scene).await, [0, 12, 0]);
    }

    async fn a_poll_that_cannot_be_asked_is_said_and_keeps_what_was_typed(db: Db) {
        let scene = scene(&db).await;
        let cookie = scene.app.cookie("facilitator").await;
        for (options, said) in [("Oui", "Écrivez de 2 à 6 choix"), ("1\n2\n3\n4\n5\n6\n7", "Écrivez de 2 à 6 choix"), ("Oui\nOui", "Écrivez de 2 à 6 choix")] {
            let form = [("title", "Une question du zeste"), ("kind", "choice"), ("options", options)];
            let refused = scene.app.send(&scene.address("/parole/sondages/nouveau"), &cookie, &form).await;
            assert!(refused.status == 422 && plain(&refused.body).contains(said), "{options}: {}", refused.body);
            assert!(refused.body.contains("Une question du zeste"), "{}", refused.body);
        }
        let scale = [("title", "Ça va?"), ("kind", "scale"), ("options", "")];
        assert_eq!(scene.app.send(&scene.address("/parole/sondages/nouveau"), &cookie, &scale).await.status, 303);
        let poll = store::polls(&db, scene.meeting, None).await.expect("polls").remove(0).poll.id.to_string();
        assert_eq!(answers(&scene, "member", &poll, "5").await.status, 400, "there are five numbers");
        let none = scene.app.send(&scene.address("/parole/sondages/reponse"), &scene.app.cookie("member").await, &[("poll", &poll)]).await;
        assert!(none.status == 422 && none.body.contains("Choisissez une réponse."), "{}", none.body);
        assert_eq!(counts(&scene).await, [0; 5]);
    }
}
