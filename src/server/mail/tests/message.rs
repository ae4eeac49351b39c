//! What emails look like on their way, and that nobody writes headers by a name.

use std::{
    fs,
    io::Write,
    os::unix::fs::PermissionsExt,
    sync::{Arc, Mutex},
};

use proptest::prelude::*;

use super::{NOW, email, enqueue, job};
use crate::{
    config::Config,
    db::testing,
    mail::{
        MailFrom, NewEmail,
        message::build_message,
        outbox::{CalendarPart, ClaimedEmail, DeliveryStatus, find},
    },
};
use ensemble_core::{Lang, ids::EmailId};

const HEADERS: [&str; 10] = [
    "Auto-Submitted",
    "Content-Language",
    "Content-Type",
    "Date",
    "From",
    "MIME-Version",
    "Message-ID",
    "Subject",
    "To",
    "X-None",
];

fn claimed(subject: &str) -> ClaimedEmail {
    ClaimedEmail {
        id: EmailId::new(),
        to: "a@ex.org".to_owned(),
        lang: Lang::En,
        created_at: NOW,
        previous_attempts: 0,
        subject: subject.to_owned(),
        text: "Hello".to_owned(),
        html: "<p>Hello</p>".to_owned(),
        unsubscribe: None,
        valid_until: None,
        calendar: None,
    }
}

fn mail_from(setting: &str) -> MailFrom {
    let config = Config {
        mail_from: setting.to_owned(),
        site_url: "https://ensemble.example:8443/portail".to_owned(),
        ..Config::default()
    };
    MailFrom::from_config(&config).expect("a From address")
}

fn written(email: &ClaimedEmail, mail_from: &MailFrom) -> String {
    String::from_utf8(build_message(email, mail_from).expect("a message").formatted()).expect("ASCII")
}

/// The names of a message's own headers.
fn headers(message: &str) -> Vec<&str> {
    let head = message.split("\r\n\r\n").next().unwrap_or_default();
    head.split("\r\n")
        .filter(|line| !line.starts_with([' ', '\t']))
        .filter_map(|line| line.split(':').next())
        .collect()
}

proptest! {
    #[test]
    fn no_name_writes_a_header(name in "\\PC{0,30}[\r\n\u{0}\u{85}\u{2028}]{0,3}(Bcc: x@y.org|Content-Type: text/html|=\\?utf-8\\?q\\?=0d=0aBcc\\?=)?\\PC{0,30}") {
        let mail_from = mail_from("Ensemble <ensemble@ex.org>");
        let message = written(&claimed(&format!("{name} invites you")), &mail_from);
        prop_assert!(message.is_ascii());
        for header in headers(&message) {
            prop_assert!(HEADERS.contains(&header), "{header} in {message}");
        }
        prop_assert_eq!(message.matches("\r\nSubject:").count() + usize::from(message.starts_with("Subject:")), 1);
        prop_assert!(!message.replace("\r\n", "").contains(['\r', '\n']), "a bare line end");
    }
}

#[test]
fn a_calendar_is_a_third_way_to_read_an_email() {
    let content = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n".to_owned();
    let calendar = Some(CalendarPart { method: "REQUEST".to_owned(), content });
    let written = written(&ClaimedEmail { calendar, ..claimed("Hello") }, &mail_from("ensemble@example.org"));
    let parts: Vec<&str> = written.split("\r\nContent-Type: ").skip(1).collect();
    assert!(parts[0].starts_with("multipart/alternative"), "{written}");
    assert!(parts[3].starts_with("text/calendar; charset=utf-8; method=REQUEST"), "{written}");
    assert!(parts[3].contains("METHOD:REQUEST\r\nEND:VCALENDAR"), "{written}");
}

#[test]
fn an_address_is_one_address() {
    let mail_from = mail_from("Ensemble <ensemble@ex.org>");
    for wrong in ["a@ex.org\r\nBcc: b@ex.org", "a@ex.org, b@ex.org", "a", "", "<a@ex.org>"] {
        assert!(
            build_message(&ClaimedEmail { to: wrong.to_owned(), ..claimed("x") }, &mail_from).is_err(),
            "{wrong:?}"
        );
    }
}

#[test]
fn the_sender_has_a_name_in_each_language() {
    let mail_from = mail_from("Communautés de pratique | Communities of practice <cop@ex.org>");
    let english = written(&claimed("Hello"), &mail_from);
    assert!(english.contains("From: \"Communities of practice\" <cop@ex.org>\r\n"), "{english}");
    let french = written(&ClaimedEmail { lang: Lang::Fr, ..claimed("Bonjour") }, &mail_from);
    assert!(french.contains("From: =?utf-8?b?Q29tbXVuYXV0w6lz"), "{french}");
    let both =
        written(&claimed("Hello"), &MailFrom::from_config(&Config::default()).expect("a From address"));
    assert!(both.contains("From: Ensemble <ensemble@localhost>\r\n"), "{both}");
}

#[test]
fn an_email_says_what_it_is() {
    let email = ClaimedEmail {
        unsubscribe: Some(
            "https://ensemble.example/en/stop/0123456789abcdef0123456789abcdef0123456789abcdef".to_owned(),
        ),
        ..claimed("Hello")
    };
    let message = written(&email, &mail_from("Ensemble <ensemble@ex.org>"));
    for line in [
        &format!("Message-ID: <{}@ensemble.example>", email.id),
        "Date: Wed, 18 Nov 2026 11:06:40 +0000",
        "Auto-Submitted: auto-generated",
        "Content-Language: en-CA",
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Type: text/html; charset=utf-8",
    ] {
        assert!(message.contains(&format!("{line}\r\n")), "{line} in {message}");
    }
    assert!(message.replace("\r\n ", " ").contains("List-Unsubscribe: <https://ensemble.example/en/stop/0123456789abcdef0123456789abcdef0123456789abcdef>\r\n"), "{message}");
    assert!(message.contains("Content-Type: multipart/alternative;"));
    assert!(message.find("text/plain") < message.find("text/html"), "the last is the best");
}

#[tokio::test]
async fn without_a_mail_server_emails_lie_in_a_folder() {
    let scratch = testing::sqlite().await;
    let folder = tempfile::tempdir().expect("a folder");
    let mail = folder.path().join("data/mail");
    let job = job(&scratch.db, Config { mail_folder: mail.clone(), ..Config::default() });
    job.transport.check().await.expect("it can be written");
    assert!(!mail.exists(), "a check leaves everything as it was");

    let id = enqueue(&scratch.db, &email("a@ex.org"), NOW).await;
    assert_eq!(job.send_batch().await.expect("a batch"), 1);
    assert_eq!(job.send_batch().await.expect("a batch"), 0);
    let names: Vec<_> =
        fs::read_dir(&mail).expect("a folder").map(|entry| entry.expect("an entry").file_name()).collect();
    assert_eq!(names, [format!("{id}.eml").as_str()]);
    let file = mail.join(&names[0]);
    assert!(fs::read_to_string(&file).expect("an email").contains("To: a@ex.org\r\n"));
    assert_eq!(fs::metadata(&file).expect("facts").permissions().mode() & 0o077, 0, "nobody else reads it");
    let (entry, ..) = find(&scratch.db, id).await.expect("an answer").expect("an email");
    assert_eq!(entry.status(), DeliveryStatus::Sent);
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_is_said_and_tried_again() {
    let scratch = testing::sqlite().await;
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("file");
    fs::write(&file, "").expect("a file");
    let job = job(&scratch.db, Config { mail_folder: file.join("mail"), ..Config::default() });
    assert!(job.transport.check().await.expect_err("not a folder").contains("mail_folder"));
    let id = enqueue(&scratch.db, &email("a@ex.org"), NOW).await;
    job.send_batch().await.expect("a batch");
    let (entry, ..) = find(&scratch.db, id).await.expect("an answer").expect("an email");
    assert_eq!((entry.status(), entry.next_at), (DeliveryStatus::Waiting, Some(NOW + 60_000)));
}

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("a log").write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn the_log_names_an_email_and_not_what_it_says() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(move || writer.clone())
        .finish();
    let _guard = tracing::subscriber::set_default(subscriber);

    let scratch = testing::sqlite().await;
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("file");
    fs::write(&file, "").expect("a file");
    let mut ids = Vec::new();
    for mail_folder in [file.join("mail"), folder.path().join("mail")] {
        let secret = NewEmail {
            text: "Bonjour https://jeton".to_owned(),
            html: "https://jeton".to_owned(),
            ..email("jeton@ex.org")
        };
        ids.push(enqueue(&scratch.db, &secret, NOW).await);
        job(&scratch.db, Config { mail_folder, ..Config::default() }).send_batch().await.expect("a batch");
    }
    let said = String::from_utf8(log.0.lock().expect("a log").clone()).expect("text");
    for id in ids {
        assert!(said.contains(&id.to_string()), "{said}");
    }
    let ours: Vec<&str> = said.lines().filter(|line| line.contains("ensemble_server::")).collect();
    assert!(ours.len() >= 2 && !ours.iter().any(|line| line.contains("jeton")), "{said}");
}

#[tokio::test]
async fn an_address_that_is_none_is_given_up_at_once() {
    let scratch = testing::sqlite().await;
    let folder = tempfile::tempdir().expect("a folder");
    let job = job(&scratch.db, Config { mail_folder: folder.path().to_owned(), ..Config::default() });
    let id = enqueue(&scratch.db, &NewEmail { to: "nobody".to_owned(), ..email("") }, NOW).await;
    job.send_batch().await.expect("a batch");
    let (entry, ..) = find(&scratch.db, id).await.expect("an answer").expect("an email");
    assert_eq!(entry.status(), DeliveryStatus::GivenUp);
}
