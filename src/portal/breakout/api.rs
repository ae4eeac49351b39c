//! Inputs of this feature's actions.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::model::Method;
use ensemble_core::{
    error::{checkbox, optional},
    ids::PersonId,
    string_enum,
};

/// Makes the tables of a round, in place of those that were being prepared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MakeTables {
    /// The revision of the prepared round that was on the page; `None` when there was none.
    #[serde(default, deserialize_with = "optional")]
    pub revision: Option<i64>,
    #[serde(default, deserialize_with = "optional")]
    pub method: Option<Method>,
    #[serde(default, deserialize_with = "optional")]
    pub size: Option<usize>,
    #[serde(default)]
    pub minutes: String,
    /// What the tables talk about, in the language of the page.
    #[serde(default)]
    pub prompt: String,
    /// Who is there.
    #[serde(default)]
    pub people: Vec<PersonId>,
    /// Who of them follows both languages.
    #[serde(default)]
    pub both: Vec<PersonId>,
    /// For each pair, the code of what is asked for; then the two people.
    #[serde(default)]
    pub pair_rule: Vec<String>,
    #[serde(default)]
    pub pair_first: Vec<String>,
    #[serde(default)]
    pub pair_second: Vec<String>,
}

/// Changes tables by hand: `seat.…` is the number of a person's table, `place.…` where a table is, `prompt.…` what it talks about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArrangeTables {
    /// The revision of the round that was on the page.
    #[serde(default, deserialize_with = "optional")]
    pub revision: Option<i64>,
    #[serde(flatten)]
    pub fields: BTreeMap<String, String>,
}

string_enum! {
    /// What facilitators do with a round of tables.
    RunAct {
        /// Makes the tables anew with another seed.
        Mix = "mix",
        /// Lets people choose.
        Offer = "offer",
        Open = "open",
        Extend = "extend",
        Close = "close",
        /// Deletes a round that was not opened.
        Discard = "discard",
    }
}

/// Runs a round of tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunTables {
    #[serde(default, deserialize_with = "optional")]
    pub act: Option<RunAct>,
    /// What the sender saw: the revision of the round, or, for more time, when it ends.
    #[serde(default, deserialize_with = "optional")]
    pub seen: Option<i64>,
    /// How many minutes more.
    #[serde(default, deserialize_with = "optional")]
    pub minutes: Option<u16>,
}

/// Takes a place at a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoinTable {
    /// The number of a table; `None` for the one that fits.
    #[serde(default, deserialize_with = "optional")]
    pub table: Option<u32>,
}

/// Says whether one follows a conversation in both languages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetLanguages {
    #[serde(default, deserialize_with = "checkbox")]
    pub both: bool,
}
