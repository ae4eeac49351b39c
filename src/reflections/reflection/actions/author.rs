//! Reveals the author of an anonymous reflection to a moderator who gives a reason. The reason is logged, and the
//! author and the other facilitators are notified.

use serde::{Deserialize, Serialize};

use super::{find, has_valid_length, normalize_text};
use crate::reflection::{events, store};
use ensemble_common::notification::notify;
use ensemble_core::{
    error::{ActionError, AppError, FieldErrors},
    ids::ReflectionId,
    rights::Action,
};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// The longest reason, in characters: it is stored in the audit log.
const MAX_REASON_LENGTH: usize = 200;

/// Why a moderator needs to know who wrote a reflection.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevealAuthor {
    /// The reason.
    #[serde(default)]
    pub reason: String,
}

/// The name of the author; the request is logged first.
///
/// # Errors
/// [`AppError::NotFound`] when the person does not see the reflection or does not moderate its community,
/// [`ActionError::Invalid`] without a reason.
pub async fn reveal_author(
    context: &ActionContext,
    id: ReflectionId,
    input: &RevealAuthor,
) -> Result<String, ActionError> {
    let reflection = find(context, id).await?;
    context.require(Action::ModerateReflections, reflection.visibility.community)?;
    let reason = normalize_text(&input.reason);
    let mut errors = FieldErrors::default();
    if !has_valid_length(&reason, MAX_REASON_LENGTH) {
        errors.add("reason", t::reflection_wrong_reason(context.lang, MAX_REASON_LENGTH));
    }
    errors.check()?;
    context
        .portal
        .db
        .transaction(async |tx| {
            context.audit(tx, "reflection.author-seen", id, &reason).await?;
            if reflection.anonymous {
                notify(tx, &context.portal, &events::author_revealed(context, &reflection, &reason)).await?;
            }
            Ok::<_, AppError>(())
        })
        .await?;
    context.portal.outbox_waker.wake();
    let name = store::author_name(&context.portal.db, &context.viewer, id).await?;
    Ok(name.ok_or(AppError::NotFound)?)
}
