//! Taking a meeting from one phase to the next.

use serde::{Deserialize, Serialize};

use super::find_for;
use crate::{
    meeting::{events, model::Step, rules, store},
    notification::notify,
};
use ensemble_core::{error::ActionError, ids::MeetingId, rights::Action};
use ensemble_server::web::ActionContext;

/// What a step is taken upon.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangePhase {
    /// The revision that the person looked at: another one is not announced unread. A program may leave it out.
    #[serde(default)]
    pub revision: Option<i64>,
}

/// What came of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PhaseChange {
    /// The meeting is published, and its community's members are notified.
    Announced,
    /// The meeting is in the new phase.
    Done,
    /// The meeting is in a phase from which the step does not lead: another person was quicker.
    Unavailable,
}

/// Publishes a meeting. The members who wish it are notified, unless the meeting is over.
///
/// # Errors
/// [`ActionError::Conflict`] when the meeting was changed since the person looked at it.
pub async fn publish(
    context: &ActionContext,
    meeting: MeetingId,
    input: ChangePhase,
) -> Result<PhaseChange, ActionError> {
    change(context, meeting, Step::Publish, input).await
}

/// Makes a published meeting a draft again.
///
/// # Errors
/// The same as of [`publish`].
pub async fn withdraw(
    context: &ActionContext,
    meeting: MeetingId,
    input: ChangePhase,
) -> Result<PhaseChange, ActionError> {
    change(context, meeting, Step::Withdraw, input).await
}

/// Begins a published meeting.
///
/// # Errors
/// The same as of [`publish`].
pub async fn begin(
    context: &ActionContext,
    meeting: MeetingId,
    input: ChangePhase,
) -> Result<PhaseChange, ActionError> {
    change(context, meeting, Step::Begin, input).await
}

/// Closes a meeting; its agenda becomes read-only.
///
/// # Errors
/// The same as of [`publish`].
pub async fn close(
    context: &ActionContext,
    meeting: MeetingId,
    input: ChangePhase,
) -> Result<PhaseChange, ActionError> {
    change(context, meeting, Step::Close, input).await
}

/// Reopens a closed meeting.
///
/// # Errors
/// The same as of [`publish`].
pub async fn reopen(
    context: &ActionContext,
    meeting: MeetingId,
    input: ChangePhase,
) -> Result<PhaseChange, ActionError> {
    change(context, meeting, Step::Reopen, input).await
}

const fn audit_action(step: Step) -> &'static str {
    match step {
        Step::Publish => "meeting.publish",
        Step::Begin => "meeting.begin",
        Step::Close => "meeting.close",
        Step::Reopen => "meeting.reopen",
        Step::Withdraw => "meeting.withdraw",
    }
}

async fn change(
    context: &ActionContext,
    id: MeetingId,
    step: Step,
    input: ChangePhase,
) -> Result<PhaseChange, ActionError> {
    let found = find_for(context, id, Action::PlanMeetings).await?;
    let (meeting, now) = (&found.of.meeting, context.portal.now());
    if !rules::steps(meeting.phase).contains(&step) {
        return Ok(PhaseChange::Unavailable);
    }
    if input.revision.is_some_and(|revision| revision != found.revision) {
        return Err(ActionError::Conflict);
    }
    let announced = step == Step::Publish && !rules::over(meeting, now);
    context
        .portal
        .db
        .transaction(async |transaction| {
            let after = rules::after(step);
            if !store::set_phase(transaction, id, found.revision, meeting.phase, after, now).await? {
                return Err(ActionError::Conflict);
            }
            context.audit(transaction, audit_action(step), id, "").await?;
            if announced {
                notify(transaction, &context.portal, &events::published(context, &found)).await?;
            }
            Ok(())
        })
        .await?;
    context.portal.outbox_waker.wake();
    Ok(if announced { PhaseChange::Announced } else { PhaseChange::Done })
}
