//! The outbox on both databases, emails that are written into a folder, and a session with a real mail server.

mod message;
mod outbox;
mod smtp;

use super::{MailFrom, MailTransport, NewEmail, SendEmailsJob};
use crate::{clock::Clock, config::Config, db::Db, jobs::JobWaker};
use ensemble_core::{Lang, ids::EmailId};

/// The time in the tests, in milliseconds UTC.
const NOW: i64 = 1_795_000_000_000;

fn email(to: &str) -> NewEmail {
    NewEmail {
        person: None,
        to: to.to_owned(),
        lang: Lang::Fr,
        kind: "test",
        about_id: None,
        subject: "Votre réunion".to_owned(),
        text: "Bonjour\nà vous\n".to_owned(),
        html: "<p>Bonjour à vous</p>".to_owned(),
        unsubscribe: None,
        expiry: None,
        calendar: None,
    }
}

async fn enqueue(db: &Db, email: &NewEmail, now: i64) -> EmailId {
    let mut tx = db.write().await.expect("a transaction");
    let id = super::outbox::insert(&mut tx, email, now).await.expect("enqueued");
    tx.commit().await.expect("committed");
    id
}

fn job(db: &Db, config: Config) -> SendEmailsJob {
    let config = Config { site_url: "https://ensemble.example".to_owned(), ..config };
    SendEmailsJob {
        db: db.clone(),
        clock: Clock::Fixed(NOW),
        transport: MailTransport::from_config(&config).expect("a transport"),
        mail_from: MailFrom::from_config(&config).expect("a From address"),
        waker: JobWaker::default(),
    }
}
