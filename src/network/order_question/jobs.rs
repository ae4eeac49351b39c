//! Puts visits on agendas where that could not be done at once.

use futures::future::BoxFuture;

use super::actions::{self, AGENDA_JOB, VisitChange};
use ensemble_core::error::AppError;
use ensemble_server::jobs::{JobContext, JobError, JobHandler, JobOutcome};

/// Adds the item of a visit to an agenda.
#[derive(Clone, Copy, Debug)]
pub struct VisitAgendaJob;

impl JobHandler for VisitAgendaJob {
    fn kind(&self) -> &'static str {
        AGENDA_JOB
    }

    fn run(&self, context: JobContext) -> BoxFuture<'_, Result<JobOutcome, JobError>> {
        Box::pin(async move {
            let change: VisitChange = context.payload()?;
            match actions::carry_out(&context.portal, &change).await {
                // Then the visit is on no agenda, and the page of the list says so.
                Ok(()) | Err(AppError::TooLarge) => Ok(JobOutcome::Done),
                Err(error) => Err(JobError::transient(error.to_string())),
            }
        })
    }
}
