//! Closing a vote, writing what came of it.

use serde::{Deserialize, Serialize};

use super::{find_for, unconfirmed};
use crate::vote::{
    rules::{MAX_LINE, is_closed},
    store,
};
use ensemble_core::{
    LocalizedText,
    error::{ActionError, FieldErrors},
    ids::{CommunityId, VoteId},
    rights::Action,
};
use ensemble_reflections::reflection::PiiWarning;
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// Closes a vote before its date. Closing it twice changes nothing.
///
/// # Errors
/// [`AppError::NotFound`](ensemble_core::error::AppError::NotFound) when there is no such vote for the person.
pub async fn close(context: &ActionContext, community: CommunityId, id: VoteId) -> Result<(), ActionError> {
    let vote = find_for(context, community, id, Action::DecideThemes).await?;
    if is_closed(&vote) {
        return Ok(());
    }
    context
        .portal
        .db
        .transaction(async |tx| {
            if store::close(tx, id, context.portal.now()).await? {
                context.audit(tx, "vote.close", id, "").await?;
            }
            Ok(())
        })
        .await
}

/// Writes what came of a vote.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WriteOutcome {
    /// One sentence.
    #[serde(default)]
    pub outcome: String,
    #[serde(default)]
    pub confirmation_token: String,
}

/// The outcome of writing what came of a vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OutcomeOutcome {
    Written,
    /// Not saved: it may identify a student.
    Unconfirmed(Vec<PiiWarning>, String),
}

/// Writes what came of a vote that is closed, in the language of the page.
///
/// # Errors
/// [`ActionError::Invalid`] for a sentence that cannot be kept, [`ActionError::Conflict`] while the vote is open and once it
/// is on an agenda.
pub async fn write_outcome(
    context: &ActionContext,
    community: CommunityId,
    id: VoteId,
    input: &WriteOutcome,
) -> Result<OutcomeOutcome, ActionError> {
    let vote = find_for(context, community, id, Action::DecideThemes).await?;
    if !is_closed(&vote) {
        return Err(ActionError::Conflict);
    }
    if input.outcome.is_empty() || input.outcome.chars().count() > MAX_LINE {
        let mut errors = FieldErrors::default();
        errors.add("outcome", t::vote_wrong_outcome(context.lang, MAX_LINE));
        return Err(ActionError::Invalid(errors));
    }
    if let Some((warnings, token)) =
        unconfirmed(context, [(context.lang, input.outcome.clone())], &input.confirmation_token)
    {
        return Ok(OutcomeOutcome::Unconfirmed(warnings, token));
    }
    let outcome = LocalizedText::Single { lang: context.lang, text: input.outcome.clone() };
    context
        .portal
        .db
        .transaction(async |tx| {
            if !store::set_outcome(tx, id, &outcome).await? {
                return Err(ActionError::Conflict);
            }
            context.audit(tx, "vote.outcome", id, "").await?;
            Ok(OutcomeOutcome::Written)
        })
        .await
}
