//! Accepting, declining or giving up a place, with an account or with the secret in an email.

use super::{give_up, join};
use crate::{
    call,
    interest::{
        self,
        model::{Place, PlaceChange},
    },
    selection::{
        api::ReplyPlace,
        rules::{self, ReplyClosed},
        store,
    },
};
use ensemble_core::{
    error::{ActionError, AppError, FieldErrors},
    ids::{CallId, InterestId},
};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// What came of a reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::selection) enum ReplyOutcome {
    Done,
    /// Nothing was done.
    Closed(ReplyClosed),
}

/// Accepts, declines or gives up a place for the person whose answer to the call it is. Accepting makes them a member where the
/// community has been made; declining and giving up call up the next one. It is not in the audit log, because no one need be
/// signed in.
///
/// # Errors
/// [`ActionError::Invalid`] when the form says neither.
pub(in crate::selection) async fn reply(
    context: &ActionContext,
    call: CallId,
    id: InterestId,
    input: ReplyPlace,
) -> Result<ReplyOutcome, ActionError> {
    let (portal, now) = (&context.portal, context.portal.now());
    let Some(reply) = input.reply else {
        let mut errors = FieldErrors::default();
        errors.add("reply", t::selection_no_reply(context.lang));
        return Err(ActionError::Invalid(errors));
    };
    let outcome = portal
        .db
        .transaction(async |tx| {
            let call = call::lock(&mut *tx, call).await?.ok_or(AppError::NotFound)?;
            let interest = interest::lock(&mut *tx, id).await?.ok_or(AppError::NotFound)?;
            let planned = call::planned_in(&mut *tx, call.id).await?;
            let planned = planned.into_iter().find(|each| Some(each.id) == interest.planned);
            let is_made = planned.as_ref().is_some_and(|planned| planned.community.is_some());
            let place = match rules::reply(&call, &interest, is_made, reply, now) {
                Ok(place) => place,
                Err(closed) => return Ok(ReplyOutcome::Closed(closed)),
            };
            let planned = planned.ok_or(AppError::NotFound)?;
            match place {
                Place::Accepted => {
                    let change = PlaceChange {
                        place: Place::Accepted,
                        waiting_number: None,
                        offered_at: store::offered_at(&mut *tx, id).await?,
                        reply_by: interest.reply_by,
                        replied_at: Some(now),
                    };
                    interest::set_place(&mut *tx, id, change, now).await?;
                    if let Some(community) = planned.community {
                        join(&mut *tx, portal, call.id, community, &interest).await?;
                        store::erase_accessibility(tx, planned.id).await?;
                    }
                }
                place => give_up(tx, portal, &call, &planned, &interest, place).await?,
            }
            Ok::<_, ActionError>(ReplyOutcome::Done)
        })
        .await?;
    portal.outbox_waker.wake();
    Ok(outcome)
}
