//! What the browser may do without leaving the page. Forms decode into the same input types.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use ensemble_core::{
    Lang,
    error::{ActionError, checkbox},
    ids::{CommunityId, PersonId, RequestId},
    rights::Role,
};

/// Accepts a request to join.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AcceptRequest {
    /// Which one.
    pub request: RequestId,
}

/// Declines a request to join.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeclineRequest {
    /// Which one.
    pub request: RequestId,
    /// A message to the person, which is sent by email; may be empty.
    #[serde(default)]
    pub reason: String,
}

/// Gives a member another role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeRole {
    /// Whose.
    pub person: PersonId,
    /// Which one.
    pub role: Role,
    /// Whether the community may be left without a facilitator; only coordinators may say so.
    #[serde(default, deserialize_with = "checkbox")]
    pub confirmed: bool,
}

#[server(name = AcceptRequestCall, endpoint = "membership/accept-request", client = ensemble_common::page_client::PageClient)]
pub async fn accept_request(
    community: CommunityId,
    input: AcceptRequest,
    lang: Lang,
) -> Result<(), ActionError> {
    let context = ensemble_server::web::ActionContext::current(lang)?;
    super::actions::accept_request(&context, community, input).await
}

#[server(name = DeclineRequestCall, endpoint = "membership/decline-request", client = ensemble_common::page_client::PageClient)]
pub async fn decline_request(
    community: CommunityId,
    input: DeclineRequest,
    lang: Lang,
) -> Result<(), ActionError> {
    let context = ensemble_server::web::ActionContext::current(lang)?;
    super::actions::decline_request(&context, community, input).await
}

#[server(name = ChangeRoleCall, endpoint = "membership/change-role", client = ensemble_common::page_client::PageClient)]
pub async fn change_role(community: CommunityId, input: ChangeRole, lang: Lang) -> Result<(), ActionError> {
    let context = ensemble_server::web::ActionContext::current(lang)?;
    super::actions::change_role(&context, community, input).await
}
