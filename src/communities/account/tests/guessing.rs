//! Passwords that are guessed, and people who are not kept out by it.

use std::{net::SocketAddr, sync::atomic::Ordering};

use axum::{body::Body, extract::ConnectInfo, http::Request};

use super::MEMBER;
use ensemble_communities::account::paths;
use ensemble_core::Lang;
use ensemble_testing::{Answer, TestApp, app, app_on, on_both_with_content};

const MINUTE: i64 = 60_000;
const SCHOOL: &str = "192.0.2.7:4000";
const OTHER: (&str, &str) = ("rowan.ashgrove@ensemble.example", "nine lanterns by the lake");

/// Tries a password from a network, with the cookies of a browser.
async fn sign_in(app: &TestApp, from: &str, cookies: &str, (email, password): (&str, &str)) -> Answer {
    let form = format!(
        "email={}&password={}",
        percent_encoding::utf8_percent_encode(email, percent_encoding::NON_ALPHANUMERIC),
        percent_encoding::utf8_percent_encode(password, percent_encoding::NON_ALPHANUMERIC)
    );
    let request = Request::post(paths::of(paths::SIGN_IN, Lang::Fr))
        .header("content-type", "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
        .header("cookie", cookies)
        .extension(ConnectInfo(from.parse::<SocketAddr>().expect("an address")))
        .body(Body::from(form))
        .expect("a request");
    app.request(request).await
}

on_both_with_content! {
    async fn of_three_hundred_guesses_at_once_five_are_compared(db: Db) {
        let app = app_on(db).await;
        let known = sign_in(&app, SCHOOL, "", MEMBER).await;
        let browser = known.cookies().join("; ");
        assert!(browser.contains("ensemble-browser="), "{browser}");
        let before = app.portal.password_checks.load(Ordering::Relaxed);

        let guesses = (0..300).map(|number| {
            let (app, guess) = (&app, format!("wrong guess {number}"));
            async move { sign_in(app, SCHOOL, "", (MEMBER.0, &guess)).await.status.as_u16() }
        });
        let answers = futures::future::join_all(guesses).await;
        let count = |status| answers.iter().filter(|answer| **answer == status).count();
        assert_eq!((count(422), count(429)), (5, 295));
        assert_eq!(app.portal.password_checks.load(Ordering::Relaxed) - before, 5);
        let logged: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM audit WHERE action = 'person.sign-in-failed'")
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("a count");
        assert_eq!(logged, 5);

        let stranger = sign_in(&app, SCHOOL, "", MEMBER).await;
        assert_eq!(stranger.status, 429);
        assert!(
            stranger.body.contains("Trop d’essais") && stranger.body.contains("Recevoir un lien par courriel</"),
            "{}",
            stranger.body
        );
        assert_eq!(sign_in(&app, SCHOOL, &browser, MEMBER).await.status, 303, "a known browser");
        assert_eq!(sign_in(&app, SCHOOL, "", OTHER).await.status, 303, "others of the school");
        assert_eq!(sign_in(&app, "198.51.100.1:4000", "", MEMBER).await.status, 303, "from elsewhere");
    }
}

#[tokio::test]
async fn a_known_browser_is_known_for_its_person_and_has_a_limit_of_its_own() {
    let app = app().await;
    let browser = sign_in(&app, SCHOOL, "", OTHER).await.cookies().join("; ");
    for number in 0..5 {
        assert_eq!(sign_in(&app, SCHOOL, &browser, (MEMBER.0, &format!("wrong {number}"))).await.status, 422);
    }
    assert_eq!(sign_in(&app, SCHOOL, &browser, MEMBER).await.status, 429, "it knows somebody else");
    for number in 0..10 {
        assert_eq!(sign_in(&app, SCHOOL, &browser, (OTHER.0, &format!("wrong {number}"))).await.status, 422);
    }
    assert_eq!(sign_in(&app, SCHOOL, &browser, OTHER).await.status, 429, "nor is it free to guess");
}

#[tokio::test]
async fn a_browser_remembers_several_people_and_a_token_that_was_planted_is_replaced() {
    let app = app().await;
    let token = |answer: &Answer| {
        let all = answer.cookies();
        all.into_iter().find(|cookie| cookie.starts_with("ensemble-browser=")).expect("a browser's cookie")
    };
    let first = token(&sign_in(&app, SCHOOL, "", OTHER).await);
    let both = token(&sign_in(&app, SCHOOL, &first, MEMBER).await);
    let planted = first.trim_start_matches("ensemble-browser=");
    assert!(both.ends_with(planted) && both.len() > first.len(), "another token, and the first is kept");
    let again = token(&sign_in(&app, SCHOOL, &both, OTHER).await);
    assert_eq!(again.len(), both.len(), "nobody has two");
    // Who planted the first token has nothing of the member's.
    for number in 0..5 {
        sign_in(&app, SCHOOL, &first, (MEMBER.0, &format!("wrong {number}"))).await;
    }
    assert_eq!(sign_in(&app, SCHOOL, &first, MEMBER).await.status, 429);
    assert_eq!(sign_in(&app, SCHOOL, &both, MEMBER).await.status, 303);
}

#[tokio::test]
async fn fifty_failures_of_a_school_keep_nobody_out() {
    let app = app().await;
    for number in 0..55 {
        let somebody = format!("person{number}@ensemble.example");
        assert_eq!(sign_in(&app, SCHOOL, "", (&somebody, "not this one")).await.status, 422);
    }
    assert_eq!(sign_in(&app, SCHOOL, "", MEMBER).await.status, 303);
}

#[tokio::test]
async fn right_passwords_that_come_at_once_are_all_let_in() {
    let app = app().await;
    let all = futures::future::join_all((0..12).map(|_| sign_in(&app, SCHOOL, "", MEMBER))).await;
    assert!(all.iter().all(|answer| answer.status == 303), "more than may fail at once");
}

#[tokio::test]
async fn tries_come_back_one_after_the_other() {
    let mut app = app().await;
    for _ in 0..5 {
        assert_eq!(sign_in(&app, SCHOOL, "", (MEMBER.0, "wrong wrong")).await.status, 422);
    }
    let slowed = sign_in(&app, SCHOOL, "", MEMBER).await;
    assert!(slowed.status == 429 && slowed.body.contains("Attendez 5\u{a0}min"), "{}", slowed.body);
    app.later(5 * MINUTE);
    assert_eq!(sign_in(&app, SCHOOL, "", (MEMBER.0, "wrong wrong")).await.status, 422);
    assert_eq!(sign_in(&app, SCHOOL, "", MEMBER).await.status, 429);
    app.later(5 * MINUTE);
    assert_eq!(sign_in(&app, SCHOOL, "", MEMBER).await.status, 303, "and a right one clears the account");
    assert_eq!(sign_in(&app, SCHOOL, "", (MEMBER.0, "wrong wrong")).await.status, 422);
    assert_eq!(sign_in(&app, SCHOOL, "", MEMBER).await.status, 303);
}

#[tokio::test]
async fn addresses_of_one_household_count_together() {
    let app = app().await;
    for number in 0..5 {
        let from = format!("[2001:db8:1:2::{number}]:4000");
        assert_eq!(sign_in(&app, &from, "", (MEMBER.0, "wrong wrong")).await.status, 422);
    }
    assert_eq!(sign_in(&app, "[2001:db8:1:2:ffff::1]:4000", "", MEMBER).await.status, 429);
    assert_eq!(sign_in(&app, "[2001:db8:1:3::1]:4000", "", MEMBER).await.status, 303);
}

#[tokio::test]
async fn many_networks_together_may_not_guess_for_ever() {
    let app = app().await;
    let mut compared = 0;
    for number in 1..=30 {
        let from = format!("203.0.113.{number}:4000");
        compared += usize::from(sign_in(&app, &from, "", (MEMBER.0, "wrong wrong")).await.status == 422);
    }
    assert_eq!(compared, 20);
}
