//! Who may do what: the people's parts, and the one table that decides.
//!
//! A *role* is held in one community, an *office* in the whole portal. A [`Viewer`] is whoever asks,
//! with both, as they stand at this request. [`rules`] is pure: the same table answers pages, server
//! functions and sockets, and a test prints it beside a checked-in copy, so that no right changes
//! unseen.

pub mod rules;
#[cfg(all(test, feature = "ssr"))]
mod tests;

use serde::{Deserialize, Serialize};

use crate::{
    Lang,
    ids::{CommunityId, PersonId},
    string_enum::string_enum,
};

pub use rules::{Access, Action, Principal};

string_enum! {
    /// What a person is in one community.
    Role {
        /// Prepares and runs its meetings, keeps its pages, lets people in.
        Facilitator = "facilitator",
        /// Takes part.
        Member = "member",
        /// Stands for a professional order, as far as the community's arrangement goes.
        Liaison = "liaison",
        /// Reads along.
        Observer = "observer",
    }
}

string_enum! {
    /// What a person is in the whole portal.
    PortalRole {
        /// Opens communities, keeps organizations and the portal's pages.
        Coordinator = "coordinator",
        /// Keeps people, settings and mail in order.
        Administrator = "administrator",
        /// Answers for personal information.
        PrivacyOfficer = "privacy-officer",
    }
}

/// Whoever asks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Viewer {
    /// Who it is; `None` before signing in.
    pub person: Option<Identity>,
    /// The offices held.
    pub portal_roles: Vec<PortalRole>,
    /// The roles held, one a community at most.
    pub roles: Vec<(CommunityId, Role)>,
}

/// What every page knows of a person who is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// Their id.
    pub id: PersonId,
    /// What they are called.
    pub name: String,
    /// The language they chose.
    pub lang: Lang,
    /// The time zone that they chose, by its IANA name.
    pub zone: String,
    /// Whether there is something that they are asked to accept.
    pub asked: bool,
    /// Whether they accepted an earlier version of it.
    pub asked_again: bool,
    /// How many of their notifications are unread; 100 stands for any number above 99.
    #[serde(default)]
    pub unread: u8,
}

impl Identity {
    /// A person who has nothing to accept, and no time zone of their own.
    #[must_use]
    pub const fn new(id: PersonId, name: String, lang: Lang) -> Self {
        Self { id, name, lang, zone: String::new(), asked: false, asked_again: false, unread: 0 }
    }
}

impl Viewer {
    /// Their id, when they are signed in.
    #[must_use]
    pub fn id(&self) -> Option<PersonId> {
        self.person.as_ref().map(|person| person.id)
    }

    /// Their role in a community.
    #[must_use]
    pub fn role(&self, community: CommunityId) -> Option<Role> {
        self.roles.iter().find(|(id, _)| *id == community).map(|(_, role)| *role)
    }
}
