//! Reports a reflection or a comment to the facilitators, and records their decision.

use serde::{Deserialize, Serialize};

use super::{find, has_valid_length, normalize_text};
use crate::reflection::{
    api::DecideReport,
    events,
    model::{ModerationDecision, RemovedBy},
    rules,
    store::{self, NewDecision},
};
use ensemble_common::notification::notify;
use ensemble_communities::community::model::Community;
use ensemble_core::{
    error::{ActionError, AppError, FieldErrors},
    ids::{CommentId, ReflectionId},
    rights::Action,
};
use ensemble_server::{
    rate::{Bucket, Limit},
    web::ActionContext,
};
use ensemble_texts as t;

/// Emails to the facilitators of one community about reports of one person. What is beyond is in the list all the same.
const REPORT_EMAILS: Limit = Limit { burst: 5, every: 12 * 60_000 };

/// A report about a reflection, or about one comment on it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Why the facilitators should look at it.
    #[serde(default)]
    pub reason: String,
    #[serde(default)]
    pub comment: Option<CommentId>,
}

/// A reported comment, if it belongs to the reflection and the person may read it.
///
/// # Errors
/// [`AppError::NotFound`] otherwise.
pub async fn reported_comment(
    context: &ActionContext,
    id: ReflectionId,
    comment: CommentId,
) -> Result<CommentId, AppError> {
    let found = store::comment(&context.portal.db, &context.viewer, id, comment).await?;
    found.map(|comment| comment.id).ok_or(AppError::NotFound)
}

/// Reports a reflection or a comment to the facilitators.
///
/// # Errors
/// [`ActionError::Invalid`] without a reason, [`AppError::NotFound`] when the person does not see what they report.
pub async fn report(context: &ActionContext, id: ReflectionId, input: &Report) -> Result<(), ActionError> {
    let reflection = find(context, id).await?;
    let (person, now) = (context.person()?, context.portal.now());
    let comment = match input.comment {
        None => None,
        Some(comment) => Some(reported_comment(context, id, comment).await?),
    };
    let reason = normalize_text(&input.reason);
    let mut errors = FieldErrors::default();
    if !has_valid_length(&reason, rules::MAX_COMMENT_LENGTH) {
        errors.add("reason", t::reflection_wrong_reason(context.lang, rules::MAX_COMMENT_LENGTH));
    }
    errors.check()?;
    context
        .portal
        .db
        .transaction(async |tx| {
            // A report lets the facilitators read it: only a person who still sees it may ask for that.
            if !store::lock_if_readable(tx, &context.viewer, id).await? {
                return Err(ActionError::App(AppError::NotFound));
            }
            store::insert_report(tx, id, comment, person, &reason, now).await?;
            context.audit(tx, "reflection.report", id, "").await?;
            let community = reflection.visibility.community.to_string();
            let emails = Bucket::new(REPORT_EMAILS, &["mail report", &person.to_string(), &community]);
            if emails.reserve(tx, now).await? == 0 {
                notify(tx, &context.portal, &events::text_reported(context, &reflection, person)).await?;
            }
            Ok::<_, ActionError>(())
        })
        .await?;
    context.portal.outbox_waker.wake();
    Ok(())
}

/// Decides about a report in a community: what was reported stays, or is removed.
///
/// # Errors
/// [`AppError::NotFound`] without the right to moderate, [`ActionError::Invalid`] without a reason,
/// [`ActionError::Conflict`] when the report was decided already or the text changed since it was read.
pub async fn decide_report(
    context: &ActionContext,
    community: &Community,
    input: &DecideReport,
) -> Result<(), ActionError> {
    context.require(Action::ModerateReflections, community.id)?;
    let (person, now) = (context.person()?, context.portal.now());
    let reason = normalize_text(&input.reason);
    let mut errors = FieldErrors::default();
    if !has_valid_length(&reason, rules::MAX_COMMENT_LENGTH) {
        let field = format!("reason-{}", input.report);
        errors.add(&field, t::reflection_wrong_reason(context.lang, rules::MAX_COMMENT_LENGTH));
    }
    errors.check()?;
    let decision = NewDecision {
        outcome: input.outcome,
        reason: &reason,
        by: person,
        base_revision: input.base_revision,
    };
    context
        .portal
        .db
        .transaction(async |tx| {
            let decided = store::record_decision(tx, community.id, input.report, decision, now).await?;
            let (reflection, comment) = decided.ok_or(ActionError::Conflict)?;
            let concerns = store::report_concerns(tx, input.report).await?;
            if input.outcome == ModerationDecision::Removed {
                let by = RemovedBy::Moderator;
                match comment {
                    Some(comment) => {
                        store::remove_comment(tx, reflection, comment, by, person, now).await?;
                    }
                    None => {
                        // Its files stay stored, as evidence; they are not readable once the reflection is removed.
                        store::remove(tx, reflection, by, now).await?;
                    }
                }
            }
            context.audit(tx, "reflection.decision", reflection, input.outcome.code()).await?;
            let decided = (input.outcome, reason.as_str());
            events::notify_of_decision(tx, context, community, reflection, decided, concerns).await?;
            Ok::<_, ActionError>(())
        })
        .await?;
    context.portal.outbox_waker.wake();
    Ok(())
}
