//! Which changes are possible. Pure.

use super::model::Liaison;
use ensemble_core::rights::Role;

/// Why a change of roles is not possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It would leave the community without a facilitator.
    LastFacilitator,
    /// The community does not work with a professional order.
    NoOrder,
    /// Nobody gives themself a role.
    Oneself,
}

/// How much a role may, from the least to the most. Observers and liaisons read different things.
const fn rank(role: Role) -> u8 {
    match role {
        Role::Observer | Role::Liaison => 1,
        Role::Member => 2,
        Role::Facilitator => 3,
    }
}

/// Whether somebody may give themself a role: one that may less than theirs.
///
/// # Errors
/// [`Refused::Oneself`] otherwise.
pub fn change_own(now: Option<Role>, wanted: Option<Role>) -> Result<(), Refused> {
    match (now, wanted) {
        (_, None) => Ok(()),
        (Some(now), Some(wanted)) if rank(wanted) < rank(now) => Ok(()),
        _ => Err(Refused::Oneself),
    }
}

/// Whether somebody who is `now` may become `wanted` (`None`: may go), when the community has so
/// many facilitators. `confirmed` is a coordinator's word that it may be left without one.
///
/// # Errors
/// Says why not.
pub fn change(
    now: Option<Role>,
    wanted: Option<Role>,
    facilitators: u32,
    liaison: Liaison,
    confirmed: bool,
) -> Result<(), Refused> {
    if wanted == Some(Role::Liaison) && liaison == Liaison::None {
        return Err(Refused::NoOrder);
    }
    let goes = now == Some(Role::Facilitator) && wanted != Some(Role::Facilitator);
    if goes && facilitators <= 1 && !confirmed {
        return Err(Refused::LastFacilitator);
    }
    Ok(())
}

/// Whether others may open the page of a person: who is in the directory, who is in a community that the reader sees, who
/// wrote under their name what the reader may read. To anybody else the page does not exist.
#[must_use]
pub const fn may_see_person(is_listed: bool, shares_community: bool, wrote_for_reader: bool) -> bool {
    is_listed || shares_community || wrote_for_reader
}

#[cfg(test)]
mod tests {
    use super::{Liaison, Refused, Role, change, change_own};

    #[test]
    fn the_last_facilitator_stays_until_a_coordinator_confirms() {
        let last = |wanted, confirmed| change(Some(Role::Facilitator), wanted, 1, Liaison::None, confirmed);
        assert_eq!(last(None, false), Err(Refused::LastFacilitator));
        assert_eq!(last(Some(Role::Member), false), Err(Refused::LastFacilitator));
        assert_eq!(last(None, true), Ok(()));
        assert_eq!(last(Some(Role::Facilitator), false), Ok(()));
        assert_eq!(change(Some(Role::Facilitator), None, 2, Liaison::None, false), Ok(()));
        assert_eq!(change(Some(Role::Member), None, 1, Liaison::None, false), Ok(()));
    }

    #[test]
    fn a_liaison_needs_an_order() {
        assert_eq!(change(None, Some(Role::Liaison), 2, Liaison::None, true), Err(Refused::NoOrder));
        assert_eq!(change(None, Some(Role::Liaison), 2, Liaison::Relay, false), Ok(()));
    }

    #[test]
    fn nobody_gives_themself_more_rights() {
        for role in Role::ALL {
            assert_eq!(change_own(None, Some(*role)), Err(Refused::Oneself));
            assert_eq!(change_own(Some(*role), Some(*role)), Err(Refused::Oneself));
            assert_eq!(change_own(Some(*role), None), Ok(()));
        }
        let own = |now, wanted| change_own(Some(now), Some(wanted));
        assert_eq!(own(Role::Facilitator, Role::Member), Ok(()));
        assert_eq!(own(Role::Member, Role::Observer), Ok(()));
        assert_eq!(own(Role::Member, Role::Facilitator), Err(Refused::Oneself));
        assert_eq!(own(Role::Observer, Role::Member), Err(Refused::Oneself));
        assert_eq!(own(Role::Observer, Role::Liaison), Err(Refused::Oneself));
    }
}
