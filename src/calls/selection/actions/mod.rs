//! What is done with places. Each action is one function with a typed input; the form of its page decodes into that input and
//! calls it. Places of a call are given and given up in one transaction at a time: each locks the call first.

mod arrange;
mod board;
mod call_up;
mod community;
mod give;
mod reply;

pub(super) use arrange::{ArrangeOutcome, MAX_REASON, MAX_TITLE, arrange};
pub(super) use board::{INVITED, note_invited};
pub(super) use call_up::{give_up, settle};
pub(super) use community::{MadeOutcome, make_community};
pub(super) use give::{GiveOutcome, give};
pub(super) use reply::{ReplyOutcome, reply};

use super::{emails::PlaceDetails, store};
use crate::{
    call::{
        self,
        model::{Call, PlannedCommunity},
        paths,
    },
    interest::{self, model::Interest},
};
use ensemble_communities::membership::{self, Newcomer};
use ensemble_core::{
    LocalizedText,
    error::AppError,
    ids::{CallId, CommunityId, PlannedCommunityId},
    rights::Action,
};
use ensemble_server::{Portal, web::ActionContext};

/// Goes on only for those who manage calls.
fn require(context: &ActionContext) -> Result<(), AppError> {
    if context.may(Action::ManageCalls, None) { Ok(()) } else { Err(AppError::NotFound) }
}

/// A planned community of a call, within the transaction that locked the call; with the others.
async fn planned_of(
    tx: &mut sqlx::AnyConnection,
    call: CallId,
    id: PlannedCommunityId,
) -> Result<(PlannedCommunity, Vec<PlannedCommunity>), AppError> {
    let all = call::planned_in(tx, call).await?;
    let planned = all.iter().find(|each| each.id == id).cloned().ok_or(AppError::NotFound)?;
    Ok((planned, all))
}

/// What an email to a person says of their call and planned community, with a link to their place.
///
/// # Errors
/// When the database is unavailable.
pub(super) async fn details(
    tx: &mut sqlx::AnyConnection,
    portal: &Portal,
    call: &Call,
    community: &LocalizedText,
    interest: &Interest,
) -> Result<PlaceDetails, sqlx::Error> {
    let link = interest::link(tx, portal, &call.code, interest, paths::REPLY, portal.now()).await?;
    Ok(PlaceDetails { call: call.texts.title.clone(), community: community.clone(), link })
}

/// Makes a person who accepted a place a member of the community, or invites them when they have no account. Nothing happens
/// when the network has no coordinator.
async fn join(
    tx: &mut sqlx::AnyConnection,
    portal: &Portal,
    call: CallId,
    community: CommunityId,
    interest: &Interest,
) -> Result<(), sqlx::Error> {
    let Some(by) = store::inviter(&mut *tx, call).await? else { return Ok(()) };
    let person = match interest.person {
        Some(person) => Some(person),
        None => store::person_of(&mut *tx, &interest.email).await?,
    };
    match person {
        Some(person) => membership::admit(tx, portal, community, person, by.person).await,
        None => {
            let newcomer = Newcomer { name: &interest.name, email: &interest.email, lang: interest.lang };
            membership::invite_newcomer(tx, portal, community, newcomer, (by.person, &by.name)).await
        }
    }
}
