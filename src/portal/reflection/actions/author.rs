//! Revealing who wrote an anonymous reflection: for those who moderate, for a reason. The reason is logged, and the
//! author and the other facilitators are notified.

use serde::{Deserialize, Serialize};

use super::{find, fits, stored_text};
use crate::{
    notification::notify,
    reflection::{events, store},
};
use ensemble_core::{
    error::{ActionError, AppError, FieldErrors},
    ids::ReflectionId,
    rights::Action,
};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// The longest reason, in characters: it goes to the log.
const REASON: usize = 200;

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
    let reason = stored_text(&input.reason);
    let mut errors = FieldErrors::default();
    if !fits(&reason, REASON) {
        errors.add("reason", t::reflection_wrong_reason(context.lang, REASON));
    }
    errors.check()?;
    context
        .portal
        .db
        .transaction(async |transaction| {
            context.audit(transaction, "reflection.author-seen", id, &reason).await?;
            if reflection.anonymous {
                notify(transaction, &context.portal, &events::author_asked(context, &reflection, &reason))
                    .await?;
            }
            Ok::<_, AppError>(())
        })
        .await?;
    context.portal.outbox_waker.wake();
    let name = store::author(&context.portal.db, &context.viewer, id).await?;
    Ok(name.ok_or(AppError::NotFound)?)
}
