//! Commenting on a practice, noting that one tried it, removing what was written. Others read it as soon as it is sent, so it is
//! reviewed for what may identify a student.

use super::{ActionOutcome, find, unconfirmed};
use crate::{
    practice::{
        api::{CommentPractice, RemoveResponse, TryPractice},
        events,
        model::{RemovedBy, Response, Trial},
        rules::{MAX_REASON, MAX_RESPONSE},
        store::{self, NewResponse},
    },
    quotation::{self, QuotedIn},
};
use ensemble_common::notification::{events::PracticeStep, notify};
use ensemble_communities::community::model::Community;
use ensemble_core::{
    LocalizedText,
    error::{ActionError, AppError, FieldErrors},
    ids::{CommunityId, PracticeId, PracticeResponseId},
    rights::Action,
};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// Comments on a practice that the person reads, in the language of the page.
///
/// # Errors
/// [`ActionError::Invalid`] for a text that cannot be kept; [`AppError::NotFound`] when there is no such practice for the person.
pub async fn comment(
    context: &ActionContext,
    community: &Community,
    id: PracticeId,
    input: &CommentPractice,
) -> Result<ActionOutcome<PracticeResponseId>, ActionError> {
    let lang = context.lang;
    let mut errors = FieldErrors::default();
    if input.text.is_empty() || input.text.chars().count() > MAX_RESPONSE {
        errors.add("text", t::theme_wrong_text(lang, MAX_RESPONSE));
    }
    context.person()?;
    find(context, community.id, id).await?;
    errors.check()?;
    let texts = [(lang, input.text.clone())];
    if let Some((warnings, token)) = unconfirmed(lang, texts, &input.confirmation_token) {
        return Ok(ActionOutcome::Unconfirmed(warnings, token));
    }
    write(context, community, id, &input.text, None).await
}

/// Notes where the person tried a practice, what they adapted and how it worked.
///
/// # Errors
/// [`ActionError::Invalid`] for what is wrong with a field; [`AppError::NotFound`] when there is no such practice for the person.
pub async fn try_out(
    context: &ActionContext,
    community: &Community,
    id: PracticeId,
    input: &TryPractice,
) -> Result<ActionOutcome<PracticeResponseId>, ActionError> {
    let lang = context.lang;
    context.person()?;
    find(context, community.id, id).await?;
    let mut errors = FieldErrors::default();
    if input.context.is_empty() || input.context.chars().count() > MAX_RESPONSE {
        errors.add("context", t::practice_wrong_context(lang, MAX_RESPONSE));
    }
    if input.adapted.chars().count() > MAX_RESPONSE {
        errors.add("adapted", t::theme_too_long(lang, MAX_RESPONSE));
    }
    if input.outcome.is_none() {
        errors.add("outcome", t::practice_wrong_outcome(lang));
    }
    errors.check()?;
    let Some(outcome) = input.outcome else { return Err(AppError::BadRequest.into()) };
    let texts = [(lang, input.context.clone()), (lang, input.adapted.clone())];
    if let Some((warnings, token)) = unconfirmed(lang, texts, &input.confirmation_token) {
        return Ok(ActionOutcome::Unconfirmed(warnings, token));
    }
    let trial = Trial { context: input.context.clone(), outcome };
    write(context, community, id, &input.adapted, Some(&trial)).await
}

async fn write(
    context: &ActionContext,
    community: &Community,
    practice: PracticeId,
    text: &str,
    trial: Option<&Trial>,
) -> Result<ActionOutcome<PracticeResponseId>, ActionError> {
    let (db, author, now) = (&context.portal.db, context.person()?, context.portal.now());
    let authors = quotation::authors_of_work(db, QuotedIn::Practice, practice.uuid()).await?;
    let id = PracticeResponseId::new();
    db.transaction(async |tx| {
        store::lock(tx, practice).await?;
        let found = store::work_in(tx, Some(author), practice).await?.ok_or(AppError::NotFound)?;
        // It may have been withdrawn since it was looked up; nothing is written in a community that was archived.
        let version = found.version.filter(|_| !found.place.archived).ok_or(AppError::NotFound)?;
        let new = NewResponse { id, practice, version, author, lang: context.lang, text, trial };
        store::add_response(tx, new, now).await?;
        let mut recipients = authors;
        recipients.extend(store::begun_by(tx, practice).await?);
        recipients.sort();
        recipients.dedup();
        recipients.retain(|person| *person != author);
        let event = events::about(context, community, practice, PracticeStep::Responded, recipients);
        notify(tx, &context.portal, &event).await?;
        let deed = if trial.is_some() { "practice.try" } else { "practice.comment" };
        context.audit(tx, deed, practice, &id.to_string()).await?;
        Ok::<_, ActionError>(())
    })
    .await?;
    context.portal.outbox_waker.wake();
    Ok(ActionOutcome::Done(id))
}

/// A response to a practice that the viewer reads. Absence and refusal answer alike.
///
/// # Errors
/// [`AppError::NotFound`], or the database is unavailable.
pub async fn find_response(
    context: &ActionContext,
    community: CommunityId,
    practice: PracticeId,
    id: PracticeResponseId,
) -> Result<Response, AppError> {
    find(context, community, practice).await?;
    let found = store::find_response(&context.portal.db, context.viewer.id(), practice, id).await?;
    found.ok_or(AppError::NotFound)
}

/// Removes what the person wrote. What was removed already is unchanged.
///
/// # Errors
/// [`AppError::NotFound`] when the person wrote no such response.
pub async fn remove_own(
    context: &ActionContext,
    community: CommunityId,
    practice: PracticeId,
    id: PracticeResponseId,
) -> Result<(), AppError> {
    context.person()?;
    if !find_response(context, community, practice, id).await?.mine {
        return Err(AppError::NotFound);
    }
    let now = context.portal.now();
    context
        .portal
        .db
        .transaction(async |tx| {
            if store::remove_response(tx, id, RemovedBy::Author, None, now).await? {
                context.audit(tx, "practice.response-removed", practice, &id.to_string()).await?;
            }
            Ok::<_, AppError>(())
        })
        .await
}

/// Removes what another person wrote, for a reason that they read.
///
/// # Errors
/// [`ActionError::Invalid`] without a reason, [`ActionError::Conflict`] when it was removed in the meantime.
pub async fn moderate(
    context: &ActionContext,
    community: CommunityId,
    practice: PracticeId,
    id: PracticeResponseId,
    input: &RemoveResponse,
) -> Result<ActionOutcome<()>, ActionError> {
    context.require(Action::WritePractices, community)?;
    find_response(context, community, practice, id).await?;
    let (lang, now) = (context.lang, context.portal.now());
    if input.reason.is_empty() || input.reason.chars().count() > MAX_REASON {
        let mut errors = FieldErrors::default();
        errors.add("reason", t::theme_wrong_reason(lang, MAX_REASON));
        return Err(ActionError::Invalid(errors));
    }
    let texts = [(lang, input.reason.clone())];
    if let Some((warnings, token)) = unconfirmed(lang, texts, &input.confirmation_token) {
        return Ok(ActionOutcome::Unconfirmed(warnings, token));
    }
    let reason = LocalizedText::Single { lang, text: input.reason.clone() };
    context
        .portal
        .db
        .transaction(async |tx| {
            if !store::remove_response(tx, id, RemovedBy::Facilitator, Some(&reason), now).await? {
                return Err(ActionError::Conflict);
            }
            context.audit(tx, "practice.response-moderated", practice, &id.to_string()).await?;
            Ok(())
        })
        .await?;
    Ok(ActionOutcome::Done(()))
}
