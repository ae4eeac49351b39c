//! Closes votes at their date.

use std::time::Duration;

use futures::future::BoxFuture;

use super::store;
use ensemble_server::jobs::{JobContext, JobError, JobHandler, JobOutcome};

/// How often votes are looked for whose date has come. No one can vote after the date, whether they were found or not.
const INTERVAL: Duration = Duration::from_mins(1);

/// Closes the votes whose date has come.
#[derive(Clone, Copy, Debug)]
pub struct CloseVotesJob;

impl JobHandler for CloseVotesJob {
    fn kind(&self) -> &'static str {
        "close-votes"
    }

    fn interval(&self) -> Option<Duration> {
        Some(INTERVAL)
    }

    fn run(&self, context: JobContext) -> BoxFuture<'_, Result<JobOutcome, JobError>> {
        Box::pin(async move {
            let portal = &context.portal;
            portal.db.transaction(async |tx| store::close_due(tx, portal.now()).await).await?;
            Ok(JobOutcome::Done)
        })
    }
}
