//! What people do about speaking in a meeting. Each action is one function with a typed input; forms and server functions
//! call it.

mod polls;
mod queue;

pub use polls::{PollOutcome, answer_poll, ask_poll, close_poll};
pub use queue::{Written, ask, begin_round, run, write};

use super::model::queue::Refusal;
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    ids::MeetingId,
    rights::Action,
};
use ensemble_meetings::meeting::{self, model::Found};
use ensemble_reflections::reflection::{PiiReview, PiiWarning};
use ensemble_server::{
    rate::{Bucket, Limit},
    web::ActionContext,
};
use ensemble_texts as t;

/// How often a person may raise their hand, write and answer in a meeting: 20 times at once, then every two seconds.
const BY_PERSON: Limit = Limit { burst: 20, every: 2_000 };

/// What came of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Done,
    /// Nothing was done: the meeting is not under way.
    NotUnderWay,
    Refused(Refusal),
    /// Nothing was done: the quick poll is closed.
    PollClosed,
    /// Nothing was done: the person has answered the anonymous poll.
    AnsweredBefore,
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

/// The meeting, if the viewer may read its agenda and so who speaks in it.
///
/// # Errors
/// The same as of [`find_for`].
pub async fn find_readable(context: &ActionContext, id: MeetingId) -> Result<Found, AppError> {
    find_for(context, id, Action::ReadAgenda).await
}

/// Counts what a person does in a meeting.
fn bucket(context: &ActionContext, meeting: MeetingId) -> Result<Bucket, AppError> {
    Ok(Bucket::new(BY_PERSON, &["speaking", &meeting.to_string(), &context.person()?.to_string()]))
}

fn invalid(field: &str, message: impl Into<String>) -> ActionError {
    let mut errors = FieldErrors::default();
    errors.add(field, message);
    ActionError::Invalid(errors)
}

fn too_fast(lang: Lang) -> ActionError {
    invalid("speaking", t::speaking_too_fast(lang))
}

/// Tells those who follow the meeting that something changed.
fn raise_signal(context: &ActionContext, meeting: MeetingId) {
    context.portal.signals().raise(meeting.uuid());
}

/// What in these texts may identify a student, and the token that confirms them; `None` when there is nothing, or when it was
/// confirmed.
fn unconfirmed(
    context: &ActionContext,
    texts: Vec<String>,
    token: &str,
) -> Option<(Vec<PiiWarning>, String)> {
    let review = PiiReview::of_texts(texts.into_iter().map(|text| (context.lang, text)));
    let (warnings, own) = (review.warnings(context.lang), review.token());
    (!warnings.is_empty() && own != token).then_some((warnings, own))
}
