//! Inviting people to a community: one, many from a list, and what can be done with an invitation that waits.

use std::collections::HashMap;

use serde::Deserialize;

use super::{joining::invitation_holds, labels, model::Invitation, rules, store};
use crate::account::{
    self, ChosenInvitation, EmailLanguage, KnownAddresses, LineOutcome, ListLine, NewInvitation, PendingRow,
    language_of,
    model::PendingInvitation,
    rules::{address, same_mailbox},
};
use ensemble_core::{
    error::{ActionError, AppError, FieldErrors},
    ids::CommunityId,
    rights::{Action, Role},
};
use ensemble_server::{names, web::ActionContext};
use ensemble_texts as t;

/// Invites a person to a community.
#[derive(Clone, Debug, Deserialize)]
pub struct InviteMember {
    /// The person's name; may be empty.
    #[serde(default)]
    pub name: String,
    /// Where the invitation is sent.
    #[serde(default)]
    pub email: String,
    /// As what.
    pub role: Role,
    /// In which language the email is; without a choice, in both.
    #[serde(default, rename = "email-lang")]
    pub lang: Option<EmailLanguage>,
}

/// Invites the people of a list to a community.
#[derive(Clone, Debug, Deserialize)]
pub struct InviteMembers {
    /// The list, as it was pasted.
    #[serde(default)]
    pub people: String,
    /// As what.
    pub role: Role,
    /// In which language the emails are whose line does not say it; without a choice, in both.
    #[serde(default, rename = "email-lang")]
    pub lang: Option<EmailLanguage>,
}

fn invalid(field: &str, words: impl Into<String>) -> ActionError {
    let mut errors = FieldErrors::default();
    errors.add(field, words);
    ActionError::Invalid(errors)
}

/// Sends an invitation by email.
///
/// # Errors
/// Says what is wrong with the name, the address or the role, or that too many emails were sent.
pub async fn invite_member(
    context: &ActionContext,
    community: CommunityId,
    input: &InviteMember,
) -> Result<(), ActionError> {
    context.require(Action::ManageMembers, community)?;
    let (lang, by, db) = (context.lang, context.person()?, &context.portal.db);
    let Some(email) = address(&input.email) else {
        return Err(invalid("email", t::account_email_wrong(lang)));
    };
    if input.name.chars().count() > account::MAX_NAME {
        return Err(invalid("name", t::account_too_long(lang, account::MAX_NAME)));
    }
    if names::has_url(&input.name) {
        return Err(invalid("name", t::account_name_address(lang)));
    }
    let own = account::find(db, by).await?;
    if own.is_some_and(|own| same_mailbox(&own.email, &email)) {
        return Err(invalid("email", t::membership_not_oneself(lang)));
    }
    check_role(context, community, input.role).await?;
    if store::addresses(db, community).await?.contains(&email) {
        return Err(invalid("email", t::membership_already(lang)));
    }
    let invitation = NewInvitation {
        email,
        name: Some(input.name.clone()).filter(|name| !name.is_empty()),
        lang: input.lang.and_then(EmailLanguage::lang),
        ..to_community(context, community, input.role).await?
    };
    if !account::invite(context, &invitation).await? {
        return Err(invalid("email", t::account_mail_enough(lang)));
    }
    Ok(())
}

async fn check_role(context: &ActionContext, community: CommunityId, role: Role) -> Result<(), ActionError> {
    let liaison = store::liaison(&context.portal.db.reader, community).await?;
    rules::change(None, Some(role), u32::MAX, liaison, false)
        .map_err(|_| invalid("role", t::membership_no_order(context.lang)))
}

/// An invitation to a community, without an address.
async fn to_community(
    context: &ActionContext,
    community: CommunityId,
    role: Role,
) -> Result<NewInvitation, AppError> {
    let data = store::data(Invitation { community, role, by: context.person()? })?;
    let name = store::name_of(&context.portal.db, community).await?;
    Ok(NewInvitation { community: name, data: Some(data), ..NewInvitation::default() })
}

/// Invites the people of a list, and says what came of each line.
///
/// # Errors
/// Says that the list is empty or what is wrong with the role. What is wrong with a line is its outcome.
pub async fn invite_members(
    context: &ActionContext,
    community: CommunityId,
    input: &InviteMembers,
) -> Result<Vec<(ListLine, LineOutcome)>, ActionError> {
    context.require(Action::ManageMembers, community)?;
    if input.people.chars().count() > account::MAX_LIST {
        return Err(invalid("people", t::account_list_long(context.lang, account::MAX_LIST)));
    }
    let lines = account::read_list(&input.people);
    if lines.is_empty() {
        return Err(invalid("people", t::account_list_empty(context.lang)));
    }
    check_role(context, community, input.role).await?;
    let pending = pending_invitations(context, community).await?;
    let known = KnownAddresses {
        members: store::addresses(&context.portal.db, community).await?.into_iter().collect(),
        pending: pending.into_iter().map(|each| each.email).collect(),
    };
    let usual = input.lang.unwrap_or(EmailLanguage::Both);
    let template = to_community(context, community, input.role).await?;
    let invitation = |email| NewInvitation { email, ..template.clone() };
    Ok(account::invite_list(context, lines, usual, &known, invitation).await?)
}

/// What the list of pending invitations shows: those to a community.
///
/// # Errors
/// When the database is unavailable, or the person who acts may not manage members.
pub async fn pending_rows(
    context: &ActionContext,
    community: CommunityId,
) -> Result<Vec<PendingRow>, AppError> {
    let role = |invitation: &PendingInvitation| {
        let data = invitation.data.as_deref().and_then(|data| store::read(data).ok());
        data.map_or("", |data| labels::role(context.lang, data.role)).to_owned()
    };
    let pending = all_invitations(context, community).await?;
    Ok(pending
        .into_iter()
        .map(|each| PendingRow { about: role(&each), leads_to: community_of(&each), invitation: each })
        .collect())
}

/// The invitations to a community that work and that nobody has accepted yet, the newest first.
///
/// # Errors
/// When the database is unavailable, or the person who acts may not manage members.
pub async fn pending_invitations(
    context: &ActionContext,
    community: CommunityId,
) -> Result<Vec<PendingInvitation>, AppError> {
    let mut all = all_invitations(context, community).await?;
    all.retain(|each| each.expires_at > context.portal.now());
    Ok(all)
}

/// The same, with those that expired lately.
async fn all_invitations(
    context: &ActionContext,
    community: CommunityId,
) -> Result<Vec<PendingInvitation>, AppError> {
    context.require(Action::ManageMembers, community)?;
    let all = account::pending_invitations(&context.portal.db, context.portal.now()).await?;
    Ok(all.into_iter().filter(|each| community_of(each) == Some(community)).collect())
}

/// The community that an invitation leads to; `None` is the portal.
fn community_of(pending: &PendingInvitation) -> Option<CommunityId> {
    let data = pending.data.as_deref().and_then(|data| store::read(data).ok());
    data.map(|data| data.community)
}

/// Sends an invitation again. Nothing happens when it was accepted or withdrawn in the meantime.
///
/// # Errors
/// As [`invite_member`].
pub async fn invite_again(
    context: &ActionContext,
    community: CommunityId,
    input: &ChosenInvitation,
) -> Result<(), ActionError> {
    let pending = all_invitations(context, community).await?;
    let Some(chosen) = pending.into_iter().find(|pending| pending.id == input.invitation) else {
        return Ok(());
    };
    let Some(data) = chosen.data.as_deref() else { return Ok(()) };
    let (role, lang) = (store::read(data)?.role, Some(language_of(&chosen)));
    let name = chosen.name.unwrap_or_default();
    invite_member(context, community, &InviteMember { name, email: chosen.email, role, lang }).await
}

/// Withdraws all invitations to a community that were sent to one address.
///
/// # Errors
/// When the database is unavailable, or the person who acts may not manage members.
pub async fn withdraw_invitation(
    context: &ActionContext,
    community: CommunityId,
    input: &ChosenInvitation,
) -> Result<(), AppError> {
    let pending = all_invitations(context, community).await?;
    let Some(email) = pending.iter().find(|each| each.id == input.invitation).map(|each| each.email.clone())
    else {
        return Ok(());
    };
    let all = pending.into_iter().filter(|each| each.email == email);
    let ids: Vec<String> = all.map(|each| each.id).collect();
    account::withdraw_invitations(context, &email, &ids).await
}

/// What the invitations of the whole portal lead to and who sent them, for the administration.
///
/// # Errors
/// When the database is unavailable.
pub async fn portal_rows(
    context: &ActionContext,
    pending: Vec<PendingInvitation>,
) -> Result<Vec<PendingRow>, AppError> {
    let (db, lang) = (&context.portal.db, context.lang);
    let communities: HashMap<CommunityId, String> = store::community_names(db, lang).await?;
    let about = |invitation: &PendingInvitation| {
        let data = invitation.data.as_deref().and_then(|data| store::read(data).ok());
        let to = match data {
            Some(data) => communities.get(&data.community).cloned().unwrap_or_default(),
            None => t::membership_to_portal(lang).to_owned(),
        };
        match invitation.by_name.as_deref() {
            Some(name) => t::membership_invited_by(lang, name, to),
            None => to,
        }
    };
    Ok(pending
        .into_iter()
        .map(|each| PendingRow { about: about(&each), leads_to: community_of(&each), invitation: each })
        .collect())
}

/// Sends an invitation to a community again on behalf of the person who sent it, for the administration. `false` when it
/// does not hold any more, because that person may not let people in.
///
/// # Errors
/// Says that too many emails were sent.
pub async fn send_again(
    context: &ActionContext,
    chosen: &PendingInvitation,
    data: &str,
) -> Result<bool, ActionError> {
    let db = &context.portal.db;
    if !invitation_holds(db, data, None).await? {
        return Ok(false);
    }
    let Invitation { community, by, .. } = store::read(data)?;
    if store::addresses(db, community).await?.contains(&chosen.email) {
        return Err(invalid("email", t::membership_already(context.lang)));
    }
    let invitation = NewInvitation {
        email: chosen.email.clone(),
        name: chosen.name.clone(),
        community: store::name_of(db, community).await?,
        data: Some(data.to_owned()),
        lang: language_of(chosen).lang(),
        by: Some(by),
    };
    if !account::invite(context, &invitation).await? {
        return Err(invalid("email", t::account_mail_enough(context.lang)));
    }
    Ok(true)
}

/// Whether two invitations lead to the same community, or both to the portal.
#[must_use]
pub fn lead_alike(one: &PendingInvitation, other: &PendingInvitation) -> bool {
    community_of(one) == community_of(other)
}
