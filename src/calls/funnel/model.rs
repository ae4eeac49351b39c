//! The types of this feature. Pure.

use crate::{call::model::Sector, interest::model::Place};
use ensemble_communities::community::model::Level;
use ensemble_core::region::Region;
use ensemble_core::{
    Lang,
    ids::{InterestId, NeedId},
    string_enum,
};

string_enum! {
    /// How far an answer to a call came.
    Step {
        /// Also drafts, and answers that were withdrawn.
        Begun = "begun",
        Sent = "sent",
        /// The organization designates the person.
        Confirmed = "confirmed",
        Relevant = "relevant",
        /// A place was offered: by a draw, without one, or from the waiting list.
        Offered = "offered",
        Accepted = "accepted",
        /// The person was at the first meeting of the community that was made.
        Present = "present",
    }
}

string_enum! {
    /// What the figures are broken down by.
    Breakdown {
        Sector = "sector",
        Level = "level",
        Language = "language",
        Region = "region",
    }
}

/// Answers that have something in common; `None` is what their people have not chosen yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    Sector(Option<Sector>),
    Level(Option<Level>),
    Language(Lang),
    Region(Option<Region>),
}

/// How many answers came how far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub begun: u32,
    pub sent: u32,
    pub confirmed: u32,
    pub relevant: u32,
    pub offered: u32,
    pub accepted: u32,
    pub present: u32,
}

impl Counts {
    /// Both together.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self {
            begun: self.begun + other.begun,
            sent: self.sent + other.sent,
            confirmed: self.confirmed + other.confirmed,
            relevant: self.relevant + other.relevant,
            offered: self.offered + other.offered,
            accepted: self.accepted + other.accepted,
            present: self.present + other.present,
        }
    }

    /// How many were begun and are not sent: drafts, and what was withdrawn.
    #[must_use]
    pub const fn unsent(self) -> u32 {
        self.begun.saturating_sub(self.sent)
    }
}

/// How many answers of a group came how far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    pub group: Group,
    pub counts: Counts,
}

/// How many communities came of a call.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Communities {
    pub made: u32,
    /// How many of them had their first meeting, or have it now.
    pub met: u32,
}

/// A number as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    Known(u32),
    /// It would tell of few people.
    Withheld,
    /// There is none yet.
    None,
}

/// How far the answers of a group came, as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// By the place of the step.
    pub numbers: [Number; 7],
}

impl Line {
    /// How many came so far.
    #[must_use]
    pub const fn of(&self, step: Step) -> Number {
        self.numbers[step as usize]
    }
}

/// The figures of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    pub total: Line,
    /// Each breakdown with its groups.
    pub by: Vec<(Breakdown, Vec<(Group, Line)>)>,
}

/// Where a person works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Traits {
    pub sector: Option<Sector>,
    pub level: Option<Level>,
    pub region: Option<Region>,
}

/// An answer whose person consents to research: without names and texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResearchAnswer {
    pub id: InterestId,
    pub traits: Traits,
    pub lang: Lang,
    /// The months in which the person can come: bit n is month n + 1.
    pub months: u16,
    /// The needs of the call that the person ranked, each with its rank.
    pub needs: Vec<(NeedId, u32)>,
    /// Whether the project is relevant; `None` while that is not decided.
    pub relevant: Option<bool>,
    pub place: Place,
}

/// Up to which trait a file for research says where a person works. Each includes those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    Nothing,
    Sector,
    Level,
    Region,
}
