//! The job that sends what is due in the outbox.

use std::time::Duration;

use futures::{StreamExt, future::BoxFuture, stream};

use super::{
    MailTransport, Sender,
    message::{compose, one_line},
    outbox::{self, ClaimedEmail},
    redact_links,
    transport::{MAX_CONCURRENCY, SendError},
};
use crate::{
    Portal,
    clock::Clock,
    db::Db,
    jobs::{Job, JobContext, JobError, JobOutcome, Notifier},
};

/// How often the outbox is looked at without being asked: an email whose process died before it woke the worker waits no
/// longer than this.
const SWEEP_INTERVAL: Duration = Duration::from_mins(1);

/// Sends emails from the outbox.
#[derive(Debug)]
pub struct OutboxWorker {
    pub(super) db: Db,
    pub(super) clock: Clock,
    pub(super) transport: MailTransport,
    pub(super) sender: Sender,
    pub(super) notifier: Notifier,
}

impl Job for OutboxWorker {
    fn kind(&self) -> &'static str {
        "send-emails"
    }

    fn interval(&self) -> Option<Duration> {
        Some(SWEEP_INTERVAL)
    }

    fn notifier(&self) -> Option<&Notifier> {
        Some(&self.notifier)
    }

    fn run(&self, context: JobContext) -> BoxFuture<'_, Result<JobOutcome, JobError>> {
        Box::pin(async move {
            while !context.is_stopping() && self.send_batch().await? > 0 {}
            let sweep = self.clock.now() + i64::try_from(SWEEP_INTERVAL.as_millis()).unwrap_or(i64::MAX);
            let next = outbox::next_attempt(&self.db).await?;
            Ok(next.filter(|next| *next < sweep).map_or(JobOutcome::Done, JobOutcome::RunAgainAt))
        })
    }

    fn close(&self) -> BoxFuture<'_, ()> {
        Box::pin(self.transport.close())
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

    /// Claims up to [`MAX_CONCURRENCY`] emails that are due and sends them. Returns how many there were.
    pub(super) async fn send_batch(&self) -> Result<usize, sqlx::Error> {
        let emails = outbox::claim(&self.db, self.clock.now(), i64::from(MAX_CONCURRENCY)).await?;
        let count = emails.len();
        stream::iter(emails).for_each_concurrent(None, |email| self.send(email)).await;
        Ok(count)
    }

    async fn send(&self, email: ClaimedEmail) {
        let id = email.id;
        let outcome = match compose(&email, &self.sender) {
            Ok(message) => self.transport.send(id, message).await,
            Err(text) => {
                Err(SendError { text, cause: "the email cannot be composed".to_owned(), permanent: true })
            }
        };
        let now = self.clock.now();
        let recorded = match outcome {
            Ok(()) => {
                tracing::debug!(email = %id, "an email was sent");
                let (text, html) = (redact_links(&email.text), redact_links(&email.html));
                outbox::mark_sent(&self.db, id, &text, &html, now).await
            }
            Err(error) => self.record_failure(&email, &error, now).await,
        };
        if let Err(error) = recorded {
            tracing::error!(email = %id, %error, "the outcome of an email cannot be recorded");
        }
    }

    async fn record_failure(
        &self,
        email: &ClaimedEmail,
        error: &SendError,
        now: i64,
    ) -> Result<(), sqlx::Error> {
        let (id, cause, text) = (email.id, &error.cause, one_line(&error.text));
        match outbox::mark_failed(&self.db, email, &text, error.permanent, now).await? {
            Some(_) => tracing::warn!(email = %id, cause, "an email is tried again later"),
            None => tracing::error!(email = %id, cause, "an email is given up"),
        }
        Ok(())
    }
}
