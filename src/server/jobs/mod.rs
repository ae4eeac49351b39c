//! Background jobs: scheduled once, or recurring.
//!
//! A job is a row of the table `job`: its kind, a key that is unique within the kind, when it is due, and a payload in
//! JSON. [`schedule`] writes the row in the same transaction as the change that requires the work, so that both are
//! committed or neither. Each process runs one [`JobWorker`] with the list of all kinds ([`JobHandler`]).
//!
//! Guarantees:
//!
//! * A job that is due runs in one process at a time. The process claims the row with a lease of [`CLAIM_LEASE`] and
//!   renews the lease while it works. Where other processes may take it, a run whose lease cannot be renewed is aborted
//!   at its next `await`, before the lease ends. If the process dies, the lease ends and another process takes the job
//!   over, so a job must be idempotent. What a run does outside its task, such as on a blocking thread, may go on after
//!   the lease.
//! * A job that was [cancelled](cancel) while it ran is aborted at the next renewal. If it is scheduled again before
//!   that, the new run may begin beside the old one; the old run is aborted all the same, and its end changes nothing.
//! * A job that fails is run again after each of its retry delays, then given up: the row stays, with the error.
//! * A recurring job is never given up: it runs again after its retry delay or at its next regular time, whichever is
//!   first.
//! * A row whose kind this program does not know is logged and kept.
//! * Time comes from the portal's clock.

mod store;
#[cfg(test)]
mod tests;
mod waker;
mod worker;

use std::time::Duration;

use futures::future::BoxFuture;
use serde::de::DeserializeOwned;
pub use store::{CLAIM_LEASE, NewJob, cancel, schedule};
use tokio::sync::watch;
pub use waker::JobWaker;
pub use worker::{JobWorker, JobWorkerHandle};

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

/// Runs the jobs of one kind.
pub trait JobHandler: Send + Sync + 'static {
    /// The kind in the rows of this job. Never change it: existing rows refer to it.
    fn kind(&self) -> &'static str;

    /// How often the job runs without being scheduled; `None` if it runs only when it is. The row of a recurring job
    /// has an empty key.
    fn interval(&self) -> Option<Duration> {
        None
    }

    /// How long the job waits after its first, second … failed run. After the last one it is given up.
    fn retry_delays(&self) -> &'static [Duration] {
        &RETRY_DELAYS
    }

    /// Makes a recurring job run at once when another part of this process asks for it.
    fn waker(&self) -> Option<&JobWaker> {
        None
    }

    /// Does the work. It may be aborted at any `await`, when the lease was lost or could not be renewed.
    fn run(&self, context: JobContext) -> BoxFuture<'_, Result<JobOutcome, JobError>>;

    /// Releases what the job holds open between runs, when the worker stops.
    fn close(&self) -> BoxFuture<'_, ()> {
        Box::pin(async {})
    }
}

/// The context of a run.
#[derive(Debug)]
pub struct JobContext {
    /// The portal.
    pub portal: Portal,
    payload: String,
    shutdown: watch::Receiver<bool>,
}

impl JobContext {
    /// Reads the payload that the job was scheduled with.
    ///
    /// # Errors
    /// When the payload cannot be deserialized as `T`. The error is permanent.
    pub fn payload<T: DeserializeOwned>(&self) -> Result<T, JobError> {
        serde_json::from_str(&self.payload)
            .map_err(|error| JobError::permanent(format!("the payload cannot be read: {error}")))
    }

    /// Whether the process is about to end. A job that works in steps ends after the current one.
    #[must_use]
    pub fn is_stopping(&self) -> bool {
        *self.shutdown.borrow()
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
    /// Whether the error is permanent: a retry would fail as well.
    permanent: bool,
}

impl JobError {
    /// A failure that may pass.
    #[must_use]
    pub fn transient(message: impl Into<String>) -> Self {
        Self { message: message.into(), permanent: false }
    }

    /// A permanent failure.
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
