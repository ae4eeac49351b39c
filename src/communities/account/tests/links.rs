//! Links by mail: how many there are, what ends them, and what they open.

use super::{MEMBER, emails, key, mailed};
use ensemble_communities::account::store::{by_email, read_link};
use ensemble_server::{db::Db, mail::outbox::claim};
use ensemble_testing::{TestApp, app, app_on, on_both_with_content};

const MINUTE: i64 = 60_000;
const CHANGE_ADDRESS: &str = "/fr/compte/securite/adresse";
const BY_EMAIL: &str = "/fr/connexion/courriel";
const RESET_PASSWORD: &str = "/fr/connexion/mot-de-passe";
const NEW: &str = "bea@ensemble.example";
const NEW_PASSWORD: &str = "onze cloches du soir";

/// The tokens that were mailed in emails of a kind, the oldest first.
async fn tokens(app: &TestApp, kind: &str) -> Vec<String> {
    let texts: Vec<String> = sqlx::query_scalar("SELECT body_text FROM outbox WHERE kind = $1 ORDER BY id")
        .bind(kind)
        .fetch_all(&app.scratch.db.reader)
        .await
        .expect("emails");
    texts
        .iter()
        .filter_map(|text| text.split("?key=").nth(1)?.split_whitespace().next().map(str::to_owned))
        .collect()
}

async fn works(app: &TestApp, token: &str) -> bool {
    read_link(&app.scratch.db, token, app.portal.now()).await.expect("an answer").is_some()
}

async fn ask_to_change(app: &TestApp, cookie: &str, to: &str) -> u16 {
    let form = [("email", to), ("current-for-address", MEMBER.1)];
    app.send(CHANGE_ADDRESS, cookie, &form).await.status.as_u16()
}

on_both_with_content! {
    async fn a_hundred_requests_send_three_emails_whose_links_all_work_until_one_is_used(db: Db) {
        let mut app = app_on(db).await;
        let all = futures::future::join_all((0..100).map(|_| app.send(BY_EMAIL, "", &[("email", MEMBER.0)]))).await;
        assert!(all.iter().all(|answer| answer.status == 200 && answer.body == all[0].body), "the same answer");
        assert_eq!(emails(&app).await, 3);
        let sent = tokens(&app, "sign-in").await;
        for token in &sent {
            assert!(works(&app, token).await, "all three work");
        }
        let nobody = [("email", "nobody@ensemble.example")];
        app.send(RESET_PASSWORD, "", &[("email", MEMBER.0)]).await;
        assert_eq!(emails(&app).await, 3, "of whatever kind they are");
        app.send(BY_EMAIL, "", &nobody).await;
        assert_eq!(app.send("/fr/lien", "", &[("key", &sent[0])]).await.status, 303);
        for token in &sent {
            assert!(!works(&app, token).await, "one was used");
        }
        app.later(15 * MINUTE);
        app.send(BY_EMAIL, "", &[("email", MEMBER.0)]).await;
        app.send(BY_EMAIL, "", &[("email", MEMBER.0)]).await;
        assert_eq!(emails(&app).await, 4, "one as often as a link ends");
        assert!(works(&app, &tokens(&app, "sign-in").await[3]).await);
    }

    async fn of_four_links_the_last_three_work(db: Db) {
        let mut app = app_on(db).await;
        for number in 0..4 {
            app.later(number.min(1) * 15 * MINUTE);
            app.send(RESET_PASSWORD, "", &[("email", MEMBER.0)]).await;
        }
        let all = tokens(&app, "reset-password").await;
        let mut standing = Vec::new();
        for token in &all {
            standing.push(works(&app, token).await);
        }
        assert_eq!(standing, [false, true, true, true], "the first is one too many");
    }

    async fn of_links_that_are_used_at_once_one_works(db: Db) {
        let app = app_on(db).await;
        for _ in 0..3 {
            app.send(BY_EMAIL, "", &[("email", MEMBER.0)]).await;
        }
        let all = tokens(&app, "sign-in").await;
        let used = all.iter().chain(&all).map(|token| {
            let app = &app;
            async move { app.send("/fr/lien", "", &[("key", token)]).await.status.as_u16() }
        });
        let mut answers = futures::future::join_all(used).await;
        answers.sort_unstable();
        assert_eq!(answers, [303, 410, 410, 410, 410, 410]);
    }

    async fn a_password_that_is_reset_ends_all_links(db: Db) {
        ends_all_links(db, "reset").await;
    }

    async fn a_password_that_is_changed_ends_all_links(db: Db) {
        ends_all_links(db, "password").await;
    }

    async fn signing_out_everywhere_ends_all_links(db: Db) {
        ends_all_links(db, "everywhere").await;
    }

    async fn a_changed_address_ends_all_links(db: Db) {
        ends_all_links(db, "address").await;
    }

    async fn closing_an_account_ends_all_links(db: Db) {
        ends_all_links(db, "closed").await;
    }

    async fn a_change_of_address_is_told_at_once_and_can_be_stopped_from_the_old_one(db: Db) {
        let app = app_on(db).await;
        let own = app.cookie("member").await;
        assert_eq!(ask_to_change(&app, &own, NEW).await, 303);
        let stop = mailed(&app, MEMBER.0).await;
        let page = app.get(&stop).await;
        assert!(page.status == 200 && page.body.contains("Annuler le changement d’adresse?"));
        assert_eq!(app.get_with("/fr/compte", "cookie", &own).await.status, 200, "looking at it does nothing");
        let stopped = app.send("/fr/lien", "", &[("key", key(&stop))]).await;
        assert_eq!(stopped.header("location"), "/fr/connexion/mot-de-passe?notice=address-stopped");
        assert_eq!(app.get_with("/fr/compte", "cookie", &own).await.status, 303, "all sessions are closed");
        let change = &tokens(&app, "change-address").await[0];
        let again = app.cookie("member").await;
        assert_eq!(app.send("/fr/lien", &again, &[("key", change)]).await.status, 410);
        assert_eq!(app.send("/fr/lien", "", &[("key", key(&stop))]).await.status, 410, "once");
        assert!(by_email(&app.scratch.db, MEMBER.0).await.expect("an answer").is_some());
    }
}

/// Whatever secures an account ends all its links, and their emails are not sent.
async fn ends_all_links(db: Db, way: &str) {
    let app = app_on(db).await;
    let own = app.cookie("member").await;
    app.send(BY_EMAIL, "", &[("email", MEMBER.0)]).await;
    app.send(RESET_PASSWORD, "", &[("email", MEMBER.0)]).await;
    assert_eq!(ask_to_change(&app, &own, NEW).await, 303);
    let mut all = tokens(&app, "sign-in").await;
    let (reset, change) = (tokens(&app, "reset-password").await, tokens(&app, "change-address").await);
    all.extend(reset.clone().into_iter().chain(change.clone()).chain(tokens(&app, "change-asked").await));
    assert_eq!(all.len(), 4);
    let answer = match way {
        "reset" => app.send("/fr/lien", "", &[("key", &reset[0]), ("password", NEW_PASSWORD)]).await,
        "password" => {
            let form = [("current", MEMBER.1), ("new-password", NEW_PASSWORD)];
            app.send("/fr/compte/securite/mot-de-passe", &own, &form).await
        }
        "everywhere" => app.send("/fr/compte/securite/sessions", &own, &[]).await,
        "address" => app.send("/fr/lien", &own, &[("key", &change[0])]).await,
        _ => {
            let account = by_email(&app.scratch.db, MEMBER.0).await.expect("an answer").expect("it exists");
            let admin = app.cookie("administrator").await;
            let path = format!("/fr/administration/personnes/{}/fermer", account.id);
            app.send(&path, &admin, &[]).await
        }
    };
    assert_eq!(answer.status, 303, "{way}: {}", answer.body);
    for token in &all {
        assert!(!works(&app, token).await, "{way}");
        assert_eq!(
            app.send("/fr/lien", &own, &[("key", token), ("password", NEW_PASSWORD)]).await.status,
            410
        );
    }
    let moved: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM person WHERE email = $1")
        .bind(NEW)
        .fetch_one(&app.scratch.db.reader)
        .await
        .expect("a count");
    assert_eq!(moved, i64::from(way == "address"), "{way}: no pending change takes the account over");
    let over: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM outbox WHERE link_over = 1")
        .fetch_one(&app.scratch.db.reader)
        .await
        .expect("a count");
    assert_eq!(over, 4, "{way}");
    let waiting = claim(&app.scratch.db, app.portal.now(), 20).await.expect("emails");
    let sent = all.iter().filter(|token| waiting.iter().any(|email| email.text.contains(*token))).count();
    assert_eq!(sent, 0, "{way}: an email whose link is over is not sent");
}

#[tokio::test]
async fn an_address_changes_for_its_person_who_is_signed_in_only() {
    let app = app().await;
    let own = app.cookie("member").await;
    assert_eq!(ask_to_change(&app, &own, NEW).await, 303);
    let link = mailed(&app, NEW).await;
    let stranger = app.get(&link).await;
    assert!(stranger.status == 200 && stranger.body.contains("/fr/connexion?next=%2Ffr%2Flien%3Fkey"));
    let other = app.cookie("co-facilitator").await;
    for cookie in ["", &other] {
        assert_eq!(app.send("/fr/lien", cookie, &[("key", key(&link))]).await.status, 403);
    }
    assert!(by_email(&app.scratch.db, NEW).await.expect("an answer").is_none());
    assert_eq!(app.send("/fr/lien", &own, &[("key", key(&link))]).await.status, 303);
    let told: Vec<String> = sqlx::query_scalar("SELECT kind FROM outbox WHERE to_address = $1 ORDER BY id")
        .bind(MEMBER.0)
        .fetch_all(&app.scratch.db.reader)
        .await
        .expect("emails to the old address");
    assert_eq!(told, ["change-asked", "address-changed"]);
    let signed_in = app.send("/fr/connexion", "", &[("email", NEW), ("password", MEMBER.1)]).await;
    assert_eq!(signed_in.status, 303);
}

#[tokio::test]
async fn an_invitation_of_somebody_with_an_account_signs_nobody_in() {
    let app = app().await;
    let coordinator = app.cookie("coordinator").await;
    let form = [("email", "edmund.fairweather-ross@ensemble.example"), ("role", "member")];
    app.send("/fr/communautes/eleves-a-risque/membres/invitation", &coordinator, &form).await;
    let link = mailed(&app, "edmund.fairweather-ross@ensemble.example").await;
    for who in ["", &app.cookie("member").await] {
        let answer = app
            .send("/fr/lien", who, &[("key", key(&link)), ("name", "X"), ("password", NEW_PASSWORD)])
            .await;
        assert!(answer.status == 403 && answer.session().is_empty(), "{}", answer.status);
    }
    let own = app.cookie("person").await;
    let accepted = app.send("/fr/lien", &own, &[("key", key(&link))]).await;
    assert!(accepted.status == 303 && accepted.session() != own, "joining gives a new session");
    let members =
        app.get_with("/fr/communautes/eleves-a-risque/membres", "cookie", &accepted.session()).await;
    assert!(members.status == 200 && members.body.contains("Edmund"));
}

#[tokio::test]
async fn people_who_are_signed_in_do_not_flood_mailboxes_either() {
    let app = app().await;
    let (own, admin) = (app.cookie("member").await, app.cookie("administrator").await);
    let mut answers = Vec::new();
    for _ in 0..3 {
        answers.push(ask_to_change(&app, &own, "victim@elsewhere.example").await);
        let form = [("email", "victim@elsewhere.example")];
        answers
            .push(app.send("/fr/administration/personnes/invitation", &admin, &form).await.status.as_u16());
    }
    assert_eq!(answers, [303, 303, 303, 422, 422, 422]);
    for number in 0..4 {
        ask_to_change(&app, &own, &format!("another{number}@elsewhere.example")).await;
    }
    let told: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM outbox WHERE kind = 'change-asked'")
        .fetch_one(&app.scratch.db.reader)
        .await
        .expect("a count");
    assert_eq!(told, 3, "nor their own");
    let sent: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM outbox WHERE to_address = 'victim@elsewhere.example'")
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("a count");
    assert_eq!(sent, 3);
}

#[tokio::test]
async fn an_answer_takes_as_long_whether_there_is_an_account_or_an_email() {
    let app = app().await;
    for _ in 0..4 {
        for email in [MEMBER.0, "nobody@ensemble.example"] {
            let begun = std::time::Instant::now();
            app.send(BY_EMAIL, "", &[("email", email)]).await;
            assert!(begun.elapsed() >= std::time::Duration::from_millis(40), "{email}");
        }
    }
    assert_eq!(emails(&app).await, 3);
}
