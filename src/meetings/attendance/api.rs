//! Inputs of this feature's actions.

use serde::{Deserialize, Serialize};

use super::model::AttendanceAnswer;
use ensemble_core::{
    error::{checkbox, optional},
    ids::OrganizationId,
};

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

/// Makes a link for guests.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreateGuestLink {
    /// What the page chose at random for this form: the same form sent twice makes one link.
    #[serde(default)]
    pub form: String,
    #[serde(default, deserialize_with = "optional")]
    pub organization: Option<OrganizationId>,
    /// For how many guests it is good.
    #[serde(default)]
    pub guests: String,
}

/// Withdraws a link for guests.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WithdrawGuestLink {
    /// The digest of its secret.
    #[serde(default)]
    pub link: String,
    /// Whether the guests who registered with it are removed, too.
    #[serde(default, rename = "with-guests", deserialize_with = "checkbox")]
    pub with_guests: bool,
}

/// Registers a guest, or changes what a guest said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterGuest {
    /// What the page chose at random for this form: the same form sent twice registers once. A guest who is registered has
    /// none.
    #[serde(default)]
    pub form: String,
    #[serde(default)]
    pub name: String,
    #[serde(default, deserialize_with = "optional")]
    pub answer: Option<AttendanceAnswer>,
    #[serde(default, deserialize_with = "checkbox")]
    pub partly: bool,
    #[serde(default)]
    pub needs: String,
    /// Whether those who prepare the meeting may see the name and the organization.
    #[serde(default, deserialize_with = "checkbox")]
    pub visible: bool,
    /// Whether they accept the confidentiality commitment.
    #[serde(default, deserialize_with = "checkbox")]
    pub confidentiality: bool,
    /// The version of the commitment that was on the page.
    #[serde(default, deserialize_with = "optional")]
    pub version: Option<i64>,
    /// When the meeting was on the page that the guest looked at, in milliseconds UTC.
    #[serde(default, deserialize_with = "optional")]
    pub seen: Option<i64>,
}
