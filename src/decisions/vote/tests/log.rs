//! What the log says of those who vote.

use std::net::{Ipv4Addr, SocketAddr};

use axum::{
    body::Body,
    extract::ConnectInfo,
    http::{Request, request::Builder},
};

use super::{opened, options};
use ensemble_testing::{Answer, Log, TestApp, app_on, everybody, id_of, on_both_with_content};

/// Asks from a network address, as a person.
async fn ask(app: &TestApp, request: Builder, cookie: &str, client: Ipv4Addr, body: String) -> Answer {
    let mut request = request
        .header("content-type", "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
        .header("cookie", cookie)
        .body(Body::from(body))
        .expect("a request");
    request.extensions_mut().insert(ConnectInfo(SocketAddr::from((client, 4000))));
    app.request(request).await
}

on_both_with_content! {
    async fn nothing_in_the_log_leads_from_a_ballot_to_the_page_that_its_person_opens_next(db: Db) {
        let app = app_on(db).await;
        let here = opened(&app, &[("secret", "1")]).await;
        let option = options(&app, &here).await[0].clone();
        let cookie = app.cookie("member").await;
        let client = Ipv4Addr::new(203, 0, 113, 77);
        let (log, logging) = Log::start(tracing::Level::DEBUG);
        for (revision, status) in [("9", 409), ("1", 303), ("1", 409)] {
            let body = format!("revision={revision}&ballot.{option}=1");
            let sent = ask(&app, Request::post(format!("{here}/bulletin")), &cookie, client, body).await;
            assert_eq!(sent.status, status, "{}", sent.body);
        }
        assert_eq!(ask(&app, Request::get(&here), &cookie, client, String::new()).await.status, 200);
        drop(logging);
        let said = log.take();
        let member = id_of(&everybody(&app.scratch.db).await, "member").to_string();
        let (sent, others): (Vec<&str>, Vec<&str>) = said.lines().partition(|line| line.contains("/bulletin"));
        assert!(sent.len() >= 3, "each ballot was answered: {said}");
        for line in sent {
            assert!(!line.contains("203.0.113.77") && !line.contains(&member), "{line}");
        }
        let joined = others.iter().any(|line| line.contains("203.0.113.77") && line.contains(&member));
        assert!(joined, "of other requests the log says who asks, and from where: {said}");
    }
}
