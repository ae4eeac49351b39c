//! Certificates of attendance are issued and revoked.

use super::wrong;
use crate::{
    meeting,
    participation::{
        api::{IssueYear, RevokeCertificate},
        model::{Certificate, Outcome},
        rules::{self, MAX_REASON},
        store,
    },
};
use ensemble_core::{
    error::{ActionError, AppError},
    ids::{CommunityId, MeetingId, PersonId},
    rights::Action,
};
use ensemble_server::{Portal, digest, web::ActionContext};
use ensemble_texts as t;

/// Issues the certificate of a person for a meeting at which they were, once it is over: `None` if they were not, or if it cannot be
/// said yet. One that says the same is not issued again, also after facilitators revoked it: its code is returned. One that says
/// something else is replaced. Returns the code, and whether the certificate is new.
async fn issue_for(
    to: &mut sqlx::AnyConnection,
    id: MeetingId,
    person: PersonId,
    now: i64,
) -> Result<Option<(String, bool)>, AppError> {
    let Some(meeting) = meeting::lock(to, id).await? else { return Ok(None) };
    let begins_at = rules::begun(&meeting, false, now).ok().filter(|_| rules::is_over(&meeting, now));
    let known = store::find(&mut *to, id, person).await?;
    let (Some(held_at), Outcome::Present(span)) = (begins_at, rules::outcome(&known, meeting.duration))
    else {
        return Ok(None);
    };
    let minutes = rules::minutes(span, meeting.duration);
    let Some(holder) = store::holder(&mut *to, id, person).await? else { return Ok(None) };
    let community = store::community_of(to, id).await?;
    let Some(community) = community.filter(|_| minutes > 0) else { return Ok(None) };
    if let Some(same) = store::same(&mut *to, id, person, (&holder.name, held_at, minutes)).await? {
        return Ok(Some((same.code, false)));
    }
    if let Some(before) = store::in_force(&mut *to, id, person).await? {
        store::revoke(to, &before.code, None, now).await?;
    }
    let random = digest::token() + &digest::token();
    let code = rules::certificate_code(&random).ok_or(AppError::Internal)?;
    let certificate = Certificate {
        code: code.clone(),
        meeting: id,
        community,
        person,
        lang: holder.lang,
        name: holder.name,
        title: meeting.title,
        community_name: holder.community_name,
        held_at,
        minutes,
        issued_at: now,
        revoked_at: None,
        reason: None,
    };
    store::insert(to, &certificate).await?;
    Ok(Some((code, true)))
}

/// Issues the certificate of a person for a meeting, in a transaction of its own.
async fn issue_one(
    context: &ActionContext,
    portal: &Portal,
    id: MeetingId,
    person: PersonId,
) -> Result<Option<(String, bool)>, AppError> {
    let now = portal.now();
    portal
        .db
        .transaction(async |to| {
            let issued = issue_for(to, id, person, now).await?;
            if let Some((_, true)) = &issued {
                context.audit(to, "participation.certificate", person, "").await?;
            }
            Ok(issued)
        })
        .await
}

/// Issues the viewer's certificate for a meeting; returns its code, or that of one that says the same and was revoked. `None` if the
/// community does not take it for certain that they were there, or if the meeting is not over.
///
/// # Errors
/// [`AppError::SignInFirst`], or the database is unavailable.
pub(in crate::participation) async fn issue(
    context: &ActionContext,
    meeting: MeetingId,
) -> Result<Option<String>, AppError> {
    let person = context.person()?;
    let issued = issue_one(context, &context.portal, meeting, person).await?;
    Ok(issued.map(|(code, _)| code))
}

/// Issues the certificates of a school year that are missing: the viewer's own, or with a community those of all who were at its
/// meetings. Returns how many were issued.
///
/// # Errors
/// [`AppError::NotFound`] for those who do not facilitate the community, and for a year that is none.
pub(in crate::participation) async fn issue_year(
    context: &ActionContext,
    community: Option<CommunityId>,
    input: IssueYear,
) -> Result<u32, AppError> {
    let portal = &context.portal;
    let person = context.person()?;
    if let Some(community) = community {
        context.require(Action::RecordParticipation, community)?;
    }
    let year = input.year.unwrap_or_else(|| rules::school_year(portal.now()));
    let bounds = rules::school_year_bounds(year).ok_or(AppError::NotFound)?;
    let own = if community.is_none() { Some(person) } else { None };
    let mut issued = 0;
    for (meeting, holder) in store::certificate_candidates(&portal.db, (own, community), bounds).await? {
        if let Some((_, true)) = issue_one(context, portal, meeting, holder).await? {
            issued += 1;
        }
    }
    Ok(issued)
}

/// Revokes a certificate of a community that the viewer facilitates. Says whether it was in force.
///
/// # Errors
/// Says that the reason is missing or too long; [`AppError::NotFound`] for those who may not.
pub(in crate::participation) async fn revoke(
    context: &ActionContext,
    certificate: &Certificate,
    input: &RevokeCertificate,
) -> Result<bool, ActionError> {
    context.require(Action::RecordParticipation, certificate.community)?;
    let (lang, portal, now) = (context.lang, &context.portal, context.portal.now());
    let reason = input.reason.trim();
    if reason.is_empty() || reason.chars().count() > MAX_REASON {
        return Err(wrong("reason", t::participation_wrong_reason(lang, MAX_REASON)));
    }
    portal
        .db
        .transaction(async |to| {
            let done = store::revoke(to, &certificate.code, Some(reason), now).await?;
            if done {
                context.audit(to, "participation.revoked", certificate.person, "").await?;
            }
            Ok(done)
        })
        .await
}
