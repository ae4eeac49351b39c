//! The job that sends what is due in the outbox.

use std::time::Duration;

use futures::{StreamExt, future::BoxFuture, stream};

use super::{
    MailFrom, MailTransport,
    message::build_message,
    outbox::{self, ClaimedEmail},
    redact_secret_links,
    transport::{MAX_CONCURRENCY, SendError},
};
use crate::{
    Portal,
    clock::Clock,
    db::Db,
    jobs::{JobContext, JobError, JobHandler, JobOutcome, JobWaker},
    names,
};

/// The longest delay of an email whose process died before it could wake the worker.
const SWEEP_INTERVAL: Duration = Duration::from_mins(1);

/// Sends emails from the outbox.
#[derive(Debug)]
pub struct SendEmailsJob {
    pub(super) db: Db,
    pub(super) clock: Clock,
    pub(super) transport: MailTransport,
    pub(super) mail_from: MailFrom,
    pub(super) waker: JobWaker,
}

impl JobHandler for SendEmailsJob {
    fn kind(&self) -> &'static str {
        "send-emails"
    }

    fn interval(&self) -> Option<Duration> {
        Some(SWEEP_INTERVAL)
    }

    fn waker(&self) -> Option<&JobWaker> {
        Some(&self.waker)
    }

    fn run(&self, context: JobContext) -> BoxFuture<'_, Result<JobOutcome, JobError>> {
        Box::pin(async move {
            while !context.is_stopping() && self.send_batch().await? > 0 {}
            let sweep = self.clock.now() + i64::try_from(SWEEP_INTERVAL.as_millis()).unwrap_or(i64::MAX);
            let next = outbox::next_claimable_at(&self.db).await?;
            Ok(next.filter(|next| *next < sweep).map_or(JobOutcome::Done, JobOutcome::RunAgainAt))
        })
    }

    fn close(&self) -> BoxFuture<'_, ()> {
        Box::pin(self.transport.close())
    }
}

impl SendEmailsJob {
    /// The job of a portal.
    ///
    /// # Errors
    /// An error message that names the invalid setting.
    pub fn from_portal(portal: &Portal) -> Result<Self, String> {
        Ok(Self {
            db: portal.db.clone(),
            clock: portal.clock,
            transport: MailTransport::from_config(&portal.config)?,
            mail_from: MailFrom::from_config(&portal.config)?,
            waker: portal.outbox_waker.clone(),
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
        let outcome = match build_message(&email, &self.mail_from) {
            Ok(message) => self.transport.send(id, message).await,
            Err(admin_message) => {
                let log_message = "the message cannot be built".to_owned();
                Err(SendError { admin_message, log_message, permanent: true })
            }
        };
        let now = self.clock.now();
        let recorded = match outcome {
            Ok(()) => {
                tracing::debug!(email = %id, "an email was sent");
                let (text, html) = (redact_secret_links(&email.text), redact_secret_links(&email.html));
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
        let (id, cause) = (email.id, &error.log_message);
        let message = names::email_line(&error.admin_message);
        match outbox::record_failed_attempt(&self.db, email, &message, error.permanent, now).await? {
            Some(_) => tracing::warn!(email = %id, cause, "an email is tried again later"),
            None => tracing::error!(email = %id, cause, "an email was given up after its last attempt"),
        }
        Ok(())
    }
}
