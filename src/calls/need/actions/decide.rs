//! Keeping a need as a priority, setting it aside, reopening that.

use super::{
    super::{
        api::{self, DecideNeed},
        model::{Decision, NeedState},
        rules::{self, MAX_PRIORITIES},
        store,
    },
    Outcome, locked, looked_at, require, unconfirmed,
};
use ensemble_core::{
    error::{ActionError, FieldErrors},
    ids::{CallId, NeedId},
};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// Decides about a need, or reopens what was decided.
///
/// # Errors
/// [`ActionError::Invalid`] when the decision or a language of its reason is missing, and when there are as many priorities as
/// there may be; [`ActionError::Conflict`] when the need changed in the meantime.
pub async fn decide(
    context: &ActionContext,
    call: CallId,
    id: NeedId,
    input: &DecideNeed,
) -> Result<Outcome, ActionError> {
    require(context)?;
    let (lang, now) = (context.lang, context.portal.now());
    let mut errors = FieldErrors::default();
    let Some(decision) = input.decision else {
        errors.add("decision", t::need_no_decision(lang));
        return Err(ActionError::Invalid(errors));
    };
    let typed = (input.french.trim(), input.english.trim());
    let reason = (decision != Decision::Reopen).then(|| api::reason(lang, typed, &mut errors));
    errors.check()?;
    if reason.is_some()
        && let Some((warnings, token)) =
            unconfirmed(lang, api::spoken(typed.0, typed.1), &input.confirmation_token)
    {
        return Ok(Outcome::Unconfirmed(warnings, token));
    }
    context
        .portal
        .db
        .transaction(async |tx| {
            locked(tx, call, now).await?;
            let need = looked_at(tx, call, id, &input.seen).await?;
            if !rules::decisions(&need).contains(&decision) {
                return Err(ActionError::Conflict);
            }
            let state = rules::decided(decision);
            if state == NeedState::Priority && store::count_priorities(tx, call).await? >= MAX_PRIORITIES {
                let mut errors = FieldErrors::default();
                errors.add("decision", t::need_too_many_priorities(lang, MAX_PRIORITIES));
                return Err(ActionError::Invalid(errors));
            }
            store::decide(tx, id, state, reason.as_ref()).await?;
            context.audit(tx, "need.decide", id, decision.code()).await?;
            Ok(Outcome::Saved(id))
        })
        .await
}
