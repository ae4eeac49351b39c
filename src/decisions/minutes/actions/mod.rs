//! What people do with notes, decisions, tries and minutes. Each action is one function with a typed input; the plain form of
//! its page decodes into that input and calls it.

mod amendments;
mod capture;
mod decisions;
mod minutes;
mod together;
mod tries;

pub use amendments::{
    AmendOutcome, AnswerAmendment, ProposeAmendment, answer_amendment, mark, marked, propose_amendment,
};
pub use capture::{AddNote, RemoveNote, add_note, remove_note};
pub use decisions::{
    ChangeDecision, DecisionOutcome, RecordDecision, WithdrawDecision, change, record, replace, withdraw,
};
pub use minutes::{
    AdoptMinutes, AdoptOutcome, ProposeMinutes, adopt, findings, propose, put_adoption_on_agendas, take_back,
};
pub use together::{OpenText, end_texts, open_text, put, write_section};
pub use tries::{AnswerTry, WriteTry, answer_try, write_try};

use super::{
    model::{Minutes, MinutesState},
    rules::{is_held, takes_notes},
    store,
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    ids::MeetingId,
    rights::Action,
};
use ensemble_meetings::meeting::{self, model::Found};
use ensemble_reflections::reflection::{PiiReview, PiiWarning};
use ensemble_server::web::ActionContext;

/// A meeting of a community that is not archived, if the viewer may do this there, and its minutes. Absence and refusal answer
/// alike.
async fn find_for(
    context: &ActionContext,
    id: MeetingId,
    action: Action,
) -> Result<(Found, Option<Minutes>), AppError> {
    let db = &context.portal.db;
    let found = meeting::find(db, &context.viewer, id).await?.ok_or(AppError::NotFound)?;
    context.require(action, found.community)?;
    if found.archived {
        return Err(AppError::NotFound);
    }
    Ok((found, store::find(db, id).await?))
}

/// The same, of a meeting at which something can be written down now.
async fn find_for_capture(
    context: &ActionContext,
    id: MeetingId,
    action: Action,
) -> Result<Found, ActionError> {
    let (found, minutes) = find_for(context, id, action).await?;
    let state = minutes.map_or(MinutesState::Draft, |minutes| minutes.state);
    let held = is_held(&found.of.meeting, context.portal.now());
    if takes_notes(&found.of.meeting, held, state) { Ok(found) } else { Err(ActionError::Conflict) }
}

/// Says to those who follow the meeting that something was captured, or is gone. Call it after the commit.
fn raise_signal(context: &ActionContext, meeting: MeetingId) {
    context.portal.signals().raise(meeting.uuid());
}

/// The item of an agenda that a form names; `None` for the whole meeting.
///
/// # Errors
/// [`AppError::BadRequest`] for what the agenda never had.
async fn known_item(
    context: &ActionContext,
    meeting: MeetingId,
    item: &str,
) -> Result<Option<String>, AppError> {
    if item.is_empty() {
        return Ok(None);
    }
    let (agenda, _) = meeting::agenda_of(&context.portal, meeting.uuid()).await?;
    agenda.item(item).map(|item| Some(item.id.clone())).ok_or(AppError::BadRequest)
}

/// What in these texts, each with its language, may identify a student, and the token that confirms them; `None` when there is
/// nothing, or when it was confirmed.
fn unconfirmed(
    context: &ActionContext,
    texts: impl IntoIterator<Item = (Lang, String)>,
    token: &str,
) -> Option<(Vec<PiiWarning>, String)> {
    let review = PiiReview::of_texts(texts);
    let (warnings, own) = (review.warnings(context.lang), review.token());
    (!warnings.is_empty() && own != token).then_some((warnings, own))
}

/// A refusal in one field.
fn invalid(field: &str, message: impl Into<String>) -> ActionError {
    let mut errors = FieldErrors::default();
    errors.add(field, message);
    ActionError::Invalid(errors)
}
