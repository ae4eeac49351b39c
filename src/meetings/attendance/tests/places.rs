//! Places, the waiting list, and many who answer at once.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    HOUR, Scene,
    guests::{link, register},
    plan, scene,
};
use ensemble_communities::membership::store as memberships;
use ensemble_core::{
    ids::{MeetingId, PersonId},
    rights::Role,
};
use ensemble_meetings::{
    attendance::{jobs, model::Place, store},
    meeting::{model::Phase, store as meetings},
};
use ensemble_server::db::Db;
use ensemble_testing::{NOW, on_both_with_content};

async fn place(scene: &Scene, who: &str) -> Option<Place> {
    scene.found(who).await.and_then(|found| found.place)
}

async fn notified(db: &Db, person: PersonId) -> i64 {
    sqlx::query_scalar("SELECT COUNT(*) FROM outbox WHERE kind = 'place-freed' AND person_id = $1")
        .bind(person.to_string())
        .fetch_one(&db.reader)
        .await
        .expect("a count")
}

/// New members of the community, and their cookies.
async fn members(scene: &Scene, count: usize) -> Vec<(PersonId, String)> {
    let mut all = Vec::new();
    for number in 0..count {
        let new = ensemble_communities::account::store::NewPerson {
            email: format!("membre{number}@ensemble.example"),
            proven: true,
            name: format!("Membre {number}"),
            lang: ensemble_core::Lang::Fr,
        };
        let mut to = scene.app.scratch.db.write().await.expect("a transaction");
        let id = ensemble_communities::account::store::add(&mut to, &new, 1).await.expect("an account");
        memberships::add(&mut to, scene.community, id, Role::Member, 1).await.expect("a member");
        to.commit().await.expect("committed");
        all.push((id, scene.app.cookie_of(id).await));
    }
    all
}

on_both_with_content! {
    async fn a_place_that_becomes_free_is_offered_in_order_and_lapses(db: Db) {
        let mut scene = scene(&db, 200).await;
        scene.limit("1").await;
        for who in ["member", "member-en", "co-facilitator"] {
            assert_eq!(scene.says(who, "in-person").await.status, 303);
        }
        assert_eq!(place(&scene, "member").await, Some(Place::Held));
        assert_eq!(place(&scene, "member-en").await, Some(Place::Waiting));
        let page = scene.shown("co-facilitator", "").await;
        assert!(page.contains("une personne vous précède"), "{page}");
        assert!(scene.shown("facilitator", "").await.contains("Complet"), "before one answers");
        assert!(scene.shown("member-en", "").await.contains("Vous êtes en tête de la liste d’attente."));
        // Online has places.
        scene.says("facilitator", "virtual").await;
        assert_eq!(place(&scene, "facilitator").await, Some(Place::Held));
        scene.says("member", "maybe").await;
        assert_eq!(place(&scene, "member-en").await, Some(Place::Offered));
        assert_eq!(place(&scene, "co-facilitator").await, Some(Place::Waiting));
        let second = scene.person("member-en").await;
        assert_eq!(notified(&db, second).await, 1);
        assert!(scene.shown("member-en", "").await.contains("Confirmer ma place"));
        // Someone new does not jump the queue.
        scene.says("member", "in-person").await;
        assert_eq!(place(&scene, "member").await, Some(Place::Waiting));
        scene.app.later(49 * HOUR);
        assert!(scene.shown("member-en", "").await.contains("pas été confirmée à temps"), "before the job has run, too");
        jobs::settle_all(&scene.app.portal).await.expect("run");
        jobs::settle_all(&scene.app.portal).await.expect("run again");
        assert_eq!(place(&scene, "member-en").await, Some(Place::Lapsed));
        assert_eq!(place(&scene, "co-facilitator").await, Some(Place::Offered));
        let third = scene.person("co-facilitator").await;
        assert_eq!((notified(&db, second).await, notified(&db, third).await), (1, 1), "once each");
        scene.says("co-facilitator", "in-person").await;
        assert_eq!(place(&scene, "co-facilitator").await, Some(Place::Held), "confirmed");
        scene.says("member-en", "in-person").await;
        assert_eq!(place(&scene, "member-en").await, Some(Place::Waiting), "at the end");
        let found = (scene.found("member").await.expect("one"), scene.found("member-en").await.expect("one"));
        assert!(found.0.waiting_number < found.1.waiting_number);
    }

    async fn close_to_the_meeting_a_free_place_is_given_without_asking(db: Db) {
        let scene = scene(&db, 10).await;
        scene.limit("1").await;
        scene.says("member", "in-person").await;
        scene.says("member-en", "in-person").await;
        scene.says("member", "no").await;
        assert_eq!(place(&scene, "member-en").await, Some(Place::Held));
    }

    async fn nobody_loses_a_place_and_more_places_let_people_in(db: Db) {
        let scene = scene(&db, 10).await;
        scene.limit("2").await;
        scene.says("member", "in-person").await;
        scene.says("member-en", "in-person").await;
        scene.limit("1").await;
        assert_eq!(place(&scene, "member-en").await, Some(Place::Held));
        assert!(scene.shown("facilitator", "/reponses").await.contains("Une place de trop est déjà attribuée"));
        scene.says("co-facilitator", "in-person").await;
        scene.says("facilitator", "in-person").await;
        assert_eq!(place(&scene, "co-facilitator").await, Some(Place::Waiting));
        scene.limit("3").await;
        assert_eq!(place(&scene, "co-facilitator").await, Some(Place::Held));
        assert_eq!(place(&scene, "facilitator").await, Some(Place::Waiting));
        scene.limit("").await;
        assert_eq!(place(&scene, "facilitator").await, Some(Place::Held), "without a limit");
        let cookie = scene.app.cookie("facilitator").await;
        for wrong in ["-1", "dix", "1.5", "10001"] {
            let form = [("places-in-person", wrong)];
            let refused = scene.app.send(&format!("{}/reponses/places", scene.page()), &cookie, &form).await;
            assert!(refused.status == 422 && refused.body.contains("laissez le champ vide"), "{wrong}");
        }
    }

    async fn the_place_of_a_person_who_left_goes_to_the_next(db: Db) {
        let scene = scene(&db, 10).await;
        scene.limit("1").await;
        scene.says("member", "in-person").await;
        scene.says("member-en", "in-person").await;
        let next = scene.person("member-en").await;
        scene.run("UPDATE person SET closed_at = 1 WHERE email LIKE 'beatrice%' AND $1 <> ''").await;
        jobs::settle_all(&scene.app.portal).await.expect("run");
        let found = store::find(&db.reader, scene.meeting, next).await.expect("an answer").expect("one");
        assert_eq!(found.place, Some(Place::Held));
        let summary = store::summary(&db, scene.meeting).await.expect("a summary");
        assert_eq!((summary.come(), summary.waiting), (1, 0), "who left is not counted");
    }

    async fn a_person_who_comes_back_takes_no_place_that_was_given(db: Db) {
        let scene = scene(&db, 10).await;
        scene.limit("1").await;
        scene.says("member", "in-person").await;
        scene.says("member-en", "in-person").await;
        let first = scene.person("member").await;
        let role = "UPDATE membership SET role = 'observer' WHERE person_id = (SELECT id FROM person WHERE email LIKE 'beatrice%') AND $1 <> ''";
        scene.run(role).await;
        jobs::settle_all(&scene.app.portal).await.expect("run");
        assert_eq!(place(&scene, "member-en").await, Some(Place::Held));
        assert_eq!(store::find(&db.reader, scene.meeting, first).await.expect("an answer"), None, "with what they need");
        scene.run("UPDATE membership SET role = 'member' WHERE person_id = (SELECT id FROM person WHERE email LIKE 'beatrice%') AND $1 <> ''").await;
        scene.says("member", "in-person").await;
        assert_eq!(place(&scene, "member").await, Some(Place::Waiting));
    }

    async fn offers_follow_the_meeting(db: Db) {
        let mut scene = scene(&db, 200).await;
        scene.limit("1").await;
        for who in ["member", "member-en", "co-facilitator"] {
            scene.says(who, "in-person").await;
        }
        scene.says("member", "no").await;
        assert_eq!(place(&scene, "member-en").await, Some(Place::Offered));
        // While it is cancelled, an offer cannot be confirmed and does not end.
        scene.run("UPDATE meeting SET cancelled_at = 1 WHERE id = $1").await;
        for _ in 0..3 {
            scene.app.later(30 * HOUR);
            jobs::settle_all(&scene.app.portal).await.expect("run");
        }
        scene.run("UPDATE meeting SET cancelled_at = NULL WHERE id = $1").await;
        jobs::settle_all(&scene.app.portal).await.expect("run");
        assert_eq!(place(&scene, "member-en").await, Some(Place::Offered));
        assert_eq!(place(&scene, "co-facilitator").await, Some(Place::Waiting));
        // Moved so close that there is no time to ask: the place is theirs.
        scene.run("UPDATE meeting SET begins_at = begins_at - 100 * 3600000 WHERE id = $1").await;
        jobs::settle_all(&scene.app.portal).await.expect("run");
        assert_eq!(place(&scene, "member-en").await, Some(Place::Held));
        // No place is offered in a way in which no one can come any more.
        scene.run("UPDATE meeting SET modality = 'virtual' WHERE id = $1").await;
        scene.says("member-en", "no").await;
        jobs::settle_all(&scene.app.portal).await.expect("run");
        assert_eq!(place(&scene, "co-facilitator").await, Some(Place::Waiting));
        // A field that was not on the page changes nothing.
        let cookie = scene.app.cookie("facilitator").await;
        let form = [("places-virtual", "9")];
        assert_eq!(scene.app.send(&format!("{}/reponses/places", scene.page()), &cookie, &form).await.status, 303);
        let limits = store::limits(&db.reader, scene.meeting).await.expect("limits");
        assert_eq!(limits.iter().map(|limit| limit.places).collect::<Vec<_>>(), [1, 9]);
    }

    async fn an_archived_community_gives_no_places(db: Db) {
        let scene = scene(&db, 200).await;
        scene.limit("1").await;
        scene.says("member", "in-person").await;
        scene.says("member-en", "in-person").await;
        scene.run("UPDATE community SET archived_at = 1 WHERE id = (SELECT community_id FROM meeting WHERE id = $1)").await;
        let cookie = scene.app.cookie("facilitator").await;
        scene.app.send(&format!("{}/reponses/places", scene.page()), &cookie, &[("places-in-person", "5")]).await;
        jobs::settle_all(&scene.app.portal).await.expect("run");
        assert_eq!(place(&scene, "member-en").await, Some(Place::Waiting));
        let second = scene.person("member-en").await;
        assert_eq!(notified(&db, second).await, 0);
    }

    async fn the_last_place_is_given_once(db: Db) {
        let scene = scene(&db, 200).await;
        scene.limit("3").await;
        let people = members(&scene, 12).await;
        let all = people.iter().map(|(_, cookie)| scene.answers(cookie, &[("answer", "in-person")]));
        for answer in futures::future::join_all(all).await {
            assert_eq!(answer.status, 303, "{}", answer.body);
        }
        invariants(&lists(&scene).await, ("in-person", 3, 3), "the last place");
        let summary = store::summary(&db, scene.meeting).await.expect("a summary");
        assert_eq!((summary.come(), summary.waiting), (3, 9));
    }

    async fn no_order_of_answers_breaks_the_waiting_list(db: Db) {
        let mut scene = scene(&db, 400).await;
        let mut people = members(&scene, 8).await;
        for seed in 1..=6 {
            for (person, cookie) in &mut people {
                *cookie = scene.app.cookie_of(*person).await;
            }
            let mut random = 0x2545_f491_4f6c_dd1d_u64.wrapping_mul(seed);
            let mut next = move |below: usize| {
                random ^= random << 13;
                random ^= random >> 7;
                random ^= random << 17;
                usize::try_from(random % 1_000).expect("small") % below
            };
            if seed > 1 {
                another_meeting(&mut scene).await;
            }
            let key = link(&scene, "20").await;
            let (mut places, mut guests) = ([2, 3], 0);
            limits(&scene, places).await;
            for step in 0..15 {
                let before = lists(&scene).await;
                let mut due = letters(&scene).await;
                // Three answer at once, and now and then a guest.
                let asked: Vec<_> = (0..3)
                    .map(|_| (next(people.len()), ["in-person", "in-person", "virtual", "virtual", "no", "maybe"][next(6)]))
                    .collect();
                let mut changed: BTreeSet<String> = asked.iter().map(|(who, _)| people[*who].0.to_string()).collect();
                let all = asked.iter().map(|(who, answer)| {
                    let cookie = &people[*who].1;
                    async { scene.answers(cookie, &[("answer", *answer)]).await.status }
                });
                let guest = (next(3) == 0).then(|| (format!("Quartz {seed}-{step}"), ["in-person", "virtual"][next(2)]));
                guests += usize::from(guest.is_some());
                let registered = async {
                    if let Some((name, way)) = &guest {
                        register(&scene, &key, name, way).await;
                    }
                };
                let (statuses, ()) = futures::join!(futures::future::join_all(all), registered);
                assert!(statuses.iter().all(|status| *status == 303), "{statuses:?}");
                if next(4) == 0 {
                    places[next(2)] = 1 + next(MOST);
                    limits(&scene, places).await;
                }
                if next(5) == 0 {
                    // One leaves and comes back.
                    let who = people[next(people.len())].0.to_string();
                    for role in ["observer", "member"] {
                        let mut to = db.write().await.expect("a transaction");
                        sqlx::query("UPDATE membership SET role = $2 WHERE person_id = $1")
                            .bind(&who).bind(role).execute(&mut *to).await.expect("changed");
                        to.commit().await.expect("committed");
                        jobs::settle_all(&scene.app.portal).await.expect("run");
                    }
                    changed.insert(who);
                }
                if next(4) == 0 {
                    scene.app.later(13 * HOUR);
                    jobs::settle_all(&scene.app.portal).await.expect("run");
                }
                let after = lists(&scene).await;
                let said = format!("seed {seed}, step {step}: {before:?}, then {after:?}");
                for (way, places) in ["in-person", "virtual"].into_iter().zip(places) {
                    invariants(&after, (way, places, MOST), &said);
                    in_turn(&before, &after, &changed, way, &said);
                }
                for who in moved_up(&before, &after).filter(|who| !changed.contains(*who)) {
                    *due.entry(who.clone()).or_default() += i64::from(people.iter().any(|(person, _)| person.to_string() == *who));
                }
                let sent = letters(&scene).await;
                for (person, _) in people.iter().filter(|(person, _)| !changed.contains(&person.to_string())) {
                    let of = |letters: &BTreeMap<String, i64>| letters.get(&person.to_string()).copied().unwrap_or_default();
                    assert_eq!(of(&sent), of(&due), "one letter for each offer: {person}: {said}");
                }
            }
            let stored = lists(&scene).await.len();
            assert!(guests > 0 && stored >= guests, "{stored}");
        }
    }
}

/// The most places that a way of coming gets.
const MOST: usize = 5;

/// The answer, the place and the number of each who answered a meeting, members and guests.
type Lists = BTreeMap<String, (String, String, Option<i64>)>;

async fn lists(scene: &Scene) -> Lists {
    let rows: Vec<(String, String, Option<String>, Option<i64>)> = sqlx::query_as(
        "SELECT person_id, answer, place, waiting_number FROM attendance WHERE meeting_id = $1
         UNION ALL
         SELECT token_hash, answer, place, waiting_number FROM guest WHERE meeting_id = $1",
    )
    .bind(scene.meeting.to_string())
    .fetch_all(&scene.app.scratch.db.reader)
    .await
    .expect("lists");
    rows.into_iter()
        .map(|(who, answer, place, number)| (who, (answer, place.unwrap_or_default(), number)))
        .collect()
}

/// How many emails each person got about a place that became free.
async fn letters(scene: &Scene) -> BTreeMap<String, i64> {
    let rows: Vec<(String, i64)> = sqlx::query_as(
        "SELECT person_id, COUNT(*) FROM outbox WHERE kind = 'place-freed' AND person_id IS NOT NULL GROUP BY person_id",
    )
    .fetch_all(&scene.app.scratch.db.reader)
    .await
    .expect("letters");
    rows.into_iter().collect()
}

/// Sets the numbers of places in person and online.
async fn limits(scene: &Scene, [in_person, online]: [usize; 2]) {
    let cookie = scene.app.cookie("facilitator").await;
    let [in_person, online] = [in_person, online].map(|places| places.to_string());
    let form = [("places-in-person", in_person.as_str()), ("places-virtual", &online)];
    let done = scene.app.send(&format!("{}/reponses/places", scene.page()), &cookie, &form).await;
    assert_eq!(done.status, 303, "{}", done.body);
}

/// Goes on with a new meeting, 400 hours from now.
async fn another_meeting(scene: &mut Scene) {
    let now = scene.app.portal.now();
    let mut to = scene.app.scratch.db.write().await.expect("a transaction");
    // The last one is over for the jobs.
    sqlx::query("UPDATE meeting SET cancelled_at = 1 WHERE id = $1")
        .bind(scene.meeting.to_string())
        .execute(&mut *to)
        .await
        .expect("cancelled");
    scene.meeting = MeetingId::new();
    let plan = plan((now - NOW) / HOUR + 400);
    meetings::add(&mut to, scene.meeting, scene.community, Phase::Published, &plan, now)
        .await
        .expect("a meeting");
    to.commit().await.expect("committed");
}

/// Those who waited and have the place that they waited for, given or offered.
fn moved_up<'a>(before: &'a Lists, after: &'a Lists) -> impl Iterator<Item = &'a String> {
    before.iter().filter(|(_, (_, place, _))| place == "waiting").filter_map(|(who, (answer, ..))| {
        let (now, place, _) = after.get(who)?;
        (now == answer && place != "waiting").then_some(who)
    })
}

/// No one who waits has a lower number than those who moved up.
fn in_turn(before: &Lists, after: &Lists, changed: &BTreeSet<String>, way: &str, said: &str) {
    let number = |who: &String| before.get(who).filter(|(answer, ..)| answer == way)?.2;
    let moved = moved_up(before, after).filter(|who| !changed.contains(*who)).filter_map(number).max();
    let waits = |(who, state): &(&String, &(String, String, Option<i64>))| {
        state.1 == "waiting" && before.get(*who) == Some(*state)
    };
    let left = after.iter().filter(waits).filter_map(|(who, _)| number(who)).min();
    assert!(moved.zip(left).is_none_or(|(moved, left)| moved < left), "{way}: {moved:?}, {left:?}: {said}");
}

/// There are never more places given than there are, no one waits while one is free, and all who wait have their number.
fn invariants(lists: &Lists, (way, places, most): (&str, usize, usize), said: &str) {
    for (answer, place, number) in lists.values() {
        let comes = answer == "in-person" || answer == "virtual";
        assert_eq!(!place.is_empty(), comes, "{said}");
        assert!(number.is_some() || place != "waiting", "{said}");
    }
    let of_way = || lists.values().filter(|(answer, ..)| answer == way);
    let taken = of_way().filter(|(_, place, _)| place == "held" || place == "offered").count();
    let waiting: Vec<i64> =
        of_way().filter(|(_, place, _)| place == "waiting").filter_map(|(.., number)| *number).collect();
    // Where the number was lowered, those who had a place keep it.
    assert!(taken <= most, "{taken} of {most} places: {said}");
    assert!(waiting.is_empty() || taken >= places, "{} wait while a place is free: {said}", waiting.len());
    let numbers: BTreeSet<i64> = waiting.iter().copied().collect();
    assert_eq!(numbers.len(), waiting.len(), "each has a number of their own: {said}");
}
