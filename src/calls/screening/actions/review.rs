//! Judging a project, and declaring a conflict of interests.

use super::{Warnings, check_verdict, reviewer, unconfirmed};
use crate::{
    call::{
        self,
        model::Call,
        rules::{
            phase,
            rights::{Field, Party, may_write},
        },
    },
    screening::{
        api::{DeclareConflict, WriteReview},
        model::{Judgement, ReaderTarget, Review, Statement},
        rules::{MAX_REASON, is_wrong_reason},
        store,
    },
};
use ensemble_core::{
    error::{ActionError, AppError, FieldErrors},
    ids::PersonId,
};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// The outcome of judging a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReviewOutcome {
    Saved,
    /// Not saved: the reason may tell of people. The form sends the token to confirm it.
    Unconfirmed(Warnings, String),
}

/// The project with this number, if the person reads it, and all that was said of it, what they said themselves apart.
///
/// # Errors
/// [`AppError::NotFound`] when there is no such project for the person.
pub async fn read(
    context: &ActionContext,
    call: &Call,
    number: u32,
) -> Result<(ReaderTarget, Option<Review>, Vec<Review>), AppError> {
    let person = reviewer(context, call).await?;
    let db = &context.portal.db;
    let target = store::target(&db.reader, call.id, person, number).await?.ok_or(AppError::NotFound)?;
    let all = store::reviews(&db.reader, &[target.interest]).await?.remove(&target.interest);
    let (own, others): (Vec<Review>, Vec<Review>) =
        all.unwrap_or_default().into_iter().partition(|review| review.person == person);
    Ok((target, own.into_iter().next(), others))
}

/// Judges the project with this number.
///
/// # Errors
/// [`ActionError::Invalid`] without a verdict, a reason or the criterion that is not met; [`ActionError::Conflict`] when the
/// person judged it in another window since, has declared a conflict of interests, a coordinator decided, or the text that the
/// person read was changed.
pub async fn review(
    context: &ActionContext,
    call: &Call,
    number: u32,
    input: &WriteReview,
) -> Result<ReviewOutcome, ActionError> {
    let (target, own, _) = read(context, call, number).await?;
    let in_conflict = own.is_some_and(|review| matches!(review.statement, Statement::Conflict(_)));
    if target.settled || in_conflict {
        return Err(ActionError::Conflict);
    }
    let (db, lang, now) = (&context.portal.db, context.lang, context.portal.now());
    let criteria = call::criteria(db, call.id).await?;
    let mut errors = FieldErrors::default();
    let failed = check_verdict(context, &criteria, input.verdict, input.criterion, &mut errors);
    if is_wrong_reason(&input.reason) {
        errors.add("reason", t::screening_wrong_reason(lang, MAX_REASON));
    }
    let Some(verdict) = input.verdict.filter(|_| errors.is_empty()) else {
        return Err(ActionError::Invalid(errors));
    };
    let reviewers = call::reviewers(db, call.id).await?;
    if let Some((warnings, token)) =
        unconfirmed(context, &reviewers, &input.reason, &input.confirmation_token)
    {
        return Ok(ReviewOutcome::Unconfirmed(warnings, token));
    }
    let judgement = Judgement { verdict, failed, reason: input.reason.trim().to_owned() };
    let person = context.person()?;
    db.transaction(async |tx| {
        let target = locked(context, &mut *tx, call, person, number).await?;
        if target.settled
            || target.text_changed_at != input.text
            || !store::put_judgement(&mut *tx, target.interest, person, input.revision, &judgement, now)
                .await?
        {
            return Err(ActionError::Conflict);
        }
        audit(context, tx, "screening.review", call, number).await?;
        Ok(ReviewOutcome::Saved)
    })
    .await
}

/// Declares a conflict of interests, which erases what the person judged. Doing it twice changes nothing.
///
/// # Errors
/// [`ActionError::Invalid`] without a reason, [`AppError::NotFound`] when there is no such project for the person.
pub async fn declare(
    context: &ActionContext,
    call: &Call,
    number: u32,
    input: DeclareConflict,
) -> Result<(), ActionError> {
    read(context, call, number).await?;
    let Some(conflict) = input.conflict else {
        let mut errors = FieldErrors::default();
        errors.add("conflict", t::screening_no_conflict(context.lang));
        return Err(ActionError::Invalid(errors));
    };
    let (person, now) = (context.person()?, context.portal.now());
    context
        .portal
        .db
        .transaction(async |tx| {
            let target = locked(context, &mut *tx, call, person, number).await?;
            if store::put_conflict(&mut *tx, target.interest, person, conflict, now).await? {
                audit(context, tx, "screening.conflict", call, number).await?;
            }
            Ok(())
        })
        .await
}

/// The project, once the call is locked and still in screening, and if the person still gets it.
async fn locked(
    context: &ActionContext,
    tx: &mut sqlx::AnyConnection,
    call: &Call,
    person: PersonId,
    number: u32,
) -> Result<ReaderTarget, AppError> {
    let call = call::lock(&mut *tx, call.id).await?.ok_or(AppError::NotFound)?;
    let phase = phase(&call, context.portal.now());
    if !may_write(Party::Reviewer, phase, Field::Reviews, call.blind) {
        return Err(AppError::NotFound);
    }
    store::target(tx, call.id, person, number).await?.ok_or(AppError::NotFound)
}

/// Adds an entry to the audit log. It has the number of the project only.
async fn audit(
    context: &ActionContext,
    tx: &mut sqlx::AnyConnection,
    action: &'static str,
    call: &Call,
    number: u32,
) -> Result<(), sqlx::Error> {
    context.audit(tx, action, ("call", call.id.to_string().as_str()), &number.to_string()).await
}
