//! Adds or removes a reaction.

use super::find;
use crate::reflection::{
    api::{React, ReactionState},
    store,
};
use ensemble_core::{
    error::{ActionError, AppError},
    ids::ReflectionId,
};
use ensemble_server::web::ActionContext;

/// Adds or removes a reaction; idempotent.
///
/// # Errors
/// [`AppError::NotFound`] when the person does not see the reflection.
pub async fn react(
    context: &ActionContext,
    id: ReflectionId,
    React { reaction, on }: React,
) -> Result<ReactionState, ActionError> {
    find(context, id).await?;
    let (person, now) = (context.person()?, context.portal.now());
    context
        .portal
        .db
        .transaction(async |tx| {
            if on && !store::lock_if_readable(tx, &context.viewer, id).await? {
                return Err(AppError::NotFound);
            }
            store::set_reaction(tx, id, person, reaction, on, now).await?;
            Ok(())
        })
        .await?;
    let count = find(context, id).await?.counts.count(reaction);
    Ok(ReactionState { on, count })
}
