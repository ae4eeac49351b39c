//! Erases the words of authors who withdrew from the documents in which chapters are written together, and deletes the documents of
//! removed chapters.

use std::time::Duration;

use futures::future::BoxFuture;

use super::actions;
use ensemble_core::error::AppError;
use ensemble_server::{
    Portal,
    jobs::{JobContext, JobError, JobHandler, JobOutcome},
};

/// How often documents are looked at.
const INTERVAL: Duration = Duration::from_mins(1);

/// Looks after the documents in which chapters are written together.
#[derive(Clone, Copy, Debug)]
pub struct GuideDocumentsJob;

impl JobHandler for GuideDocumentsJob {
    fn kind(&self) -> &'static str {
        "guide-documents"
    }

    fn interval(&self) -> Option<Duration> {
        Some(INTERVAL)
    }

    fn run(&self, context: JobContext) -> BoxFuture<'_, Result<JobOutcome, JobError>> {
        Box::pin(async move {
            run(&context.portal).await.map_err(|error| JobError::transient(error.to_string()))?;
            Ok(JobOutcome::Done)
        })
    }
}

/// Does all that is due.
///
/// # Errors
/// When the database is unavailable, or when a document could not be read.
pub async fn run(portal: &Portal) -> Result<(), AppError> {
    actions::delete_ended(portal).await?;
    actions::erase_withdrawn(portal).await
}
