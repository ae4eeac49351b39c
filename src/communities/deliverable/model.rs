//! The words of this feature. Pure.

use ensemble_core::{LocalizedText, ids::DeliverableId, string_enum};

string_enum! {
    /// When a deliverable is due.
    Season {
        /// December to March.
        Winter = "winter",
        /// March to June.
        Spring = "spring",
        /// June to September.
        Summer = "summer",
        /// September to December.
        Autumn = "autumn",
    }
}

string_enum! {
    /// How far a deliverable is.
    DeliverableState {
        Planned = "planned",
        Begun = "begun",
        Delivered = "delivered",
        /// The community does not make it after all, for a reason.
        Dropped = "dropped",
    }
}

string_enum! {
    /// What kind of work fulfils a deliverable.
    WorkKind {
        /// A practice of the portal.
        Practice = "practice",
        /// An edition of a practice guide.
        Guide = "guide",
        /// Anything else that has a web address.
        Link = "link",
    }
}

/// What fulfils a deliverable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    pub kind: WorkKind,
    /// The id of what it is in the portal; empty for an address elsewhere.
    pub id: String,
    pub name: LocalizedText,
    /// Where it is in French and in English; the same for an address elsewhere.
    pub addresses: [String; 2],
}

impl Work {
    /// What a form sends for a work of the portal.
    #[must_use]
    pub fn key(&self) -> String {
        match self.kind {
            WorkKind::Link => WorkKind::Link.code().to_owned(),
            kind => format!("{kind}:{}", self.id),
        }
    }
}

/// What a community plans to make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub title: LocalizedText,
    /// The season in which it is due.
    pub season: Season,
    /// The calendar year of that season.
    pub year: i16,
    /// The day on which it is due, where that is known: `2027-03-26`. Its season and year are those of this day.
    pub date: Option<String>,
    pub state: DeliverableState,
    /// Why it was dropped.
    pub reason: Option<LocalizedText>,
    /// What fulfils it.
    pub work: Option<Work>,
}

/// Something that a community makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deliverable {
    pub id: DeliverableId,
    /// Rises with each change.
    pub revision: i64,
    pub plan: Plan,
}
