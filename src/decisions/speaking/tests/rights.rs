//! Who may do what, by forms and by server functions alike.

use super::{Scene, plain, scene, under_way};
use ensemble_testing::{Answer, on_both_with_content};

/// How an action is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Form,
    ServerFunction,
}

/// Sends the fields of an input as a form does, or as an island does.
async fn send(
    scene: &Scene,
    way: Way,
    action: (&str, &str),
    cookie: &str,
    fields: &[(&str, &str)],
) -> Answer {
    let (form, function) = action;
    if way == Way::Form {
        return scene.app.send(&scene.address(form), cookie, fields).await;
    }
    let names: Vec<String> = fields.iter().map(|(name, _)| format!("input[{name}]")).collect();
    let meeting = scene.meeting.to_string();
    let mut all = vec![("meeting", meeting.as_str()), ("lang", "fr")];
    all.extend(names.iter().map(String::as_str).zip(fields.iter().map(|(_, value)| *value)));
    scene.app.send(&format!("/api/speaking/{function}"), cookie, &all).await
}

const ASK: (&str, &str) = ("/parole/main", "ask");
const WRITE: (&str, &str) = ("/parole/ecrire", "write");
const RUN: (&str, &str) = ("/parole/donner", "run");
const ANSWER: (&str, &str) = ("/parole/sondages/reponse", "answer-poll");
const CLOSE: (&str, &str) = ("/parole/sondages/cloture", "close-poll");
const NOBODY: &str = "0193a5a0-0000-7000-8000-000000000000";

on_both_with_content! {
    async fn members_ask_and_facilitators_give_the_floor_by_either_way(db: Db) {
        let mut scene = scene(&db).await;
        let (member, facilitator) = (scene.app.cookie("member").await, scene.app.cookie("facilitator").await);
        for (way, status) in [(Way::Form, 303), (Way::ServerFunction, 200)] {
            scene.meeting = under_way(&db, scene.community).await;
            let raised = send(&scene, way, ASK, &member, &[("act", "raise")]).await;
            assert_eq!(raised.status, status, "{way:?}: {}", raised.body);
            let written = send(&scene, way, WRITE, &member, &[("text", "Merci.")]).await;
            assert_eq!(written.status, status, "{way:?}: {}", written.body);
            assert_eq!(scene.queue().await.requests.len(), 2, "{way:?}");
            let given = send(&scene, way, RUN, &facilitator, &[("act", "next"), ("turn", "0")]).await;
            assert_eq!(given.status, status, "{way:?}: {}", given.body);
            assert!(scene.queue().await.floor.is_some(), "{way:?}");
            let twice = send(&scene, way, ASK, &member, &[("act", "raise")]).await;
            assert!(plain(&twice.body).contains("Vous avez déjà la parole."), "{way:?}: {}", twice.body);
        }
    }

    async fn a_student_in_a_text_is_left_to_the_page(db: Db) {
        let scene = scene(&db).await;
        let member = scene.app.cookie("member").await;
        let review = send(&scene, Way::ServerFunction, WRITE, &member, &[("text", "Au 514 555-0142?")]).await;
        assert!(review.status == 200 && review.body.contains("ReviewNeeded"), "{}", review.body);
        assert!(scene.queue().await.requests.is_empty());
    }

    async fn others_do_nothing_by_either_way(db: Db) {
        let scene = scene(&db).await;
        let deeds = [
            (ASK, vec![("act", "raise")], vec!["liaison", "coordinator", "person", "administrator"]),
            (WRITE, vec![("text", "Bonjour.")], vec!["liaison", "coordinator", "person"]),
            (ANSWER, vec![("poll", NOBODY), ("choice", "0")], vec!["liaison", "coordinator", "person"]),
            (RUN, vec![("act", "next"), ("turn", "0")], vec!["member", "liaison", "coordinator", "person"]),
            (CLOSE, vec![("poll", NOBODY)], vec!["member", "liaison", "coordinator", "person"]),
        ];
        for (action, fields, people) in deeds {
            for way in [Way::Form, Way::ServerFunction] {
                for who in &people {
                    let answer = send(&scene, way, action, &scene.app.cookie(who).await, &fields).await;
                    assert_eq!(answer.status, 404, "{way:?} {action:?} as {who}: {}", answer.body);
                }
                let answer = send(&scene, way, action, "", &fields).await;
                assert_eq!(answer.status, 401, "{way:?} {action:?} as a guest: {}", answer.body);
            }
        }
        assert!(scene.queue().await.requests.is_empty());
        for address in ["/parole/tour", "/parole/sondages/nouveau"] {
            let answer = scene.app.send(&scene.address(address), &scene.app.cookie("member").await, &[("turn", "0")]).await;
            assert_eq!(answer.status, 404, "{address}");
        }
    }

    async fn observers_read_the_queue_and_have_no_buttons(db: Db) {
        let scene = scene(&db).await;
        scene.ask(&scene.app.cookie("member").await, "raise").await;
        for who in ["liaison", "coordinator"] {
            let page = scene.shown(who).await;
            assert!(page.contains("Béatrice") && page.contains("Première fois aujourd’hui"), "{who}: {page}");
            assert!(!page.contains("speaking-hand\"") && !page.contains("speaking-next"), "{who}: {page}");
        }
        let page = scene.shown("member").await;
        assert!(page.contains("Baisser la main") && page.contains("aria-pressed=\"true\"") && !page.contains("speaking-next"), "{page}");
        let page = scene.shown("facilitator").await;
        assert!(page.contains("speaking-next") && page.replace('\u{a0}', " ").contains("Retirer la demande : Béatrice"), "{page}");
        let stranger = scene.app.get_with(&scene.address("/parole"), "cookie", &scene.app.cookie("person").await).await;
        assert_eq!(stranger.status, 404);
        assert_eq!(scene.app.get(&scene.address("/parole")).await.status, 303, "guests sign in first");
    }
}
