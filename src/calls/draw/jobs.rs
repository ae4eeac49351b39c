//! Runs draws whose value exists.

use std::time::Duration;

use futures::future::BoxFuture;

use super::actions;
use ensemble_server::jobs::{JobContext, JobError, JobHandler, JobOutcome};

/// How often draws are looked for whose value exists.
const INTERVAL: Duration = Duration::from_mins(1);

/// Runs the draws whose public value exists.
#[derive(Clone, Copy, Debug)]
pub struct RunDrawsJob;

impl JobHandler for RunDrawsJob {
    fn kind(&self) -> &'static str {
        "draws"
    }

    fn interval(&self) -> Option<Duration> {
        Some(INTERVAL)
    }

    fn run(&self, context: JobContext) -> BoxFuture<'_, Result<JobOutcome, JobError>> {
        Box::pin(async move {
            actions::run_due(&context.portal, || context.is_stopping())
                .await
                .map_err(|error| JobError::transient(error.to_string()))?;
            Ok(JobOutcome::Done)
        })
    }
}
