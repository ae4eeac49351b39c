//! The words of this feature. Pure.

pub mod session;

use ensemble_core::{
    LocalizedText,
    ids::{CodevelopmentNoteId, PersonId},
    string_enum,
};

string_enum! {
    /// The steps of a session, in their order.
    Step {
        /// The client tells the situation.
        Account = "account",
        /// The others ask for facts.
        Questions = "questions",
        /// The group agrees on the help that the client asks for.
        Contract = "contract",
        /// The others react and suggest; the client listens.
        Suggestions = "suggestions",
        /// The client says what they will do.
        Plan = "plan",
        /// Each person says what they learned, and how the session went.
        Learning = "learning",
    }
}

impl Step {
    /// How many steps are before it.
    #[must_use]
    pub fn index(self) -> usize {
        Self::ALL.iter().position(|step| *step == self).unwrap_or_default()
    }

    /// The step after it.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self.index() + 1).copied()
    }

    /// The step before it.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        self.index().checked_sub(1).and_then(|index| Self::ALL.get(index)).copied()
    }
}

string_enum! {
    /// What a person is in a session. There is one of each but for consultants.
    Role {
        /// Brings the situation.
        Client = "client",
        /// Keeps the steps and the time.
        Facilitator = "facilitator",
        /// Writes down what is said.
        Scribe = "scribe",
        Consultant = "consultant",
    }
}

/// A person who takes part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    pub person: PersonId,
    pub name: String,
    pub role: Role,
    /// When they promised to keep what is said to themselves, in milliseconds UTC.
    pub agreed_at: Option<i64>,
}

/// What was written in a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub id: CodevelopmentNoteId,
    pub author: PersonId,
    pub author_name: String,
    pub step: Step,
    pub text: LocalizedText,
    /// When the client accepted it as the contract, in milliseconds UTC.
    pub accepted_at: Option<i64>,
    /// Whether the client keeps it. Only the client is shown this.
    pub kept: bool,
}

/// A member who may take part in a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub person: PersonId,
    pub name: String,
    /// Whether they said that they come to the meeting.
    pub comes: bool,
}

/// What the client published about a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publication {
    pub author_name: String,
    pub text: LocalizedText,
    /// In milliseconds UTC.
    pub published_at: i64,
}
