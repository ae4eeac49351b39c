//! Addresses as they arrive, the language that a browser gets, and the hour on a reader's own clock.

use axum::{body::Body, http::Request};

use super::app;
use ensemble_testing::{Answer, TestApp};

const ADDRESSES: &str = include_str!("addresses.txt");

#[tokio::test]
async fn addresses_are_answered_as_listed() {
    let app = app().await;
    let mut wrong = Vec::new();
    let lines = ADDRESSES.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    for line in lines {
        let mut parts = line.split_whitespace();
        let (address, status) = (parts.next().expect("an address"), parts.next().expect("a status"));
        let to = parts.next().unwrap_or_default();
        let answer = app.get_with(address, "accept-language", "fr-CA").await;
        let got = format!("{} {}", answer.status.as_u16(), answer.header("location"));
        if got.trim() != format!("{status} {to}").trim() {
            wrong.push(format!("{address}: {got}, not {status} {to}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// No page is refused for what its query holds, to visitors and to people who are signed in.
#[tokio::test]
async fn no_query_makes_a_page_unreadable() {
    let app = app().await;
    let cookie = app.cookie("administrator").await;
    for (_, address) in super::addresses(&app).await {
        for query in [
            "utm_campaign=rentr%E9e",
            "q=50%25%E9%09a",
            "page=%E9",
            "n=%zz",
            "id=%00",
            "before=%ff&after=%0A",
        ] {
            let plain = app.get_with(&address, "cookie", &cookie).await.status;
            let answer = app.get_with(&format!("{address}?{query}"), "cookie", &cookie).await.status;
            assert!(answer != 400 && !answer.is_server_error(), "{address}?{query}: {answer}");
            assert!(!query.starts_with("utm") || answer == plain, "{address}?{query}: {answer}, not {plain}");
        }
    }
}

async fn visit(app: &TestApp, address: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request =
        Request::get(address).header("host", "127.0.0.1:3000").header("accept-language", "fr-CA");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    app.request(request.body(Body::empty()).expect("a request")).await
}

fn lang_cookie(answer: &Answer) -> Option<String> {
    answer.cookies().into_iter().find(|cookie| cookie.starts_with("lang="))
}

#[tokio::test]
async fn the_language_switch_alone_is_remembered() {
    let app = app().await;
    let (page, other) =
        ("/en/communities/students-at-risk", "http://127.0.0.1:3000/fr/communautes/eleves-a-risque");
    for headers in [
        &[][..],
        &[("referer", "https://courriel.example/")],
        &[("referer", "http://127.0.0.1:3000/fr/communautes")],
        &[("referer", other), ("sec-purpose", "prefetch;prerender")],
        &[("referer", "https://elsewhere.example/fr/communautes/eleves-a-risque")],
    ] {
        assert_eq!(lang_cookie(&visit(&app, page, headers).await), None, "{headers:?}");
    }
    let missing = [("referer", "http://127.0.0.1:3000/fr/nulle-part")];
    assert_eq!(lang_cookie(&visit(&app, "/en/nowhere", &missing).await), None, "an error");
    let switched = visit(&app, &format!("{page}?x=1"), &[("referer", &format!("{other}?x=1"))]).await;
    assert_eq!(lang_cookie(&switched).as_deref(), Some("lang=en"));
    assert_eq!(visit(&app, "/", &[("cookie", "lang=en")]).await.header("location"), "/en");
    assert_eq!(visit(&app, "/", &[]).await.header("location"), "/fr");
}

#[tokio::test]
async fn the_language_of_the_account_comes_first() {
    let app = app().await;
    let cookie = format!("{}; lang=en", app.cookie("member").await);
    assert_eq!(visit(&app, "/", &[("cookie", &cookie)]).await.header("location"), "/fr");
    let english = app.cookie("member-en").await;
    assert_eq!(visit(&app, "/", &[("cookie", &english)]).await.header("location"), "/en");
    let saved = app.send("/fr/compte", &app.cookie("member").await, &[("name", "B"), ("lang", "en")]).await;
    assert_eq!((saved.status.as_u16(), lang_cookie(&saved).as_deref()), (303, Some("lang=en")), "a choice");
}

#[tokio::test]
async fn a_meeting_shows_the_hour_on_the_readers_own_clock() {
    let app = app().await;
    let cookie = app.cookie("member").await;
    let list = "/fr/communautes/eleves-a-risque/rencontres";
    let meetings =
        ensemble_meetings::meeting::upcoming(&app.scratch.db, app.portal.now(), 100).await.expect("meetings");
    let dated =
        meetings.iter().find(|of| matches!(of.meeting.when, ensemble_meetings::meeting::model::When::At(_)));
    let dated = dated.expect("a meeting with an hour");
    let page = format!("/fr/rencontres/{}", dated.meeting.id);
    let pages = ["/fr", "/fr/rencontres", list, page.as_str()];
    for address in pages {
        let body = app.get_with(address, "cookie", &cookie).await.body;
        assert!(!body.contains("chez vous"), "{address}");
        assert!(body.contains("de l’Est"), "{address} names the portal's zone");
    }
    let form = [("name", "Béatrice"), ("lang", "fr"), ("zone", "America/Halifax")];
    assert_eq!(app.send("/fr/compte", &cookie, &form).await.status, 303);
    for address in pages {
        assert!(app.get_with(address, "cookie", &cookie).await.body.contains("chez vous"), "{address}");
        assert!(!app.get(address).await.body.contains("chez vous"), "{address} for a visitor");
    }
    let facilitator = app.cookie("facilitator").await;
    let editor = format!("{page}/ordre-du-jour");
    let own_minute = async || -> String {
        let body = app.get_with(&editor, "cookie", &facilitator).await.body;
        let value = body.split("own_begins").nth(1).and_then(|rest| rest.split(',').next());
        value.expect("the editor's settings").chars().filter(char::is_ascii_digit).collect()
    };
    assert_eq!(own_minute().await, "", "the same clock");
    let form = [("name", "Ariane"), ("lang", "fr"), ("zone", "America/Blanc-Sablon")];
    assert_eq!(app.send("/fr/compte", &facilitator, &form).await.status, 303);
    assert_ne!(own_minute().await, "", "the editor shows their own, too");
    let mut to = app.scratch.db.write().await.expect("a transaction");
    // At 23:30 on December 16, 2026.
    sqlx::query("UPDATE meeting SET begins_at = 1797481800000 WHERE id = $1")
        .bind(dated.meeting.id.to_string())
        .execute(&mut *to)
        .await
        .expect("moved");
    to.commit().await.expect("committed");
    assert_eq!(own_minute().await, "1470", "half past midnight on the day after");
    let body = app.get_with(&editor, "cookie", &facilitator).await.body;
    let days = body.split("own_begins").nth(1).and_then(|rest| rest.split(']').next());
    assert!(days.is_some_and(|days| days.contains("17\u{a0}décembre 2026")), "{days:?}");
    let choices = app.get_with("/fr/compte", "cookie", &cookie).await.body;
    assert!(choices.contains("Îles-de-la-Madeleine") && choices.contains("Basse-Côte-Nord"));
}

#[tokio::test]
async fn a_text_has_changed_only_for_those_who_accepted_it_before() {
    let app = app().await;
    let statement = async |sql: &'static str| {
        let mut to = app.scratch.db.write().await.expect("a transaction");
        sqlx::query(sql).execute(&mut *to).await.expect("changed");
        to.commit().await.expect("committed");
    };
    let cookie = app.cookie("member").await;
    statement("DELETE FROM consent").await;
    let page = app.get_with("/fr", "cookie", &cookie).await.body;
    assert!(page.contains("Il vous reste un texte à lire") && !page.contains("a changé"), "{page}");
    statement("INSERT INTO consent (id, person_id, key, version, accepted_at) SELECT hex(randomblob(8)), p.id, a.key, a.version, 1 FROM person p, agreement a").await;
    let page = app.get_with("/fr", "cookie", &cookie).await.body;
    assert!(!page.contains("Il vous reste un texte") && !page.contains("Un texte que vous devez accepter"));
    statement("INSERT INTO agreement (key, version, published_at, body) SELECT key, MAX(version) + 1, 2, body FROM agreement WHERE key = 'terms' GROUP BY key").await;
    let page = app.get_with("/fr", "cookie", &cookie).await.body;
    assert!(page.contains("Un texte que vous devez accepter a changé"), "{page}");
}
