//! From columns to values, for what the engines do not know.

use serde::{Serialize, de::DeserializeOwned};

/// Says that a column holds what this program cannot read.
pub fn unreadable(column: &str) -> sqlx::Error {
    sqlx::Error::Decode(format!("the column {column} holds a value that this program does not know").into())
}

/// Reads a column that holds JSON: a text in two languages, or all the texts of a thing, which are
/// read, written and versioned together.
///
/// # Errors
/// When the column holds something else.
pub fn document<T: DeserializeOwned>(column: &str, json: &str) -> Result<T, sqlx::Error> {
    serde_json::from_str(json)
        .map_err(|error| sqlx::Error::Decode(format!("the column {column}: {error}").into()))
}

/// The JSON for such a column.
///
/// # Errors
/// When a value has no JSON, which no model allows.
pub fn to_json<T: Serialize>(value: &T) -> Result<String, sqlx::Error> {
    serde_json::to_string(value).map_err(|error| sqlx::Error::Encode(error.into()))
}

/// Between the values of one packed record; bound where a statement packs.
pub const UNIT: &str = "\u{1f}";
/// Between packed records; bound where a statement packs.
pub const RECORD: &str = "\u{1e}";

/// Takes apart what a statement packed with `string_agg`: a few small rows as one value.
///
/// A row that crosses from SQLite's thread to ours costs more than finding it. Values are joined by
/// [`UNIT`], records by [`RECORD`]; neither occurs in JSON, which escapes control characters. `NULL`
/// is packed as an empty value.
pub fn packed(value: Option<&str>) -> impl Iterator<Item = Record<'_>> {
    value
        .into_iter()
        .filter(|value| !value.is_empty())
        .flat_map(|value| value.split('\u{1e}'))
        .map(|record| Record { rest: record })
}

/// One packed record; its values are taken in order.
#[derive(Clone, Debug)]
pub struct Record<'a> {
    rest: &'a str,
}

impl<'a> Record<'a> {
    /// The next value; empty when there is none.
    pub fn text(&mut self) -> &'a str {
        let (value, rest) = self.rest.split_once('\u{1f}').unwrap_or((self.rest, ""));
        self.rest = rest;
        value
    }

    /// The next value as a number.
    ///
    /// # Errors
    /// When it is none that fits.
    pub fn number<T: std::str::FromStr>(&mut self, column: &str) -> Result<T, sqlx::Error> {
        self.text().parse().map_err(|_| unreadable(column))
    }
}
