//! The conversation with a real mail server: `end2end/support/smtp.mjs`.

use std::{
    io::{BufRead, BufReader, Lines},
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
    sync::Arc,
    time::Duration,
};

use serde_json::Value;

use super::{NOW, email, enqueue, job};
use crate::{
    Portal,
    assets::Assets,
    clock::Clock,
    config::Config,
    db::{Db, testing},
    jobs::JobWorker,
    mail::{
        MailTransport,
        outbox::{DeliveryStatus, EmailSummary, find},
    },
};
use ensemble_core::ids::EmailId;

struct Server {
    child: Child,
    said: Lines<BufReader<ChildStdout>>,
    port: u16,
}

impl Server {
    fn start() -> Self {
        let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
        assert!(
            root.join("end2end/node_modules/smtp-server").is_dir(),
            "the mail server of the tests is not installed: run “.make/setup test”, or “npm ci --prefix end2end”"
        );
        let mut child = Command::new("node")
            .arg(root.join("end2end/support/smtp.mjs"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("node starts: the mail server of the tests needs it");
        let mut said = BufReader::new(child.stdout.take().expect("its output")).lines();
        let port = said.next().expect("a line").expect("text").parse().expect("a port");
        Self { child, said, port }
    }

    /// The next email that it took.
    fn email(&mut self) -> Value {
        serde_json::from_str(&self.said.next().expect("a line").expect("text")).expect("JSON")
    }

    fn settings(&self, user: &str, query: &str) -> Config {
        let url = format!("smtp://{user}127.0.0.1:{}{query}", self.port);
        Config { smtp_url: Some(url.into()), ..Config::default() }
    }

    /// Ends it; says what it took and nobody asked about.
    fn stop(mut self) -> Vec<String> {
        drop(self.child.stdin.take());
        self.child.wait().expect("it ends");
        self.said.map(|line| line.expect("text")).collect()
    }
}

async fn status(db: &Db, id: EmailId) -> EmailSummary {
    find(db, id).await.expect("an answer").expect("an email").0
}

/// Undoes quoted-printable.
fn decoded(raw: &str) -> String {
    let bytes = raw.replace("=\r\n", "");
    let mut out = Vec::new();
    let mut rest = bytes.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let hex =
            (byte == b'=').then(|| after.get(..2)).flatten().and_then(|hex| std::str::from_utf8(hex).ok());
        if let Some(byte) = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            out.push(byte);
            rest = &after[2..];
        } else {
            out.push(byte);
            rest = after;
        }
    }
    String::from_utf8(out).expect("text")
}

#[tokio::test(flavor = "multi_thread")]
async fn emails_reach_the_mail_server_and_refusals_are_understood() {
    let mut server = Server::start();
    let scratch = testing::sqlite().await;
    let db = &scratch.db;
    let mut job = job(db, server.settings("ensemble:secret@", ""));
    job.transport.check().await.expect("the mail server answers");

    let taken = enqueue(db, &email("rosalie@ex.org"), NOW).await;
    let never = enqueue(db, &email("never@ex.org"), NOW).await;
    let later = enqueue(db, &email("later@ex.org"), NOW).await;
    assert_eq!(job.send_batch().await.expect("a batch"), 3);
    let email = server.email();
    assert_eq!((&email["from"], &email["to"][0]), (&"ensemble@localhost".into(), &"rosalie@ex.org".into()));
    assert_eq!(email["user"], "ensemble");
    let raw = decoded(email["raw"].as_str().expect("text"));
    for part in
        [&format!("Message-ID: <{taken}@ensemble.example>"), "Bonjour\r\nà vous", "<p>Bonjour à vous</p>"]
    {
        assert!(raw.contains(part), "{part} in {raw}");
    }
    assert_eq!(status(db, taken).await.status(), DeliveryStatus::Sent);

    let refused = status(db, never).await;
    assert_eq!((refused.status(), refused.attempts), (DeliveryStatus::GivenUp, 1));
    assert!(refused.last_error.expect("a reason").contains("550"));
    let resting = status(db, later).await;
    assert_eq!((resting.status(), resting.next_at), (DeliveryStatus::Waiting, Some(NOW + 60_000)));
    assert!(resting.last_error.expect("a reason").contains("451"));

    assert_eq!(job.send_batch().await.expect("a batch"), 0, "it rests");
    job.clock = Clock::Fixed(NOW + 60_000);
    assert_eq!(job.send_batch().await.expect("a batch"), 1);
    assert_eq!(server.email()["to"][0], "later@ex.org");
    let arrived = status(db, later).await;
    assert_eq!((arrived.status(), arrived.attempts), (DeliveryStatus::Sent, 2));
    assert_eq!(server.stop(), Vec::<String>::new(), "each email once");
}

#[tokio::test(flavor = "multi_thread")]
async fn no_email_is_lost_by_a_wrong_password_or_a_false_certificate() {
    let server = Server::start();
    let scratch = testing::sqlite().await;
    for (user, query) in [("ensemble:wrong@", ""), ("", "?tls=required")] {
        let job = job(&scratch.db, server.settings(user, query));
        assert!(job.transport.check().await.expect_err("it must not work").contains("smtp_url"));
        let id = enqueue(&scratch.db, &email("rosalie@ex.org"), NOW).await;
        job.send_batch().await.expect("a batch");
        let summary = status(&scratch.db, id).await;
        assert_eq!(
            (summary.status(), summary.attempts),
            (DeliveryStatus::Waiting, 1),
            "{:?}",
            summary.last_error
        );
        assert!(!summary.last_error.expect("a reason").contains("wrong"));
    }
    assert_eq!(server.stop(), Vec::<String>::new());
}

#[tokio::test]
async fn a_mail_server_that_is_away_costs_no_email() {
    let server = Server::start();
    let config = server.settings("", "");
    server.stop();
    let scratch = testing::sqlite().await;
    let id = enqueue(&scratch.db, &email("rosalie@ex.org"), NOW).await;
    let job = job(&scratch.db, config);
    job.send_batch().await.expect("a batch");
    assert_eq!(status(&scratch.db, id).await.status(), DeliveryStatus::Waiting);
    assert!(job.transport.check().await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wake_up_sends_emails_at_once_and_a_stop_ends_the_worker() {
    let mut server = Server::start();
    let scratch = testing::sqlite().await;
    let job = job(&scratch.db, server.settings("", ""));
    assert!(matches!(job.transport, MailTransport::Smtp(_)));
    let waker = job.waker.clone();
    let config = server.settings("", "");
    let portal = Portal::new(config, scratch.db.clone(), Assets::default()).by(Clock::Fixed(NOW));
    let running = JobWorker::new(portal, vec![Arc::new(job)]).start();
    tokio::time::sleep(Duration::from_millis(200)).await;

    let begun = std::time::Instant::now();
    enqueue(&scratch.db, &email("rosalie@ex.org"), NOW).await;
    waker.wake();
    let email = tokio::task::spawn_blocking(move || {
        let email = server.email();
        (email, server)
    });
    let (email, server) = email.await.expect("an email");
    assert_eq!(email["to"][0], "rosalie@ex.org");
    assert!(begun.elapsed() < Duration::from_secs(10), "it does not wait for the next poll");
    tokio::time::timeout(Duration::from_secs(5), running.stop(Duration::from_secs(5)))
        .await
        .expect("it ends");
    server.stop();
}
