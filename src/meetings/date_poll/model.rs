//! The words of this feature. Pure.

use ensemble_core::{
    LocalizedText,
    ids::{DateOptionId, PersonId},
    string_enum,
};

string_enum! {
    /// Whether a person could come on a day.
    Answer {
        Yes = "yes",
        /// They would rather not, and could.
        IfNeeded = "if-needed",
        No = "no",
    }
}

/// A day and time that is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateOption {
    pub id: DateOptionId,
    /// In milliseconds UTC.
    pub begins_at: i64,
    /// The answers of those who belong to the community.
    pub answers: Vec<(PersonId, Answer)>,
}

impl DateOption {
    /// How many people gave this answer.
    #[must_use]
    pub fn count(&self, answer: Answer) -> usize {
        self.answers.iter().filter(|(_, each)| *each == answer).count()
    }

    /// What a person answered.
    #[must_use]
    pub fn of(&self, person: PersonId) -> Option<Answer> {
        self.answers.iter().find(|(each, _)| *each == person).map(|(_, answer)| *answer)
    }
}

/// A person who is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    pub id: PersonId,
    pub name: String,
}

/// Another meeting, to which people of the same community are expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherMeeting {
    pub title: LocalizedText,
    /// In milliseconds UTC.
    pub begins_at: i64,
    pub ends_at: i64,
    /// How many people belong to both communities.
    pub people: u32,
    /// Whether the viewer is one of them.
    pub own: bool,
}
