//! What a browser sends of a form.

use std::collections::{BTreeMap, BTreeSet};

/// What a browser sends of an editing form, for each of its buttons.
#[derive(Clone, Debug, serde::Deserialize)]
pub struct Submission {
    /// The revision that the form began from.
    pub base: i64,
    /// The form's own name.
    #[serde(default)]
    pub tab: String,
    /// The draft that it began from.
    #[serde(default)]
    pub after: String,
    /// What says that a notice above the form was read; see [`Editable::confirm`](super::super::Editable::confirm).
    #[serde(default)]
    pub confirmed: String,
    /// Everything else: the fields of the form, which its description names.
    #[serde(flatten)]
    pub fields: BTreeMap<String, String>,
}

/// What the names of the boxes begin with that say that the other language is still right.
pub const STILL_RIGHT: &str = "right.";

impl Submission {
    /// The keys whose other language is said to be still right.
    #[must_use]
    pub fn still_right(&self) -> BTreeSet<String> {
        self.fields.keys().filter_map(|name| name.strip_prefix(STILL_RIGHT)).map(str::to_owned).collect()
    }
}
