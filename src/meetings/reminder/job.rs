//! The job that sends the reminders that are due.

use std::time::Duration;

use futures::future::BoxFuture;

use super::{
    rules,
    store::{self, DueReminder},
};
use crate::meeting;
use ensemble_common::notification::{model::ReminderKind, notify};
use ensemble_server::{
    Portal,
    jobs::{JobContext, JobError, JobHandler, JobOutcome},
};

/// How often reminders are looked for.
const INTERVAL: Duration = Duration::from_mins(1);
/// How many people are reminded in one transaction: other writers wait no longer than for these.
const PEOPLE: i64 = 500;

/// Reminds people of meetings.
#[derive(Clone, Copy, Debug)]
pub struct MeetingRemindersJob;

impl JobHandler for MeetingRemindersJob {
    fn kind(&self) -> &'static str {
        "meeting-reminders"
    }

    fn interval(&self) -> Option<Duration> {
        Some(INTERVAL)
    }

    fn run(&self, context: JobContext) -> BoxFuture<'_, Result<JobOutcome, JobError>> {
        Box::pin(async move {
            send_due(&context.portal, || context.is_stopping()).await?;
            Ok(JobOutcome::Done)
        })
    }
}

/// Sends all reminders that are due, unless the process is about to end. An error with one does not keep the others from
/// being sent; it is returned in the end.
pub async fn send_due(portal: &Portal, is_stopping: impl Fn() -> bool) -> Result<(), sqlx::Error> {
    let (now, mut outcome) = (portal.now(), Ok(()));
    for (meeting, begins_at) in store::coming(&portal.db, now, now + rules::lead(ReminderKind::Week)).await? {
        for kind in ReminderKind::ALL {
            let Some(since) = rules::due_since(*kind, begins_at, now) else { continue };
            let due = DueReminder { meeting, kind: *kind, begins_at, since };
            loop {
                if is_stopping() {
                    return outcome;
                }
                match send(portal, due, now).await {
                    Ok(true) => {}
                    Ok(false) => break,
                    Err(error) => {
                        tracing::error!(%meeting, %error, "reminders cannot be sent");
                        outcome = Err(error);
                        break;
                    }
                }
            }
        }
    }
    outcome
}

/// Reminds some of the people of a meeting. `false` when no one was left.
pub async fn send(portal: &Portal, due: DueReminder, now: i64) -> Result<bool, sqlx::Error> {
    // A transaction that writes would hold up other writers each minute, for each meeting.
    if !store::has_people(&portal.db, due).await? {
        return Ok(false);
    }
    let sent = portal
        .db
        .transaction(async |tx| {
            // The lock comes first: what the reminder says is what the meeting is until the transaction ends.
            if meeting::lock(&mut *tx, due.meeting).await?.is_none() {
                return Ok(false);
            }
            let Some(found) = meeting::for_calendar(&mut *tx, due.meeting).await? else { return Ok(false) };
            if found.archived || !rules::takes_place(&found.meeting, due.begins_at) {
                return Ok(false);
            }
            let people = store::claim(tx, due, now, PEOPLE).await?;
            if people.is_empty() {
                return Ok(false);
            }
            if let Some(event) = meeting::reminder(&portal.config.site_url, &found, people) {
                notify(tx, portal, &event).await?;
            }
            Ok::<_, sqlx::Error>(true)
        })
        .await?;
    if sent {
        portal.outbox_waker.wake();
    }
    Ok(sent)
}
