//! Inputs of this feature's actions. Forms decode into them.

use serde::{Deserialize, Serialize};

use super::model::{Consent, Credit};
use ensemble_core::error::optional;

/// Gives consent to be quoted, refuses or withdraws it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerConsent {
    #[serde(default, deserialize_with = "optional")]
    pub consent: Option<Consent>,
    /// How the person wants to be named.
    #[serde(default, deserialize_with = "optional")]
    pub credit: Option<Credit>,
}

/// Changes how the person is named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeCredit {
    #[serde(default, deserialize_with = "optional")]
    pub credit: Option<Credit>,
}
