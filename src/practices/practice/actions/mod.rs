//! What people do with practices. Each action is one function with a typed input; the form of its page decodes into that input
//! and calls it.

mod begin;
mod decide;
mod respond;

pub use begin::{add, ask, begin, sources};
pub use decide::{publish, review, send, withdraw};
pub use respond::{comment, find_response, moderate, remove_own, try_out};

use super::{
    model::{Practice, WorkingText},
    rules, store,
};
use ensemble_core::{
    Lang,
    error::AppError,
    ids::{CommunityId, PracticeId},
    rights::{Action, Viewer},
};
use ensemble_reflections::reflection::{PiiReview, PiiWarning};
use ensemble_server::{db::Db, web::ActionContext};

/// What came of an action that others read the text of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActionOutcome<T> {
    Done(T),
    /// Not done: the text may identify a student. The form sends the token to confirm it.
    Unconfirmed(Vec<PiiWarning>, String),
}

/// What in texts may identify a student and was not confirmed, with the token that confirms it.
fn unconfirmed(
    page: Lang,
    texts: impl IntoIterator<Item = (Lang, String)>,
    token: &str,
) -> Option<(Vec<PiiWarning>, String)> {
    let review = PiiReview::of_texts(texts);
    let warnings = review.warnings(page);
    (!warnings.is_empty() && review.token() != token).then(|| (warnings, review.token()))
}

/// The published version of a practice of a community, if the viewer reads it. Absence and refusal answer alike.
///
/// # Errors
/// [`AppError::NotFound`], or the database is unavailable.
pub async fn find(
    context: &ActionContext,
    community: CommunityId,
    id: PracticeId,
) -> Result<Practice, AppError> {
    let found = store::find(&context.portal.db, id).await?.ok_or(AppError::NotFound)?;
    let allowed =
        found.place.community == community && rules::may_read(&context.viewer, &found.place, found.audience);
    if allowed { Ok(found) } else { Err(AppError::NotFound) }
}

/// The text of a practice of a community that is worked on, if the viewer reads it. Absence and refusal answer alike.
///
/// # Errors
/// [`AppError::SignInFirst`], [`AppError::NotFound`], or the database is unavailable.
pub async fn find_work(
    context: &ActionContext,
    community: CommunityId,
    id: PracticeId,
) -> Result<WorkingText, AppError> {
    let person = context.person()?;
    let found = store::find_work(&context.portal.db, Some(person), id).await?.ok_or(AppError::NotFound)?;
    let allowed = found.place.community == community
        && rules::may_read_work(&context.viewer, &found.place, found.involvement);
    if allowed { Ok(found) } else { Err(AppError::NotFound) }
}

/// The same for facilitators, who decide about it; nothing changes in a community that was archived.
async fn find_to_decide(
    context: &ActionContext,
    community: CommunityId,
    id: PracticeId,
) -> Result<WorkingText, AppError> {
    context.require(Action::WritePractices, community)?;
    let found = find_work(context, community, id).await?;
    if found.place.archived { Err(AppError::NotFound) } else { Ok(found) }
}

/// Whether a viewer may keep a draft of the text of a practice.
///
/// # Errors
/// When the database is unavailable.
pub async fn may_draft(db: &Db, viewer: &Viewer, id: PracticeId) -> Result<bool, sqlx::Error> {
    let Some(person) = viewer.id() else { return Ok(false) };
    let found = store::find_work(db, Some(person), id).await?;
    Ok(found.is_some_and(|found| rules::may_write(viewer, &found.place, found.involvement)))
}
