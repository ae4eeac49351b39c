//! The words of this feature. Pure.

use crate::interest::model::Place;
use ensemble_communities::community::model::{Network, OrganizationKind};
use ensemble_core::{
    LocalizedText,
    ids::{CallId, InterestId, OrganizationId, PersonId},
    string_enum,
};
use ensemble_draw::Proof;

/// An expression of interest in a planned community, as places are given. Times are in milliseconds UTC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub id: InterestId,
    /// Whether the project is relevant; `None` while that is not decided.
    pub relevant: Option<bool>,
    /// Its number in the draw that counts.
    pub number: Option<u32>,
    pub place: Place,
    pub waiting_number: Option<u32>,
    pub sent_at: i64,
    /// When it was withdrawn.
    pub withdrawn_at: Option<i64>,
}

/// The draw of a planned community.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Drawn {
    /// There is none that counts.
    None,
    /// The list is closed, and the value is awaited.
    Pending,
    /// It is over.
    Proof(Box<Proof>),
    /// It is over, and what is stored of it does not verify.
    Broken,
}

/// How many expressions of interest of a planned community are how far. Those that were withdrawn are counted in none, but for
/// places that were given up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub sent: u32,
    pub relevant: u32,
    /// Those of which it is not decided whether they are relevant.
    pub undecided: u32,
    /// Those without an answer.
    pub unanswered: u32,
    pub offered: u32,
    pub accepted: u32,
    pub waiting: u32,
    /// Places that were declined or given up.
    pub declined: u32,
    /// Places that were not accepted in time.
    pub expired: u32,
    pub refused: u32,
}

/// A person in the list of those who got an answer, for coordinators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    pub id: InterestId,
    pub name: String,
    pub organization: String,
    pub project: String,
    pub place: Place,
    pub waiting_number: Option<u32>,
    pub reply_by: Option<i64>,
    /// Whether the organization has confirmed that it designates the person.
    pub designated: bool,
}

/// A person whose answer can move to another planned community.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Movable {
    pub id: InterestId,
    pub name: String,
    pub organization: String,
    pub project: String,
}

/// A coordinator, in whose name people are invited to the community that came of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inviter {
    pub person: PersonId,
    pub name: String,
}

string_enum! {
    /// What a person says to the place that they are offered, or that they have.
    Reply {
        Accept = "accept",
        Decline = "decline",
        /// They do not want the place that they accepted, or wait no longer.
        GiveUp = "give-up",
    }
}

string_enum! {
    /// How planned communities are arranged anew.
    Arrangement {
        /// One becomes a part of another.
        Merge = "merge",
        /// Some of the answers become those of a new one.
        Split = "split",
    }
}

string_enum! {
    /// How far an organization of the network is in a call.
    Representation {
        /// A person of it accepted a place.
        Represented = "represented",
        /// A person of it answered.
        Interested = "interested",
        /// A coordinator noted that it was written to.
        Invited = "invited",
        /// Nothing is known of it.
        Silent = "silent",
    }
}

/// An organization of the network, on the board of those that take part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganizationPresence {
    pub id: OrganizationId,
    pub name: LocalizedText,
    pub kind: OrganizationKind,
    pub network: Network,
    /// How many people of it answered.
    pub people: u32,
    /// How many of them accepted a place.
    pub accepted: u32,
    /// Whether a coordinator noted that it was written to.
    pub invited: bool,
}

/// People of organizations that are not among those of the network.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Elsewhere {
    /// How many organizations they named.
    pub organizations: u32,
    pub people: u32,
    pub accepted: u32,
}

/// What the board is filtered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BoardFilter {
    pub kind: Option<OrganizationKind>,
    pub network: Option<Network>,
}

/// An offer that ended, or of which its person is to be reminded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    pub interest: InterestId,
    pub call: CallId,
}
