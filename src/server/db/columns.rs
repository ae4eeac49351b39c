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
pub fn written<T: Serialize>(value: &T) -> Result<String, sqlx::Error> {
    serde_json::to_string(value).map_err(|error| sqlx::Error::Encode(error.into()))
}
