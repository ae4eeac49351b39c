//! Deciding whether projects are relevant.

use super::{Warnings, check_verdict, is_settling, require_coordinator, unconfirmed};
use crate::{
    call::{self, model::Call},
    interest::{
        self,
        model::{InterestState, Relevance},
    },
    screening::{
        api::SettleProject,
        model::{Judgement, Review, Verdict},
        rules::{self, MAX_REASON, is_wrong_reason},
        store,
    },
};
use ensemble_core::{
    error::{ActionError, AppError, FieldErrors},
    ids::InterestId,
};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// How many projects are decided at once.
const AT_ONCE: i64 = 200;

/// The outcome of deciding about a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettleOutcome {
    Settled,
    /// It was decided so before: nothing changed.
    Unchanged,
    /// Not saved: the reason may tell of people. The form sends the token to confirm it.
    Unconfirmed(Warnings, String),
}

/// Decides whether a project is relevant, with the reason of a reviewer or in the coordinator's own words.
///
/// # Errors
/// [`ActionError::Invalid`] without a verdict, a reason or the criterion that is not met, or while reviewers are still to read
/// the project; [`ActionError::Conflict`] when a review, the decision or the answer changed since the person looked, and when the
/// call is not in screening any more.
pub async fn settle(
    context: &ActionContext,
    call: &Call,
    id: InterestId,
    input: &SettleProject,
) -> Result<SettleOutcome, ActionError> {
    require_coordinator(context)?;
    if !is_settling(context, call) {
        return Err(ActionError::Conflict);
    }
    let (db, lang, now) = (&context.portal.db, context.lang, context.portal.now());
    let reviewers = call::reviewers(db, call.id).await?;
    let count = u32::try_from(reviewers.len()).unwrap_or(u32::MAX);
    let project = store::find(db, call.id, rules::needed(count), id).await?.ok_or(AppError::NotFound)?;
    let criteria = call::criteria(db, call.id).await?;
    let mut errors = FieldErrors::default();
    if !rules::can_settle(project.tally, count) {
        errors.add("verdict", t::screening_too_early(lang, rules::needed(count)));
    }
    let chosen = input.source.and_then(|source| {
        project.reviews.iter().find(|review| review.person == source).and_then(Review::judgement)
    });
    let criterion = input.criterion.or_else(|| chosen.and_then(|judgement| judgement.failed));
    let failed = check_verdict(context, &criteria, input.verdict, criterion, &mut errors);
    let reason = match (input.source, chosen) {
        (None, _) => {
            if is_wrong_reason(&input.reason) {
                errors.add("reason", t::screening_wrong_reason(lang, MAX_REASON));
            }
            input.reason.trim().to_owned()
        }
        (Some(_), Some(Judgement { verdict, reason, .. })) => {
            if input.verdict.is_some_and(|decided| decided != *verdict) {
                errors.add("source", t::screening_contrary_reason(lang));
            }
            reason.clone()
        }
        // The reviewer took back what they said.
        (Some(_), None) => return Err(ActionError::Conflict),
    };
    let Some(verdict) = input.verdict.filter(|_| errors.is_empty()) else {
        return Err(ActionError::Invalid(errors));
    };
    // Reviewers confirmed theirs.
    if input.source.is_none()
        && let Some((warnings, token)) = unconfirmed(context, &reviewers, &reason, &input.confirmation_token)
    {
        return Ok(SettleOutcome::Unconfirmed(warnings, token));
    }
    let relevance = Relevance { relevant: verdict == Verdict::Relevant, failed, reason, at: now };
    db.transaction(async |tx| {
        // The lock comes first: no reviewer says anything else until the transaction ends.
        let call = call::lock(&mut *tx, call.id).await?.ok_or(AppError::NotFound)?;
        if !is_settling(context, &call) {
            return Err(ActionError::Conflict);
        }
        let found = interest::lock(&mut *tx, id).await?;
        let Some(found) = found.filter(|each| each.call == call.id && each.state == InterestState::Sent)
        else {
            return Err(ActionError::App(AppError::NotFound));
        };
        let reviews = store::reviews(&mut *tx, &[id]).await?.remove(&id).unwrap_or_default();
        let decided_at = found.relevance.as_ref().map(|relevance| relevance.at);
        if rules::seen(&reviews, decided_at, found.revision) != input.seen {
            return Err(ActionError::Conflict);
        }
        if found.relevance.is_some_and(|before| Relevance { at: before.at, ..relevance.clone() } == before) {
            return Ok(SettleOutcome::Unchanged);
        }
        interest::set_relevance(&mut *tx, id, &relevance).await?;
        let detail = format!("{} {verdict}", project.number);
        context.audit(tx, "screening.settle", ("call", call.id.to_string().as_str()), &detail).await?;
        Ok(SettleOutcome::Settled)
    })
    .await
}

/// Decides that the projects are relevant that all of their reviewers find so, each with the reason of the reviewer who judged
/// it first; how many there were, none when the call is not in screening.
///
/// # Errors
/// [`AppError::NotFound`] for those who do not manage calls.
pub async fn settle_agreed(context: &ActionContext, call: &Call) -> Result<u32, ActionError> {
    require_coordinator(context)?;
    let (db, now) = (&context.portal.db, context.portal.now());
    let count = u32::try_from(call::reviewers(db, call.id).await?.len()).unwrap_or(u32::MAX);
    db.transaction(async |tx| {
        let call = call::lock(&mut *tx, call.id).await?.ok_or(AppError::NotFound)?;
        if !is_settling(context, &call) {
            return Ok(0);
        }
        let ids = store::agreed_relevant(&mut *tx, call.id, rules::needed(count), AT_ONCE).await?;
        let mut said = store::reviews(&mut *tx, &ids).await?;
        let mut settled: u32 = 0;
        for id in ids {
            let reviews = said.remove(&id).unwrap_or_default();
            let Some(first) = reviews.iter().find_map(Review::judgement) else { continue };
            let relevance = Relevance { relevant: true, failed: None, reason: first.reason.clone(), at: now };
            interest::set_relevance(&mut *tx, id, &relevance).await?;
            settled += 1;
        }
        if settled > 0 {
            let subject = call.id.to_string();
            context
                .audit(tx, "screening.settle-agreed", ("call", subject.as_str()), &settled.to_string())
                .await?;
        }
        Ok(settled)
    })
    .await
}
