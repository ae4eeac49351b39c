//! The words of this feature.

use ensemble_communities::{
    account::model::Account,
    community::model::{Network, Organization},
};
use ensemble_core::{
    LocalizedText,
    ids::{OrganizationId, PersonId},
    rights::{PortalRole, Role},
};

/// Why a change is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// One's own account is not closed here.
    Oneself,
    /// The portal keeps at least one administrator.
    LastAdministrator,
    /// A person does not give themself a role in the portal.
    OwnPortalRole,
}

/// A person in the list of all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonRow {
    /// Their id.
    pub id: PersonId,
    /// What they are called.
    pub name: String,
    /// Their address for mail.
    pub email: String,
    /// Where they work.
    pub organization: Option<LocalizedText>,
    /// Their roles in the portal.
    pub portal_roles: Vec<PortalRole>,
    /// Whether their account is closed.
    pub closed: bool,
    /// When they were last seen, in milliseconds UTC.
    pub seen_at: Option<i64>,
}

/// What the portal knows of a person, as the administration sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonFile {
    /// Their account.
    pub account: Account,
    /// Where they work.
    pub organization: Option<LocalizedText>,
    /// Their roles in the portal.
    pub portal_roles: Vec<PortalRole>,
    /// Their communities, the first joined first.
    pub roles: Vec<Belonging>,
    /// When they were last seen, in milliseconds UTC.
    pub seen_at: Option<i64>,
    /// How many sessions they have open.
    pub sessions: u32,
}

/// A membership of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Belonging {
    /// What the community is called.
    pub name: LocalizedText,
    /// Its slugs, French and English.
    pub slugs: [String; 2],
    /// What they are in it.
    pub role: Role,
    /// Since when, in milliseconds UTC.
    pub since: i64,
}

/// An organization, and who refers to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganizationRow {
    /// Its id.
    pub id: OrganizationId,
    /// Its type and names.
    pub organization: Organization,
    /// The network or networks it belongs to.
    pub network: Network,
    /// The domains of its mail, with spaces between.
    pub domains: String,
    /// How many people work there.
    pub people: u32,
    /// In how many communities it takes part.
    pub communities: u32,
}

/// The privacy officer.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Officer {
    /// What they are called.
    pub name: String,
    /// Where mail reaches them.
    pub email: String,
}

/// What people set of the portal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// What the home page announces.
    pub announcement: Option<LocalizedText>,
    /// The privacy officer.
    pub officer: Option<Officer>,
    /// For how many months it is kept who wrote what, moment by moment, in what is written together; `None` is
    /// for ever.
    pub history_months: Option<u16>,
}

/// What is looked for in the log; what is empty is not looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogSearch {
    /// What was done.
    pub action: String,
    /// A part of the name of who did it.
    pub person: String,
    /// The id of what it was done to.
    pub subject: String,
    /// From this moment on, in milliseconds UTC.
    pub from: Option<i64>,
    /// Before this moment, in milliseconds UTC.
    pub until: Option<i64>,
}

/// An entry of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogEntry {
    /// Its id, by which the log is read on.
    pub id: String,
    /// When, in milliseconds UTC.
    pub at: i64,
    /// The id of who did it, when they were signed in.
    pub person: Option<String>,
    /// What they were called then.
    pub name: String,
    /// What was done.
    pub action: String,
    /// What kind of thing it was done to.
    pub subject_kind: String,
    /// Which one.
    pub subject: String,
    /// What else matters.
    pub detail: String,
    /// The network address it was done from.
    pub address: String,
}
