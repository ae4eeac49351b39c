//! Who reads the projects of a call, and whether they read without names.

use super::{
    super::{
        api::{ChangeReviewers, ReviewersAct},
        model::Call,
        rules, store,
    },
    locked, require,
};
use ensemble_communities::account::{self, rules::address};
use ensemble_core::error::{ActionError, FieldErrors};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// Adds a person who has an account, removes one, or says whether they read without names. What is already so stays so.
///
/// # Errors
/// [`ActionError::Invalid`] for an address that no account has, [`ActionError::Conflict`] when it cannot change in the phase of
/// the call.
pub async fn change_reviewers(
    context: &ActionContext,
    call: &Call,
    input: &ChangeReviewers,
) -> Result<(), ActionError> {
    require(context)?;
    let (lang, now, id) = (context.lang, context.portal.now(), call.id);
    let mut errors = FieldErrors::default();
    let act = input.act.unwrap_or(ReviewersAct::Add);
    let added = match (act, address(&input.email)) {
        (ReviewersAct::Add, Some(email)) => {
            let found = account::by_email(&context.portal.db, &email).await?;
            let open = found.filter(|account| account.closed_at.is_none());
            if open.is_none() {
                errors.add("email", t::call_wrong_person(lang));
            }
            open.map(|account| account.id)
        }
        (ReviewersAct::Add, None) => {
            errors.add("email", t::call_wrong_address(lang));
            None
        }
        _ => None,
    };
    errors.check()?;
    context
        .portal
        .db
        .transaction(async |tx| {
            let call = locked(tx, id).await?;
            let allowed = match act {
                // Those who answer are told who reads what.
                ReviewersAct::Blind => rules::can_change_questions(&call, now),
                ReviewersAct::Add | ReviewersAct::Remove => rules::can_change_reviewers(&call, now),
            };
            if !allowed {
                return Err(ActionError::Conflict);
            }
            let changed = match (act, added, input.person) {
                (ReviewersAct::Blind, ..) => {
                    store::set_blind(tx, id, input.blind, now).await?;
                    call.blind != input.blind
                }
                (ReviewersAct::Add, Some(person), _) => store::add_reviewer(tx, id, person, now).await?,
                (ReviewersAct::Remove, _, Some(person)) => store::remove_reviewer(tx, id, person).await?,
                _ => false,
            };
            if changed {
                context.audit(tx, "call.reviewers", id, "").await?;
            }
            Ok(())
        })
        .await
}
