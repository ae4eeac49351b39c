//! The words of this feature. Pure: the browser has them too.

use serde::{Deserialize, Serialize};

use crate::community::model::{Network, Profession};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, OrganizationId, PersonId, RequestId},
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

/// A person who was removed from a community a moment ago.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemovedMember {
    /// Their id.
    pub id: PersonId,
    /// What they are called.
    pub name: String,
}

/// A community of a person, and what waits in it for its facilitators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnCommunity {
    /// Its id.
    pub id: CommunityId,
    /// What it is called.
    pub name: LocalizedText,
    /// The networks that it serves.
    pub network: Network,
    /// Its slugs, French and English.
    pub slugs: [String; 2],
    /// What the person is in it.
    pub role: Role,
    /// How many people ask to join.
    pub requests: u32,
    /// Since when, in milliseconds UTC.
    pub requested_at: Option<i64>,
    /// Who asked first.
    pub requested_by: Option<String>,
    /// Whether a translation on its page is behind.
    pub behind: bool,
    /// When the person saved a draft of its page, in milliseconds UTC.
    pub draft_at: Option<i64>,
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

/// A person who facilitates a community.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facilitator {
    /// Their id.
    pub id: PersonId,
    /// What they are called.
    pub name: String,
    /// Whether visitors may read their name, too.
    pub is_public: bool,
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
    /// The language in which they read the portal, if they show it.
    pub lang: Option<Lang>,
    /// What they say about themselves, if they show it.
    pub bio: Option<LocalizedText>,
}

/// A community of a person, and their role in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedCommunity {
    /// The community.
    pub id: CommunityId,
    /// What it is called.
    pub name: LocalizedText,
    /// Its slugs, French and English.
    pub slugs: [String; 2],
    /// The person's role.
    pub role: Role,
}

/// A person for their own page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonPage {
    /// What they chose to show.
    pub listed: Listed,
    /// Whether they are in the directory.
    pub is_listed: bool,
    /// Their communities that are not archived, of which a reader may not see all.
    pub communities: Vec<SharedCommunity>,
}

/// What the directory is filtered by. A person is found by what they show only.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DirectoryFilter {
    /// Words of a name; may be empty.
    pub search: String,
    /// A profession.
    pub profession: Option<Profession>,
    /// An organization.
    pub organization: Option<OrganizationId>,
    /// A community whose members the reader may see.
    pub community: Option<CommunityId>,
    /// A language.
    pub lang: Option<Lang>,
}
