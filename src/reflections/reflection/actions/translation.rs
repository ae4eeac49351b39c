//! Asks for a translation of a reflection.

use super::find;
use crate::reflection::{events, rules::can_ask_for_translation, store};
use ensemble_core::{
    error::{ActionError, AppError},
    ids::ReflectionId,
    rights::Action,
};
use ensemble_server::web::ActionContext;

/// Asks for a translation of a reflection, as its author or a reader who writes in its community. Its author and those who offer
/// to translate are notified. Answers `false`, and changes nothing, when it was asked for a while ago at most and did not change
/// since, or when there is a current one.
///
/// # Errors
/// [`AppError::NotFound`] when the person does not see the reflection or does not write in its community.
pub async fn ask_for_translation(context: &ActionContext, id: ReflectionId) -> Result<bool, ActionError> {
    let reflection = find(context, id).await?;
    if context.viewer.id() != Some(reflection.visibility.author) {
        context.require(Action::WriteReflections, reflection.visibility.community)?;
    }
    let now = context.portal.now();
    if !can_ask_for_translation(&reflection, now) {
        return Ok(false);
    }
    let asked = context
        .portal
        .db
        .transaction(async |tx| {
            // Its author may have narrowed it or removed it since it was read.
            if !store::lock_if_readable(tx, &context.viewer, id).await? {
                return Err(ActionError::App(AppError::NotFound));
            }
            if !store::ask_for_translation(tx, id, now).await? {
                return Ok(false);
            }
            events::notify_of_request(tx, context, &reflection).await?;
            context.audit(tx, "reflection.translation-asked", id, "").await?;
            Ok(true)
        })
        .await?;
    context.portal.outbox_waker.wake();
    Ok(asked)
}
