//! What an author answers: one function for each action.

use super::{
    api::{AnswerConsent, ChangeCredit},
    composition::OnWithdrawn,
    model::{Consent, Credit, Quotation},
    rules, store,
};
use ensemble_core::{
    error::{ActionError, AppError, FieldErrors},
    ids::QuotationId,
};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

fn invalid(field: &str, message: &str) -> ActionError {
    let mut errors = FieldErrors::default();
    errors.add(field, message);
    ActionError::Invalid(errors)
}

/// Gives consent, refuses or withdraws it. The same answer once more changes nothing.
///
/// # Errors
/// [`AppError::NotFound`] for what the person is not asked, [`ActionError::Invalid`] without an answer or with a credit that
/// cannot be chosen, [`ActionError::Conflict`] when it was answered otherwise in the meantime.
pub(super) async fn answer(
    context: &ActionContext,
    id: QuotationId,
    input: AnswerConsent,
    on_withdrawn: OnWithdrawn,
) -> Result<(), ActionError> {
    let (person, portal) = (context.person()?, &context.portal);
    portal
        .db
        .transaction(async |tx| {
            let before = store::lock_own(&mut *tx, person, id).await?.ok_or(AppError::NotFound)?;
            let consent =
                input.consent.ok_or_else(|| invalid("consent", t::quotation_no_answer(context.lang)))?;
            if before.consent == consent {
                return Ok(());
            }
            if !rules::answers(before.consent).contains(&consent) {
                return Err(ActionError::Conflict);
            }
            let anonymous = store::is_anonymous(&mut *tx, before.reflection).await?;
            let credit = credit(context, input.credit.unwrap_or(before.credit), anonymous)?;
            let now = portal.now();
            store::set_answer(&mut *tx, id, consent, credit, now).await?;
            if consent == Consent::Withdrawn {
                let after = Quotation { consent, credit, answered_at: Some(now), ..before };
                on_withdrawn(&mut *tx, portal, &after, now).await?;
            }
            context.audit(tx, "quotation.answer", id, consent.code()).await?;
            Ok::<_, ActionError>(())
        })
        .await?;
    portal.outbox_waker.wake();
    Ok(())
}

/// Changes how the person is named.
///
/// # Errors
/// [`AppError::NotFound`] for what the person is not asked, [`ActionError::Invalid`] for a credit that cannot be chosen.
pub(super) async fn change_credit(
    context: &ActionContext,
    id: QuotationId,
    input: ChangeCredit,
) -> Result<(), ActionError> {
    let person = context.person()?;
    context
        .portal
        .db
        .transaction(async |tx| {
            let before = store::lock_own(&mut *tx, person, id).await?.ok_or(AppError::NotFound)?;
            let chosen =
                input.credit.ok_or_else(|| invalid("credit", t::quotation_no_credit(context.lang)))?;
            let anonymous = store::is_anonymous(&mut *tx, before.reflection).await?;
            let credit = credit(context, chosen, anonymous)?;
            store::set_credit(&mut *tx, id, credit).await?;
            context.audit(tx, "quotation.credit", id, credit.code()).await?;
            Ok(())
        })
        .await
}

fn credit(context: &ActionContext, chosen: Credit, anonymous: bool) -> Result<Credit, ActionError> {
    if rules::credits(anonymous).contains(&chosen) {
        Ok(chosen)
    } else {
        Err(invalid("credit", t::quotation_anonymous_only(context.lang)))
    }
}
