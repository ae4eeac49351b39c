//! Inputs of this feature's actions.

use serde::{Deserialize, Serialize};

use super::model::SourceKind;
use ensemble_core::error::optional;

/// Closes the list of a planned community and says which public value decides.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CloseList {
    /// For each line of quotas, stratum and value: `level:primary`. Empty lines are left out.
    #[serde(default)]
    pub quota: Vec<String>,
    /// For each line of quotas, how many projects at least.
    #[serde(default)]
    pub minimum: Vec<String>,
    #[serde(default, deserialize_with = "optional")]
    pub source: Option<SourceKind>,
    /// The day on which the value comes to exist.
    #[serde(default)]
    pub day: String,
    #[serde(default)]
    pub time: String,
    /// What the lottery is called, and where its numbers can be looked up.
    #[serde(default)]
    pub name: String,
    /// How many numbers it has.
    #[serde(default)]
    pub count: String,
    /// The addresses of the accounts of both witnesses.
    #[serde(default, rename = "witness-1")]
    pub first_witness: String,
    #[serde(default, rename = "witness-2")]
    pub second_witness: String,
}

/// Enters the value of a round of drand by hand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnterValue {
    /// The signature, or the whole answer of a relay.
    #[serde(default)]
    pub signature: String,
}

/// Enters the numbers of a public lottery, as a witness.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnterNumbers {
    #[serde(default)]
    pub numbers: String,
}

/// Declares a draw void.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeclareVoid {
    /// Why, in both languages; it is public.
    #[serde(default, rename = "reason-fr")]
    pub fr: String,
    #[serde(default, rename = "reason-en")]
    pub en: String,
    /// The token of the texts that the person confirmed.
    #[serde(default)]
    pub confirmation_token: String,
}
