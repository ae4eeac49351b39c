//! What people do with memberships. A form and the server function of an island call the same function.

use serde::Deserialize;

use super::{
    api::{AcceptRequest, ChangeRole, DeclineRequest},
    joining::notify_facilitators,
    labels,
    rules::{self, Refused},
    store,
};
use crate::community::{paths as community_paths, paths::MEMBERS};
use ensemble_common::notification::{
    Actor, PerLang,
    events::{JoinAccepted, JoinDeclined, JoinRequested, RoleChanged},
    notify,
};
use ensemble_core::{
    Lang, LocalizedText,
    error::{ActionError, AppError, FieldErrors},
    ids::{CommunityId, PersonId},
    rights::{Action, Role},
    text::clean,
};
use ensemble_server::{
    rate::{Bucket, Limit},
    web::ActionContext,
};
use ensemble_texts as t;

/// The most characters of the message in a request to join.
pub const MAX_MESSAGE: usize = 1000;
/// Emails to one person about their role in one community.
const ROLE_EMAILS: Limit = Limit { burst: 5, every: 12 * 60_000 };

/// Asks to join a community.
#[derive(Clone, Debug, Deserialize)]
pub struct AskToJoin {
    /// A message to the facilitators.
    #[serde(default)]
    pub message: String,
}

/// Sends a request to join to the facilitators; a second request changes the message of the first.
///
/// # Errors
/// Says what is wrong with the message.
pub async fn ask_to_join(
    context: &ActionContext,
    community: CommunityId,
    input: &AskToJoin,
) -> Result<(), ActionError> {
    let person = context.person()?;
    if !context.may(Action::AskToJoin, None) {
        return Err(AppError::NotFound.into());
    }
    let mut errors = FieldErrors::default();
    if input.message.is_empty() || input.message.chars().count() > MAX_MESSAGE {
        errors.add("message", t::membership_message_wrong(context.lang, MAX_MESSAGE));
    }
    errors.check()?;
    let portal = &context.portal;
    portal
        .db
        .transaction(async |transaction| {
            let now = context.portal.now();
            if !store::ask_to_join(transaction, community, person, &input.message, now).await? {
                return Ok(());
            }
            let (name, links) = name_and_links(transaction, context, community, MEMBERS).await?;
            let event = JoinRequested {
                community,
                community_name: name,
                by: Actor::from_viewer(&context.viewer),
                link: links,
            };
            notify(transaction, portal, &event).await?;
            Ok::<_, ActionError>(())
        })
        .await?;
    portal.outbox_waker.wake();
    Ok(())
}

/// Lets a person in who asked to join.
///
/// # Errors
/// When the request is the person's own.
pub async fn accept_request(
    context: &ActionContext,
    community: CommunityId,
    input: AcceptRequest,
) -> Result<(), ActionError> {
    context.require(Action::ManageMembers, community)?;
    let (by, now, portal) = (context.person()?, context.portal.now(), &context.portal);
    portal
        .db
        .transaction(async |transaction| {
            let decided = store::decide(transaction, community, input.request, true, by, None, now).await?;
            let Some(person) = decided else { return Ok(()) };
            if person == by {
                return Err(refused(context.lang, Refused::Oneself));
            }
            store::add(transaction, community, person, Role::Member, now).await?;
            notify_facilitators(transaction, portal, community, person, Role::Member, by).await?;
            let detail = format!("{person} accepted");
            context.audit(transaction, "membership.request", community, &detail).await?;
            let (community_name, link) =
                name_and_links(transaction, context, community, community_paths::SHOW).await?;
            notify(transaction, portal, &JoinAccepted { person, community, community_name, link }).await?;
            Ok(())
        })
        .await?;
    portal.outbox_waker.wake();
    Ok(())
}

/// Declines a request to join, perhaps with a message to the person.
///
/// # Errors
/// When the database is unavailable, or the person who acts may not manage members.
pub async fn decline_request(
    context: &ActionContext,
    community: CommunityId,
    input: DeclineRequest,
) -> Result<(), ActionError> {
    context.require(Action::ManageMembers, community)?;
    let (by, now, portal) = (context.person()?, context.portal.now(), &context.portal);
    let reason = Some(clean(&input.reason).trim().to_owned()).filter(|reason| !reason.is_empty());
    portal
        .db
        .transaction(async |transaction| {
            let written = reason.as_deref();
            let decided =
                store::decide(transaction, community, input.request, false, by, written, now).await?;
            let Some(person) = decided else { return Ok(()) };
            let detail = format!("{person} declined");
            context.audit(transaction, "membership.request", community, &detail).await?;
            let (community_name, _) =
                name_and_links(transaction, context, community, community_paths::SHOW).await?;
            let event = JoinDeclined { person, community, community_name, reason: reason.clone() };
            notify(transaction, portal, &event).await?;
            Ok::<_, ActionError>(())
        })
        .await?;
    portal.outbox_waker.wake();
    Ok(())
}

/// Gives a member another role.
///
/// # Errors
/// Says why the role cannot be given.
pub async fn change_role(
    context: &ActionContext,
    community: CommunityId,
    input: ChangeRole,
) -> Result<(), ActionError> {
    context.require(Action::ManageMembers, community)?;
    set_role(context, community, input.person, Some(input.role), input.confirmed).await
}

/// Removes a member from a community.
#[derive(Clone, Debug, Deserialize)]
pub struct RemoveMember {
    /// Whom.
    pub person: PersonId,
    /// Whether the community may be left without a facilitator; only coordinators may say so.
    #[serde(default, deserialize_with = "ensemble_core::error::checkbox")]
    pub confirmed: bool,
}

/// Removes a member from a community.
///
/// # Errors
/// Says why the member must stay.
pub async fn remove_member(
    context: &ActionContext,
    community: CommunityId,
    input: RemoveMember,
) -> Result<(), ActionError> {
    context.require(Action::ManageMembers, community)?;
    set_role(context, community, input.person, None, input.confirmed).await
}

/// Leaves a community.
///
/// # Errors
/// When the person is its last facilitator.
pub async fn leave(context: &ActionContext, community: CommunityId) -> Result<(), ActionError> {
    context.require(Action::LeaveCommunity, community)?;
    set_role(context, community, context.person()?, None, false).await
}

async fn set_role(
    context: &ActionContext,
    community: CommunityId,
    person: PersonId,
    wanted: Option<Role>,
    confirmed: bool,
) -> Result<(), ActionError> {
    let (by, now, portal) = (context.person()?, context.portal.now(), &context.portal);
    let confirmed = confirmed && context.may(Action::LeaveWithoutFacilitator, Some(community));
    portal
        .db
        .transaction(async |transaction| {
            let (role, facilitators) = store::lock_role(transaction, community, person).await?;
            if role.is_none() || role == wanted {
                return Ok(());
            }
            // Read under the lock of the community, because the coordination may be changing it.
            let liaison = store::liaison(&mut *transaction, community).await?;
            let own = if person == by { rules::change_own(role, wanted) } else { Ok(()) };
            own.and_then(|()| rules::change(role, wanted, facilitators, liaison, confirmed))
                .map_err(|reason| refused(context.lang, reason))?;
            match wanted {
                Some(role) => store::set_role(transaction, community, person, role).await?,
                None => {
                    if person != by {
                        store::keep_removed(transaction, community, person, now).await?;
                    }
                    store::remove(transaction, community, person).await?;
                }
            }
            let detail = format!("{person} {}", wanted.map_or("none", Role::code));
            context.audit(transaction, "membership.role", community, &detail).await?;
            let emails =
                Bucket::new(ROLE_EMAILS, &["mail role", &person.to_string(), &community.to_string()]);
            let may_email = emails.reserve(transaction, now).await? == 0;
            let Some(role) = wanted.filter(|_| person != by) else { return Ok(()) };
            if may_email {
                let (community_name, link) =
                    name_and_links(transaction, context, community, community_paths::SHOW).await?;
                let role = PerLang::of(|lang| labels::role(lang, role).to_owned());
                let event = RoleChanged { person, community, community_name, role, link };
                notify(transaction, portal, &event).await?;
            }
            notify_facilitators(transaction, portal, community, person, role, by).await?;
            Ok::<_, ActionError>(())
        })
        .await?;
    portal.outbox_waker.wake();
    if person == by {
        context.session.renew(portal).await?;
    }
    Ok(())
}

/// The error that says why a change of roles is not possible, above the list of members.
pub(super) fn refused(lang: Lang, reason: Refused) -> ActionError {
    let mut errors = FieldErrors::default();
    errors.add(
        "people",
        match reason {
            Refused::LastFacilitator => t::membership_last_facilitator(lang),
            Refused::NoOrder => t::membership_no_order(lang),
            Refused::Oneself => t::membership_not_oneself(lang),
        },
    );
    ActionError::Invalid(errors)
}

/// A community's name, and the absolute addresses of one of its pages, for an email.
pub(super) async fn name_and_links(
    transaction: &mut sqlx::AnyConnection,
    context: &ActionContext,
    community: CommunityId,
    page: [&'static str; 2],
) -> Result<(LocalizedText, PerLang), ActionError> {
    let found = store::address_of(transaction, community).await?;
    let (name, slugs) = found.ok_or(AppError::NotFound)?;
    let site = &context.portal.config.site_url;
    let links = PerLang::of(|lang| {
        let slug = &slugs[usize::from(lang == Lang::En)];
        format!("{site}{}", community_paths::of(page, lang, slug))
    });
    Ok((name, links))
}
