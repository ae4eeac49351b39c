//! The words of this feature. Pure.

use ensemble_core::region::Region;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use ensemble_core::{
    Lang, LocalizedText,
    ids::{OrganizationId, PersonId, ServiceId},
    string_enum,
};

string_enum! {
    /// Whether a service is in the directory.
    ServiceState {
        /// Someone proposed it, and nothing was decided.
        Proposed = "proposed",
        /// Everybody finds it.
        Listed = "listed",
        /// It was declined, or removed from the directory.
        SetAside = "set-aside",
    }
}

string_enum! {
    /// Whom a service is for.
    Audience {
        Children = "children",
        Youth = "youth",
        Parents = "parents",
        /// The staff of schools.
        Staff = "staff",
    }
}

string_enum! {
    /// Whether someone has to refer a person to a service.
    Referral {
        NotNeeded = "not-needed",
        Needed = "needed",
        Unknown = "unknown",
    }
}

string_enum! {
    /// What an import does with services that are in the directory already.
    Existing {
        /// They stay as they are.
        Leave = "leave",
        /// They become what the file says.
        Replace = "replace",
    }
}

/// What the directory says of a service. Texts are clean, lists have each value once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    pub name: LocalizedText,
    pub description: LocalizedText,
    /// Who offers it.
    pub provider: String,
    pub audiences: Vec<Audience>,
    pub age_from: Option<u8>,
    pub age_to: Option<u8>,
    /// Whether it is for all of Québec.
    pub everywhere: bool,
    pub online: bool,
    pub regions: Vec<Region>,
    pub municipalities: Vec<String>,
    pub languages: Vec<Lang>,
    /// Languages besides French and English, as they are typed.
    pub other_languages: Vec<String>,
    pub phone: String,
    pub email: String,
    pub web: String,
    /// Where one goes: an address, in words.
    pub place: String,
    pub hours: Option<LocalizedText>,
    pub cost: Option<LocalizedText>,
    pub referral: Referral,
    /// When it was last verified that all of this is right.
    pub verified_on: Option<Date>,
    /// By which organization, or in which role: no name of a person.
    pub verified_by: String,
}

/// A service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    pub id: ServiceId,
    pub state: ServiceState,
    pub details: Details,
    /// The organization of the portal that offers it.
    pub organization: Option<OrganizationId>,
    /// Who proposed it, and is asked whether it is still right.
    pub owner: Option<PersonId>,
    /// Why it was declined or removed; may be empty.
    pub reason: String,
    /// Rises with each change.
    pub revision: i64,
}

/// Where a service is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Area {
    #[default]
    Anywhere,
    Region(Region),
    /// By its folded name.
    Municipality(String),
    Online,
}

/// What is looked for in the directory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// As it was typed.
    pub words: String,
    pub area: Area,
    /// For at least one of them; for anyone where it is empty.
    pub audiences: Vec<Audience>,
    /// In at least one of them; in any where it is empty.
    pub languages: Vec<Lang>,
}

/// What someone says is wrong with a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    pub id: String,
    pub service: ServiceId,
    pub service_name: LocalizedText,
    pub text: String,
    /// In milliseconds UTC.
    pub created_at: i64,
}

/// A partner that groups named in discussion guides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartnerOnMap {
    pub name: String,
    /// Whether a group said that the partnership is there; it is possible otherwise.
    pub is_present: bool,
    /// How many groups named it.
    pub groups: usize,
    /// What for, as groups wrote it: each once, a few of them.
    pub purposes: Vec<String>,
}

/// A partner that a group named, as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedPartner {
    /// The group: a table of a meeting.
    pub group: String,
    pub is_present: bool,
    pub name: String,
    pub purpose: String,
}
