//! The task that takes emails from the outbox to the mail server.

use std::time::Duration;

use futures::{StreamExt, stream};
use tokio::{sync::watch, task::JoinHandle};

use super::{
    MailTransport, Notifier, Sender,
    message::{compose, one_line},
    outbox::{self, ClaimedEmail},
    redact_links,
    transport::{MAX_CONCURRENCY, SendError},
};
use crate::server::{Portal, clock::Clock, db::Db};

/// The longest that the worker sleeps: emails that another process posted, or that rested long
/// enough, ring no notifier.
const POLL_INTERVAL: Duration = Duration::from_secs(15);

/// Who carries emails.
#[derive(Debug)]
pub struct OutboxWorker {
    pub(super) db: Db,
    pub(super) clock: Clock,
    pub(super) transport: MailTransport,
    pub(super) sender: Sender,
    pub(super) notifier: Notifier,
}

/// A worker at work.
#[derive(Debug)]
pub struct RunningWorker {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl RunningWorker {
    /// Lets the worker finish the emails in its hands, then ends it.
    pub async fn stop(self) {
        self.stop.send_replace(true);
        if let Err(error) = self.task.await {
            tracing::error!(%error, "the mail worker ended badly");
        }
    }
}

impl OutboxWorker {
    /// The worker of a portal.
    ///
    /// # Errors
    /// One sentence that names the setting at fault.
    pub fn of(portal: &Portal) -> Result<Self, String> {
        Ok(Self {
            db: portal.db.clone(),
            clock: portal.clock,
            transport: MailTransport::of(&portal.config)?,
            sender: Sender::of(&portal.config)?,
            notifier: portal.mail.clone(),
        })
    }

    /// Sets off. The worker works until it is stopped.
    #[must_use]
    pub fn start(self) -> RunningWorker {
        let (stop, stopped) = watch::channel(false);
        RunningWorker { stop, task: tokio::spawn(self.work(stopped)) }
    }

    async fn work(self, mut stopped: watch::Receiver<bool>) {
        while !*stopped.borrow() {
            match self.round().await {
                Ok(0) => {}
                Ok(_) => continue,
                Err(error) => tracing::error!(%error, "the outbox cannot be read"),
            }
            tokio::select! {
                () = self.notifier.notified() => {}
                () = tokio::time::sleep(POLL_INTERVAL) => {}
                _ = stopped.wait_for(|stop| *stop) => {}
            }
        }
        self.transport.close().await;
    }

    /// Takes a handful of emails that are due and carries each. Says how many there were.
    pub(super) async fn round(&self) -> Result<usize, sqlx::Error> {
        let emails = outbox::claim(&self.db, self.clock.now(), i64::from(MAX_CONCURRENCY)).await?;
        let many = emails.len();
        stream::iter(emails).for_each_concurrent(None, |email| self.deliver(email)).await;
        Ok(many)
    }

    async fn deliver(&self, email: ClaimedEmail) {
        let id = email.id;
        let outcome = match compose(&email, &self.sender) {
            Ok(message) => self.transport.send(id, message).await,
            Err(text) => {
                Err(SendError { text, cause: "the email cannot be put together".to_owned(), permanent: true })
            }
        };
        let now = self.clock.now();
        let noted = match outcome {
            Ok(()) => {
                tracing::debug!(email = %id, "an email is sent");
                let (text, html) = (redact_links(&email.text), redact_links(&email.html));
                outbox::mark_sent(&self.db, id, &text, &html, now).await
            }
            Err(refusal) => {
                let noted =
                    outbox::mark_failed(&self.db, &email, &one_line(&refusal.text), refusal.permanent, now)
                        .await;
                match noted {
                    Ok(Some(_)) => {
                        tracing::warn!(email = %id, cause = refusal.cause, "an email is tried again later");
                    }
                    Ok(None) => tracing::error!(email = %id, cause = refusal.cause, "an email is given up"),
                    Err(_) => {}
                }
                noted.map(|_| ())
            }
        };
        if let Err(error) = noted {
            tracing::error!(email = %id, %error, "what became of an email cannot be noted");
        }
    }
}
