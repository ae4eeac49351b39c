//! What coordinators do with the needs of a call. Each action is one function with a typed input; the form of its page decodes
//! into that input and calls it.
//!
//! A change is made under the lock of the call's row, in the phase that is then found. A form about one need, or about those that
//! the call offers, sends the [mark] of what it was filled with: where another person changed that since, nothing is saved.

mod decide;
mod group;
mod offer;
mod tell;

pub use decide::decide;
pub use group::{group, merge, rename, split};
pub use offer::{fields as offer_fields, offer};
pub use tell::tell;

use std::fmt::Debug;

use super::{
    model::Need,
    rules::{self, Wrong},
    store,
};
use crate::call::{self, model::Call};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError},
    ids::{CallId, NeedId},
    rights::Action,
};
use ensemble_reflections::reflection::{PiiReview, PiiWarning};
use ensemble_server::{digest, web::ActionContext};

/// The outcome of an action that saves texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Saved; the need that the texts are of.
    Saved(NeedId),
    /// Not saved: the texts may identify a student. The form sends the token to confirm them.
    Unconfirmed(Vec<PiiWarning>, String),
}

/// Goes on only for those who manage calls.
fn require(context: &ActionContext) -> Result<(), AppError> {
    context.person()?;
    if context.may(Action::ManageCalls, None) { Ok(()) } else { Err(AppError::NotFound) }
}

/// What a form sends back of what it was filled with.
pub(super) fn mark(stored: &impl Debug) -> String {
    digest::sha256(format!("{stored:?}").as_bytes())
}

/// Goes on only where nothing changed since the form was filled. A program that sends no mark has not looked.
fn require_same(seen: &str, stored: &impl Debug) -> Result<(), ActionError> {
    if seen.is_empty() || seen == mark(stored) { Ok(()) } else { Err(ActionError::Conflict) }
}

/// The call, whose needs nobody else changes until the end of the transaction, if coordinators group and decide now.
async fn locked(tx: &mut sqlx::AnyConnection, id: CallId, now: i64) -> Result<Call, ActionError> {
    let call = call::lock(tx, id).await?.ok_or(AppError::NotFound)?;
    if rules::can_decide(&call, now) { Ok(call) } else { Err(ActionError::Conflict) }
}

/// The need under that lock, as the person looked at it.
async fn looked_at(
    tx: &mut sqlx::AnyConnection,
    call: CallId,
    id: NeedId,
    seen: &str,
) -> Result<Need, ActionError> {
    let need = store::find_locked(tx, call, id).await?.ok_or(AppError::NotFound)?;
    require_same(seen, &need)?;
    Ok(need)
}

/// What in these texts may identify a student, and the token that confirms them; `None` when there is nothing, or when it was
/// confirmed.
fn unconfirmed(lang: Lang, texts: [(Lang, String); 2], token: &str) -> Option<(Vec<PiiWarning>, String)> {
    let review = PiiReview::of_texts(texts);
    let (warnings, own) = (review.warnings(lang), review.token());
    (!warnings.is_empty() && own != token).then_some((warnings, own))
}

impl From<Wrong> for ActionError {
    fn from(_: Wrong) -> Self {
        Self::Conflict
    }
}
