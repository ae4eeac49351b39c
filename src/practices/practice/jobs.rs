//! Withdraws practices behind which nothing is left, and notifies facilitators of reflections that were taken back.

use std::time::Duration;

use futures::future::BoxFuture;

use super::{composition::notify_withdrawn, store};
use ensemble_server::{
    Portal,
    jobs::{JobContext, JobError, JobHandler, JobOutcome},
};

/// How often practices are looked at.
const INTERVAL: Duration = Duration::from_mins(1);

/// Withdraws the practices whose reflections were all removed, or are shared with fewer than their community; where one of several was,
/// the facilitators are notified. What an author answers is followed at once; this follows what they do with their reflections.
#[derive(Clone, Copy, Debug)]
pub struct WithdrawPracticesJob;

impl JobHandler for WithdrawPracticesJob {
    fn kind(&self) -> &'static str {
        "withdraw-practices"
    }

    fn interval(&self) -> Option<Duration> {
        Some(INTERVAL)
    }

    fn run(&self, context: JobContext) -> BoxFuture<'_, Result<JobOutcome, JobError>> {
        Box::pin(async move {
            run(&context.portal).await?;
            Ok(JobOutcome::Done)
        })
    }
}

/// Withdraws all that are to be, and notifies their facilitators, also of the reflections behind the others that were taken back. Each
/// practice is looked at again under its lock: a version may be published meanwhile.
pub async fn run(portal: &Portal) -> Result<(), sqlx::Error> {
    for id in store::without_consent(&portal.db).await? {
        portal
            .db
            .transaction(async |tx| {
                if store::consent_withdrawn(&mut *tx, id, portal.now()).await? {
                    notify_withdrawn(tx, portal, id, true).await?;
                }
                Ok::<_, sqlx::Error>(())
            })
            .await?;
        portal.outbox_waker.wake();
    }
    for id in store::with_reflection_taken_back(&portal.db, portal.now()).await? {
        portal
            .db
            .transaction(async |tx| {
                if store::note_taken_back(&mut *tx, id, portal.now()).await? {
                    notify_withdrawn(tx, portal, id, false).await?;
                }
                Ok::<_, sqlx::Error>(())
            })
            .await?;
        portal.outbox_waker.wake();
    }
    Ok(())
}
