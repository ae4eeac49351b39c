//! Tells reviewers that they can begin.

use std::time::Duration;

use futures::future::BoxFuture;

use super::{emails::ScreeningBegins, store};
use crate::call::{
    self,
    model::CallPhase,
    rules::{GRACE, phase},
};
use ensemble_common::email::{self, Recipient, Site};
use ensemble_core::ids::CallId;
use ensemble_server::{
    Portal,
    jobs::{JobContext, JobError, JobHandler, JobOutcome},
    mail,
};

/// How often calls are looked for that are closed.
const INTERVAL: Duration = Duration::from_mins(5);
/// How long after the closing reviewers are still told, in milliseconds: no process may have run in the meantime, and some
/// become reviewers later.
const LATENESS: i64 = 14 * 24 * 60 * 60 * 1000;

/// Writes once to each reviewer of a call that is closed, as soon as no project can be sent any more.
#[derive(Clone, Copy, Debug)]
pub struct ScreeningBeginsJob;

impl JobHandler for ScreeningBeginsJob {
    fn kind(&self) -> &'static str {
        "screening-begins"
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

/// Writes to all who were not told yet.
pub async fn run(portal: &Portal) -> Result<(), sqlx::Error> {
    let until = portal.now() - GRACE;
    for id in store::beginning(&portal.db, until - LATENESS, until).await? {
        write_to_reviewers(portal, id).await?;
    }
    Ok(())
}

/// Writes to the reviewers of a call who were not told yet. The email in the outbox says who was.
async fn write_to_reviewers(portal: &Portal, id: CallId) -> Result<(), sqlx::Error> {
    let (site, now, topic) = (Site::from_config(&portal.config), portal.now(), ScreeningBegins::topic(id));
    // A transaction that writes would hold up other writers each time.
    if !store::has_untold(&portal.db, id, &topic).await? {
        return Ok(());
    }
    let written = portal
        .db
        .transaction(async |tx| {
            // The lock comes first: two processes would write twice.
            let Some(call) = call::lock(&mut *tx, id).await? else { return Ok(0) };
            if phase(&call, now) != CallPhase::Screening {
                return Ok(0);
            }
            let message = ScreeningBegins::of(&call, &site.url);
            let mut written: usize = 0;
            for addressee in store::addressees(&mut *tx, id).await? {
                let person = addressee.person.to_string();
                if mail::last_enqueued_at(&mut *tx, &person, &topic).await?.is_some() {
                    continue;
                }
                let recipient = Recipient {
                    person: Some(person),
                    name: addressee.name,
                    address: addressee.email,
                    lang: addressee.lang,
                    zone: addressee.zone,
                };
                email::enqueue(&mut *tx, &site, &message, &recipient, now).await?;
                written += 1;
            }
            Ok::<_, sqlx::Error>(written)
        })
        .await?;
    if written > 0 {
        portal.outbox_waker.wake();
    }
    Ok(())
}
