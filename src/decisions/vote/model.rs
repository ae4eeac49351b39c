//! The words of this feature. Pure.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, MeetingId, PersonId, ThemeId, VoteId, VoteOptionId},
    string_enum,
};

string_enum! {
    /// How people vote.
    Method {
        /// Each person shares out so many dots.
        Dots = "dots",
        /// Each person names all that suits them.
        Approval = "approval",
        /// Each person says of each whether they agree, and why not.
        Consent = "consent",
    }
}

string_enum! {
    /// What a person says of one theme in a vote by consent.
    Level {
        Agree = "agree",
        /// The person goes along, and says what to look out for.
        Reservation = "reservation",
        /// The person cannot go along.
        Objection = "objection",
    }
}

impl Level {
    /// The value of a choice.
    #[must_use]
    pub const fn value(self) -> u8 {
        match self {
            Self::Agree => 1,
            Self::Reservation => 2,
            Self::Objection => 3,
        }
    }

    /// The level of a choice.
    #[must_use]
    pub fn of(value: u8) -> Option<Self> {
        Self::ALL.iter().copied().find(|level| level.value() == value)
    }
}

/// What can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoteOption {
    pub id: VoteOptionId,
    /// The theme that it is; `None` once that was deleted.
    pub theme: Option<ThemeId>,
    pub title: LocalizedText,
}

/// A vote, without what was voted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vote {
    pub id: VoteId,
    pub community: CommunityId,
    /// What is asked.
    pub title: LocalizedText,
    pub method: Method,
    /// How many dots each person has; 0 for the other methods.
    pub dots: u8,
    pub secret: bool,
    /// Whether results are hidden until it closes.
    pub hidden: bool,
    /// How many people have to vote; 0 for any number.
    pub quorum: u32,
    /// Rises when what can be chosen changes.
    pub revision: i64,
    /// In milliseconds UTC.
    pub opened_at: i64,
    /// When it closes by itself, in milliseconds UTC.
    pub closes_at: i64,
    pub closed_at: Option<i64>,
    /// What came of it, in one sentence.
    pub outcome: Option<LocalizedText>,
    /// The meeting on whose agenda it was put; none once that was cancelled.
    pub meeting: Option<MeetingId>,
    pub options: Vec<VoteOption>,
}

/// What a person chose of one option: a number of dots, 1 for an approval, or the value of a [`Level`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub option: VoteOptionId,
    pub value: u8,
    /// Why, for a reservation and an objection, in the language in which it was written.
    pub reason: Option<LocalizedText>,
}

/// A choice with the name of the person whose it is, of an open vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedChoice {
    pub person: PersonId,
    pub name: String,
    pub choice: Choice,
}

/// A person who has voted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Voter {
    /// Whether something that they chose was changed or removed since.
    pub asked_again: bool,
}

/// An open vote of which something that a person chose was changed or removed since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedAgain {
    pub vote: VoteId,
    pub community: CommunityId,
    pub title: LocalizedText,
    /// In milliseconds UTC.
    pub closes_at: i64,
}

/// The reason of a reservation or an objection.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Reason {
    pub text: String,
    /// The language in which it was written.
    pub lang: Lang,
    /// The value of its [`Level`].
    pub value: u8,
}

/// The sum of what was chosen of one option.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionTally {
    /// Dots, approvals, or how many people agree.
    pub points: u32,
    pub reservations: u32,
    pub objections: u32,
    /// In alphabetical order, so that it does not say who voted first.
    pub reasons: Vec<Reason>,
}

/// The sum of all ballots.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Tally(pub BTreeMap<VoteOptionId, OptionTally>);
