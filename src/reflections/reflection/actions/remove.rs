//! Removes a reflection.

use super::find_own;
use crate::reflection::{model::RemovedBy, store};
use ensemble_core::{
    error::{ActionError, AppError},
    ids::ReflectionId,
};
use ensemble_server::web::ActionContext;

/// Removes one's own reflection; a tombstone stays for its author and for moderation. Its files, which its readers cannot open,
/// are kept as long as the removal can be undone, while a report about it waits for a decision, and once moderation decided to
/// remove it.
///
/// # Errors
/// [`AppError::NotFound`] when the person did not write it.
pub async fn remove(context: &ActionContext, id: ReflectionId) -> Result<(), ActionError> {
    find_own(context, id).await?;
    let now = context.portal.now();
    context
        .portal
        .db
        .transaction(async |tx| {
            // Someone else may have removed it since, with its files kept for moderation.
            if !store::remove(tx, id, RemovedBy::Author, now).await? {
                return Err(ActionError::from(AppError::NotFound));
            }
            context.audit(tx, "reflection.remove", id, "").await?;
            Ok(())
        })
        .await?;
    context.portal.rooms().recheck_document(id.uuid()).await;
    Ok(())
}
