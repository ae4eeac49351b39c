//! Entering the value of a round of drand by hand, where no relay can be reached from here.

use super::{Actor, find_managed, run::run};
use crate::{
    call::{
        model::{Call, CallPhase},
        rules::phase,
    },
    draw::{api::EnterValue, labels, model::read_commitment, rules},
};
use ensemble_core::{
    error::{ActionError, FieldErrors},
    ids::DrawId,
};
use ensemble_draw::{DrawError, DrawState, Source, Value};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// Runs a draw with the signature of its round.
///
/// # Errors
/// [`ActionError::Invalid`] for a text that is not the signature of the round, before the value exists, and when the list was
/// changed in the database; [`ActionError::Conflict`] when the draw is drawn or void, when its value does not come from drand, or
/// the call was cancelled.
pub(in crate::draw) async fn enter_value(
    context: &ActionContext,
    call: &Call,
    id: DrawId,
    input: &EnterValue,
) -> Result<(), ActionError> {
    let record = find_managed(context, call, id).await?;
    let (portal, lang, now) = (&context.portal, context.lang, context.portal.now());
    let wrong = |message: String| {
        let mut errors = FieldErrors::default();
        errors.add("signature", message);
        ActionError::Invalid(errors)
    };
    let is_drand = read_commitment(&record.commitment)
        .is_ok_and(|commitment| matches!(commitment.source, Source::Drand { .. }));
    if record.state != DrawState::Frozen || !is_drand || phase(call, now) == CallPhase::Cancelled {
        return Err(ActionError::Conflict);
    }
    if now < record.value_at {
        return Err(wrong(t::draw_value_early(lang, labels::moment(lang, record.value_at))));
    }
    let value = Value::drand(&rules::signature(&input.signature))
        .map_err(|_| wrong(t::draw_wrong_signature(lang).to_owned()))?;
    match run(portal, Actor::person(context), &record, value).await? {
        Ok(()) => Ok(()),
        Err(DrawError::AlreadyDrawn | DrawError::Void) => Err(ActionError::Conflict),
        Err(error) => Err(wrong(labels::error(lang, &error))),
    }
}
