//! Inputs of this feature's actions.

use serde::{Deserialize, Serialize};

use super::model::AttendanceAnswer;
use ensemble_core::error::{checkbox, optional};

/// Says whether one comes to a meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerMeeting {
    #[serde(default, deserialize_with = "optional")]
    pub answer: Option<AttendanceAnswer>,
    /// When the meeting was on the page that the person looked at, in milliseconds UTC. A program may leave it out.
    #[serde(default, deserialize_with = "optional")]
    pub seen: Option<i64>,
    /// Whether the form has all fields; else those that follow stay as they are.
    #[serde(default, deserialize_with = "checkbox")]
    pub whole: bool,
    #[serde(default, deserialize_with = "checkbox")]
    pub partly: bool,
    #[serde(default, deserialize_with = "checkbox")]
    pub listed: bool,
    #[serde(default)]
    pub needs: String,
    /// Whether the form is on the home, which is then shown again.
    #[serde(default, deserialize_with = "checkbox")]
    pub home: bool,
}

/// Says how many people can come to a meeting. Empty is without a limit; what is left out stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetPlaces {
    #[serde(default, rename = "places-in-person")]
    pub in_person: Option<String>,
    #[serde(default, rename = "places-virtual")]
    pub online: Option<String>,
}
