//! A place is given up, and the next who waits is offered it. The call is locked by the caller.

use super::details;
use crate::{
    call::model::{Call, PlannedCommunity},
    interest::{
        self,
        model::{Interest, Place, PlaceChange},
    },
    selection::{emails::PlaceOffered, model::Drawn, rules, store},
};
use ensemble_common::email::{self, Site};
use ensemble_server::Portal;

/// Writes that a person declined their place, gave it up or did not reply in time, and calls up the next ones.
///
/// # Errors
/// When the database is unavailable.
pub(in crate::selection) async fn give_up(
    tx: &mut sqlx::AnyConnection,
    portal: &Portal,
    call: &Call,
    planned: &PlannedCommunity,
    interest: &Interest,
    place: Place,
) -> Result<(), sqlx::Error> {
    let now = portal.now();
    let offered_at = store::offered_at(&mut *tx, interest.id).await?;
    let replied_at = (place == Place::Declined).then_some(now);
    let change =
        PlaceChange { place, waiting_number: None, offered_at, reply_by: interest.reply_by, replied_at };
    interest::set_place(&mut *tx, interest.id, change, now).await?;
    if let Some(number) = interest.waiting_number {
        store::move_up(&mut *tx, planned.id, number).await?;
    }
    settle(tx, portal, call, planned).await
}

/// Offers each free place of a planned community to the one whose turn it is.
///
/// # Errors
/// When the database is unavailable.
pub(in crate::selection) async fn settle(
    tx: &mut sqlx::AnyConnection,
    portal: &Portal,
    call: &Call,
    planned: &PlannedCommunity,
) -> Result<(), sqlx::Error> {
    let now = portal.now();
    let proof = match store::drawn(&mut *tx, planned.id).await? {
        Drawn::Proof(proof) => proof,
        Drawn::Broken => {
            tracing::error!(planned = %planned.id, "the proof of a draw does not verify: nobody is called up");
            return Ok(());
        }
        Drawn::None | Drawn::Pending => return Ok(()),
    };
    let candidates = store::candidates(&mut *tx, planned.id).await?;
    let called = rules::call_up(&proof, &candidates).unwrap_or_else(|error| {
        tracing::error!(planned = %planned.id, %error, "the proof of a draw contradicts itself: nobody is called up");
        Vec::new()
    });
    let site = Site::from_config(&portal.config);
    for id in called {
        let Some(interest) = interest::lock(&mut *tx, id).await? else { continue };
        let length = store::offer_length(&mut *tx, planned.id).await?;
        let reply_by = rules::next_deadline(now, length);
        let change = PlaceChange {
            place: Place::Offered,
            waiting_number: None,
            offered_at: Some(now),
            reply_by: Some(reply_by),
            replied_at: None,
        };
        interest::set_place(&mut *tx, id, change, now).await?;
        if let Some(number) = interest.waiting_number {
            store::move_up(&mut *tx, planned.id, number).await?;
        }
        let details = details(&mut *tx, portal, call, &planned.title, &interest).await?;
        let message = PlaceOffered { details, reply_by, called_up: true };
        email::enqueue(&mut *tx, &site, &message, &interest::recipient(&interest), now).await?;
    }
    Ok(())
}
