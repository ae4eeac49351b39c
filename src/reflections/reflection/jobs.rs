//! Adds to closed notes of groups the text that arrived late.

use futures::future::BoxFuture;

use super::actions::{self, LATE_TEXT_JOB, LateText};
use ensemble_server::jobs::{JobContext, JobError, JobHandler, JobOutcome};

/// Looks, a minute after a note was closed, for text that its closing did not find.
#[derive(Clone, Copy, Debug)]
pub struct LateNoteTextJob;

impl JobHandler for LateNoteTextJob {
    fn kind(&self) -> &'static str {
        LATE_TEXT_JOB
    }

    fn run(&self, context: JobContext) -> BoxFuture<'_, Result<JobOutcome, JobError>> {
        Box::pin(async move {
            let closed: LateText = context.payload()?;
            match actions::add_text_stored_after_closing(&context.portal, closed).await {
                Ok(true) => Ok(JobOutcome::Done),
                Ok(false) => Err(JobError::permanent(
                    "text that arrived late is in the document of a closed group note only",
                )),
                Err(error) => Err(JobError::transient(error.to_string())),
            }
        })
    }
}
