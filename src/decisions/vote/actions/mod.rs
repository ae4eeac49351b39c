//! What people do with votes. Each action is one function with a typed input; the plain form of its page decodes into that
//! input and calls it.

mod agenda;
mod cast;
mod close;
mod open;
mod options;

pub use agenda::{AGENDA_JOB, AgendaChange, PutOnAgenda, carry_out, put_on_agenda};
pub use cast::{CastOutcome, CastVote, cast};
pub use close::{OutcomeOutcome, WriteOutcome, close, write_outcome};
pub use open::{OpenOutcome, OpenVote, open};
pub use options::{EditOptions, EditOutcome, edit_options};

use super::{model::Vote, store};
use ensemble_core::{
    Lang,
    error::AppError,
    ids::{CommunityId, VoteId},
    rights::Action,
};
use ensemble_reflections::reflection::{PiiReview, PiiWarning};
use ensemble_server::web::ActionContext;

/// A vote of a community, if the viewer may do this there. Absence and refusal answer alike.
pub(super) async fn find_for(
    context: &ActionContext,
    community: CommunityId,
    id: VoteId,
    action: Action,
) -> Result<Vote, AppError> {
    context.require(action, community)?;
    store::find(&context.portal.db, community, id).await?.ok_or(AppError::NotFound)
}

/// What in these texts, each with its language, may identify a student, and the token that confirms them; `None` when there is nothing, or when it was
/// confirmed.
fn unconfirmed(
    context: &ActionContext,
    texts: impl IntoIterator<Item = (Lang, String)>,
    token: &str,
) -> Option<(Vec<PiiWarning>, String)> {
    let review = PiiReview::of_texts(texts);
    let (warnings, own) = (review.warnings(context.lang), review.token());
    (!warnings.is_empty() && own != token).then_some((warnings, own))
}
