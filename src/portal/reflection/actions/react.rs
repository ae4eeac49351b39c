//! Giving a reaction, or taking it back.

use super::find;
use crate::reflection::{
    api::{React, Reacted},
    store,
};
use ensemble_core::{
    error::{ActionError, AppError},
    ids::ReflectionId,
};
use ensemble_server::web::ActionContext;

/// Gives a reaction, or takes it back; doing the same twice changes nothing.
///
/// # Errors
/// [`AppError::NotFound`] when the person does not see the reflection.
pub async fn react(
    context: &ActionContext,
    id: ReflectionId,
    React { reaction, on }: React,
) -> Result<Reacted, ActionError> {
    find(context, id).await?;
    let (person, now) = (context.person()?, context.portal.now());
    context
        .portal
        .db
        .transaction(async |transaction| {
            if on && !store::lock_visible(transaction, &context.viewer, id).await? {
                return Err(AppError::NotFound);
            }
            store::give(transaction, id, person, reaction, on, now).await?;
            Ok(())
        })
        .await?;
    let count = find(context, id).await?.counts.of(reaction);
    Ok(Reacted { on, count })
}
