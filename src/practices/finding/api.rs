//! Inputs of this feature's actions. Forms decode into them.

use serde::{Deserialize, Serialize};

use super::model::{AnswerKind, Progress};
use ensemble_core::{
    error::optional,
    ids::{CommunityId, DecisionId, ReflectionId},
};

/// Begins to gather a finding, or changes what it says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WriteFinding {
    /// The revision that the person looked at, of one that is changed.
    #[serde(default)]
    pub revision: i64,
    #[serde(default)]
    pub statement: String,
    /// The statement in the other language; may be empty.
    #[serde(default, rename = "other-statement")]
    pub other_statement: String,
    /// What is asked of the managers.
    #[serde(default)]
    pub asked: String,
    /// The same in the other language; may be empty.
    #[serde(default, rename = "other-asked")]
    pub other_asked: String,
    /// The token of the texts that the person confirmed.
    #[serde(default)]
    pub confirmation_token: String,
}

/// Chooses what of a community is behind a finding.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChooseBehind {
    #[serde(default)]
    pub reflection: Vec<ReflectionId>,
    #[serde(default)]
    pub decision: Vec<DecisionId>,
}

/// Quotes a passage of a reflection that is behind a finding.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotePassage {
    #[serde(default, deserialize_with = "optional")]
    pub source: Option<ReflectionId>,
    #[serde(default)]
    pub passage: String,
}

/// Asks another community to join.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferFinding {
    #[serde(default, deserialize_with = "optional")]
    pub other: Option<CommunityId>,
}

/// Sends a finding to a community of managers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SendFinding {
    /// The revision that the person looked at.
    #[serde(default)]
    pub revision: i64,
    #[serde(default, deserialize_with = "optional")]
    pub to: Option<CommunityId>,
    /// The day by which an answer is expected: `2026-11-30`.
    #[serde(default, rename = "answer-by")]
    pub answer_by: String,
}

/// Answers a finding, or changes the answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerFinding {
    /// The revision that the person looked at.
    #[serde(default)]
    pub revision: i64,
    #[serde(default, deserialize_with = "optional")]
    pub answer: Option<AnswerKind>,
    /// What is done, when it was accepted.
    #[serde(default)]
    pub action: String,
    /// Why not, or why later.
    #[serde(default)]
    pub reason: String,
    /// The day until which the action is done, or on which it is looked at again.
    #[serde(default)]
    pub date: String,
    /// Who does it.
    #[serde(default)]
    pub who: String,
    /// The token of the texts that the person confirmed.
    #[serde(default)]
    pub confirmation_token: String,
}

/// Says how far the action is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetProgress {
    #[serde(default, deserialize_with = "optional")]
    pub progress: Option<Progress>,
}
