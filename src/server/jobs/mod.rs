//! Work that happens later: once at a given time, or again and again.
//!
//! A job is a row of the table `job`: its kind, a key that is unique within the kind, when it is due, and a payload in
//! JSON. [`schedule`] writes the row in the transaction of the fact that calls for the work, so that both exist or
//! neither. Each process runs one [`JobWorker`] with the list of all kinds ([`Job`]).
//!
//! What is promised:
//!
//! * A job that is due runs in one process at a time. The process claims the row with a lease of [`LEASE`] and
//!   renews the lease while it works. If the process dies, the lease ends and another process takes the job over; a job
//!   must therefore bear to be run twice.
//! * A job that fails is run again after each of its retry delays, then given up: the row stays, with the error. A
//!   recurring job is never given up; it runs again at its next regular time.
//! * A row whose kind this program does not know is logged and kept.
//! * Time comes from the portal's clock.

mod notifier;
mod store;
#[cfg(test)]
mod tests;
mod worker;

use std::time::Duration;

use futures::future::BoxFuture;
pub use notifier::Notifier;
use serde::de::DeserializeOwned;
pub use store::{LEASE, NewJob, cancel, schedule};
use tokio::sync::watch;
pub use worker::{JobWorker, RunningWorker};

use super::Portal;

/// How long a job waits after its first, second … failed run, where its kind does not say otherwise.
pub const RETRY_DELAYS: [Duration; 6] = [
    Duration::from_mins(1),
    Duration::from_mins(5),
    Duration::from_mins(30),
    Duration::from_hours(2),
    Duration::from_hours(12),
    Duration::from_hours(24),
];

/// One kind of job.
pub trait Job: Send + Sync + 'static {
    /// The kind in the rows of this job. It stays the same in later versions: databases hold rows with it.
    fn kind(&self) -> &'static str;

    /// How often the job runs without being scheduled; `None` if it runs only when it is. The row of a recurring job has
    /// an empty key.
    fn interval(&self) -> Option<Duration> {
        None
    }

    /// How long the job waits after its first, second … failed run. After the last one it is given up.
    fn retry_delays(&self) -> &'static [Duration] {
        &RETRY_DELAYS
    }

    /// Makes a recurring job run at once when another part of this process asks for it.
    fn notifier(&self) -> Option<&Notifier> {
        None
    }

    /// Does the work. It may be cancelled at any `await` when the lease is lost.
    fn run(&self, context: JobContext) -> BoxFuture<'_, Result<JobOutcome, JobError>>;

    /// Releases what the job holds open between runs, when the worker stops.
    fn close(&self) -> BoxFuture<'_, ()> {
        Box::pin(async {})
    }
}

/// What a job gets to work with.
#[derive(Debug)]
pub struct JobContext {
    /// The portal.
    pub portal: Portal,
    payload: String,
    stopping: watch::Receiver<bool>,
}

impl JobContext {
    /// Reads the payload that the job was scheduled with.
    ///
    /// # Errors
    /// When the payload is of another shape; trying again does not help.
    pub fn payload<T: DeserializeOwned>(&self) -> Result<T, JobError> {
        serde_json::from_str(&self.payload)
            .map_err(|error| JobError::permanent(format!("the payload cannot be read: {error}")))
    }

    /// Whether the process is about to end. A job that works in steps ends after the current one.
    #[must_use]
    pub fn is_stopping(&self) -> bool {
        *self.stopping.borrow()
    }
}

/// How a run that did not fail ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobOutcome {
    /// The work is done. A recurring job runs again after its interval, any other row is deleted.
    Done,
    /// The job runs again at this time, in milliseconds UTC.
    RunAgainAt(i64),
}

/// Why a run failed.
#[derive(Debug, PartialEq, Eq)]
pub struct JobError {
    /// For administrators and the log: no secrets, no contents.
    message: String,
    /// Whether trying again cannot help.
    permanent: bool,
}

impl JobError {
    /// A failure that may pass.
    #[must_use]
    pub fn transient(message: impl Into<String>) -> Self {
        Self { message: message.into(), permanent: false }
    }

    /// A failure that trying again cannot mend.
    #[must_use]
    pub fn permanent(message: impl Into<String>) -> Self {
        Self { message: message.into(), permanent: true }
    }
}

impl From<sqlx::Error> for JobError {
    fn from(error: sqlx::Error) -> Self {
        Self::transient(error.to_string())
    }
}
