//! Saving a draft while a person types, with an account or with the secret of an email.

use super::{AnswerOutcome, CallForm, answer, applicant_of};
use crate::{
    call,
    interest::{api::AnswerCall, model::InterestState},
};
use ensemble_common::editing::TypedDraft;
use ensemble_core::{
    error::{ActionError, AppError},
    ids::CallId,
};
use ensemble_server::web::ActionContext;

/// Saves what an open form has as a draft; its revision as text. `None` when another form wrote the answer since, and once it was
/// sent: others read what was sent, so the device alone has what is changed of it.
///
/// # Errors
/// [`AppError::NotFound`] for those who have no form, and when it is too late; [`AppError::TooMany`] for too many drafts in a short
/// while.
pub async fn save_draft(
    context: ActionContext,
    call: CallId,
    draft: TypedDraft,
) -> Result<Option<String>, AppError> {
    let (portal, lang) = (&context.portal, context.lang);
    let call = call::find_by_id(&portal.db, call).await?.filter(|call| call.published_at.is_some());
    let call = call.ok_or(AppError::NotFound)?;
    let applicant = applicant_of(&context, &draft.key, &call).await?.ok_or(AppError::NotFound)?;
    let writer = match (&applicant.account, &applicant.interest) {
        (_, Some(interest)) if interest.state == InterestState::Sent => return Ok(None),
        (Some(account), _) => account.id.uuid(),
        (None, Some(interest)) => interest.id.uuid(),
        (None, None) => return Err(AppError::NotFound),
    };
    if !portal.work.may_keep_draft(writer, portal.now()) {
        return Err(AppError::TooMany);
    }
    let form = CallForm::load(&portal.db, &call, lang).await?;
    let input = AnswerCall {
        revision: draft.tab.known_draft.parse().unwrap_or(draft.base),
        tab: draft.tab.id,
        ..AnswerCall::of_draft(&draft.fields)?
    };
    match answer(&context, &call, &applicant, &form, &input).await {
        Ok(AnswerOutcome::Kept(revision)) => Ok(Some(revision.to_string())),
        Ok(_) => Err(AppError::NotFound),
        Err(ActionError::Conflict) => Ok(None),
        Err(error) => Err(error.field_errors().err().unwrap_or(AppError::NotFound)),
    }
}
