//! What people do with a discussion guide.

use serde::{Deserialize, Serialize};

use super::model::Partnership;
use ensemble_core::{error::optional, ids::DiscussionPartnerId};

/// Chooses the guide of a meeting, and the address of its video.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChooseGuide {
    #[serde(default)]
    pub guide: String,
    #[serde(default)]
    pub video: String,
}

/// Says at which table one sits.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sit {
    #[serde(default, deserialize_with = "optional")]
    pub table: Option<u32>,
    /// What the table is called; empty leaves it as it is.
    #[serde(default)]
    pub name: String,
}

/// Writes what a table answers in a step, in the language of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WriteAnswer {
    #[serde(default)]
    pub step: String,
    /// The table; 0 is the whole group.
    #[serde(default, deserialize_with = "optional")]
    pub table: Option<u32>,
    #[serde(default)]
    pub text: String,
    /// The revision that was on the page; 0 for a new answer.
    #[serde(default, deserialize_with = "optional")]
    pub revision: Option<i64>,
    #[serde(default)]
    pub confirmation_token: String,
}

/// Names a partner.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddPartner {
    #[serde(default, deserialize_with = "optional")]
    pub table: Option<u32>,
    #[serde(default, deserialize_with = "optional")]
    pub kind: Option<Partnership>,
    #[serde(default)]
    pub name: String,
    /// What the partnership is for.
    #[serde(default)]
    pub what: String,
    #[serde(default)]
    pub confirmation_token: String,
}

/// Removes a partner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemovePartner {
    #[serde(default, deserialize_with = "optional")]
    pub partner: Option<DiscussionPartnerId>,
}
