//! Puts the adoption of minutes on the agenda of the next meeting once there is one, deletes the documents of proposed minutes,
//! and asks people what they tried.

use std::time::Duration;

use futures::future::BoxFuture;

use super::{actions, events, rules::ASKED_AFTER, store};
use ensemble_common::notification::notify;
use ensemble_server::{
    Portal,
    jobs::{JobContext, JobError, JobHandler, JobOutcome},
};

/// How often proposed minutes are looked for whose adoption is on no agenda.
const AGENDAS: Duration = Duration::from_mins(10);
/// How often documents of proposed minutes are looked for.
const DOCUMENTS: Duration = Duration::from_mins(1);
/// How often people are looked for who are to be asked.
const TRIES: Duration = Duration::from_hours(1);

/// Puts the adoption of proposed minutes on an agenda where that could not be done at once.
#[derive(Clone, Copy, Debug)]
pub struct AdoptionItemsJob;

impl JobHandler for AdoptionItemsJob {
    fn kind(&self) -> &'static str {
        "minutes-adoption"
    }

    fn interval(&self) -> Option<Duration> {
        Some(AGENDAS)
    }

    fn run(&self, context: JobContext) -> BoxFuture<'_, Result<JobOutcome, JobError>> {
        Box::pin(async move {
            actions::put_adoption_on_agendas(&context.portal, None)
                .await
                .map_err(|error| JobError::transient(error.to_string()))?;
            Ok(JobOutcome::Done)
        })
    }
}

/// Deletes the documents in which proposed minutes were written together.
#[derive(Clone, Copy, Debug)]
pub struct EndTextsJob;

impl JobHandler for EndTextsJob {
    fn kind(&self) -> &'static str {
        "minutes-together"
    }

    fn interval(&self) -> Option<Duration> {
        Some(DOCUMENTS)
    }

    fn run(&self, context: JobContext) -> BoxFuture<'_, Result<JobOutcome, JobError>> {
        Box::pin(async move {
            actions::end_texts(&context.portal)
                .await
                .map_err(|error| JobError::transient(error.to_string()))?;
            Ok(JobOutcome::Done)
        })
    }
}

/// Asks people three weeks after a meeting whether they tried what they said.
#[derive(Clone, Copy, Debug)]
pub struct AskAboutTriesJob;

impl JobHandler for AskAboutTriesJob {
    fn kind(&self) -> &'static str {
        "ask-about-tries"
    }

    fn interval(&self) -> Option<Duration> {
        Some(TRIES)
    }

    fn run(&self, context: JobContext) -> BoxFuture<'_, Result<JobOutcome, JobError>> {
        Box::pin(async move {
            ask_about_tries(&context.portal).await?;
            Ok(JobOutcome::Done)
        })
    }
}

/// Asks all who are due, each once.
pub async fn ask_about_tries(portal: &Portal) -> Result<(), sqlx::Error> {
    let now = portal.now();
    let before = now - ASKED_AFTER;
    for asked in store::tries_to_ask(&portal.db, before).await? {
        portal
            .db
            .transaction(async |tx| {
                let people = store::ask_about_tries(tx, asked.meeting, before, now).await?;
                if !people.is_empty() {
                    notify(tx, portal, &events::asked(&portal.config.site_url, asked, people)).await?;
                }
                Ok::<_, sqlx::Error>(())
            })
            .await?;
        portal.outbox_waker.wake();
    }
    Ok(())
}
