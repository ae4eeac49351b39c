//! Inputs of this feature's actions.

use std::{collections::BTreeMap, str::FromStr};

use serde::{Deserialize, Serialize};

use super::model::Method;
use ensemble_core::{
    error::{AppError, checkbox, optional},
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

/// Changes tables by hand. What the form leaves out stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "BTreeMap<String, String>")]
pub struct ArrangeTables {
    /// The revision of the round that was on the page.
    pub revision: Option<i64>,
    /// The number of each person's table; `None` for those who had none on the page.
    pub seats: BTreeMap<PersonId, Option<u32>>,
    /// Where tables are, by their numbers.
    pub places: BTreeMap<u32, String>,
    /// What tables talk about, by their numbers, in the language of the page.
    pub prompts: BTreeMap<u32, String>,
}

impl ArrangeTables {
    /// The field with a person's table.
    #[must_use]
    pub fn seat_field(person: PersonId) -> String {
        format!("seat.{person}")
    }

    /// The field that says where a table is.
    #[must_use]
    pub fn place_field(table: u32) -> String {
        format!("place.{table}")
    }

    /// The field that says what a table talks about.
    #[must_use]
    pub fn prompt_field(table: u32) -> String {
        format!("prompt.{table}")
    }
}

impl TryFrom<BTreeMap<String, String>> for ArrangeTables {
    type Error = AppError;

    fn try_from(fields: BTreeMap<String, String>) -> Result<Self, AppError> {
        let mut input = Self::default();
        for (name, value) in fields {
            match name.split_once('.') {
                None if name == "revision" => input.revision = unless_empty(&value)?,
                Some(("seat", person)) => {
                    input.seats.insert(parsed(person)?, unless_empty(&value)?);
                }
                Some(("place", table)) => {
                    input.places.insert(parsed(table)?, value);
                }
                Some(("prompt", table)) => {
                    input.prompts.insert(parsed(table)?, value);
                }
                _ => {}
            }
        }
        Ok(input)
    }
}

fn parsed<T: FromStr>(text: &str) -> Result<T, AppError> {
    text.parse().map_err(|_| AppError::BadRequest)
}

fn unless_empty<T: FromStr>(text: &str) -> Result<Option<T>, AppError> {
    if text.is_empty() { Ok(None) } else { parsed(text).map(Some) }
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
