//! What `end2end/asvs.csv` promises of every response, and of signing in.

use std::net::SocketAddr;

use axum::{
    body::Body,
    extract::ConnectInfo,
    http::{Method, Request, StatusCode},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

use ensemble_core::Lang;
use ensemble_network::administration::paths as administration;
use ensemble_server::config::Config;
use ensemble_testing::{Answer, Log, TestApp, app, app_with};

const MEMBER: (&str, &str) = ("beatrice.lafrenaye-diallo@ensemble.example", "cinq bateaux au quai");

async fn house_over_tls() -> TestApp {
    app_with(Config { site_url: "https://ensemble.example".to_owned(), ..Config::default() }).await
}

/// A portal that serves these files.
async fn house_with_files(files: &[(&str, &str)]) -> (TestApp, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).expect("a file");
    }
    let site_url = "https://ensemble.example".to_owned();
    let config = Config { site_root: folder.path().to_owned(), site_url, ..Config::default() };
    (app_with(config).await, folder)
}

fn redirected_to_sign_in(answer: &Answer) -> bool {
    answer.status == StatusCode::SEE_OTHER && answer.header("location").starts_with("/fr/connexion")
}

fn set_cookies(answer: &Answer) -> Vec<&str> {
    let all = answer.headers.get_all("set-cookie").iter();
    all.map(|cookie| cookie.to_str().expect("a cookie of ASCII")).collect()
}

async fn count(app: &TestApp, statement: &'static str) -> i64 {
    sqlx::query_scalar(statement).fetch_one(&app.scratch.db.reader).await.expect("a count")
}

#[tokio::test]
async fn every_response_has_the_security_headers() {
    let (app, _folder) = house_with_files(&[("robots.txt", "User-agent: *")]).await;
    let member = app.cookie("member").await;
    for path in [
        "/",
        "/fr",
        "/fr/compte",
        "/fr/nulle-part",
        "/fr/%zz",
        "/fr/compte/donnees/json",
        "/fr/compte/donnees/html",
        "/fr/reflexions/fil",
        "/robots.txt",
        "/healthz",
        "/readyz",
        "/.well-known/security.txt",
        "/api/communities/count",
        "/pkg/absent.js",
        "/live/meeting/0193a5a0-0000-7000-8000-000000000000",
        "/live/table/0193a5a0-0000-7000-8000-000000000000",
        "/live/minutes/0193a5a0-0000-7000-8000-000000000000",
        "/live/guide/0193a5a0-0000-7000-8000-000000000000",
        "/live/run/0193a5a0-0000-7000-8000-000000000000",
        "/live/time",
    ] {
        let request = Request::get(path)
            .header("cookie", member.replace("ensemble=", "__Host-ensemble="))
            .header("origin", "https://elsewhere.example")
            .body(Body::empty())
            .expect("a request");
        let answer = app.request(request).await;
        let policy = answer.header("content-security-policy");
        for directive in ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action"] {
            assert!(policy.contains(directive), "{path}: {policy}");
        }
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{path}: {policy}");
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
            ("strict-transport-security", "max-age=31536000; includeSubDomains"),
            ("access-control-allow-origin", ""),
            ("server", ""),
        ] {
            assert_eq!(answer.header(name), value, "{path}: {name}");
        }
        assert!(answer.header("permissions-policy").contains("geolocation=()"), "{path}");
    }
}

#[tokio::test]
async fn over_tls_every_cookie_has_the_host_prefix() {
    let app = house_over_tls().await;
    let signed_in = app.send("/en/sign-in", "", &[("email", MEMBER.0), ("password", MEMBER.1)]).await;
    let session = set_cookies(&signed_in).into_iter().find(|cookie| cookie.starts_with("__Host-ensemble="));
    let session = session.and_then(|cookie| cookie.split(';').next()).expect("a session").to_owned();
    let read = app.get_with("/en/account", "cookie", &session).await;
    assert_eq!(read.status, StatusCode::OK);
    let switched = Request::get("/en").header("referer", "https://ensemble.example/fr");
    let chosen = app.request(switched.body(Body::empty()).expect("a request")).await;
    for (answer, name) in
        [(&signed_in, "__Host-ensemble="), (&read, "__Host-ensemble-reader="), (&chosen, "__Host-lang=")]
    {
        let cookies = set_cookies(answer);
        assert!(cookies.iter().any(|cookie| cookie.starts_with(name)), "{cookies:?}");
        for cookie in cookies {
            assert!(cookie.starts_with("__Host-"), "{cookie}");
            for attribute in ["; Secure", "; SameSite=Lax", "; Path=/"] {
                assert!(cookie.contains(attribute), "{cookie} lacks {attribute}");
            }
            // The service worker reads whose pages are on the device; the mark opens nothing.
            let is_mark = cookie.starts_with("__Host-ensemble-reader=");
            assert_eq!(cookie.contains("; HttpOnly"), !is_mark, "{cookie}");
            assert!(!cookie.contains("Domain"), "{cookie}");
        }
    }
    let back = app.get_with("/", "cookie", "__Host-lang=en").await;
    assert_eq!(back.header("location"), "/en", "the choice is read again");
}

#[tokio::test]
async fn trace_is_refused() {
    let (app, _folder) = house_with_files(&[("robots.txt", "User-agent: *")]).await;
    for path in ["/", "/fr", "/healthz", "/robots.txt", "/api/communities/count", "/fr/connexion"] {
        let request = Request::builder()
            .method(Method::TRACE)
            .uri(path)
            .header("x-secret", "echo")
            .header("sec-fetch-site", "same-origin")
            .body(Body::empty())
            .expect("a request");
        let answer = app.request(request).await;
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{path}");
        assert!(!answer.body.contains("echo"), "{path}");
    }
}

#[tokio::test]
async fn every_text_file_names_its_charset() {
    let files = ["a.css", "a.js", "a.html", "a.txt", "a.svg", "a.xml"].map(|name| (name, "é"));
    let (app, _folder) = house_with_files(&files).await;
    for (name, _) in files {
        let answer = app.get(&format!("/{name}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{name}");
        let media_type = answer.header("content-type");
        assert!(media_type.ends_with("; charset=utf-8"), "{name}: {media_type}");
        assert_eq!(media_type.matches("charset").count(), 1, "{name}: {media_type}");
    }
    let page = app.get("/fr").await;
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    for (form, status) in [("", 200), ("filter[kind]=pirate", 400)] {
        let request = Request::post("/api/communities/count")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from(form))
            .expect("a request");
        let answer = app.request(request).await;
        assert_eq!(
            (answer.status.as_u16(), answer.header("content-type")),
            (status, "application/json"),
            "{form}"
        );
    }
}

#[tokio::test]
async fn server_functions_do_not_answer_get() {
    let app = app().await;
    let cookie = app.cookie("facilitator").await;
    let functions: Vec<_> = leptos::server_fn::axum::server_fn_paths().map(|(path, _)| path).collect();
    assert!(!functions.is_empty());
    for path in functions {
        let answer = app.get_with(path, "cookie", &cookie).await;
        assert!(answer.status.is_client_error(), "{path}: {}", answer.status);
    }
}

#[tokio::test]
async fn security_txt_names_a_contact() {
    let app = house_over_tls().await;
    let answer = app.get("/.well-known/security.txt").await;
    assert_eq!(answer.header("content-type"), "text/plain; charset=utf-8");
    let contacts: Vec<&str> = answer
        .body
        .lines()
        .filter_map(|line| line.strip_prefix("Contact: https://ensemble.example"))
        .collect();
    assert_eq!(contacts, ["/fr/nous-joindre", "/en/contact"], "{}", answer.body);
    for contact in contacts {
        assert_eq!(app.get(contact).await.status, StatusCode::OK, "{contact}");
    }
    let expires = answer.body.lines().find_map(|line| line.strip_prefix("Expires: ")).expect("its end");
    let expires = expires.parse::<jiff::Timestamp>().expect("a time").as_millisecond();
    assert_eq!(expires, app.portal.now() + 90 * 24 * 60 * 60 * 1000);
}

#[tokio::test]
async fn a_refusal_is_logged_on_one_line_with_client_and_person() {
    let app = app().await;
    let cookie = app.cookie("member").await;
    let person: String = sqlx::query_scalar("SELECT id FROM person WHERE email = $1")
        .bind(MEMBER.0)
        .fetch_one(&app.scratch.db.reader)
        .await
        .expect("a person");
    let (log, _guard) = Log::start(tracing::Level::INFO);
    for (method, path, forged) in [
        (Method::GET, "/fr/administration/journal?person=Secret", false),
        (Method::GET, "/fr/nulle-part%0AERROR%20forged?key=Secret", false),
        (Method::GET, "/fr/%1b%5b31mforged", false),
        (Method::POST, "/fr/communautes", false),
        (Method::POST, "/api/drafts/keep", false),
        (Method::POST, "/fr/compte", true),
    ] {
        log.take();
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header("cookie", &cookie)
            .header("x-forwarded-for", "198.51.100.66")
            .header("user-agent", "forged")
            .header("sec-fetch-site", if forged { "cross-site" } else { "same-origin" })
            .body(Body::empty())
            .expect("a request");
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([203, 0, 113, 9], 4000))));
        let answer = app.request(request).await;
        assert!(answer.status.is_client_error(), "{path}: {}", answer.status);
        let said = log.take();
        let lines: Vec<&str> =
            said.lines().filter(|line| line.contains(" ensemble_") || line.contains(" ensemble::")).collect();
        let [line] = lines.as_slice() else { panic!("one line for {path}:\n{said}") };
        let status = answer.status.as_u16().to_string();
        for part in
            ["203.0.113.9", answer.header("x-request-id"), path.split('?').next().expect("a path"), &status]
        {
            assert!(line.contains(part), "{part} in {line}");
        }
        assert!(
            !line.contains("Secret") && !line.contains("198.51.100.66") && !line.contains('\u{1b}'),
            "{line}"
        );
        // Whose session it is is known once the address and the sender's site are accepted.
        let recognized = path.contains("journal") || path.contains("drafts");
        assert_eq!(line.contains(&person), recognized, "{line}");
    }
}

/// A link to set a new password, for the member.
async fn reset(app: &TestApp) -> String {
    app.send("/en/sign-in/password", "", &[("email", MEMBER.0)]).await;
    let text: String =
        sqlx::query_scalar("SELECT body_text FROM outbox WHERE to_address = $1 ORDER BY id DESC LIMIT 1")
            .bind(MEMBER.0)
            .fetch_one(&app.scratch.db.reader)
            .await
            .expect("an email");
    let key = text.split("?key=").nth(1).and_then(|rest| rest.split_whitespace().next());
    key.expect("a key").to_owned()
}

#[tokio::test]
async fn a_password_is_compared_exactly_as_typed() {
    let app = app().await;
    let typed = format!("  Onze cloches\tdu soir, {}  ", "et puis le silence ".repeat(4));
    assert!(typed.chars().count() > 64);
    let key = reset(&app).await;
    let changed = app.send("/fr/lien", "", &[("key", &key), ("password", &typed)]).await;
    assert_eq!(changed.status, StatusCode::SEE_OTHER, "{}", changed.body);
    let sign_in = async |password: &str| {
        app.send("/fr/connexion", "", &[("email", MEMBER.0), ("password", password)]).await.status
    };
    for other in [typed.trim(), &typed.replace('\t', ""), &typed.to_lowercase()] {
        assert_eq!(sign_in(other).await, StatusCode::UNPROCESSABLE_ENTITY, "{other:?}");
    }
    assert_eq!(sign_in(&typed).await, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_wrong_current_password_changes_nothing() {
    let app = app().await;
    let cookie = app.cookie("member").await;
    let emails = count(&app, "SELECT COUNT(*) FROM outbox").await;
    let (password, address) = ("/fr/compte/securite/mot-de-passe", "/fr/compte/securite/adresse");
    for (action, form) in [
        (password, &[("new-password", "onze cloches du soir"), ("current", "not this one")][..]),
        (password, &[("new-password", "onze cloches du soir")]),
        (address, &[("email", "other@ensemble.example"), ("current-for-address", "not this one")]),
        (address, &[("email", "other@ensemble.example")]),
    ] {
        let answer = app.send(action, &cookie, form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{form:?}");
    }
    assert_eq!(count(&app, "SELECT COUNT(*) FROM outbox").await, emails, "no email leaves");
    let failures = count(
        &app,
        "SELECT COUNT(*) FROM audit a JOIN person p ON p.id = a.subject_id
         WHERE a.action = 'person.sign-in-failed' AND p.email LIKE 'beatrice%'",
    );
    assert_eq!(failures.await, 4, "each try is in the audit log");
    let signed_in = app.send("/fr/connexion", "", &[("email", MEMBER.0), ("password", MEMBER.1)]).await;
    assert_eq!(signed_in.status, StatusCode::SEE_OTHER, "the password is the old one");
    let entries = count(&app, "SELECT COUNT(*) FROM audit WHERE action = 'person.sign-in'");
    assert_eq!(entries.await, 1);
}

#[tokio::test]
async fn a_signed_out_session_is_refused() {
    let app = app().await;
    let (cookie, other) = (app.cookie("member").await, app.cookie("member").await);
    assert_eq!(app.get_with("/fr/compte", "cookie", &cookie).await.status, StatusCode::OK);
    assert_eq!(app.send("/fr/deconnexion", &cookie, &[]).await.status, StatusCode::SEE_OTHER);
    assert!(redirected_to_sign_in(&app.get_with("/fr/compte", "cookie", &cookie).await));
    assert_eq!(app.get_with("/fr/compte", "cookie", &other).await.status, StatusCode::OK, "only this one");
}

/// Two readers of one message must see the same end of it: where they could differ, hyper refuses or
/// follows RFC 9112.
#[tokio::test]
async fn a_request_with_an_ambiguous_length_is_refused() {
    let app = app().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let router = app.router.clone();
    let server = tokio::spawn(async move { axum::serve(listener, router).await });
    let request = async |head: &str, body: &str| -> String {
        let mut socket = TcpStream::connect(address).await.expect("a connection");
        let request = format!(
            "POST /fr/connexion HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n{head}\r\n\r\n{body}"
        );
        socket.write_all(request.as_bytes()).await.expect("sent");
        let mut answer = Vec::new();
        socket.read_to_end(&mut answer).await.expect("an answer");
        String::from_utf8_lossy(&answer).into_owned()
    };
    for head in [
        "content-length: 3\r\ncontent-length: 4",
        "content-length: 3, 4",
        "content-length: +3",
        "transfer-encoding: chunked, identity",
        "transfer-encoding: xchunked",
    ] {
        let answer = request(head, "a=b").await;
        assert!(answer.starts_with("HTTP/1.1 400 "), "{head}: {answer}");
    }
    // With both, the length is ignored: what follows the last chunk is no part of the body.
    let answer = request("content-length: 900\r\ntransfer-encoding: chunked", "3\r\na=b\r\n0\r\n\r\n").await;
    assert!(answer.starts_with("HTTP/1.1 4"), "it is answered without waiting for 900 bytes: {answer}");
    server.abort();
}

#[tokio::test]
async fn numbers_beyond_their_type_are_refused() {
    let app = app().await;
    let cookie = app.cookie("coordinator").await;
    let most = u32::MAX.to_string();
    let template = administration::with(administration::TEMPLATE, Lang::Fr, "needs");
    let form = [
        ("base", "1"),
        ("what", "save"),
        ("kind", "meeting"),
        ("item-0-title-fr", "Un"),
        ("item-0-minutes", &most),
        ("item-1-title-fr", "Deux"),
        ("item-1-minutes", &most),
    ];
    let answer = app.send(&template, &cookie, &form).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{template}");
    for path in [
        "/fr/communautes?page=4294967295",
        "/fr/communautes?page=99999999999999999999",
        "/fr/repertoire?page=4294967295",
        "/fr/administration/communautes?page=4294967295",
        "/fr/recherche?q=a&after=99999999999999999999",
    ] {
        let answer = app.get_with(path, "cookie", &cookie).await;
        assert!(!answer.status.is_server_error(), "{path}: {}", answer.status);
    }
}
