//! Reminds the managers of findings that wait.

use std::time::Duration;

use futures::future::BoxFuture;

use super::{
    events,
    model::{ChangeKind, Finding, ReminderKind},
    rules,
    store::{self, NewChange},
};
use ensemble_common::notification::notify;
use ensemble_core::format;
use ensemble_server::{
    Portal,
    jobs::{JobContext, JobError, JobHandler, JobOutcome},
};

/// How often findings are looked at.
const INTERVAL: Duration = Duration::from_hours(1);

/// Reminds the managers before the day by which an answer is expected, after it, and of the day that they named themselves. Each
/// reminder is recorded in the transaction that notifies of it, so that several processes, or one that dies, send it once.
#[derive(Clone, Copy, Debug)]
pub struct FindingRemindersJob;

impl JobHandler for FindingRemindersJob {
    fn kind(&self) -> &'static str {
        "finding-reminders"
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

/// Sends all reminders that are due.
pub async fn run(portal: &Portal) -> Result<(), sqlx::Error> {
    let today = format::day_of(portal.now());
    for finding in store::open(&portal.db).await? {
        if let Some((kind, day)) = rules::reminder(&finding, today) {
            remind(portal, &finding, kind, day).await?;
        }
    }
    Ok(())
}

async fn remind(portal: &Portal, seen: &Finding, kind: ReminderKind, day: i64) -> Result<(), sqlx::Error> {
    let (now, today) = (portal.now(), format::day_of(portal.now()));
    portal
        .db
        .transaction(async |tx| {
            let Some(finding) = store::lock(&mut *tx, seen.id).await? else { return Ok(()) };
            let Some(sent) = finding.sent else { return Ok(()) };
            // It may have been answered since it was read.
            if rules::reminder(&finding, today) != Some((kind, day))
                || !store::claim_reminder(&mut *tx, finding.id, kind, day, now).await?
            {
                return Ok(());
            }
            store::add_change(&mut *tx, finding.id, NewChange::of(None, sent.to, ChangeKind::Reminded), now)
                .await?;
            let recipients = store::readers_of(&mut *tx, sent.to).await?;
            if let Some(event) = events::reminded(&portal.config.site_url, &finding, kind, recipients) {
                notify(tx, portal, &event).await?;
            }
            Ok::<_, sqlx::Error>(())
        })
        .await?;
    portal.outbox_waker.wake();
    Ok(())
}
