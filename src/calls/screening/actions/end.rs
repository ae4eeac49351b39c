//! Ending the screening of a call.

use super::{is_settling, require_coordinator};
use crate::{
    call::{self, model::Call},
    screening::{
        rules::{self, CannotEnd},
        store,
    },
};
use ensemble_core::error::{ActionError, AppError, FieldErrors};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// Ends the screening of a call: nothing that was decided changes any more.
///
/// # Errors
/// [`ActionError::Invalid`] while projects are not decided or can still be sent, [`ActionError::Conflict`] when it was ended
/// in the meantime.
pub async fn end(context: &ActionContext, call: &Call) -> Result<(), ActionError> {
    require_coordinator(context)?;
    if !is_settling(context, call) {
        return Err(AppError::NotFound.into());
    }
    let (db, now) = (&context.portal.db, context.portal.now());
    db.transaction(async |tx| {
        let call = call::lock(&mut *tx, call.id).await?.ok_or(AppError::NotFound)?;
        let undecided = store::undecided_in(&mut *tx, call.id).await?;
        let refusal = match rules::can_end(&call, now, undecided) {
            Ok(()) => None,
            Err(CannotEnd::NotUnderWay) => return Err(ActionError::Conflict),
            Err(CannotEnd::TakesAnswers) => Some(t::screening_end_too_early(context.lang).to_owned()),
            Err(CannotEnd::Undecided(count)) => Some(t::screening_undecided(context.lang, count)),
        };
        if let Some(refusal) = refusal {
            let mut errors = FieldErrors::default();
            errors.add("undecided", refusal);
            return Err(ActionError::Invalid(errors));
        }
        if !call::mark_screened(&mut *tx, call.id, now).await? {
            return Err(ActionError::Conflict);
        }
        context.audit(tx, "screening.end", ("call", call.id.to_string().as_str()), "").await?;
        Ok(())
    })
    .await
}
