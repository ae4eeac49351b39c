//! Cancelling a meeting that was announced, with a reason, and undoing that.

use serde::{Deserialize, Serialize};

use super::find_for;
use crate::meeting::{
    events,
    model::Found,
    rules::{can_cancel, over},
    store,
};
use ensemble_common::notification::{self, events::reminders_of};
use ensemble_core::{
    error::{ActionError, AppError, FieldErrors},
    ids::MeetingId,
    rights::Action,
};
use ensemble_server::{mail::expire_emails, web::ActionContext};
use ensemble_texts as t;

/// The most characters of a reason.
pub const MAX_REASON: usize = 500;

/// Cancels a meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CancelMeeting {
    /// The revision that the person looked at. A program may leave it out.
    #[serde(default)]
    pub revision: Option<i64>,
    /// Why: the members get it by email, and everyone who sees the meeting reads it.
    #[serde(default)]
    pub reason: String,
}

/// Restores a meeting that was cancelled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RestoreMeeting {
    /// The revision that the person looked at. A program may leave it out.
    #[serde(default)]
    pub revision: Option<i64>,
}

/// How many emails cancelling a meeting sends.
///
/// # Errors
/// When the database is unavailable.
pub async fn emails_of_cancelling(context: &ActionContext, found: &Found) -> Result<usize, AppError> {
    Ok(notification::count(&context.portal.db, &events::cancelled(context, found, "")).await?)
}

/// Cancels a meeting that was announced. The members who wish it are notified with the reason. Says whether it was done:
/// not when the meeting cannot be cancelled any more.
///
/// # Errors
/// Says what is wrong with the reason; [`ActionError::Conflict`] when the meeting was changed since the person looked at
/// it.
pub async fn cancel(
    context: &ActionContext,
    id: MeetingId,
    input: &CancelMeeting,
) -> Result<bool, ActionError> {
    let found = find_for(context, id, Action::PlanMeetings).await?;
    let now = context.portal.now();
    if !can_cancel(&found.of.meeting, now) {
        return Ok(false);
    }
    let length = input.reason.chars().count();
    if length == 0 || length > MAX_REASON {
        let mut errors = FieldErrors::default();
        errors.add("reason", t::meeting_wrong_reason(context.lang, MAX_REASON));
        return Err(ActionError::Invalid(errors));
    }
    unchanged(input.revision, &found)?;
    context
        .portal
        .db
        .transaction(async |transaction| {
            if !store::cancel(transaction, id, found.revision, &input.reason, now).await? {
                return Err(ActionError::Conflict);
            }
            context.audit(transaction, "meeting.cancel", id, "").await?;
            expire_emails(transaction, &reminders_of(id), now).await?;
            events::notify(transaction, context, events::cancelled(context, &found, &input.reason)).await?;
            Ok(())
        })
        .await?;
    context.portal.outbox_waker.wake();
    Ok(true)
}

/// Restores a meeting that was cancelled. The members who wish it are notified, unless it is over. Says whether it was
/// done.
///
/// # Errors
/// [`ActionError::Conflict`] when the meeting was changed since the person looked at it.
pub async fn restore(
    context: &ActionContext,
    id: MeetingId,
    input: RestoreMeeting,
) -> Result<bool, ActionError> {
    let found = find_for(context, id, Action::PlanMeetings).await?;
    if found.of.meeting.cancelled_at.is_none() {
        return Ok(false);
    }
    unchanged(input.revision, &found)?;
    let now = context.portal.now();
    let awaited = !over(&found.of.meeting, now);
    context
        .portal
        .db
        .transaction(async |transaction| {
            if !store::restore(transaction, id, found.revision, now).await? {
                return Err(ActionError::Conflict);
            }
            context.audit(transaction, "meeting.restore", id, "").await?;
            if awaited {
                events::notify(transaction, context, events::restored(context, &found)).await?;
            }
            Ok(())
        })
        .await?;
    context.portal.outbox_waker.wake();
    Ok(true)
}

fn unchanged(seen: Option<i64>, found: &Found) -> Result<(), ActionError> {
    if seen.is_some_and(|revision| revision != found.revision) { Err(ActionError::Conflict) } else { Ok(()) }
}
