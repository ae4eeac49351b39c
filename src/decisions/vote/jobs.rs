//! Closes votes at their date, and puts them on an agenda where that could not be done at once.

use std::time::Duration;

use futures::future::BoxFuture;

use super::{
    actions::{self, AGENDA_JOB, AgendaChange},
    store,
};
use ensemble_core::error::AppError;
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

/// Adds the items of a vote to an agenda.
#[derive(Clone, Copy, Debug)]
pub struct PutOnAgendaJob;

impl JobHandler for PutOnAgendaJob {
    fn kind(&self) -> &'static str {
        AGENDA_JOB
    }

    fn run(&self, context: JobContext) -> BoxFuture<'_, Result<JobOutcome, JobError>> {
        Box::pin(async move {
            let change: AgendaChange = context.payload()?;
            match actions::carry_out(&context.portal, &change).await {
                // Then the vote is on no agenda, and its page says so.
                Ok(()) | Err(AppError::TooLarge) => Ok(JobOutcome::Done),
                Err(error) => Err(JobError::transient(error.to_string())),
            }
        })
    }
}
