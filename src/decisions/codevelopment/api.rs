//! What people do in a codevelopment session.

use serde::{Deserialize, Serialize};

use super::model::Step;
use ensemble_core::{
    error::optional,
    ids::{CodevelopmentNoteId, PersonId},
    string_enum,
};

/// Prepares a session, or changes who takes part.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanSession {
    #[serde(default, deserialize_with = "optional")]
    pub client: Option<PersonId>,
    #[serde(default, deserialize_with = "optional")]
    pub facilitator: Option<PersonId>,
    #[serde(default, deserialize_with = "optional")]
    pub scribe: Option<PersonId>,
    /// Those who take part; those with a role do in any case.
    #[serde(default)]
    pub people: Vec<PersonId>,
    #[serde(default, deserialize_with = "optional")]
    pub minutes: Option<u16>,
    /// The version that was on the page; none for a new session.
    #[serde(default, deserialize_with = "optional")]
    pub version: Option<i64>,
}

string_enum! {
    /// What is done with the steps.
    StepAction {
        Begin = "begin",
        Next = "next",
        Previous = "previous",
        Pause = "pause",
        Resume = "resume",
        /// Gives the current step more minutes.
        Extend = "extend",
    }
}

/// Goes from step to step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeStep {
    #[serde(default, deserialize_with = "optional")]
    pub act: Option<StepAction>,
    /// The step that was on the page.
    #[serde(default, deserialize_with = "optional")]
    pub step: Option<Step>,
    /// How many minutes had been added to it.
    #[serde(default, deserialize_with = "optional")]
    pub seen: Option<u16>,
}

/// Writes in a step, in the language of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WriteNote {
    /// The step that was on the page.
    #[serde(default, deserialize_with = "optional")]
    pub step: Option<Step>,
    #[serde(default)]
    pub text: String,
    #[serde(default)]
    pub confirmation_token: String,
}

/// Rewords what one wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RewordNote {
    #[serde(default, deserialize_with = "optional")]
    pub note: Option<CodevelopmentNoteId>,
    #[serde(default)]
    pub text: String,
    #[serde(default)]
    pub confirmation_token: String,
}

string_enum! {
    /// What is done with something that was written.
    NoteAction {
        /// Removes what one wrote.
        Remove = "remove",
        /// The client keeps it beyond the 30 days.
        Keep = "keep",
        /// The client keeps it no longer.
        Release = "release",
        /// The client accepts it as the contract.
        Accept = "accept",
    }
}

/// Does something with a note.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeNote {
    #[serde(default, deserialize_with = "optional")]
    pub act: Option<NoteAction>,
    #[serde(default, deserialize_with = "optional")]
    pub note: Option<CodevelopmentNoteId>,
}

/// Writes for oneself, or publishes: a text in the language of the page. An empty private text is deleted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WriteText {
    #[serde(default)]
    pub text: String,
    #[serde(default)]
    pub confirmation_token: String,
}
