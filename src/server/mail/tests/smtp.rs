//! The conversation with a real mail server: `end2end/support/smtp.mjs`.

use std::{
    io::{BufRead, BufReader, Lines},
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
    time::Duration,
};

use serde_json::Value;

use super::{NOW, courier, letter, post};
use crate::{
    ids::MailId,
    server::{
        clock::Clock,
        config::Config,
        db::{Db, testing},
        mail::{
            Carrier,
            outbox::{Entry, Standing, one},
        },
    },
};

struct Server {
    child: Child,
    said: Lines<BufReader<ChildStdout>>,
    port: u16,
}

impl Server {
    fn start() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
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

    /// The next letter that it took.
    fn letter(&mut self) -> Value {
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

async fn standing(db: &Db, id: MailId) -> Entry {
    one(db, id).await.expect("an answer").expect("a letter").0
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
async fn letters_reach_the_mail_server_and_refusals_are_understood() {
    let mut server = Server::start();
    let scratch = testing::sqlite().await;
    let db = &scratch.db;
    let mut courier = courier(db, server.settings("ensemble:secret@", ""));
    courier.carrier.check().await.expect("the mail server answers");

    let taken = post(db, &letter("rosalie@ex.org"), NOW).await;
    let never = post(db, &letter("never@ex.org"), NOW).await;
    let later = post(db, &letter("later@ex.org"), NOW).await;
    assert_eq!(courier.round().await.expect("a round"), 3);
    let letter = server.letter();
    assert_eq!((&letter["from"], &letter["to"][0]), (&"ensemble@localhost".into(), &"rosalie@ex.org".into()));
    assert_eq!(letter["user"], "ensemble");
    let raw = decoded(letter["raw"].as_str().expect("text"));
    for part in
        [&format!("Message-ID: <{taken}@ensemble.example>"), "Bonjour\r\nà vous", "<p>Bonjour à vous</p>"]
    {
        assert!(raw.contains(part), "{part} in {raw}");
    }
    assert_eq!(standing(db, taken).await.standing(), Standing::Sent);

    let refused = standing(db, never).await;
    assert_eq!((refused.standing(), refused.attempts), (Standing::Failed, 1));
    assert!(refused.last_error.expect("a reason").contains("550"));
    let resting = standing(db, later).await;
    assert_eq!((resting.standing(), resting.next_at), (Standing::Waiting, Some(NOW + 60_000)));
    assert!(resting.last_error.expect("a reason").contains("451"));

    assert_eq!(courier.round().await.expect("a round"), 0, "it rests");
    courier.clock = Clock::Fixed(NOW + 60_000);
    assert_eq!(courier.round().await.expect("a round"), 1);
    assert_eq!(server.letter()["to"][0], "later@ex.org");
    let arrived = standing(db, later).await;
    assert_eq!((arrived.standing(), arrived.attempts), (Standing::Sent, 2));
    assert_eq!(server.stop(), Vec::<String>::new(), "each letter once");
}

#[tokio::test(flavor = "multi_thread")]
async fn no_letter_is_lost_by_a_wrong_password_or_a_false_certificate() {
    let server = Server::start();
    let scratch = testing::sqlite().await;
    for (user, query) in [("ensemble:wrong@", ""), ("", "?tls=required")] {
        let courier = courier(&scratch.db, server.settings(user, query));
        assert!(courier.carrier.check().await.expect_err("it must not work").contains("smtp_url"));
        let id = post(&scratch.db, &letter("rosalie@ex.org"), NOW).await;
        courier.round().await.expect("a round");
        let entry = standing(&scratch.db, id).await;
        assert_eq!((entry.standing(), entry.attempts), (Standing::Waiting, 1), "{:?}", entry.last_error);
        assert!(!entry.last_error.expect("a reason").contains("wrong"));
    }
    assert_eq!(server.stop(), Vec::<String>::new());
}

#[tokio::test]
async fn a_mail_server_that_is_away_costs_no_letter() {
    let server = Server::start();
    let config = server.settings("", "");
    server.stop();
    let scratch = testing::sqlite().await;
    let id = post(&scratch.db, &letter("rosalie@ex.org"), NOW).await;
    let courier = courier(&scratch.db, config);
    courier.round().await.expect("a round");
    assert_eq!(standing(&scratch.db, id).await.standing(), Standing::Waiting);
    assert!(courier.carrier.check().await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_bell_sends_the_courier_off_and_a_stop_ends_it() {
    let mut server = Server::start();
    let scratch = testing::sqlite().await;
    let courier = courier(&scratch.db, server.settings("", ""));
    assert!(matches!(courier.carrier, Carrier::Smtp(_)));
    let bell = courier.bell.clone();
    let at_work = courier.start();
    tokio::time::sleep(Duration::from_millis(200)).await;

    let begun = std::time::Instant::now();
    post(&scratch.db, &letter("rosalie@ex.org"), NOW).await;
    bell.wake();
    let letter = tokio::task::spawn_blocking(move || {
        let letter = server.letter();
        (letter, server)
    });
    let (letter, server) = letter.await.expect("a letter");
    assert_eq!(letter["to"][0], "rosalie@ex.org");
    assert!(begun.elapsed() < Duration::from_secs(10), "not only when the nap is over");
    tokio::time::timeout(Duration::from_secs(5), at_work.stop()).await.expect("it ends");
    server.stop();
}
