//! Stores the notes of closed tables, where the process that closed them could not, or another one took more of them.

use std::time::Duration;

use futures::future::BoxFuture;

use super::actions;
use ensemble_server::jobs::{JobContext, JobError, JobHandler, JobOutcome};

const INTERVAL: Duration = Duration::from_mins(1);

/// Stores what the text of each closed table lacks.
#[derive(Clone, Copy, Debug)]
pub struct FileTablesJob;

impl JobHandler for FileTablesJob {
    fn kind(&self) -> &'static str {
        "breakout-file"
    }

    fn interval(&self) -> Option<Duration> {
        Some(INTERVAL)
    }

    fn run(&self, context: JobContext) -> BoxFuture<'_, Result<JobOutcome, JobError>> {
        Box::pin(async move {
            let filed = actions::file_notes(&context.portal, None).await;
            filed.map_err(|error| JobError::transient(error.to_string()))?;
            Ok(JobOutcome::Done)
        })
    }
}
