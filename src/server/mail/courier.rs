//! The task that takes letters from the outbox to the mail server.

use std::time::Duration;

use futures::{StreamExt, stream};
use tokio::{sync::watch, task::JoinHandle};

use super::{
    Bell, Carrier, Sender,
    carrier::{HANDS, Refusal},
    message::{compose, one_line},
    outbox::{self, Claimed},
    without_links,
};
use crate::server::{Portal, clock::Clock, db::Db};

/// The longest that the courier sleeps: letters that another process posted, or that rested long
/// enough, ring no bell.
const NAP: Duration = Duration::from_secs(15);

/// Who carries letters.
#[derive(Debug)]
pub struct Courier {
    pub(super) db: Db,
    pub(super) clock: Clock,
    pub(super) carrier: Carrier,
    pub(super) sender: Sender,
    pub(super) bell: Bell,
}

/// A courier at work.
#[derive(Debug)]
pub struct AtWork {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl AtWork {
    /// Lets the courier finish the letters in its hands, then ends it.
    pub async fn stop(self) {
        self.stop.send_replace(true);
        if let Err(error) = self.task.await {
            tracing::error!(%error, "the mail courier ended badly");
        }
    }
}

impl Courier {
    /// The courier of a portal.
    ///
    /// # Errors
    /// One sentence that names the setting at fault.
    pub fn of(portal: &Portal) -> Result<Self, String> {
        Ok(Self {
            db: portal.db.clone(),
            clock: portal.clock,
            carrier: Carrier::of(&portal.config)?,
            sender: Sender::of(&portal.config)?,
            bell: portal.mail.clone(),
        })
    }

    /// Sets off. The courier works until it is stopped.
    #[must_use]
    pub fn start(self) -> AtWork {
        let (stop, stopped) = watch::channel(false);
        AtWork { stop, task: tokio::spawn(self.work(stopped)) }
    }

    async fn work(self, mut stopped: watch::Receiver<bool>) {
        while !*stopped.borrow() {
            match self.round().await {
                Ok(0) => {}
                Ok(_) => continue,
                Err(error) => tracing::error!(%error, "the outbox cannot be read"),
            }
            tokio::select! {
                () = self.bell.rung() => {}
                () = tokio::time::sleep(NAP) => {}
                _ = stopped.wait_for(|stop| *stop) => {}
            }
        }
        self.carrier.close().await;
    }

    /// Takes a handful of letters that are due and carries each. Says how many there were.
    pub(super) async fn round(&self) -> Result<usize, sqlx::Error> {
        let letters = outbox::claim(&self.db, self.clock.now(), i64::from(HANDS)).await?;
        let many = letters.len();
        stream::iter(letters).for_each_concurrent(None, |letter| self.deliver(letter)).await;
        Ok(many)
    }

    async fn deliver(&self, letter: Claimed) {
        let id = letter.id;
        let outcome = match compose(&letter, &self.sender) {
            Ok(message) => self.carrier.carry(id, message).await,
            Err(text) => {
                Err(Refusal { text, cause: "the letter cannot be put together".to_owned(), for_good: true })
            }
        };
        let now = self.clock.now();
        let noted = match outcome {
            Ok(()) => {
                tracing::debug!(letter = %id, "a letter is sent");
                let (text, html) = (without_links(&letter.text), without_links(&letter.html));
                outbox::sent(&self.db, id, &text, &html, now).await
            }
            Err(refusal) => {
                let noted =
                    outbox::failed(&self.db, &letter, &one_line(&refusal.text), refusal.for_good, now).await;
                match noted {
                    Ok(Some(_)) => {
                        tracing::warn!(letter = %id, cause = refusal.cause, "a letter is tried again later");
                    }
                    Ok(None) => tracing::error!(letter = %id, cause = refusal.cause, "a letter is given up"),
                    Err(_) => {}
                }
                noted.map(|_| ())
            }
        };
        if let Err(error) = noted {
            tracing::error!(letter = %id, %error, "what became of a letter cannot be noted");
        }
    }
}
