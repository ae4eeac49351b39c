//! The words of this feature. Pure: the browser has them too.

use serde::{Deserialize, Serialize};

use crate::community::model::Profession;
use ensemble_core::{
    LocalizedText,
    ids::{CommunityId, PersonId, RequestId},
    rights::Role,
    string_enum,
};

string_enum! {
    /// How a community works with a professional order.
    Liaison {
        /// It does not.
        None = "none",
        /// The order attends closely.
        Attends = "attends",
        /// The order receives a list of questions; its representatives come to one meeting.
        Questions = "questions",
        /// Somebody relays, without an active part.
        Relay = "relay",
        /// A contact of the order takes part.
        Contact = "contact",
    }
}

/// A person in a community, as its other people see them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Their id.
    pub id: PersonId,
    /// What they are called.
    pub name: String,
    /// The pronouns they go by, when they say so.
    pub pronouns: Option<String>,
    /// Where they work.
    pub organization: Option<LocalizedText>,
    /// What they do there.
    pub post: Option<String>,
    /// What they are in the community.
    pub role: Role,
    /// Since when, in milliseconds UTC.
    pub since: i64,
}

/// Somebody who asks to join.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinRequest {
    /// Its id.
    pub id: RequestId,
    /// Who asks.
    pub person: PersonId,
    /// What they are called.
    pub name: String,
    /// Where they work.
    pub organization: Option<LocalizedText>,
    /// What they wrote.
    pub message: String,
    /// When, in milliseconds UTC.
    pub at: i64,
}

/// What an invitation gives, as a link keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// Where to.
    pub community: CommunityId,
    /// As what.
    pub role: Role,
    /// Who invites.
    pub by: PersonId,
}

/// A person as the directory shows them: what they chose to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Their id.
    pub id: PersonId,
    /// What they are called.
    pub name: String,
    /// The pronouns they go by.
    pub pronouns: Option<String>,
    /// Their address, if they show it.
    pub email: Option<String>,
    /// Where they work, if they show it.
    pub organization: Option<LocalizedText>,
    /// What they do there, if they show it.
    pub post: Option<String>,
    /// Their profession, if they show it.
    pub profession: Option<Profession>,
    /// What they say about themselves, if they show it.
    pub bio: Option<LocalizedText>,
}
