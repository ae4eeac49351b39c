//! What a browser keeps of pages that one person sees.

use axum::{body::Body, http::Request};

use super::{addresses, app, app_with, pages};
use ensemble_core::Lang;
use ensemble_server::{config::Config, web::KEY};
use ensemble_testing::{Answer, NOW};

const MEMBER: (&str, &str) = ("beatrice.lafrenaye-diallo@ensemble.example", "cinq bateaux au quai");
const FORGOTTEN: &str = "\"cache\", \"storage\"";

#[tokio::test]
async fn what_a_person_sees_is_kept_by_no_cache() {
    let app = app().await;
    let mut seen = 0;
    let addresses = addresses(&app).await;
    for who in ["member", "administrator"] {
        let cookie = app.cookie(who).await;
        for (_, address) in &addresses {
            let answer = app.get_with(address, "cookie", &cookie).await;
            let kept = answer.header("cache-control");
            seen += usize::from(answer.status.is_success());
            // The calendar of a community is the same for everyone.
            let is_for_all = address.ends_with(".ics") && app.get(address).await.body == answer.body;
            assert!(kept == "no-store" || is_for_all || answer.status.as_u16() >= 400, "{address}: {kept}");
        }
        for address in ["/fr/compte/donnees/json", "/fr/compte/donnees/html", "/fr/reflexions/fil"] {
            let answer = app.get_with(address, "cookie", &cookie).await;
            assert_eq!(
                (answer.status.as_u16(), answer.header("cache-control")),
                (200, "no-store"),
                "{address}"
            );
        }
        let counted = Request::post("/api/communities/count")
            .header("content-type", "application/x-www-form-urlencoded")
            .header("cookie", &cookie)
            .body(Body::empty())
            .expect("a request");
        assert_eq!(app.request(counted).await.header("cache-control"), "no-store");
        let missing = app.send("/fr/compte", &cookie, &[("name", "")]).await;
        assert_eq!((missing.status.as_u16(), missing.header("cache-control")), (422, "no-store"));
    }
    assert!(seen > 60, "{seen}");
}

/// What the answer lets caches and other sites learn, at an address that holds a secret.
fn assert_kept_secret(answer: &Answer, address: &str) {
    let (kept, told) = (answer.header("cache-control"), answer.header("referrer-policy"));
    // Programs that read a calendar again ask whether it has changed.
    let is_calendar = answer.header("content-type").starts_with("text/calendar");
    let right = if is_calendar { "private, no-cache" } else { "no-store" };
    assert_eq!((kept, told), (right, "strict-origin"), "{address}: {}", answer.status);
}

#[tokio::test]
async fn no_cache_keeps_and_no_page_tells_an_address_with_a_secret() {
    let app = app().await;
    let secret = "0".repeat(64);
    let member = app.cookie("member").await;
    for (_, address) in addresses(&app).await {
        let address = format!("{address}?{KEY}={secret}");
        for answer in [app.get(&address).await, app.get_with(&address, "cookie", &member).await] {
            assert_kept_secret(&answer, &address);
        }
    }
    for route in pages(false).0.iter().filter(|route| route.take.is_some()) {
        for lang in Lang::ALL {
            let address = format!("{}?{KEY}={secret}", route.path(lang).replace(['{', '}'], ""));
            assert_kept_secret(&app.send(&address, "", &[]).await, &address);
        }
    }
}

#[tokio::test]
async fn a_page_behind_a_link_by_email_is_kept_by_no_cache() {
    let mut app = app().await;
    for (lang, link) in [("fr/connexion/mot-de-passe", "/fr/lien"), ("en/sign-in/password", "/en/link")] {
        app.later(3_600_000);
        assert_eq!(app.send(&format!("/{lang}"), "", &[("email", MEMBER.0)]).await.status, 200);
        let text: String = sqlx::query_scalar("SELECT body_text FROM outbox ORDER BY id DESC LIMIT 1")
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("an email");
        let key = text.split("?key=").nth(1).and_then(|rest| rest.split_whitespace().next()).expect("a key");
        let shown = app.get(&format!("{link}?key={key}")).await;
        assert_eq!(shown.status, 200);
        assert_kept_secret(&shown, link);
        // The key is in the form, and on the page that says what was wrong with it.
        let weak = app.send(link, "", &[("key", key), ("password", "bonjour2026")]).await;
        assert!(weak.status == 422 && weak.body.contains(key));
        assert_kept_secret(&weak, link);
    }
}

#[tokio::test]
async fn what_everybody_sees_stays_in_caches() {
    let site = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(site.path().join("pkg")).expect("a folder");
    std::fs::write(site.path().join("pkg/ensemble.css"), "a{}").expect("a file");
    std::fs::write(site.path().join("robots.txt"), "x").expect("a file");
    let config = Config { site_root: site.path().to_owned(), development: false, ..Config::default() };
    let app = app_with(config).await;
    let cookie = app.cookie("member").await;
    for (address, kept) in [
        ("/pkg/ensemble.css", "public, max-age=31536000, immutable"),
        ("/robots.txt", "public, max-age=86400"),
    ] {
        assert_eq!(app.get_with(address, "cookie", &cookie).await.header("cache-control"), kept, "{address}");
    }
    let visitor = app.get("/fr").await;
    assert_eq!(visitor.header("cache-control"), "no-cache, private");
    assert_eq!((visitor.header("ensemble-reader"), visitor.header("set-cookie")), ("", ""));
}

#[tokio::test]
async fn every_way_out_empties_the_browser() {
    let app = app().await;
    let out = async |address: &str, form: &[(&str, &str)]| {
        let cookie = app.cookie("member").await;
        let answer = app.send(address, &cookie, form).await;
        assert_eq!((answer.status.as_u16(), answer.header("cache-control")), (303, "no-store"), "{address}");
        assert_eq!(app.get_with("/fr/compte", "cookie", &cookie).await.status, 303, "{address}: it is over");
        answer.header("clear-site-data").to_owned()
    };
    assert_eq!(out("/fr/deconnexion", &[]).await, FORGOTTEN);
    assert_eq!(out("/en/account/security/sessions", &[]).await, FORGOTTEN);
    let password = [("current", MEMBER.1), ("new-password", "onze cloches du soir")];
    // The same person signs in again: pages are forgotten, drafts that the portal does not have are not.
    assert_eq!(out("/fr/compte/securite/mot-de-passe", &password).await, "\"cache\"");
}

/// The mark of a person, as their browser gets it.
fn mark(answer: &Answer) -> String {
    let mark = answer.header("ensemble-reader").to_owned();
    assert_eq!(mark.len(), 16, "{mark:?}");
    mark
}

#[tokio::test]
async fn another_person_at_the_same_computer_finds_nothing() {
    let app = app().await;
    let (first, second) = (app.cookie("member").await, app.cookie("facilitator").await);
    let fresh = app.get_with("/fr/compte", "cookie", &first).await;
    assert_eq!(fresh.header("clear-site-data"), "");
    let cookie = fresh.header("set-cookie").split(';').next().expect("a cookie").to_owned();
    assert_eq!(cookie, format!("ensemble-reader={}", mark(&fresh)));
    assert!(!fresh.header("set-cookie").contains("HttpOnly"), "the service worker reads it");
    let again = app.get_with("/fr/compte", "cookie", &format!("{first}; {cookie}")).await;
    assert_eq!((again.header("clear-site-data"), again.header("set-cookie")), ("", ""));
    // The first one's session ended by time; the second one signed in.
    let other = app.get_with("/fr/compte", "cookie", &format!("{cookie}; {second}")).await;
    assert_eq!(other.header("clear-site-data"), FORGOTTEN);
    assert!(other.header("set-cookie").contains(&mark(&other)) && mark(&other) != mark(&fresh));
}

#[tokio::test]
async fn a_clock_that_was_set_back_lets_no_session_last_longer() {
    let app = app().await;
    let cookie = app.cookie("member").await;
    let mut to = app.scratch.db.write().await.expect("a transaction");
    let ahead = sqlx::query("UPDATE session SET seen_at = seen_at + 86400000");
    ahead.execute(&mut *to).await.expect("as a clock that was ahead noted it");
    to.commit().await.expect("committed");
    assert_eq!(app.get_with("/fr/compte", "cookie", &cookie).await.status, 200);
    let seen: i64 = sqlx::query_scalar("SELECT MAX(seen_at) FROM session")
        .fetch_one(&app.scratch.db.reader)
        .await
        .expect("a session");
    assert_eq!(seen, NOW);
}

/// A program that follows the feed gets it once, and again when it has changed, by more or by less.
#[tokio::test]
async fn a_feed_is_sent_again_only_when_it_has_changed() {
    let app = app().await;
    let feed = "/fr/reflexions/fil";
    let first = app.get(feed).await;
    assert_eq!((first.status.as_u16(), first.header("cache-control")), (200, "private, no-cache"));
    let (tag, time) = (first.header("etag").to_owned(), first.header("last-modified").to_owned());
    assert!(tag.starts_with("W/\"") && time.ends_with(" GMT"), "{tag} {time}");
    for (name, value) in [("if-none-match", &tag), ("if-modified-since", &time)] {
        let same = app.get_with(feed, name, value).await;
        assert_eq!((same.status.as_u16(), same.body.len()), (304, 0), "{name}");
        assert_eq!((same.header("etag"), same.header("cache-control")), (tag.as_str(), "private, no-cache"));
    }
    let english = app.get_with("/en/reflections/feed", "if-none-match", &tag).await;
    assert_eq!(english.status, 200, "another language is another content");
    let mut to = app.scratch.db.write().await.expect("a transaction");
    sqlx::query(
        "UPDATE reflection SET removed_at = 1, removed_by = 'author'
         WHERE id = (SELECT MIN(id) FROM reflection WHERE level = 'public' AND removed_at IS NULL)",
    )
    .execute(&mut *to)
    .await
    .expect("removed");
    to.commit().await.expect("committed");
    for (name, value) in [("if-none-match", &tag), ("if-modified-since", &time)] {
        let less = app.get_with(feed, name, value).await;
        assert_eq!(less.status, 200, "{name}");
        assert!(less.header("etag") != tag && !less.body.is_empty());
    }
}
