//! Giving places by a draw, and who is called up.

use super::{
    DAY, Screened, draw, drawn_email, emails, give, has_place, kinds, left, page, place, relevant, reply,
    run, screened, started,
};
use ensemble_calls::{call::paths, selection::jobs};
use ensemble_draw::Proof;
use ensemble_testing::{TestApp, on_both_with_content};

const PEOPLE: [&str; 5] = [
    "ana@zirconium.example",
    "lea@zirconium.example",
    "max@zirconium.example",
    "zoe@zirconium.example",
    "ugo@zirconium.example",
];

/// Five relevant projects, two places, a draw. The addresses in the order of the ranking.
async fn drawn(app: &TestApp) -> (Screened, Proof, Vec<String>) {
    let screened = screened(app, 2, &PEOPLE.map(relevant)).await;
    let proof = draw(app, &screened, 2).await;
    let mut ranked = Vec::new();
    for rank in &proof.ranking {
        ranked.push(drawn_email(app, rank.number).await);
    }
    (screened, proof, ranked)
}

/// The place of each, in the order of the ranking, with the number of those who wait.
async fn places(app: &TestApp, ranked: &[String]) -> Vec<String> {
    let mut all = Vec::new();
    for address in ranked {
        let (place, number) = place(app, address).await;
        all.push(number.map_or(place.clone(), |number| format!("{place} {number}")));
    }
    all
}

on_both_with_content! {
    async fn those_who_are_drawn_are_offered_a_place_and_the_others_wait_in_order(db: Db) {
        let app = started(db).await;
        let (screened, _, ranked) = drawn(&app).await;
        let shown = page(&app, &screened.of(paths::PLACES)).await;
        assert!(shown.contains("Le tirage a eu lieu"), "{shown}");
        let done = give(&app, &screened, 0).await;
        assert_eq!(done.status, 303, "{}", done.body);
        assert_eq!(places(&app, &ranked).await, ["offered", "offered", "waiting 1", "waiting 2", "waiting 3"]);
        assert_eq!(left(&app).await, (0, 1));
        for (at, address) in ranked.iter().enumerate() {
            assert_eq!(kinds(&app, address).await, [if at < 2 { "place-offered" } else { "place-awaited" }]);
        }
        let waits = &emails(&app, "place-awaited", &ranked[3]).await[0];
        assert!(waits.contains("au 2e rang"), "{waits}");
        let list = page(&app, &format!("{}?place=waiting", screened.page(paths::GIVE_PLACES, 0))).await;
        assert!(list.contains("Sur la liste d’attente") && list.contains("Une heure par semaine"), "{list}");
    }

    async fn a_person_who_declines_makes_room_for_the_next(db: Db) {
        let app = started(db).await;
        let (screened, proof, ranked) = drawn(&app).await;
        give(&app, &screened, 0).await;
        let done = reply(&app, &ranked[0], "decline").await;
        assert_eq!(done.status, 303, "{}", done.body);
        assert_eq!(places(&app, &ranked).await, ["declined", "offered", "offered", "waiting 1", "waiting 2"]);
        let called = &emails(&app, "place-offered", &ranked[2]).await[0];
        assert!(called.contains("Une place s’est libérée") && called.contains("2 décembre 2026"), "{called}");
        // The one who waits behind stops waiting, the one who accepted gives the place up again.
        assert_eq!(reply(&app, &ranked[3], "give-up").await.status, 303);
        assert_eq!(reply(&app, &ranked[1], "accept").await.status, 303);
        assert_eq!(reply(&app, &ranked[1], "give-up").await.status, 303);
        assert_eq!(places(&app, &ranked).await, ["declined", "declined", "offered", "declined", "offered"]);
        let gone: Vec<u32> = [0, 3, 1].map(|at: usize| proof.ranking[at].number).to_vec();
        let expected = proof.after(&gone).expect("an outcome");
        assert_eq!(expected.selected, [proof.ranking[2].number, proof.ranking[4].number], "as anyone can verify");
    }

    async fn two_who_decline_at_once_make_room_for_two(db: Db) {
        let app = started(db).await;
        let (screened, _, ranked) = drawn(&app).await;
        give(&app, &screened, 0).await;
        let (one, two) = tokio::join!(reply(&app, &ranked[0], "decline"), reply(&app, &ranked[1], "decline"));
        assert_eq!((one.status.as_u16(), two.status.as_u16()), (303, 303), "{} {}", one.body, two.body);
        assert_eq!(places(&app, &ranked).await, ["declined", "declined", "offered", "offered", "waiting 1"]);
        for address in &ranked[2..4] {
            assert_eq!(emails(&app, "place-offered", address).await.len(), 1);
        }
    }

    async fn an_offer_that_no_one_answers_ends_and_the_next_is_called_up(db: Db) {
        let mut app = started(db).await;
        let (screened, _, ranked) = drawn(&app).await;
        give(&app, &screened, 0).await;
        assert_eq!(reply(&app, &ranked[1], "accept").await.status, 303);
        app.later(11 * DAY);
        jobs::run(&app.portal).await.expect("the job runs");
        assert_eq!(kinds(&app, &ranked[0]).await.len(), 1, "three days before nothing is sent");
        app.later(2 * DAY);
        for _ in 0..2 {
            jobs::run(&app.portal).await.expect("the job runs");
        }
        assert_eq!(kinds(&app, &ranked[0]).await, ["place-offered", "place-reminder"], "once");
        assert_eq!(kinds(&app, &ranked[1]).await, ["place-offered"], "who accepted is not reminded");
        app.later(2 * DAY);
        for _ in 0..2 {
            jobs::run(&app.portal).await.expect("the job runs");
        }
        assert_eq!(places(&app, &ranked).await, ["expired", "accepted", "offered", "waiting 1", "waiting 2"]);
        assert_eq!(kinds(&app, &ranked[0]).await, ["place-offered", "place-reminder", "place-expired"]);
        assert!(emails(&app, "place-offered", &ranked[2]).await[0].contains("17 décembre 2026"), "two weeks again");
        let late = reply(&app, &ranked[0], "accept").await;
        assert!(late.status == 410 && late.body.contains("Le délai pour répondre est passé"), "{}", late.body);
        has_place(&app, &ranked[0], "expired").await;
    }

    async fn a_project_that_was_withdrawn_or_erased_after_the_draw_makes_room(db: Db) {
        let app = started(db).await;
        let (screened, _, ranked) = drawn(&app).await;
        let mut to = app.scratch.db.write().await.expect("a transaction");
        sqlx::query("UPDATE interest SET state = 'withdrawn', withdrawn_at = 5 WHERE email = $1")
            .bind(&ranked[0])
            .execute(&mut *to)
            .await
            .expect("withdrawn");
        to.commit().await.expect("committed");
        give(&app, &screened, 0).await;
        assert_eq!(places(&app, &ranked).await, ["none", "offered", "offered", "waiting 1", "waiting 2"]);
        assert!(kinds(&app, &ranked[0]).await.is_empty(), "who withdrew gets no answer");
        let mut to = app.scratch.db.write().await.expect("a transaction");
        sqlx::query("DELETE FROM interest WHERE email = $1").bind(&ranked[1]).execute(&mut *to).await.expect("erased");
        to.commit().await.expect("committed");
        jobs::run(&app.portal).await.expect("the job runs");
        assert_eq!(places(&app, &ranked[2..]).await, ["offered", "offered", "waiting 1"]);
    }

    async fn a_draw_that_does_not_verify_gives_no_place(db: Db) {
        let app = started(db).await;
        let (screened, ..) = drawn(&app).await;
        run(&app, "UPDATE draw SET proof = REPLACE(proof, '\"places\":2', '\"places\":3') WHERE state = 'drawn'").await;
        let refused = give(&app, &screened, 0).await;
        assert!(refused.status == 409 && refused.body.contains("La vérification du tirage a échoué"), "{}", refused.body);
        assert_eq!(left(&app).await, (5, 0));
        run(&app, "UPDATE draw SET proof = NULL, state = 'frozen' WHERE state = 'drawn'").await;
        let pending = give(&app, &screened, 0).await;
        assert!(pending.status == 409 && pending.body.contains("La liste du tirage est fermée"), "{}", pending.body);
    }

    async fn a_draw_whose_entries_were_given_to_others_gives_no_place(db: Db) {
        let app = started(db).await;
        let (screened, ..) = drawn(&app).await;
        run(&app, "UPDATE draw_entry SET salt = '0' WHERE number = 1 AND draw_id IN (SELECT id FROM draw WHERE state = 'drawn')").await;
        let refused = give(&app, &screened, 0).await;
        assert!(refused.status == 409 && refused.body.contains("La vérification du tirage a échoué"), "{}", refused.body);
        assert_eq!(left(&app).await, (5, 0));
    }

    async fn the_waiting_list_is_closed_with_an_answer_to_each(db: Db) {
        let app = started(db).await;
        let (screened, _, ranked) = drawn(&app).await;
        give(&app, &screened, 0).await;
        let address = screened.page(paths::GIVE_PLACES, 0);
        let cookie = app.cookie("coordinator").await;
        let end = [("step", "end-waiting")];
        let early = app.send(&address, &cookie, &end).await;
        assert!(early.status == 409 && early.body.contains("Des offres attendent"), "{}", early.body);
        for address in &ranked[..2] {
            assert_eq!(reply(&app, address, "accept").await.status, 303);
        }
        assert_eq!(app.send(&address, &cookie, &end).await.status, 303);
        assert_eq!(places(&app, &ranked).await, ["accepted", "accepted", "refused", "refused", "refused"]);
        assert_eq!(kinds(&app, &ranked[4]).await, ["place-awaited", "place-waiting-ended"]);
        assert_eq!(app.send(&address, &cookie, &end).await.status, 409, "nobody waits any more");
    }
}
