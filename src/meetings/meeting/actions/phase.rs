//! Taking a meeting from one phase to the next.

use serde::{Deserialize, Serialize};

use super::find_for;
use crate::meeting::{
    events, live,
    model::{Found, Step},
    rules::{self, Concern},
    store::{self, PhaseChanged, PhaseObserver},
};
use ensemble_common::notification::{self, events::reminders_of};
use ensemble_core::{
    error::{ActionError, AppError},
    ids::MeetingId,
    rights::Action,
};
use ensemble_server::{mail::expire_emails, web::ActionContext};

/// What a step is taken upon.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangePhase {
    /// The revision that the person looked at: another one is not announced unread. A program may leave it out.
    #[serde(default)]
    pub revision: Option<i64>,
    /// Whether the person has read what members would stumble over, and announces the meeting as it is.
    #[serde(default, deserialize_with = "ensemble_core::error::checkbox")]
    pub confirmed: bool,
}

/// What came of a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PhaseChange {
    /// Nothing was done: members would stumble over this. The form sends that it was read.
    Unconfirmed(Vec<Concern>),
    /// The meeting is published, and its community's members are notified.
    Announced,
    /// The meeting is in the new phase.
    Done,
    /// The meeting is in a phase from which the step does not lead: another person was quicker.
    Unavailable,
}

/// How many emails announcing a meeting sends: none when it is over.
///
/// # Errors
/// When the database is unavailable.
pub async fn emails_of_publishing(context: &ActionContext, found: &Found) -> Result<usize, AppError> {
    if rules::over(&found.of.meeting, context.portal.now()) {
        return Ok(0);
    }
    Ok(notification::count(&context.portal.db, &events::published(context, found)).await?)
}

/// Publishes a meeting, once the person has read what members would stumble over. The members who wish it are notified,
/// unless the meeting is over.
///
/// # Errors
/// [`ActionError::Conflict`] when the meeting was changed since the person looked at it.
pub async fn publish(
    context: &ActionContext,
    meeting: MeetingId,
    input: ChangePhase,
) -> Result<PhaseChange, ActionError> {
    change(context, meeting, Step::Publish, input, None).await
}

/// Makes a published meeting a draft again. The members who wish it are notified, unless the meeting is over.
///
/// # Errors
/// The same as of [`publish`].
pub async fn withdraw(
    context: &ActionContext,
    meeting: MeetingId,
    input: ChangePhase,
) -> Result<PhaseChange, ActionError> {
    change(context, meeting, Step::Withdraw, input, None).await
}

/// Begins a published meeting.
///
/// # Errors
/// The same as of [`publish`].
pub async fn begin(
    context: &ActionContext,
    meeting: MeetingId,
    input: ChangePhase,
    observer: PhaseObserver,
) -> Result<PhaseChange, ActionError> {
    change(context, meeting, Step::Begin, input, Some(observer)).await
}

/// Closes a meeting; its agenda becomes read-only.
///
/// # Errors
/// The same as of [`publish`].
pub async fn close(
    context: &ActionContext,
    meeting: MeetingId,
    input: ChangePhase,
    observer: PhaseObserver,
) -> Result<PhaseChange, ActionError> {
    change(context, meeting, Step::Close, input, Some(observer)).await
}

/// Reopens a closed meeting.
///
/// # Errors
/// The same as of [`publish`].
pub async fn reopen(
    context: &ActionContext,
    meeting: MeetingId,
    input: ChangePhase,
    observer: PhaseObserver,
) -> Result<PhaseChange, ActionError> {
    change(context, meeting, Step::Reopen, input, Some(observer)).await
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
    observer: Option<PhaseObserver>,
) -> Result<PhaseChange, ActionError> {
    let found = find_for(context, id, Action::PlanMeetings).await?;
    let (meeting, now) = (&found.of.meeting, context.portal.now());
    if meeting.cancelled_at.is_some() || !rules::steps(meeting.phase).contains(&step) {
        return Ok(PhaseChange::Unavailable);
    }
    if input.revision.is_some_and(|revision| revision != found.revision) {
        return Err(ActionError::Conflict);
    }
    let agenda = match live::read(&context.portal, id.uuid()).await {
        Ok((agenda, _)) => agenda,
        // A meeting can be announced and held whose agenda cannot be read; its page says so.
        Err(AppError::Unreadable) => ensemble_document::agenda::Agenda::default(),
        Err(error) => return Err(error.into()),
    };
    if step == Step::Publish && !input.confirmed {
        let elsewhere = store::expected_elsewhere(&context.portal.db, found.community, meeting).await?;
        let concerns = rules::concerns(&found.plan(), &agenda, elsewhere);
        if !concerns.is_empty() {
            return Ok(PhaseChange::Unconfirmed(concerns));
        }
    }
    let over = rules::over(meeting, now);
    let announced = step == Step::Publish && !over;
    context
        .portal
        .db
        .transaction(async |transaction| {
            let after = rules::after(step);
            if !store::set_phase(transaction, id, found.revision, meeting.phase, after, now).await? {
                return Err(ActionError::Conflict);
            }
            context.audit(transaction, audit_action(step), id, "").await?;
            if let Some(observer) = observer {
                let change = PhaseChanged { found: &found, step, agenda: &agenda, now };
                observer(transaction, change).await?;
            }
            if matches!(step, Step::Begin | Step::Close | Step::Withdraw) {
                expire_emails(transaction, &reminders_of(id), now).await?;
            }
            if step == Step::Withdraw && !over {
                events::notify(transaction, context, events::withdrawn(context, &found)).await?;
            }
            if announced {
                // The announcement shows the agenda as it is now: only later changes are notified.
                let number = store::last_update(transaction, id).await?;
                store::record_agenda_notice(transaction, id, number, now).await?;
                events::notify(transaction, context, events::published(context, &found)).await?;
            }
            Ok(())
        })
        .await?;
    context.portal.outbox_waker.wake();
    context.portal.signals().raise(id.uuid());
    Ok(if announced { PhaseChange::Announced } else { PhaseChange::Done })
}
