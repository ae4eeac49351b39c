//! Hidden results and secret ballots reach no role: not on a page, by a server function, on a socket, in the log or
//! in what is counted of requests.

use std::{net::SocketAddr, time::Duration};

use axum_prometheus::{metrics::set_default_local_recorder, metrics_exporter_prometheus::PrometheusBuilder};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    time::timeout,
};

use super::{cast, opened, options};
use ensemble::app::metrics;
use ensemble_server::listen::{self, Limits};
use ensemble_testing::{
    Log, TestApp, app_on, everybody, id_of, on_both_with_content,
    places::Parts,
    secrets::{Secret, assert_kept, people},
};

/// Those who vote, with words that stand in their reasons only: in a vote with hidden results, and in a secret one.
const VOTERS: [(&str, &str, &str); 3] = [
    ("member", "abricotine", "dattiera"),
    ("member-en", "basilicum", "estragone"),
    ("co-facilitator", "cannelloni", "fenouillard"),
];
const OTHERS: [&str; 7] =
    ["facilitator", "liaison", "observer", "coordinator", "administrator", "privacy-officer", "person"];
/// How the words begin, to search for.
const BEGINNINGS: [&str; 6] = ["abricot", "basili", "cannello", "dattie", "estrag", "fenouil"];
/// How long a socket is listened to after the last that came.
const QUIET: Duration = Duration::from_millis(300);

/// A person who looks, or a visitor.
struct Viewer {
    key: &'static str,
    cookie: String,
}

impl Viewer {
    /// The word of a reason that this text tells and this person may not read: of hidden results they know their own, of a
    /// secret ballot not even that.
    fn leaked(&self, text: &str) -> Option<&'static str> {
        let mut words = VOTERS.into_iter().flat_map(|(who, hidden, secret)| {
            [(who != self.key).then_some(hidden), Some(secret)].into_iter().flatten()
        });
        words.find(|word| text.contains(word))
    }
}

async fn viewers(app: &TestApp) -> Vec<Viewer> {
    let mut all = vec![Viewer { key: "visitor", cookie: String::new() }];
    for key in OTHERS.into_iter().chain(VOTERS.map(|(key, ..)| key)) {
        all.push(Viewer { key, cookie: app.cookie(key).await });
    }
    all
}

/// What voters wrote: of hidden results they read their own, of a secret ballot not even that.
fn secrets() -> Vec<Secret> {
    VOTERS
        .into_iter()
        .flat_map(|(who, hidden, secret)| {
            [(hidden, vec![who]), (secret, Vec::new())]
                .map(|(word, readers)| Secret::new(&format!("cause du {word}"), &readers))
        })
        .collect()
}

/// What a socket sends to a client that asks for all that there is, with the answer that opens or refuses it.
async fn frames(to: SocketAddr, path: &str, cookie: &str) -> Vec<u8> {
    let mut stream = TcpStream::connect(to).await.expect("a connection");
    let request = format!(
        "GET {path} HTTP/1.1\r\nhost: x\r\norigin: http://x\r\ncookie: {cookie}\r\nconnection: upgrade\r\n\
         upgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).await.expect("sent");
    let mut all = Vec::new();
    let mut asked = false;
    let mut more = [0; 16 * 1024];
    // The first takes as long as the document takes to load.
    while let Ok(Ok(read @ 1..)) =
        timeout(if asked { QUIET } else { QUIET * 10 }, stream.read(&mut more)).await
    {
        all.extend_from_slice(&more[..read]);
        if !all.starts_with(b"HTTP/1.1 101") {
            break;
        }
        if !asked {
            // A masked frame with the first step of synchronization, from a client that has nothing.
            stream.write_all(&[0x82, 0x84, 0, 0, 0, 0, 0, 0, 1, 0]).await.expect("sent");
            asked = true;
        }
    }
    all
}

async fn ids(app: &TestApp, statement: &'static str) -> Vec<String> {
    sqlx::query_scalar(statement).fetch_all(&app.scratch.db.reader).await.expect("ids")
}

on_both_with_content! {
    async fn hidden_results_and_secret_ballots_reach_no_role_in_any_way(db: Db) {
        let mut app = app_on(db).await;
        let recorder = PrometheusBuilder::new().build_recorder();
        let counted = recorder.handle();
        let _recording = set_default_local_recorder(&recorder);
        app.router = app.router.clone().layer(metrics::layer());
        let (log, logging) = Log::start(tracing::Level::DEBUG);

        let hidden = opened(&app, &[("method", "consent"), ("hidden", "1")]).await;
        let secret = opened(&app, &[("method", "consent"), ("secret", "1")]).await;
        let mut choices = options(&app, &hidden).await;
        choices.extend(options(&app, &secret).await);
        for (who, of_hidden, of_secret) in VOTERS {
            for (vote, word) in [(&hidden, of_hidden), (&secret, of_secret)] {
                let reason = format!("À cause du {word}.");
                let ballot = [("objection", reason.as_str()), ("reservation", reason.as_str()), ("agree", "")];
                assert_eq!(cast(&app, vote, who, &ballot).await.status, 303, "{who}");
            }
        }
        let votes = [&hidden, &secret].map(|address| address.rsplit('/').next().expect("an id").to_owned());
        let meetings = ids(&app, "SELECT m.id FROM meeting m
             JOIN community_slug s ON s.community_id = m.community_id
             WHERE s.slug = 'eleves-a-risque' ORDER BY m.begins_at DESC LIMIT 3").await;
        let reflections = ids(&app, "SELECT id FROM reflection ORDER BY id LIMIT 2").await;
        let functions: Vec<_> = leptos::server_fn::axum::server_fn_paths().map(|(path, _)| path).collect();
        assert!(functions.contains(&"/api/search/suggest"), "{functions:?}");
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let served = listener.local_addr().expect("an address");
        tokio::spawn(listen::serve(listener, app.router.clone(), Limits::default(), std::future::pending()));

        let mut documents = 0;
        for viewer in &viewers(&app).await {
            for vote in [&hidden, &secret] {
                let body = app.get_with(vote, "cookie", &viewer.cookie).await.body;
                assert_eq!(viewer.leaked(&body), None, "{vote} as {}", viewer.key);
            }
            for path in &functions {
                let is_search = *path == "/api/search/suggest";
                for beginning in &BEGINNINGS[..if is_search { BEGINNINGS.len() } else { 1 }] {
                    let sent = [("lang", "fr"), ("typed", *beginning), ("text", *beginning)];
                    let body = app.send(path, &viewer.cookie, &sent).await.body;
                    assert_eq!(viewer.leaked(&body), None, "{path} as {}", viewer.key);
                }
            }
            let rooms = meetings.iter().map(|id| format!("/live/meeting/{id}"));
            for room in rooms.chain(reflections.iter().chain(&votes).map(|id| format!("/live/note/{id}"))) {
                let bytes = Box::pin(frames(served, &room, &viewer.cookie)).await;
                let told = String::from_utf8_lossy(&bytes);
                assert_eq!(viewer.leaked(&told), None, "{room} as {}", viewer.key);
                documents += usize::from(bytes.starts_with(b"HTTP/1.1 101") && bytes.len() > 500);
            }
        }
        assert!(documents > 0, "an agenda was read on a socket");

        drop(logging);
        let said = log.take();
        assert!(said.contains("/votes/") && said.contains("answered"), "requests are in the log");
        let everyone = everybody(&app.scratch.db).await;
        let voters = VOTERS.map(|(who, ..)| id_of(&everyone, who).to_string());
        for (_, of_hidden, of_secret) in VOTERS {
            assert!(!said.contains(of_hidden) && !said.contains(of_secret), "{of_hidden} or {of_secret} in the log");
        }
        for line in said.lines() {
            let person = voters.iter().any(|voter| line.contains(voter.as_str()));
            assert!(!(person && choices.iter().any(|choice| line.contains(choice.as_str()))), "who chose what: {line}");
            assert!(!(person && line.contains("/bulletin")), "who sent a ballot, and when: {line}");
        }

        let parts = Parts::of_meeting(&meetings[0]);
        let parts = votes.each_ref().map(|vote| parts.clone().with("{vote}", vote));
        assert_kept(&app, &parts, &people(&app).await, &secrets()).await;

        let counted = counted.render();
        assert!(counted.contains("/fr/communautes/{slug}/votes/{vote}\""), "pages of votes are counted: {counted}");
        for word in ["bulletin", "/ballot", "vote_", votes[0].as_str(), votes[1].as_str()] {
            assert!(!counted.contains(word), "{word}: {counted}");
        }
        assert!(VOTERS.iter().all(|(_, one, other)| !counted.contains(one) && !counted.contains(other)), "{counted}");
    }
}
