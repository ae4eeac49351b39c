//! Which changes are possible. Pure.

use super::model::Liaison;
use crate::rights::Role;

/// Why a change of roles is not possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It would leave the community without a facilitator.
    LastFacilitator,
    /// The community does not work with a professional order.
    NoOrder,
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

#[cfg(test)]
mod tests {
    use super::{Liaison, Refused, Role, change};

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
}
