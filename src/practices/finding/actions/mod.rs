//! What people do with findings. Each action is one function with a typed input; the plain form of its page decodes into that
//! input and calls it.

mod answer;
mod behind;
mod gather;
mod send;

pub(super) use answer::{answer, progress};
pub(super) use behind::{choose, quote};
pub(super) use gather::{discard, edit, gather, start};
pub(super) use send::{offer, remind, send};

use super::{
    model::{Finding, Part},
    rules, store,
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    ids::{CommunityId, FindingId},
    rights::Action,
};
use ensemble_reflections::reflection::{PiiReview, PiiWarning};
use ensemble_server::web::ActionContext;

/// The outcome of writing a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Done(FindingId),
    /// Not done: the texts may identify a student. The form sends the token to confirm them.
    Unconfirmed(Vec<PiiWarning>, String),
}

/// A finding as a community has it, for those who may read it there. Absence and refusal answer alike.
pub(super) async fn find_for(
    context: &ActionContext,
    community: CommunityId,
    id: FindingId,
) -> Result<(Finding, Part), AppError> {
    let found = store::find(&context.portal.db, id).await?;
    let part = found.as_ref().and_then(|finding| finding.part(community));
    let (Some(finding), Some(part)) = (found, part) else {
        // Those who may read no finding of the community do not learn whether there is this one.
        context.require(Action::ReadReflections, community)?;
        return Err(AppError::NotFound);
    };
    context.require(rules::reading(part), community)?;
    Ok((finding, part))
}

/// A finding that the person gathers in a community that began it or joined, or was asked to. Only before it is sent.
async fn find_gathered(
    context: &ActionContext,
    community: CommunityId,
    id: FindingId,
) -> Result<(Finding, Part), AppError> {
    let (finding, part) = find_for(context, community, id).await?;
    context.require(Action::ExportReflections, community)?;
    if part == Part::Answering { Err(AppError::NotFound) } else { Ok((finding, part)) }
}

/// A finding that the person gathers in the community that began it.
async fn find_begun(
    context: &ActionContext,
    community: CommunityId,
    id: FindingId,
) -> Result<Finding, AppError> {
    match find_gathered(context, community, id).await? {
        (finding, Part::Origin) => Ok(finding),
        _ => Err(AppError::NotFound),
    }
}

/// The finding as it is now, locked, if it was not sent. The second of two who change it at once sees that it changed.
async fn lock_unsent(tx: &mut sqlx::AnyConnection, id: FindingId) -> Result<Finding, ActionError> {
    let finding = store::lock(tx, id).await?.ok_or(AppError::NotFound)?;
    if finding.sent.is_some() { Err(ActionError::Conflict) } else { Ok(finding) }
}

/// What in texts may identify a student, and the token that confirms them; `None` when there is nothing, or when it was
/// confirmed.
fn unconfirmed(
    lang: Lang,
    texts: impl IntoIterator<Item = (Lang, String)>,
    token: &str,
) -> Option<(Vec<PiiWarning>, String)> {
    let review = PiiReview::of_texts(texts);
    let (warnings, own) = (review.warnings(lang), review.token());
    (!warnings.is_empty() && own != token).then_some((warnings, own))
}

fn invalid(field: &str, message: impl Into<String>) -> ActionError {
    let mut errors = FieldErrors::default();
    errors.add(field, message);
    ActionError::Invalid(errors)
}
