//! Undoing the removal of a member, for a while after it.

use serde::Deserialize;

use super::{actions::refused, rules, store};
use ensemble_core::{
    error::ActionError,
    ids::{CommunityId, PersonId},
    rights::Action,
};
use ensemble_server::{Portal, web::ActionContext};

/// How long the removal of a member can be undone, in milliseconds.
const UNDO: i64 = 10 * 60_000;

/// The time after which a removal can still be undone.
pub(super) fn undoable_after(portal: &Portal) -> i64 {
    portal.now() - UNDO
}

/// Undoes the removal of a member.
#[derive(Clone, Debug, Deserialize)]
pub struct RestoreMember {
    /// The person who was removed.
    pub person: PersonId,
}

/// Gives a person who was removed from a community in the last ten minutes their role and their date back. Answers `false`, and
/// changes nothing, when the person belongs to it again or was removed earlier.
///
/// # Errors
/// When the person undoes their own removal, or had a role that the community does not have any more.
pub async fn restore_member(
    context: &ActionContext,
    community: CommunityId,
    input: RestoreMember,
) -> Result<bool, ActionError> {
    context.require(Action::ManageMembers, community)?;
    let (person, by, now) = (input.person, context.person()?, context.portal.now());
    let after = undoable_after(&context.portal);
    context
        .portal
        .db
        .transaction(async |transaction| {
            let (role, facilitators) = store::lock_role(transaction, community, person).await?;
            let earlier = store::earlier_role(transaction, community, person, after).await?;
            let (None, Some((earlier, since))) = (role, earlier) else { return Ok(false) };
            let liaison = store::liaison(&mut *transaction, community).await?;
            let own = if person == by { rules::change_own(None, Some(earlier)) } else { Ok(()) };
            own.and_then(|()| rules::change(None, Some(earlier), facilitators, liaison, false))
                .map_err(|reason| refused(context.lang, reason))?;
            store::add(transaction, community, person, earlier, now).await?;
            store::set_since(transaction, community, person, since).await?;
            let detail = format!("{person} {}", earlier.code());
            context.audit(transaction, "membership.role", community, &detail).await?;
            Ok(true)
        })
        .await
}

/// Forgets whose removal cannot be undone any more.
///
/// # Errors
/// When the database is unavailable.
pub async fn forget_removed(portal: &Portal) -> Result<(), sqlx::Error> {
    store::forget_removed(&portal.db, undoable_after(portal)).await
}
