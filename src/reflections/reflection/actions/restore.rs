//! Undoing the removal of one's own reflection or comment, for a while after it.

use crate::reflection::{api::RestoreComment, rules::UNDOABLE_FOR, store};
use ensemble_core::{
    error::{ActionError, AppError},
    ids::ReflectionId,
};
use ensemble_server::{Portal, web::ActionContext};

/// The time after which a removal can still be undone.
pub fn undoable_after(portal: &Portal) -> i64 {
    portal.now() - UNDOABLE_FOR
}

/// Undoes the removal of one's own reflection: those who could read it can read it again, with its files and replies. Answers
/// `false`, and changes nothing, when it is not removed, was removed too long ago, or moderation decided to remove it.
///
/// # Errors
/// [`AppError::NotFound`] when the person did not write it.
pub async fn restore(context: &ActionContext, id: ReflectionId) -> Result<bool, ActionError> {
    let person = context.person()?;
    let db = &context.portal.db;
    if !store::wrote(db, id, person).await? {
        return Err(AppError::NotFound.into());
    }
    db.transaction(async |tx| {
        store::lock_even_if_removed(tx, id).await?;
        // The clock is read under the lock: while this waited, the files may have been deleted because it is too late.
        if !store::restore(tx, id, person, undoable_after(&context.portal)).await? {
            return Ok(false);
        }
        context.audit(tx, "reflection.restore", id, "").await?;
        Ok(true)
    })
    .await
}

/// Undoes the removal of one's own comment, also of one on a reflection that the person may no longer read: it is again where
/// it was. Answers `false`, and changes nothing, when it is not removed, was removed too long ago, or moderation decided to
/// remove it.
///
/// # Errors
/// [`AppError::NotFound`] when the person may not read the reflection and has no comment to restore.
pub async fn restore_comment(
    context: &ActionContext,
    id: ReflectionId,
    RestoreComment { comment }: RestoreComment,
) -> Result<bool, ActionError> {
    let (person, after) = (context.person()?, undoable_after(&context.portal));
    let restored = context
        .portal
        .db
        .transaction(async |tx| {
            let restored = store::restore_comment(tx, id, comment, person, after).await?;
            if restored {
                context.audit(tx, "reflection.comment-restored", id, &comment.to_string()).await?;
            }
            Ok::<_, ActionError>(restored)
        })
        .await?;
    if !restored {
        super::find(context, id).await?;
    }
    Ok(restored)
}
