//! The words of this feature. Pure.

use crate::practice::model::Outcome;
use ensemble_communities::community::model::{Levels, Profession};
use ensemble_core::{Lang, ids::PersonId, string_enum};
use ensemble_reflections::reflection::model::ReflectionKind;

string_enum! {
    /// What a person contributes.
    ContributionKind {
        Reflection = "reflection",
        /// Of a practice.
        Trial = "trial",
        /// On a section of a guide.
        Feedback = "feedback",
    }
}

string_enum! {
    /// A column of a file. The names are the same in both languages, and stay.
    Column {
        Pseudonym = "pseudonym",
        Kind = "kind",
        Profession = "profession",
        Language = "language",
        Level = "level",
        SchoolYear = "school_year",
        Mark = "mark",
        Outcome = "outcome",
        Tags = "tags",
    }
}

/// Something that a person who consents shares, without what they wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contribution {
    pub person: PersonId,
    pub kind: ContributionKind,
    /// When it was shared or written, in milliseconds UTC.
    pub at: i64,
    pub lang: Lang,
    /// Of the person.
    pub profession: Option<Profession>,
    /// Of the community.
    pub levels: Levels,
    /// Of a reflection.
    pub mark: Option<ReflectionKind>,
    /// Of a trial, or of a section at a meeting.
    pub outcome: Option<Outcome>,
    pub tags: Vec<String>,
}

/// When a person consented last, in milliseconds UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Consent {
    pub given_at: i64,
    /// `None` while it is in effect.
    pub withdrawn_at: Option<i64>,
}
