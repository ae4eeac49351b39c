//! Hands, the floor and the tour de table; many at once.

use futures::future::join_all;

use super::{MINUTE, Scene, scene};
use ensemble_core::ids::PersonId;
use ensemble_decisions::speaking::{jobs, model::RequestKind, store};
use ensemble_testing::{everybody, id_of, on_both_with_content};

async fn person(scene: &Scene, who: &str) -> PersonId {
    id_of(&everybody(&scene.app.scratch.db).await, who)
}

/// Those who wait, next first.
async fn waiting(scene: &Scene) -> Vec<PersonId> {
    scene.queue().await.ordered().into_iter().map(|request| request.person).collect()
}

const KEPT: &str = "SELECT (SELECT COUNT(*) FROM speaking) + (SELECT COUNT(*) FROM speaking_request)
                    + (SELECT COUNT(*) FROM speaking_person) + (SELECT COUNT(*) FROM quick_poll_answer)";

on_both_with_content! {
    async fn thirty_raise_their_hands_at_once_and_each_is_in_the_queue(db: Db) {
        let scene = scene(&db).await;
        let people = scene.members(30).await;
        for answer in join_all(people.iter().map(|(_, cookie)| scene.ask(cookie, "raise"))).await {
            assert_eq!(answer.status, 303, "{}", answer.body);
        }
        let (one, other) = (scene.queue().await, scene.queue().await);
        assert_eq!(one.requests.len(), 30);
        assert_eq!(one.ordered(), other.ordered(), "the same order for all");
        let keys: Vec<_> = one.ordered().into_iter().map(|request| (request.raised_at, request.id)).collect();
        assert!(keys.is_sorted(), "in the order of arrival: {keys:?}");
    }

    async fn a_person_is_told_that_it_is_their_turn_and_nothing_of_their_time(db: Db) {
        let mut scene = scene(&db).await;
        let cookie = scene.app.cookie("member").await;
        scene.ask(&cookie, "raise").await;
        let announced = |page: &str, name: &str| {
            let from = page.split(&format!("data-announce=\"{name}\"")).nth(1).expect("what is announced");
            from.split(['>', '<']).nth(1).expect("a text").to_owned()
        };
        let page = scene.shown("member").await;
        assert_eq!(announced(&page, "speaker"), "Personne n’a la parole.");
        assert_eq!(announced(&page, "turn"), "Votre main est levée. Vous êtes la prochaine personne.");
        assert_eq!(scene.run("next", &[]).await.status, 303);
        scene.app.later(3 * MINUTE);
        let page = scene.shown("member").await;
        for name in ["speaker", "turn"] {
            assert_eq!(announced(&page, name), "Vous avez la parole.");
        }
        assert!(page.contains("Votre temps de parole : 3 min"), "{page}");
        assert_eq!(announced(&scene.shown("facilitator").await, "speaker"), "Béatrice Lafrenaye-Diallo a la parole.");
    }

    async fn the_floor_given_twice_at_once_has_one_speaker(db: Db) {
        let scene = scene(&db).await;
        let people = scene.members(3).await;
        for (_, cookie) in &people {
            scene.ask(cookie, "raise").await;
        }
        let cookies = [scene.app.cookie("facilitator").await, scene.app.cookie("co-facilitator").await];
        let address = scene.address("/parole/donner");
        let next = cookies.iter().map(|cookie| scene.app.send(&address, cookie, &[("act", "next"), ("turn", "0")]));
        for answer in join_all(next).await {
            assert_eq!(answer.status, 303, "both see how it is now: {}", answer.body);
        }
        let queue = scene.queue().await;
        assert_eq!((queue.turn, queue.requests.len()), (1, 2));
        assert_eq!(queue.floor.map(|floor| floor.person), Some(people[0].0));
        assert_eq!(scene.count("SELECT COUNT(*) FROM speaking_person WHERE floor_since IS NOT NULL").await, 1);
    }

    async fn two_hundred_raises_are_one_hand_and_a_sentence(db: Db) {
        let mut scene = scene(&db).await;
        let cookie = scene.app.cookie("member").await;
        let mut statuses = Vec::new();
        for _ in 0..20 {
            for answer in join_all((0..10).map(|_| scene.ask(&cookie, "raise"))).await {
                if answer.status == 422 {
                    assert!(answer.body.contains("Attendez quelques secondes"), "{}", answer.body);
                }
                statuses.push(answer.status.as_u16());
            }
        }
        let done = statuses.iter().filter(|status| **status == 303).count();
        let refused = statuses.iter().filter(|status| **status == 422).count();
        assert_eq!((done, refused), (20, 180));
        assert_eq!(waiting(&scene).await, [person(&scene, "member").await]);
        scene.app.later(10_000);
        assert_eq!(scene.ask(&cookie, "lower").await.status, 303, "waiting helps");
        assert!(waiting(&scene).await.is_empty());
    }

    async fn who_has_not_spoken_comes_first_and_a_facilitator_moves_and_removes(db: Db) {
        let mut scene = scene(&db).await;
        let (member, other) = (scene.app.cookie("member").await, scene.app.cookie("member-en").await);
        let people = scene.members(1).await;
        let ids = (person(&scene, "member").await, person(&scene, "member-en").await, people[0].0);
        scene.speaks(&member, 2 * MINUTE).await;
        scene.speaks(&other, MINUTE).await;
        for cookie in [&member, &other, &people[0].1] {
            scene.app.later(1_000);
            scene.ask(cookie, "raise").await;
        }
        assert_eq!(waiting(&scene).await, [ids.2, ids.1, ids.0]);
        let page = scene.shown("member").await;
        assert!(page.contains("2 personnes vous précèdent") && page.contains("Première fois aujourd’hui"), "{page}");
        assert!(page.contains("Votre temps de parole : 2 min"), "{page}");
        let last = scene.queue().await.hand_of(ids.0).expect("a hand").id.to_string();
        let moved = [("request", last.as_str()), ("place", "0")];
        for _ in 0..2 {
            assert_eq!(scene.run("move", &moved).await.status, 303);
            assert_eq!(waiting(&scene).await, [ids.0, ids.2, ids.1]);
        }
        scene.run("next", &[]).await;
        assert_eq!(scene.queue().await.floor.map(|floor| floor.person), Some(ids.0));
        scene.ask(&other, "reply").await;
        assert_eq!(waiting(&scene).await, [ids.1, ids.2], "a direct reply is next");
        let reply = scene.queue().await.hand_of(ids.1).map(|hand| hand.kind);
        assert_eq!(reply, Some(RequestKind::Reply));
        let own = scene.ask(&member, "raise").await;
        assert!(own.status == 409 && own.body.contains("Vous avez déjà la parole."), "{}", own.body);
        let id = scene.queue().await.hand_of(ids.2).expect("a hand").id.to_string();
        for _ in 0..2 {
            assert_eq!(scene.run("remove", &[("request", id.as_str())]).await.status, 303);
        }
        let gone = scene.run("give", &[("request", id.as_str())]).await;
        assert!(gone.status == 409 && gone.body.contains("n’est plus dans la liste"), "{}", gone.body);
    }

    async fn in_a_tour_de_table_each_person_who_is_there_has_the_floor_once(db: Db) {
        let scene = scene(&db).await;
        let people = scene.members(3).await;
        let facilitator = scene.app.cookie("facilitator").await;
        let also: Vec<String> = people.iter().map(|(id, _)| id.to_string()).collect();
        let mut form = vec![("turn", "0")];
        form.extend(also.iter().map(|id| ("also", id.as_str())));
        for _ in 0..2 {
            let begun = scene.app.send(&scene.address("/parole/tour"), &facilitator, &form).await;
            assert_eq!(begun.status, 303, "{}", begun.body);
        }
        let order: Vec<PersonId> = scene.queue().await.left_in_round().collect();
        assert_eq!(order.len(), 3);
        scene.run("next", &[]).await;
        let first = people.iter().find(|(id, _)| *id == order[0]).expect("one of them");
        assert_eq!(scene.ask(&first.1, "pass").await.status, 303);
        let mut had = Vec::new();
        while scene.queue().await.round.is_some() {
            scene.run("next", &[]).await;
            had.extend(scene.queue().await.floor.map(|floor| floor.person));
        }
        assert_eq!(had, [order[1], order[2], order[0]], "who passed has the last turn");
        let nobody = scene.app.send(&scene.address("/parole/tour"), &facilitator, &[("turn", &scene.queue().await.turn.to_string())]).await;
        assert!(nobody.status == 409 && nobody.body.contains("Choisissez au moins une personne"), "{}", nobody.body);
    }

    async fn what_people_write_is_read_out_and_a_student_is_noticed_first(db: Db) {
        let scene = scene(&db).await;
        let member = scene.app.cookie("member").await;
        let long = "é".repeat(501);
        for wrong in ["", " \n", long.as_str()] {
            let refused = scene.write(&member, wrong).await;
            assert!(refused.status == 422 && refused.body.contains("Écrivez une phrase ou deux"), "{wrong}");
        }
        assert!(scene.write(&member, &long).await.body.contains(&long), "what was typed stays");
        let noticed = scene.write(&member, "Appelez sa mère au 514 555-0142").await;
        assert!(noticed.status == 422 && noticed.body.contains("514 555-0142"), "{}", noticed.body);
        assert!(waiting(&scene).await.is_empty(), "nothing is stored before it is confirmed");
        let token = noticed.body.split("name=\"confirmation_token\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a token");
        let form = [("text", "Appelez sa mère au 514 555-0142"), ("confirmation_token", token)];
        assert_eq!(scene.app.send(&scene.address("/parole/ecrire"), &member, &form).await.status, 303);
        assert_eq!(scene.write(&member, "Et si l’élève lit la grille?").await.status, 303, "it takes the place of the first");
        assert_eq!(waiting(&scene).await.len(), 1);
        let page = scene.shown("facilitator").await;
        assert!(page.contains("Et si l’élève lit la grille?") && page.contains("Une personne, par écrit") && !page.contains("555-0142"), "{page}");
        let next = scene.run("next", &[]).await;
        assert!(next.status == 409 && next.body.contains("Personne n’attend son tour"), "it has no floor");
        let id = scene.queue().await.requests[0].id.to_string();
        assert_eq!(scene.run("remove", &[("request", id.as_str())]).await.status, 303);
        assert_eq!(scene.count("SELECT COUNT(*) FROM speaking_request").await, 0);
    }

    async fn when_the_meeting_ends_only_the_share_of_the_group_stays(db: Db) {
        let mut scene = scene(&db).await;
        let people = scene.members(5).await;
        for (at, (_, cookie)) in people.iter().enumerate() {
            scene.speaks(cookie, if at == 0 { 8 * MINUTE } else { MINUTE }).await;
        }
        scene.ask(&people[1].1, "raise").await;
        scene.write(&people[2].1, "Un mot de plus.").await;
        assert!(scene.count(KEPT).await > 5);
        scene.end().await;
        assert_eq!(scene.count(KEPT).await, 0);
        let share = store::share(&db, scene.meeting).await.expect("an answer").expect("five spoke");
        assert_eq!((share.people, share.half), (5, 1));
        let page = scene.shown("member").await;
        assert!(page.contains("5 personnes ont parlé. Une personne a utilisé la moitié du temps."), "{page}");
        assert!(!page.contains("rien n’a été fait"), "nothing was tried: {page}");
        let late = scene.ask(&people[1].1, "raise").await;
        assert!(late.status == 409 && late.body.contains("n’est pas en cours"), "{}", late.body);
        let late = scene.write(&people[1].1, "Trop tard d’une seconde.").await;
        assert!(late.status == 409 && late.body.contains("Trop tard d’une seconde."), "what was typed stays: {}", late.body);
        assert_eq!(scene.count(KEPT).await, 0, "nothing comes after the end");
    }

    async fn the_share_of_few_is_not_kept_and_a_meeting_that_no_one_ended_is_forgotten(db: Db) {
        let mut scene = scene(&db).await;
        for (_, cookie) in scene.members(4).await {
            scene.speaks(&cookie, MINUTE).await;
        }
        jobs::forget(&scene.app.portal).await.expect("run");
        assert!(scene.count(KEPT).await > 0, "it is under way");
        scene.app.later(27 * 60 * MINUTE);
        jobs::forget(&scene.app.portal).await.expect("run");
        assert_eq!((scene.count(KEPT).await, scene.count("SELECT COUNT(*) FROM speaking_share").await), (0, 0));
    }

    async fn a_hand_that_is_raised_while_the_meeting_ends_is_refused(db: Db) {
        let scene = scene(&db).await;
        let member = scene.app.cookie("member").await;
        scene.app.get_with(&scene.address("/parole"), "cookie", &member).await;
        let mut tx = db.write().await.expect("a transaction");
        sqlx::query("UPDATE meeting SET phase = 'closed' WHERE id = $1")
            .bind(scene.meeting.to_string())
            .execute(&mut *tx)
            .await
            .expect("ended");
        let commit = async {
            tokio::time::sleep(std::time::Duration::from_millis(700)).await;
            tx.commit().await.expect("committed");
        };
        let (late, ()) = tokio::join!(scene.ask(&member, "raise"), commit);
        assert_eq!(late.status, 409, "{}", late.body);
        assert_eq!(scene.count(KEPT).await, 0);
    }
}
