//! Withdrawing an answer.

use crate::{
    call::{self, model::Call},
    interest::{model::Interest, rules::can_withdraw, store},
};
use ensemble_core::error::AppError;
use ensemble_server::web::ActionContext;

/// Withdraws what a person sent. Until the call closes, they can send it again. `false` when there is nothing to withdraw, or they
/// have their answer.
///
/// # Errors
/// When the database is unavailable.
pub(in crate::interest) async fn withdraw(
    context: &ActionContext,
    call: &Call,
    interest: &Interest,
) -> Result<bool, AppError> {
    let now = context.portal.now();
    context
        .portal
        .db
        .transaction(async |tx| {
            let call = call::lock(&mut *tx, call.id).await?.ok_or(AppError::NotFound)?;
            let locked = store::lock(&mut *tx, interest.id).await?.ok_or(AppError::NotFound)?;
            if !can_withdraw(&call, &locked, now) {
                return Ok(false);
            }
            Ok(store::withdraw(tx, locked.id, now).await?)
        })
        .await
}
