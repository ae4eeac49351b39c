//! Inputs of this feature's actions.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::model::Presence;
use ensemble_core::{error::optional, ids::LogbookEntryId};

/// Says whether one was at a meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfirmPresence {
    #[serde(default, deserialize_with = "optional")]
    pub presence: Option<Presence>,
    /// The minutes from the beginning at which one came and left. Without them, what the portal proposes holds.
    #[serde(default, deserialize_with = "optional")]
    pub from: Option<u16>,
    #[serde(default, deserialize_with = "optional")]
    pub until: Option<u16>,
}

/// Notes who was at a meeting: for each participant the fields `was.…`, `present.…`, `absent.…`, `from.…` and `until.…`. Those
/// whose tick is as `was` says stay as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteParticipants {
    #[serde(flatten)]
    pub fields: BTreeMap<String, String>,
}

impl NoteParticipants {
    /// A field of a participant.
    #[must_use]
    pub fn of(&self, field: &str, key: &str) -> Option<&str> {
        self.fields.get(&format!("{field}.{key}")).map(String::as_str)
    }

    /// Whether what is noted comes from a list on paper.
    #[must_use]
    pub fn is_from_paper(&self) -> bool {
        self.fields.contains_key("paper")
    }
}

/// Enters the code of a room.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnterCode {
    #[serde(default)]
    pub code: String,
}

/// Contributes after a meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contribute {
    /// The item of the agenda; empty for the meeting as a whole.
    #[serde(default)]
    pub item: String,
    #[serde(default)]
    pub text: String,
}

/// Deletes what one contributed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeleteContribution {
    #[serde(default)]
    pub item: String,
}

/// Says until which day one can contribute.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetDeadline {
    #[serde(default)]
    pub day: String,
}

/// Revokes a certificate.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevokeCertificate {
    #[serde(default)]
    pub reason: String,
}

/// Issues the certificates of a school year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueYear {
    /// The calendar year in which it begins; this one if left out.
    #[serde(default, deserialize_with = "optional")]
    pub year: Option<i16>,
}

/// Adds an entry to one's logbook.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddEntry {
    #[serde(default)]
    pub day: String,
    #[serde(default)]
    pub title: String,
    #[serde(default)]
    pub hours: String,
}

/// Deletes an entry of one's logbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeleteEntry {
    pub entry: LogbookEntryId,
}

/// A period of one's logbook.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoosePeriod {
    /// The calendar year in which it begins; this one if left out.
    #[serde(default, deserialize_with = "optional")]
    pub period: Option<i16>,
}
