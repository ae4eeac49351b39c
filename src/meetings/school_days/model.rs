//! The words of this feature. Pure.

use jiff::civil::Date;

use ensemble_core::{LocalizedText, ids::SchoolDayId, string_enum};

string_enum! {
    /// Why schools are closed to students.
    SchoolDayKind {
        /// The staff works without students.
        Pedagogical = "pedagogical",
        /// A break or a day off.
        Break = "break",
    }
}

/// A day, or several in a row, on which the schools of an organization are closed to students.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchoolDay {
    pub id: SchoolDayId,
    pub kind: SchoolDayKind,
    /// As the calendar of the organization calls it.
    pub title: String,
    pub first: Date,
    /// The last of the days.
    pub last: Date,
}

/// The same for one of the organizations that people of a community work for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closure {
    pub kind: SchoolDayKind,
    /// What the organization is called.
    pub organization: LocalizedText,
    pub first: Date,
    pub last: Date,
    /// Whether all members may know that one of them works there: it takes part in the community, or one of them shows it, or
    /// it is the viewer's.
    pub is_open: bool,
}
