//! Reporting a reflection or a reply to the facilitators, and what they decide.

use serde::{Deserialize, Serialize};

use super::{find, fits, stored_text};
use crate::reflection::{
    api::DecideReport,
    model::{Outcome, Remover},
    rules,
    store::{self, Decision},
};
use ensemble_core::{
    error::{ActionError, AppError, FieldErrors},
    ids::{CommentId, CommunityId, ReflectionId},
    rights::Action,
};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// A report about a reflection, or about one reply to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Why the facilitators should look at it.
    #[serde(default)]
    pub reason: String,
    /// The reply.
    #[serde(default)]
    pub comment: Option<CommentId>,
}

/// A reply that is reported, when it is one of the reflection's that the person sees.
///
/// # Errors
/// [`AppError::NotFound`] otherwise.
pub async fn reported_comment(
    context: &ActionContext,
    id: ReflectionId,
    comment: CommentId,
) -> Result<CommentId, AppError> {
    let comments = store::comments(&context.portal.db, &context.viewer, id).await?;
    comments.iter().find(|each| each.id == comment).map(|each| each.id).ok_or(AppError::NotFound)
}

/// Asks the facilitators to look at a reflection or a reply.
///
/// # Errors
/// [`ActionError::Invalid`] without a reason, [`AppError::NotFound`] when the person does not see what they report.
pub async fn report(context: &ActionContext, id: ReflectionId, input: &Report) -> Result<(), ActionError> {
    find(context, id).await?;
    let (person, now) = (context.person()?, context.portal.now());
    let comment = match input.comment {
        None => None,
        Some(comment) => Some(reported_comment(context, id, comment).await?),
    };
    let reason = stored_text(&input.reason);
    let mut errors = FieldErrors::default();
    if !fits(&reason, rules::MAX_COMMENT_LENGTH) {
        errors.add("reason", t::reflection_wrong_reason(context.lang, rules::MAX_COMMENT_LENGTH));
    }
    errors.check()?;
    context
        .portal
        .db
        .transaction(async |transaction| {
            // A report lets the facilitators read it: only a person who still sees it may ask for that.
            if !store::lock_visible(transaction, &context.viewer, id).await? {
                return Err(ActionError::App(AppError::NotFound));
            }
            store::report(transaction, id, comment, person, &reason, now).await?;
            context.audit(transaction, "reflection.report", id, "").await?;
            Ok(())
        })
        .await
}

/// Decides about a report in a community: what was reported stays, or is removed.
///
/// # Errors
/// [`AppError::NotFound`] without the right to moderate, [`ActionError::Invalid`] without a reason,
/// [`ActionError::Conflict`] when the report was decided already or the text changed since it was read.
pub async fn decide_report(
    context: &ActionContext,
    community: CommunityId,
    input: &DecideReport,
) -> Result<(), ActionError> {
    context.require(Action::ModerateReflections, community)?;
    let (person, now) = (context.person()?, context.portal.now());
    let reason = stored_text(&input.reason);
    let mut errors = FieldErrors::default();
    if !fits(&reason, rules::MAX_COMMENT_LENGTH) {
        let field = format!("reason-{}", input.report);
        errors.add(&field, t::reflection_wrong_reason(context.lang, rules::MAX_COMMENT_LENGTH));
    }
    errors.check()?;
    let decision = Decision { outcome: input.outcome, reason: &reason, by: person, seen: input.seen };
    context
        .portal
        .db
        .transaction(async |transaction| {
            let decided = store::decide(transaction, community, input.report, decision, now).await?;
            let (reflection, comment) = decided.ok_or(ActionError::Conflict)?;
            if input.outcome == Outcome::Removed {
                let by = Remover::Moderation;
                match comment {
                    Some(comment) => {
                        store::remove_comment(transaction, reflection, comment, by, person, now).await?;
                    }
                    None => {
                        store::remove(transaction, reflection, by, now).await?;
                    }
                }
            }
            context.audit(transaction, "reflection.decision", reflection, input.outcome.code()).await?;
            Ok(())
        })
        .await
}
