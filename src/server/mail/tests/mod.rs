//! The outbox on both databases, letters on their way into a folder, and a conversation with a real
//! mail server.

mod message;
mod outbox;
mod smtp;

use super::{Bell, Carrier, Courier, Outgoing, Sender};
use crate::{
    i18n::Lang,
    ids::MailId,
    server::{clock::Clock, config::Config, db::Db},
};

/// When the tests play.
const NOW: i64 = 1_795_000_000_000;

fn letter(to: &str) -> Outgoing {
    Outgoing {
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

async fn post(db: &Db, letter: &Outgoing, now: i64) -> MailId {
    let mut to = db.write().await.expect("a transaction");
    let id = super::post(&mut to, letter, now).await.expect("posted");
    to.commit().await.expect("committed");
    id
}

fn courier(db: &Db, config: Config) -> Courier {
    let config = Config { site_url: "https://ensemble.example".to_owned(), ..config };
    Courier {
        db: db.clone(),
        clock: Clock::Fixed(NOW),
        carrier: Carrier::of(&config).expect("a way"),
        sender: Sender::of(&config).expect("a sender"),
        bell: Bell::default(),
    }
}
