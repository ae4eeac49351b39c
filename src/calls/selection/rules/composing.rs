//! What can be merged and split, and what a community is made with. Pure.

use crate::{
    call::model::{CallPhase, PlannedCommunity, Sector},
    selection::model::{OrganizationPresence, Representation},
};
use ensemble_communities::community::model::Network;
use ensemble_core::slug::MAX_LENGTH;

/// Why planned communities cannot be arranged anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fixed {
    /// The call is not closed yet, or it is over.
    Phase(CallPhase),
    Merged,
    /// Places were given.
    Given,
    /// The list of a draw is closed.
    Drawn,
}

/// Whether the answers of a planned community can move.
///
/// # Errors
/// Why not.
pub fn arrangeable(
    phase: CallPhase,
    planned: &PlannedCommunity,
    given: bool,
    has_draw: bool,
) -> Result<(), Fixed> {
    if !matches!(phase, CallPhase::Screening | CallPhase::Draw) {
        return Err(Fixed::Phase(phase));
    }
    if planned.merged_into.is_some() {
        return Err(Fixed::Merged);
    }
    if given {
        return Err(Fixed::Given);
    }
    if has_draw {
        return Err(Fixed::Drawn);
    }
    Ok(())
}

/// The planned communities that did not become a part of another.
pub fn open_planned(planned: &[PlannedCommunity]) -> impl Iterator<Item = &PlannedCommunity> {
    planned.iter().filter(|each| each.merged_into.is_none())
}

/// The network of a community whose people work in these sectors.
#[must_use]
pub fn network_of(sectors: &[Option<Sector>]) -> Network {
    let english = sectors.iter().filter(|sector| **sector == Some(Sector::English)).count();
    match english {
        0 if !sectors.is_empty() => Network::French,
        _ if english == sectors.len() && !sectors.is_empty() => Network::English,
        _ => Network::Both,
    }
}

/// What the slug of a community begins with: what its name suggests, or the code of the call where the name has no letters.
#[must_use]
pub const fn slug_base<'a>(suggested: &'a str, code: &'a str) -> &'a str {
    if suggested.len() < 2 { code } else { suggested }
}

/// A slug that nothing has: this one, or else the same with a number. It has the letters of ASCII, digits and hyphens.
#[must_use]
pub fn free_slug(base: &str, is_taken: impl Fn(&str) -> bool) -> Option<String> {
    let numbered = (2..1_000).map(|number| {
        let end = format!("-{number}");
        let kept = base.len().min(MAX_LENGTH - end.len());
        format!("{}{end}", base[..kept].trim_end_matches('-'))
    });
    std::iter::once(base.to_owned()).chain(numbered).find(|slug| !is_taken(slug))
}

/// How far an organization is in a call.
#[must_use]
pub const fn representation(presence: &OrganizationPresence) -> Representation {
    if presence.accepted > 0 {
        Representation::Represented
    } else if presence.people > 0 {
        Representation::Interested
    } else if presence.invited {
        Representation::Invited
    } else {
        Representation::Silent
    }
}
