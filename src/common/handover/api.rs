//! What a form says of a handover.

use serde::{Deserialize, Serialize};

/// For whom a file is, and what for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct HandoverInput {
    pub recipient_name: String,
    pub purpose: String,
}
