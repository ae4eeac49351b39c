//! Links with which guests of an organization register.

use super::{
    super::{
        actions::heading_of,
        api::{CreateGuestLink, WithdrawGuestLink},
        places,
        rules::{self, MAX_GUESTS},
        store,
    },
    checked,
};
use crate::meeting::{self, model::Found};
use ensemble_core::{
    error::{ActionError, AppError, FieldErrors},
    rights::Action,
};
use ensemble_server::{digest, web::ActionContext};
use ensemble_texts as t;

/// Makes a link with which guests of an organization register for a meeting. Returns its secret, which cannot be read again.
///
/// # Errors
/// Says what is wrong with a field; [`ActionError::Conflict`] when the meeting takes no guests, or the link of this form was
/// withdrawn.
pub async fn create_link(
    context: &ActionContext,
    found: &Found,
    input: &CreateGuestLink,
) -> Result<String, ActionError> {
    context.require(Action::PlanMeetings, found.community)?;
    let (lang, portal, now, id) = (context.lang, &context.portal, context.portal.now(), found.of.meeting.id);
    let known = store::organizations(&portal.db, lang).await?;
    let mut errors = FieldErrors::default();
    let organization = input.organization.filter(|chosen| known.iter().any(|(id, _)| id == chosen));
    if organization.is_none() {
        errors.add("organization", t::guest_link_wrong_organization(lang));
    }
    let guests = input.guests.trim().parse::<u32>().ok().filter(|guests| (1..=MAX_GUESTS).contains(guests));
    if guests.is_none() {
        errors.add("guests", t::guest_link_wrong_number(lang, MAX_GUESTS));
    }
    let (Some(organization), Some(guests)) = (organization, guests) else {
        return Err(ActionError::Invalid(errors));
    };
    let form = checked(&input.form)?;
    let secret = digest::sha256(format!("guest link\n{form}\n{id}\n{organization}\n{guests}").as_bytes());
    let hash = digest::sha256(secret.as_bytes());
    portal
        .db
        .transaction(async |to| {
            let meeting = meeting::lock(to, id).await?.ok_or(AppError::NotFound)?;
            let archived = store::is_archived(to, found.community).await?;
            if rules::closed_to_guests(&meeting, archived, now).is_some() {
                return Err(ActionError::Conflict);
            }
            if store::add_link(to, &hash, id, organization, guests, now).await? {
                context.audit(to, "meeting.guest-link", id, "").await?;
                return Ok(());
            }
            match store::find_link(&mut *to, &hash).await? {
                Some(link) if !link.is_withdrawn => Ok(()),
                _ => Err(ActionError::Conflict),
            }
        })
        .await?;
    Ok(secret)
}

/// Withdraws a link of a meeting, and removes the guests who registered with it if the form says so. Says whether there is such a
/// link.
///
/// # Errors
/// [`AppError::NotFound`] for those who may not; or the database is unavailable.
pub async fn withdraw_link(
    context: &ActionContext,
    found: &Found,
    input: &WithdrawGuestLink,
) -> Result<bool, AppError> {
    context.require(Action::PlanMeetings, found.community)?;
    let (portal, now, id) = (&context.portal, context.portal.now(), found.of.meeting.id);
    let done = portal
        .db
        .transaction(async |to| {
            let meeting = meeting::lock(to, id).await?.ok_or(AppError::NotFound)?;
            let link = store::find_link(&mut *to, &input.link).await?;
            let Some(link) = link.filter(|link| link.meeting == id) else { return Ok(false) };
            if store::withdraw_link(to, &link.digest, now).await? {
                context.audit(to, "meeting.guest-link-withdrawn", id, "").await?;
            }
            if input.with_guests && link.registered > 0 {
                store::delete_guests_of(to, &link.digest).await?;
                context.audit(to, "meeting.guests-removed", id, "").await?;
                places::settle(to, portal, &meeting, &heading_of(found), None).await?;
            }
            Ok::<_, AppError>(true)
        })
        .await?;
    portal.outbox_waker.wake();
    Ok(done)
}
