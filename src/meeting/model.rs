//! The words of this feature. Pure: the browser has them too.

use crate::{i18n::Passage, ids::MeetingId, words::words};

words! {
    /// How people come together.
    Modality {
        /// In one room.
        InPerson = "in-person",
        /// By videoconference.
        Virtual = "virtual",
        /// Both at once.
        Hybrid = "hybrid",
    }
}

/// When a meeting takes place, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Only the month is known; holds its first moment, in milliseconds UTC.
    Month(i64),
    /// The beginning, in milliseconds UTC.
    At(i64),
}

impl When {
    /// The moment that orders meetings, in milliseconds UTC.
    #[must_use]
    pub const fn millis(self) -> i64 {
        match self {
            Self::Month(millis) | Self::At(millis) => millis,
        }
    }
}

/// A meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// Its id.
    pub id: MeetingId,
    /// What it is about.
    pub title: Passage,
    /// When.
    pub when: When,
    /// How long, in minutes.
    pub duration: u16,
    /// How people come together.
    pub modality: Modality,
    /// Where, when people come to a place and it is known.
    pub place: Option<Passage>,
}

/// A meeting and the community whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingOf {
    /// The meeting.
    pub meeting: Meeting,
    /// What the community is called.
    pub community: Passage,
    /// The community's slugs, French and English.
    pub slugs: [String; 2],
}
