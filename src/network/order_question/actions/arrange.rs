//! What facilitators do with questions before they are answered: merging, ordering, passing on.

use serde::{Deserialize, Serialize};

use super::{find_for, lock, lock_for};
use crate::order_question::{model::Step, rules, store};
use ensemble_core::{
    error::{ActionError, FieldErrors, checkbox, optional},
    ids::{CommunityId, OrderQuestionId},
    rights::Action,
};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// Makes a question a part of another one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergeQuestion {
    #[serde(default, deserialize_with = "optional")]
    pub into: Option<OrderQuestionId>,
}

/// Moves a question in the list by one place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoveQuestion {
    /// Towards the beginning, or else towards the end.
    #[serde(default, deserialize_with = "checkbox")]
    pub up: bool,
}

/// Makes a question a part of another one. Those who ask or support either do so with the other one then, each once.
///
/// # Errors
/// [`ActionError::Invalid`] without another question, [`ActionError::Conflict`] when one of them cannot be merged any more.
pub async fn merge(
    context: &ActionContext,
    community: CommunityId,
    id: OrderQuestionId,
    input: &MergeQuestion,
) -> Result<OrderQuestionId, ActionError> {
    find_for(context, community, id, Action::DecideThemes).await?;
    let Some(into) = input.into.filter(|into| *into != id) else {
        let mut errors = FieldErrors::default();
        errors.add("into", t::order_question_no_target(context.lang));
        return Err(ActionError::Invalid(errors));
    };
    context
        .portal
        .db
        .transaction(async |tx| {
            let (list, offer) = lock(tx, context, community).await?;
            for each in [id, into] {
                let state = store::state_of(tx, community, each).await?;
                if !state.is_some_and(|state| rules::can(Step::Merge, offer, list.is_frozen(), state)) {
                    return Err(ActionError::Conflict);
                }
            }
            store::merge(tx, id, into).await?;
            context.audit(tx, "order-question.merge", id, "").await?;
            Ok(())
        })
        .await?;
    Ok(into)
}

/// Moves a question in the list by one place. The first one does not move up, nor the last one down.
///
/// # Errors
/// [`ActionError::Conflict`] when the list does not change any more.
pub async fn move_question(
    context: &ActionContext,
    community: CommunityId,
    id: OrderQuestionId,
    input: MoveQuestion,
) -> Result<(), ActionError> {
    find_for(context, community, id, Action::DecideThemes).await?;
    context
        .portal
        .db
        .transaction(async |tx| {
            lock_for(tx, context, community, id, Step::Move).await?;
            let mut all = store::waiting_ids(tx, community).await?;
            let from = all.iter().position(|each| *each == id).ok_or(ActionError::Conflict)?;
            let to = if input.up { from.checked_sub(1) } else { Some(from + 1) };
            if let Some(to) = to.filter(|to| *to < all.len()) {
                all.swap(from, to);
                store::set_places(tx, &all).await?;
            }
            Ok(())
        })
        .await
}

/// Notes that a question was passed on to the order.
///
/// # Errors
/// [`ActionError::Conflict`] when it was passed on, merged, withdrawn or answered meanwhile.
pub async fn pass(
    context: &ActionContext,
    community: CommunityId,
    id: OrderQuestionId,
) -> Result<(), ActionError> {
    find_for(context, community, id, Action::DecideThemes).await?;
    let now = context.portal.now();
    context
        .portal
        .db
        .transaction(async |tx| {
            lock_for(tx, context, community, id, Step::Pass).await?;
            store::mark_passed(tx, id, now).await?;
            context.audit(tx, "order-question.pass", id, "").await?;
            Ok(())
        })
        .await
}
