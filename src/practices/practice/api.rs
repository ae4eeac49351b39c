//! Inputs of this feature's actions. Forms decode into them.

use serde::{Deserialize, Serialize};

use super::model::{Outcome, PracticeForm, Verdict};
use ensemble_core::{
    error::optional,
    ids::{PersonId, ReflectionId},
};
use ensemble_reflections::reflection::model::Audience;

/// Makes a practice of reflections.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BeginPractice {
    /// In the language of the page.
    #[serde(default)]
    pub title: String,
    #[serde(default, deserialize_with = "optional")]
    pub form: Option<PracticeForm>,
    #[serde(default, deserialize_with = "optional")]
    pub audience: Option<Audience>,
    /// The reflections behind it.
    #[serde(default)]
    pub reflection: Vec<ReflectionId>,
    /// The token of the title that the person confirmed.
    #[serde(default)]
    pub confirmation_token: String,
}

/// Asks the authors of a reflection whether it may be behind a practice, or a passage of it quoted there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskAuthors {
    #[serde(default, deserialize_with = "optional")]
    pub reflection: Option<ReflectionId>,
    /// As it is in the reflection; empty for the reflection as a whole.
    #[serde(default)]
    pub passage: String,
}

/// Sends a practice to reviewers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SendPractice {
    /// The revision that the person looked at.
    #[serde(default)]
    pub revision: i64,
    #[serde(default)]
    pub reviewer: Vec<PersonId>,
}

/// Answers as a reviewer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewPractice {
    /// The revision that the person read.
    #[serde(default)]
    pub revision: i64,
    #[serde(default, deserialize_with = "optional")]
    pub verdict: Option<Verdict>,
    /// May be empty, unless something is to be changed.
    #[serde(default)]
    pub note: String,
    #[serde(default)]
    pub confirmation_token: String,
}

/// Publishes or withdraws a practice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecidePractice {
    /// The revision that the person looked at.
    #[serde(default)]
    pub revision: i64,
}

/// Comments on a practice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentPractice {
    #[serde(default)]
    pub text: String,
    #[serde(default)]
    pub confirmation_token: String,
}

/// Notes that one tried a practice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TryPractice {
    /// Where, with whom, how long.
    #[serde(default)]
    pub context: String,
    /// What was adapted; may be empty.
    #[serde(default)]
    pub adapted: String,
    #[serde(default, deserialize_with = "optional")]
    pub outcome: Option<Outcome>,
    #[serde(default)]
    pub confirmation_token: String,
}

/// Removes the comment or the note of another person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemoveResponse {
    /// Why; its author reads it.
    #[serde(default)]
    pub reason: String,
    #[serde(default)]
    pub confirmation_token: String,
}
