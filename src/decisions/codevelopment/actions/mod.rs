//! What people do in a codevelopment session. Each action is one function with a typed input; the form of its page calls it.

mod notes;
mod steps;
mod texts;

pub use notes::{change_note, reword, write_note};
pub use steps::{agree, change_step, is_open, plan};
pub use texts::{publish, unpublish, write_sheet};

use super::{
    model::{
        Role,
        session::{Refusal, Session},
    },
    rules, store,
};
use ensemble_core::{
    LocalizedText,
    error::{ActionError, AppError, FieldErrors},
    ids::{MeetingId, PersonId},
    rights::Action,
};
use ensemble_meetings::meeting::{self, model::Found};
use ensemble_reflections::reflection::{PiiReview, PiiWarning};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// What came of an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Done,
    /// Nothing was done: there is no session.
    NoSession,
    /// Nothing was done: the person does not take part, or has not promised to keep what is said to themselves.
    NotPart,
    /// Nothing was done: another role does this.
    NotTheirs,
    /// Nothing was done: in this step the person listens.
    Listens,
    /// Nothing was done: the group went on to another step.
    Moved,
    /// Nothing was done: what it is about is gone.
    Gone,
    /// Nothing was done: the meeting is not announced, was cancelled or is over.
    Closed,
    Refused(Refusal),
    /// Nothing was stored: the text may identify a student.
    Unconfirmed(Vec<PiiWarning>, String),
}

/// The meeting, if the viewer may do this in its community. Absence and refusal answer alike.
///
/// # Errors
/// [`AppError::NotFound`] when they may not; otherwise when the database is unavailable.
pub async fn find_for(context: &ActionContext, id: MeetingId, action: Action) -> Result<Found, AppError> {
    let found = meeting::find(&context.portal.db, &context.viewer, id).await?.ok_or(AppError::NotFound)?;
    context.require(action, found.community)?;
    Ok(found)
}

/// The session, locked, and the role of a person who promised to keep what is said to themselves; otherwise why there is none.
async fn lock_as(
    tx: &mut sqlx::AnyConnection,
    meeting: MeetingId,
    person: PersonId,
) -> Result<Result<(Session, Role), Outcome>, ActionError> {
    let Some(session) = store::lock(&mut *tx, meeting).await? else { return Ok(Err(Outcome::NoSession)) };
    let people = store::people_of(tx, meeting).await?;
    Ok(rules::role_of(&people, person).map(|role| (session, role)).ok_or(Outcome::NotPart))
}

/// A text as it is stored: cleaned, in the language of the page.
///
/// # Errors
/// [`ActionError::Invalid`] for one that is empty or too long.
fn read(context: &ActionContext, field: &str, text: &str, most: usize) -> Result<LocalizedText, ActionError> {
    let text = ensemble_core::text::clean(text).trim().to_owned();
    if text.is_empty() || text.chars().count() > most {
        let mut errors = FieldErrors::default();
        errors.add(field, t::codevelopment_wrong_text(context.lang, most));
        return Err(ActionError::Invalid(errors));
    }
    Ok(LocalizedText::Single { lang: context.lang, text })
}

/// What in a text may identify a student, unless it was confirmed.
fn unconfirmed(context: &ActionContext, text: &LocalizedText, token: &str) -> Option<Outcome> {
    let review = PiiReview::of_text(context.lang, text.text(context.lang));
    let (warnings, own) = (review.warnings(context.lang), review.token());
    (!warnings.is_empty() && own != token).then_some(Outcome::Unconfirmed(warnings, own))
}

/// Tells those who follow the meeting that something changed.
fn raise_signal(context: &ActionContext, meeting: MeetingId) {
    context.portal.signals().raise(meeting.uuid());
}
