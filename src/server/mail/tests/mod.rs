//! The outbox on both databases, emails on their way into a folder, and a conversation with a real
//! mail server.

mod message;
mod outbox;
mod smtp;

use super::{MailTransport, NewEmail, OutboxWorker, Sender};
use crate::{clock::Clock, config::Config, db::Db, jobs::Notifier};
use ensemble_core::{Lang, ids::MailId};

/// When the tests play.
const NOW: i64 = 1_795_000_000_000;

fn email(to: &str) -> NewEmail {
    NewEmail {
        person: None,
        to: to.to_owned(),
        lang: Lang::Fr,
        kind: "test",
        about: None,
        subject: "Votre réunion".to_owned(),
        text: "Bonjour\nà vous\n".to_owned(),
        html: "<p>Bonjour à vous</p>".to_owned(),
        unsubscribe: None,
        link: None,
    }
}

async fn enqueue(db: &Db, email: &NewEmail, now: i64) -> MailId {
    let mut to = db.write().await.expect("a transaction");
    let id = super::enqueue(&mut to, email, now).await.expect("posted");
    to.commit().await.expect("committed");
    id
}

fn worker(db: &Db, config: Config) -> OutboxWorker {
    let config = Config { site_url: "https://ensemble.example".to_owned(), ..config };
    OutboxWorker {
        db: db.clone(),
        clock: Clock::Fixed(NOW),
        transport: MailTransport::of(&config).expect("a way"),
        sender: Sender::of(&config).expect("a sender"),
        notifier: Notifier::default(),
    }
}
