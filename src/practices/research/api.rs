//! Inputs of this feature's actions. Forms decode into them.

use serde::{Deserialize, Serialize};

use super::model::ContributionKind;
use ensemble_common::handover::HandoverInput;
use ensemble_core::error::optional;

/// Hands over contributions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct HandOver {
    pub recipient_name: String,
    pub purpose: String,
    pub kinds: Vec<ContributionKind>,
    /// The calendar year in which the school year begins; `None` for all.
    #[serde(deserialize_with = "optional")]
    pub year: Option<i16>,
}

impl HandOver {
    /// For whom the file is, and what for.
    #[must_use]
    pub fn handover(&self) -> HandoverInput {
        HandoverInput { recipient_name: self.recipient_name.clone(), purpose: self.purpose.clone() }
    }
}
