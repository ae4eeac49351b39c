//! What happens later: offers end and their places go to the next one, people are reminded.

use std::time::Duration;

use futures::future::BoxFuture;

use super::{
    actions::{details, give_up, settle},
    emails::{PlaceExpired, PlaceReminder, REMINDER},
    model::Due,
    rules::{self, REMIND_BEFORE, ReplyClosed},
    store,
};
use crate::{
    call::{self, model::PlannedCommunity},
    interest::{self, model::Place},
};
use ensemble_common::email::{self, Site};
use ensemble_core::ids::{CallId, PlannedCommunityId};
use ensemble_server::{
    Portal,
    jobs::{JobContext, JobError, JobHandler, JobOutcome},
};

/// How often offers are looked at.
const INTERVAL: Duration = Duration::from_mins(10);

/// Looks after the offers of all calls. Each fact is written in the transaction that writes its email, so that a process that
/// dies, or several, write it once.
#[derive(Clone, Copy, Debug)]
pub struct OffersJob;

impl JobHandler for OffersJob {
    fn kind(&self) -> &'static str {
        "call-offers"
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
    let (db, now) = (&portal.db, portal.now());
    for due in store::lapsed(db, now).await? {
        expire(portal, due).await?;
    }
    for (call, planned) in store::free_places(db).await? {
        fill(portal, call, planned).await?;
    }
    for due in store::to_remind(db, REMINDER, now, REMIND_BEFORE).await? {
        remind(portal, due).await?;
    }
    for call in store::finished_calls(db).await? {
        finish(portal, call).await?;
    }
    portal.outbox_waker.wake();
    Ok(())
}

/// A planned community, within the transaction that locked its call.
async fn planned_of(
    tx: &mut sqlx::AnyConnection,
    call: CallId,
    id: Option<PlannedCommunityId>,
) -> Result<Option<PlannedCommunity>, sqlx::Error> {
    Ok(call::planned_in(tx, call).await?.into_iter().find(|each| Some(each.id) == id))
}

/// The person did not reply in time.
async fn expire(portal: &Portal, due: Due) -> Result<(), sqlx::Error> {
    let now = portal.now();
    portal
        .db
        .transaction(async |tx| {
            let Some(call) = call::lock(&mut *tx, due.call).await? else { return Ok(()) };
            let Some(interest) = interest::lock(&mut *tx, due.interest).await? else { return Ok(()) };
            let is_due = interest.place == Place::Offered
                && rules::reply_closed(&call, &interest, now) == Some(ReplyClosed::Expired);
            let planned = planned_of(&mut *tx, call.id, interest.planned).await?;
            let Some(planned) = planned.filter(|_| is_due) else { return Ok(()) };
            let details = details(&mut *tx, portal, &call, &planned.title, &interest).await?;
            let (site, recipient) = (Site::from_config(&portal.config), interest::recipient(&interest));
            email::enqueue(&mut *tx, &site, &PlaceExpired { details }, &recipient, now).await?;
            give_up(tx, portal, &call, &planned, &interest, Place::Expired).await
        })
        .await
}

/// A place is free while people wait.
async fn fill(portal: &Portal, call: CallId, planned: PlannedCommunityId) -> Result<(), sqlx::Error> {
    portal
        .db
        .transaction(async |tx| {
            let Some(call) = call::lock(&mut *tx, call).await? else { return Ok(()) };
            match planned_of(&mut *tx, call.id, Some(planned)).await? {
                Some(planned) => settle(tx, portal, &call, &planned).await,
                None => Ok(()),
            }
        })
        .await
}

/// Reminds the person of their offer, once.
async fn remind(portal: &Portal, due: Due) -> Result<(), sqlx::Error> {
    let now = portal.now();
    portal
        .db
        .transaction(async |tx| {
            let Some(call) = call::lock(&mut *tx, due.call).await? else { return Ok(()) };
            let Some(interest) = interest::lock(&mut *tx, due.interest).await? else { return Ok(()) };
            let is_open = rules::reply_closed(&call, &interest, now).is_none();
            if !is_open || store::reminder_enqueued(&mut *tx, REMINDER, interest.id).await? {
                return Ok(());
            }
            let planned = planned_of(&mut *tx, call.id, interest.planned).await?;
            let Some((planned, reply_by)) = planned.zip(interest.reply_by) else { return Ok(()) };
            let details = details(&mut *tx, portal, &call, &planned.title, &interest).await?;
            let message = PlaceReminder { details, interest: interest.id, reply_by };
            let (site, recipient) = (Site::from_config(&portal.config), interest::recipient(&interest));
            email::enqueue(tx, &site, &message, &recipient, now).await
        })
        .await
}

/// The last person without an answer withdrew: the call is over.
async fn finish(portal: &Portal, call: CallId) -> Result<(), sqlx::Error> {
    portal
        .db
        .transaction(async |tx| {
            if call::lock(&mut *tx, call).await?.is_some() && store::unanswered(&mut *tx, call).await? == 0 {
                call::mark_answered(tx, call, portal.now()).await?;
            }
            Ok(())
        })
        .await
}
