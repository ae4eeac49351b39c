//! What happens later: owners who left are removed, reminders are sent, and it is asked whether what no one touched is still
//! wanted.

use std::{collections::BTreeMap, time::Duration};

use futures::future::BoxFuture;

use super::{
    events,
    model::ReminderKind,
    rules,
    store::{self, Departed, SilentFollowUp},
};
use ensemble_common::notification::{events::emails_about, notify};
use ensemble_core::{format, ids::CommunityId};
use ensemble_server::{
    Portal,
    jobs::{JobContext, JobError, JobHandler, JobOutcome},
    mail::expire_emails,
};

/// How often follow-ups are looked at.
const INTERVAL: Duration = Duration::from_mins(10);

/// Looks after the follow-ups of all communities. Each fact is recorded in the transaction that notifies of it, so that several
/// processes, or one that dies, notify of it once.
#[derive(Clone, Copy, Debug)]
pub struct FollowUpsJob;

impl JobHandler for FollowUpsJob {
    fn kind(&self) -> &'static str {
        "follow-ups"
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

/// Does all that is due.
pub async fn run(portal: &Portal) -> Result<(), sqlx::Error> {
    release_departed(portal).await?;
    for kind in ReminderKind::ALL {
        while remind(portal, *kind).await? {}
    }
    for silent in store::silent(&portal.db.reader).await? {
        ask(portal, silent).await?;
    }
    Ok(())
}

/// Removes the owners who left, and notifies the facilitators of each community once of all that it has then.
async fn release_departed(portal: &Portal) -> Result<(), sqlx::Error> {
    let mut by_community: BTreeMap<CommunityId, Vec<Departed>> = BTreeMap::new();
    for departed in store::departed(&portal.db).await? {
        by_community.entry(departed.community).or_default().push(departed);
    }
    let now = portal.now();
    for (community, all) in by_community {
        portal
            .db
            .transaction(async |tx| {
                let mut count = 0;
                for departed in all {
                    if store::release(&mut *tx, departed, now).await? {
                        expire_emails(&mut *tx, &emails_about(departed.id), now).await?;
                        count += 1;
                    }
                }
                if let (1.., Some(place)) = (count, store::place(&mut *tx, community).await?) {
                    let event = events::owner_left(&portal.config.site_url, &place, community, count);
                    notify(tx, portal, &event).await?;
                }
                Ok::<_, sqlx::Error>(())
            })
            .await?;
        portal.outbox_waker.wake();
    }
    Ok(())
}

/// Reminds some owners; `false` when no one was left.
async fn remind(portal: &Portal, kind: ReminderKind) -> Result<bool, sqlx::Error> {
    let now = portal.now();
    let today = format::day_of(now);
    let span = rules::reminder_span(kind, today);
    // A transaction that writes would hold up other writers each time. Who got it today knows when it is due.
    if !store::has_due(&portal.db, kind, span, today).await? {
        return Ok(false);
    }
    let some = portal
        .db
        .transaction(async |tx| {
            let claimed = store::claim_due(&mut *tx, kind, span, today, now).await?;
            for due in &claimed {
                if !store::is_open(&mut *tx, due.id, due.person).await? {
                    continue;
                }
                if let Some(place) = store::place(&mut *tx, due.community).await? {
                    let event = events::due(&portal.config.site_url, &place, *due, kind, now);
                    notify(&mut *tx, portal, &event).await?;
                }
            }
            Ok::<_, sqlx::Error>(!claimed.is_empty())
        })
        .await?;
    portal.outbox_waker.wake();
    Ok(some)
}

/// Asks the owner of a follow-up, or the facilitators, whether it is still wanted.
async fn ask(portal: &Portal, silent: SilentFollowUp) -> Result<(), sqlx::Error> {
    let now = portal.now();
    portal
        .db
        .transaction(async |tx| {
            if store::ask(&mut *tx, silent, now).await?
                && let Some(place) = store::place(&mut *tx, silent.community).await?
            {
                notify(tx, portal, &events::silent(&portal.config.site_url, &place, silent, now)).await?;
            }
            Ok::<_, sqlx::Error>(())
        })
        .await?;
    portal.outbox_waker.wake();
    Ok(())
}
