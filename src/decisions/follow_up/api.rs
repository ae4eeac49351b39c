//! Inputs of this feature's actions, and the server function behind buttons that answer in place. Forms decode into the same
//! types.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::model::{Answer, Back, Command, DueChoice};
use ensemble_core::{
    Lang,
    error::{ActionError, optional},
    ids::{CommunityId, FollowUpId, MeetingId, PersonId},
};

/// Adds a follow-up, or changes one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WriteFollowUp {
    /// The revision that the person looked at, of one that is changed.
    #[serde(default)]
    pub revision: i64,
    #[serde(default)]
    pub text: String,
    /// The text in the other language; may be empty.
    #[serde(default, rename = "other-text")]
    pub other_text: String,
    /// Who is to do it; may be empty.
    #[serde(default, deserialize_with = "optional")]
    pub owner: Option<PersonId>,
    #[serde(default, deserialize_with = "optional")]
    pub due: Option<DueChoice>,
    /// The day on which it is due, if it is due on one: `2026-11-30`.
    #[serde(default)]
    pub day: String,
    /// The meeting in which it came up.
    #[serde(default, deserialize_with = "optional")]
    pub meeting: Option<MeetingId>,
    /// The id of the item of its agenda.
    #[serde(default)]
    pub item: String,
    /// The page that the form is on.
    #[serde(default, deserialize_with = "optional")]
    pub back: Option<Back>,
    /// The token of the texts that the person confirmed.
    #[serde(default)]
    pub confirmation_token: String,
}

/// Presses one of the buttons of a follow-up.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeFollowUp {
    #[serde(default, deserialize_with = "optional")]
    pub command: Option<Command>,
    /// The revision that the person looked at.
    #[serde(default)]
    pub revision: i64,
    /// Why it is dropped or declined.
    #[serde(default)]
    pub reason: String,
    #[serde(default)]
    pub confirmation_token: String,
    /// The page that the form is on.
    #[serde(default, deserialize_with = "optional")]
    pub back: Option<Back>,
}

/// Accepts or declines with the secret in an email.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerByKey {
    #[serde(default, deserialize_with = "optional")]
    pub answer: Option<Answer>,
    /// Why it is declined; may be empty.
    #[serde(default)]
    pub reason: String,
    #[serde(default)]
    pub confirmation_token: String,
}

/// What came of a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Changed {
    Done,
    /// Nothing was changed: the reason may identify a student. The page says so.
    ReviewNeeded,
}

#[server(name = ChangeFollowUpCall, endpoint = "follow-ups/change", client = ensemble_common::page_client::PageClient)]
pub async fn change_follow_up(
    community: CommunityId,
    id: FollowUpId,
    input: ChangeFollowUp,
    lang: Lang,
) -> Result<Changed, ActionError> {
    use super::actions::ChangeOutcome;
    let context = ensemble_server::web::ActionContext::current(lang)?;
    match super::actions::change(&context, community, id, &input).await? {
        ChangeOutcome::Changed => Ok(Changed::Done),
        ChangeOutcome::Unconfirmed(..) => Ok(Changed::ReviewNeeded),
    }
}
