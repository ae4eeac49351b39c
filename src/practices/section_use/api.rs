//! Inputs of this feature's actions.

use serde::{Deserialize, Serialize};

use super::model::Worked;
use ensemble_core::{error::optional, ids::SectionUseId};

/// Puts a section on the agenda of a meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AddSection {
    /// The section in its version: see [`Section::code`](super::model::Section::code).
    pub section: String,
}

/// Says that a meeting does not use a section after all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RemoveSection {
    #[serde(deserialize_with = "optional")]
    pub section_use: Option<SectionUseId>,
}

/// Says what came of a section at a meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WriteFeedback {
    #[serde(deserialize_with = "optional")]
    pub section_use: Option<SectionUseId>,
    #[serde(deserialize_with = "optional")]
    pub worked: Option<Worked>,
    /// What was adapted; empty for nothing.
    pub adapted: String,
    /// The revision that was on the page; 0 for none.
    #[serde(deserialize_with = "optional")]
    pub revision: Option<i64>,
    pub confirmation_token: String,
}
