//! Classifies a reflection as a finding or a challenge.

use serde::{Deserialize, Serialize};

use super::find;
use crate::reflection::{model::ReflectionKind, store};
use ensemble_core::{
    error::{ActionError, AppError, checkbox},
    ids::ReflectionId,
    rights::Action,
};
use ensemble_server::web::ActionContext;

/// Sets or clears the kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetKind {
    pub kind: ReflectionKind,
    #[serde(default, deserialize_with = "checkbox")]
    pub on: bool,
}

/// Sets the kind of a reflection: for its author and for those who moderate.
///
/// # Errors
/// [`AppError::NotFound`] when the person does not see it or does not write in its community,
/// [`AppError::BadRequest`] when they are neither its author nor a moderator.
pub async fn set_kind(context: &ActionContext, id: ReflectionId, input: SetKind) -> Result<(), ActionError> {
    let reflection = find(context, id).await?;
    let community = reflection.visibility.community;
    context.require(Action::WriteReflections, community)?;
    let mine = context.viewer.id() == Some(reflection.visibility.author);
    if !mine && !context.may(Action::ModerateReflections, Some(community)) {
        return Err(AppError::BadRequest.into());
    }
    let kind = input.on.then_some(input.kind);
    context
        .portal
        .db
        .transaction(async |tx| {
            if !store::lock_if_readable(tx, &context.viewer, id).await? {
                return Err(ActionError::App(AppError::NotFound));
            }
            store::set_kind(tx, id, kind).await?;
            context.audit(tx, "reflection.mark", id, kind.map_or("", ReflectionKind::code)).await?;
            Ok(())
        })
        .await
}
