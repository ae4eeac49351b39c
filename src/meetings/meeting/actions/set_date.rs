//! Settling the day of a meeting of which only the month is known.

use super::find_for;
use crate::meeting::{
    events, fields,
    model::{Phase, Plan, When},
    rules,
    store::{self, DateCheck},
};
use ensemble_common::editing::{self, model::Subject, to_fields};
use ensemble_core::{error::ActionError, ids::MeetingId, rights::Action};
use ensemble_server::web::ActionContext;

/// Settles when a meeting begins, in milliseconds UTC, as its form does: it is a revision of the meeting, and the members who
/// wish it are notified.
///
/// # Errors
/// [`ActionError::Conflict`] when its day is settled, when it is not announced any more, or when it was changed since it was
/// read.
pub async fn set_date(
    context: &ActionContext,
    id: MeetingId,
    begins_at: i64,
    is_allowed: DateCheck,
) -> Result<(), ActionError> {
    let found = find_for(context, id, Action::PlanMeetings).await?;
    let (person, now) = (context.person()?, context.portal.now());
    let before = found.plan();
    if !rules::awaits_date(&found.of.meeting) {
        return Err(ActionError::Conflict);
    }
    let after = Plan { when: When::At(begins_at), ..before.clone() };
    let texts = |plan: &Plan| {
        let mut fields = to_fields(fields::FIELDS, plan);
        fields::write(plan, &mut fields);
        fields
    };
    context
        .portal
        .db
        .transaction(async |tx| {
            if !is_allowed(&mut *tx).await? {
                return Err(ActionError::Conflict);
            }
            let saved = store::write(tx, id, found.revision, &after, now).await?;
            // It may have been withdrawn or cancelled since it was read: neither is a revision.
            let saved = saved
                .filter(|saved| saved.phase == Phase::Published && !saved.is_cancelled)
                .ok_or(ActionError::Conflict)?;
            let subject = Subject::Meeting(id);
            editing::record(tx, subject, found.revision, None, &texts(&before), now).await?;
            editing::record(tx, subject, saved.revision, Some(person), &texts(&after), now).await?;
            context.audit(tx, "meeting.edit", id, &format!("revision {}", saved.revision)).await?;
            let event = events::changed(context, &found, &after, &rules::changes(&before, &after));
            events::notify(tx, context, event).await?;
            Ok::<_, ActionError>(())
        })
        .await?;
    context.portal.outbox_waker.wake();
    Ok(())
}
