//! Accounts on real databases.

mod entering;
mod guessing;
mod links;
mod sessions;

use axum::{body::Body, http::Request};

use ensemble_communities::account::store::{TABLES, read_link};
use ensemble_server::db::{Engine, testing::on_both_databases};
use ensemble_testing::{TestApp, app};

/// Tables that name a person and hold nothing of theirs that is not elsewhere.
const LEFT_OUT: [&str; 0] = [];

on_both_databases! {
    async fn whatever_names_a_person_is_shown_to_them(db: Db) {
        let statement = match db.engine {
            Engine::Sqlite => {
                "SELECT m.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c ON c.name = 'person_id' WHERE m.type = 'table' ORDER BY m.name"
            }
            Engine::Postgres => {
                "SELECT CAST(table_name AS TEXT) FROM information_schema.columns WHERE column_name = 'person_id' AND table_schema = 'public' ORDER BY 1"
            }
        };
        let named: Vec<String> = sqlx::query_scalar(statement).fetch_all(&db.reader).await.expect("the schema");
        assert!(named.len() >= 10, "{named:?}");
        for table in named {
            let shown = TABLES.iter().any(|(name, _, _)| *name == table);
            assert!(shown || LEFT_OUT.contains(&table.as_str()), "{table} names a person and is shown to nobody");
        }
    }
}

/// The address of the newest email to somebody that holds a link.
async fn mailed(app: &TestApp, to: &str) -> String {
    let text: String =
        sqlx::query_scalar("SELECT body_text FROM outbox WHERE to_address = $1 ORDER BY id DESC LIMIT 1")
            .bind(to)
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("an email");
    let at = text.find("http://").expect("a link");
    let link = text[at..].split_whitespace().next().expect("a link");
    link.strip_prefix("http://127.0.0.1:3000").expect("our own").to_owned()
}

async fn emails(app: &TestApp) -> i64 {
    sqlx::query_scalar("SELECT COUNT(*) FROM outbox")
        .fetch_one(&app.scratch.db.reader)
        .await
        .expect("a count")
}

fn key(link: &str) -> &str {
    link.split_once("?key=").expect("a key").1
}

const MEMBER: (&str, &str) = ("beatrice.lafrenaye-diallo@ensemble.example", "cinq bateaux au quai");

#[tokio::test]
async fn a_password_signs_in_and_a_wrong_one_does_not() {
    let app = app().await;
    for (path, wrong) in
        [("/fr/connexion", "Le courriel ou le mot de passe"), ("/en/sign-in", "The email or password")]
    {
        let answer = app.send(path, "", &[("email", MEMBER.0), ("password", "not this one")]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.body.contains(wrong) && answer.body.contains(MEMBER.0), "what was typed is kept");
        assert!(!answer.body.contains("not this one"));
        let nobody =
            app.send(path, "", &[("email", "nobody@ensemble.example"), ("password", "not this one")]).await;
        assert_eq!(nobody.status, 422);
        assert!(nobody.body.contains(wrong), "known or unknown: the same answer");
    }
    let answer = app
        .send(
            "/fr/connexion",
            "",
            &[
                ("email", " Beatrice.Lafrenaye-Diallo@ensemble.example"),
                ("password", MEMBER.1),
                ("next", "/fr/communautes?x=1"),
            ],
        )
        .await;
    assert_eq!((answer.status.as_u16(), answer.header("location")), (303, "/fr/communautes?x=1"));
    let set: Vec<&str> =
        answer.headers.get_all("set-cookie").iter().filter_map(|value| value.to_str().ok()).collect();
    assert_eq!(set.len(), 2, "the session, and that this browser is known: {set:?}");
    for set in set {
        assert!(set.contains("HttpOnly") && set.contains("SameSite=Lax") && !set.contains("Secure"), "{set}");
    }
    let page = app.get_with("/fr/compte", "cookie", &answer.session()).await;
    assert!(page.status.is_success() && page.body.contains("Béatrice Lafrenaye-Diallo"));

    for next in [
        "//evil.example",
        "https://evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "/fr/é",
        "/fr x",
    ] {
        let form = [("email", MEMBER.0), ("password", MEMBER.1), ("next", next)];
        assert_eq!(app.send("/fr/connexion", "", &form).await.header("location"), "/fr", "{next}");
    }
}

#[tokio::test]
async fn a_link_works_once_and_only_when_its_form_is_sent() {
    let app = app().await;
    let unknown = app.send("/fr/connexion/courriel", "", &[("email", "nobody@ensemble.example")]).await;
    assert_eq!(emails(&app).await, 0);
    let known = app.send("/fr/connexion/courriel", "", &[("email", MEMBER.0)]).await;
    assert_eq!(
        known.body.replace(MEMBER.0, ""),
        unknown.body.replace("nobody@ensemble.example", ""),
        "the same answer"
    );
    let link = mailed(&app, MEMBER.0).await;
    for _ in 0..2 {
        assert_eq!(app.get(&link).await.status, 200, "opening it burns nothing");
    }
    let db = &app.scratch.db;
    let minutes = |minutes: i64| app.portal.now() + minutes * 60_000;
    assert!(read_link(db, key(&link), minutes(14)).await.expect("an answer").is_some());
    assert!(read_link(db, key(&link), minutes(16)).await.expect("an answer").is_none(), "it expires");
    let signed_in = app.send("/fr/lien", "", &[("key", key(&link))]).await;
    assert_eq!(signed_in.status, 303);
    let page = app.get_with("/fr/compte", "cookie", &signed_in.session()).await;
    assert!(page.body.contains("Béatrice"));
    assert_eq!(app.send("/fr/lien", "", &[("key", key(&link))]).await.status, 410, "used");
    assert_eq!(app.send("/fr/lien", "", &[("key", "0123456789abcdef")]).await.status, 410, "forged");
    assert_eq!(app.get("/fr/lien?key=%00").await.status, 410);
}

#[tokio::test]
async fn a_new_password_ends_every_session() {
    let app = app().await;
    let old = app.cookie("member").await;
    app.send("/en/sign-in/password", "", &[("email", MEMBER.0)]).await;
    let link = mailed(&app, MEMBER.0).await;
    let weak = app.send("/fr/lien", "", &[("key", key(&link)), ("password", "bonjour2026")]).await;
    assert_eq!(weak.status, 422);
    assert!(weak.body.contains("trop courant"));
    let changed =
        app.send("/fr/lien", "", &[("key", key(&link)), ("password", "onze cloches du soir")]).await;
    assert_eq!(changed.status, 303);
    assert_eq!(app.get_with("/fr/compte", "cookie", &old).await.status, 303, "the old session is over");
    assert_eq!(
        app.send("/fr/connexion", "", &[("email", MEMBER.0), ("password", MEMBER.1)]).await.status,
        422
    );
    let again =
        app.send("/fr/connexion", "", &[("email", MEMBER.0), ("password", "onze cloches du soir")]).await;
    assert_eq!(again.status, 303);
}

#[tokio::test]
async fn a_session_with_an_older_stamp_is_not_believed_and_ends() {
    let app = app().await;
    let cookie = app.cookie("member").await;
    let set = async |change: &'static str| {
        let mut to = app.scratch.db.write().await.expect("a transaction");
        sqlx::query(change).bind(MEMBER.0).execute(&mut *to).await.expect("changed");
        to.commit().await.expect("committed");
    };
    let answer = async || app.get_with("/fr/compte", "cookie", &cookie).await.status.as_u16();
    assert_eq!(answer().await, 200);
    set("UPDATE person SET closed_at = 1 WHERE email = $1").await;
    assert_eq!(answer().await, 303, "a closed account");
    set("UPDATE person SET closed_at = NULL WHERE email = $1").await;
    assert_eq!(answer().await, 200);
    set("UPDATE person SET stamp = 'another' WHERE email = $1").await;
    assert_eq!(answer().await, 303, "another stamp");
    let left: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM session")
        .fetch_one(&app.scratch.db.reader)
        .await
        .expect("a count");
    assert_eq!(left, 0);
}

#[tokio::test]
async fn a_session_lasts_while_it_is_used() {
    const DAY: i64 = 24 * 60 * 60 * 1000;
    let mut app = app().await;
    let cookie = app.cookie("member").await;
    for days in [13, 13, 13, 13] {
        app.later(days * DAY);
        assert_eq!(app.get_with("/fr/compte", "cookie", &cookie).await.status, 200);
    }
    app.later(9 * DAY);
    assert_eq!(app.get_with("/fr/compte", "cookie", &cookie).await.status, 303, "61 days in all");

    let mut app = ensemble_testing::app().await;
    let cookie = app.cookie("member").await;
    app.later(15 * DAY);
    assert_eq!(app.get_with("/fr/compte", "cookie", &cookie).await.status, 303, "15 days without use");
}

#[tokio::test]
async fn tampered_cookies_and_foreign_forms_do_nothing() {
    let app = app().await;
    let cookie = app.cookie("administrator").await;
    let forged = format!("{}AAAA", &cookie[..cookie.len() - 4]);
    for wrong in [forged.as_str(), "ensemble=", "ensemble=../../etc", "ensemble=%00"] {
        assert_eq!(app.get_with("/fr/compte", "cookie", wrong).await.status, 303, "{wrong}");
    }
    let foreign = Request::post("/fr/compte")
        .header("content-type", "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "cross-site")
        .header("origin", "https://evil.example")
        .header("cookie", &cookie)
        .body(Body::from("name=Evil"))
        .expect("a request");
    assert_eq!(app.request(foreign).await.status, 403);
    assert!(!app.get_with("/fr/compte", "cookie", &cookie).await.body.contains("Evil"));
}

#[tokio::test]
async fn a_profile_keeps_what_was_typed_and_hides_what_is_not_shown() {
    let app = app().await;
    let cookie = app.cookie("member").await;
    let long = "x".repeat(200);
    let wrong = app.send("/fr/compte", &cookie, &[("name", "<b>Zoé</b>"), ("post", &long)]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.body.contains("&lt;b&gt;Zoé&lt;/b&gt;") && wrong.body.contains(&long), "kept, and escaped");
    let saved = app
        .send(
            "/fr/compte",
            &cookie,
            &[("name", "Zoé Lafrenaye"), ("lang", "fr"), ("zone", "America/Halifax"), ("shows", "1")],
        )
        .await;
    assert_eq!((saved.status.as_u16(), saved.header("location")), (303, "/fr/compte?notice=saved"));
    let reader = app.cookie("person").await;
    let directory = app.get_with("/fr/repertoire?q=zo%C3%A9", "cookie", &reader).await;
    assert!(directory.body.contains("Zoé Lafrenaye") && !directory.body.contains(MEMBER.0));
}

#[tokio::test]
async fn a_form_keeps_what_was_typed_and_shows_no_password_again() {
    let app = app().await;
    let cookie = app.cookie("member").await;
    let typed = [("email", "bea@"), ("current-for-address", "not this one")];
    let page = app.send("/fr/compte/securite/adresse", &cookie, &typed).await;
    assert!(page.status == 422 && page.body.contains("value=\"bea@\""), "{}", page.body);
    assert!(!page.body.contains("not this one"));
    let made_up = [("name", "Zoé"), ("profession", "astronaut")];
    assert_eq!(app.send("/fr/compte", &cookie, &made_up).await.status, 400, "no form offers this");
}

#[tokio::test]
async fn consent_is_asked_recorded_and_taken_back() {
    let app = app().await;
    let entered = app
        .send(
            "/en/sign-in",
            "",
            &[("email", "edmund.fairweather-ross@ensemble.example"), ("password", "four maples in a row")],
        )
        .await;
    assert_eq!(entered.header("location"), "/en/account/consents?next=%2Fen", "asked first");
    let mut cookie = entered.session();
    for agreement in ["terms", "confidentiality"] {
        let form = [("agreement", agreement), ("version", "1"), ("next", "/en")];
        let answer = app.send("/en/account/consents/acceptance", &cookie, &form).await;
        assert_eq!(answer.status, 303);
        cookie = answer.session();
        if agreement == "confidentiality" {
            assert_eq!(answer.header("location"), "/en", "and on");
        }
    }
    let form = [("agreement", "terms"), ("version", "1")];
    let cookie = app.send("/en/account/consents/withdrawal", &cookie, &form).await.session();
    let kept: (i64, i64) = sqlx::query_as("SELECT COUNT(*), COUNT(revoked_at) FROM consent c JOIN person p ON p.id = c.person_id WHERE p.email LIKE 'edmund%'")
        .fetch_one(&app.scratch.db.reader)
        .await
        .expect("rows");
    assert_eq!(kept, (2, 1), "what was accepted and taken back stays on record");
    let made_up = [("agreement", "terms"), ("version", "7")];
    assert_eq!(app.send("/en/account/consents/acceptance", &cookie, &made_up).await.status, 400);
}

#[tokio::test]
async fn ones_data_can_be_taken_along_without_secrets() {
    let app = app().await;
    let cookie = app.cookie("facilitator").await;
    let wishes = [("replies", "digest"), ("meetings", "never")];
    assert_eq!(app.send("/fr/notifications/preferences", &cookie, &wishes).await.status, 303);
    let json = app.get_with("/fr/compte/donnees/json", "cookie", &cookie).await;
    assert!(json.header("content-disposition").contains("ensemble.json"));
    let data: serde_json::Value = serde_json::from_str(&json.body).expect("JSON");
    assert_eq!(data["person"][0]["email"], "ariane.desmeules-pham@ensemble.example");
    assert_eq!(data["membership"].as_array().map(Vec::len), Some(3));
    let preferences = data["notification_preference"].as_array().expect("which mail is wanted");
    for (kind, enabled, delivery) in [("replies", 1, "digest"), ("meetings", 0, "never")] {
        let preference = serde_json::json!({
            "kind": kind, "channel": "email", "enabled": enabled, "delivery": delivery
        });
        assert!(preferences.contains(&preference), "{preferences:?}");
    }
    assert!(!json.body.contains("$argon2"), "no hash of a password");
    let html = app.get_with("/en/account/data/html", "cookie", &cookie).await;
    assert!(html.body.starts_with("<!DOCTYPE html>") && html.body.contains("Ariane"));
}

/// What a person downloads to read has headings and names in words, dates and no code.
#[tokio::test]
async fn ones_data_can_be_read_without_knowing_the_program() {
    let app = app().await;
    let cookie = app.cookie("facilitator").await;
    app.get_with("/fr/compte/donnees", "cookie", &cookie).await;
    for (address, words) in [
        (
            "/fr/compte/donnees/html",
            [
                "Profil",
                "Adresse confirmée",
                "Animation",
                "Élèves à risque",
                "Le portail ne conserve rien à votre sujet",
                "Fichier produit le ",
                "Heure de l’Est (Québec, Montréal, Gatineau)",
                "2026",
            ],
        ),
        (
            "/en/account/data/html",
            [
                "Profile",
                "Address confirmed",
                "Facilitator",
                "Role",
                "The portal has no information about you",
                "File created on ",
                "Eastern Time (Québec City, Montréal, Gatineau)",
                "2026",
            ],
        ),
    ] {
        let page = app.get_with(address, "cookie", &cookie).await;
        assert!(page.header("content-disposition").ends_with(".html\""), "{address}");
        let page = page.body;
        for word in words {
            assert!(page.contains(word), "{address}: {word}\n{page}");
        }
        let shown: String = page
            .split('<')
            .filter_map(|part| part.split_once('>'))
            .map(|(_, text)| format!("{text}\n"))
            .collect();
        for code in [
            "created_at",
            "_id",
            "{\"",
            "single",
            "facilitator\n",
            "shows",
            "person.data",
            "America/",
            "1795",
        ] {
            assert!(!shown.contains(code), "{address}: {code}\n{shown}");
        }
        let id = |line: &&str| uuid::Uuid::parse_str(line.trim()).is_ok();
        assert_eq!(shown.lines().find(id), None, "{address}: no id without a name");
        let headings: Vec<&str> =
            page.split("<h2>").skip(1).filter_map(|part| part.split('<').next()).collect();
        let mut once = headings.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), headings.len(), "{headings:?}");
    }
}

#[tokio::test]
async fn a_wrong_password_is_said_once_and_of_neither_field() {
    let app = app().await;
    for (address, words) in
        [("/fr/connexion", "est inexact"), ("/en/sign-in", "The email or password is incorrect")]
    {
        let form = [("email", "ariane.desmeules-pham@ensemble.example"), ("password", "pas le bon mot")];
        let answer = app.send(address, "", &form).await;
        assert_eq!(answer.status, 422);
        assert_eq!(answer.body.matches(words).count(), 1, "{}", answer.body);
        assert!(
            !answer.body.contains("aria-invalid") && !answer.body.contains("href=\"#email\""),
            "{}",
            answer.body
        );
        assert!(answer.body.contains("role=\"alert\""));
    }
}
