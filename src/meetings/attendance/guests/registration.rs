//! Guests register, change what they said, and withdraw it.

use super::{
    super::{
        actions::heading_of,
        api::RegisterGuest,
        model::{Attendance, AttendanceAnswer, Guest},
        places,
        rules::{self, LinkClosed, MAX_NEEDS},
        store,
    },
    Outcome, checked, commitment, find, find_link, meeting_of,
};
use crate::meeting::{
    self,
    model::{Found, Meeting},
};
use ensemble_communities::account;
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    fold::fold,
};
use ensemble_server::{
    Portal, digest,
    rate::{self, Bucket, Limit},
    web::ActionContext,
};
use ensemble_texts as t;

/// How many forms of guests come from one network: a school has one address, and several of its people come.
const FROM_NETWORK: Limit = Limit { burst: 60, every: 60_000 };

/// Registers a guest. It is not logged, as answers of members are not.
///
/// # Errors
/// Says what is wrong with a field.
pub async fn register(
    context: &ActionContext,
    key: &str,
    input: &RegisterGuest,
) -> Result<Outcome, ActionError> {
    let (lang, portal, now) = (context.lang, &context.portal, context.portal.now());
    let Some((link, Some(found))) = find_link(portal, key).await? else {
        return unavailable(portal, key).await;
    };
    // Whether as many are registered as may be is decided once it is known whether this form was sent before.
    let closed = rules::link_closed(&link, Some(&found.of.meeting), now);
    if let Some(closed) = closed.filter(|closed| *closed != LinkClosed::Full) {
        return Ok(Outcome::LinkClosed(closed));
    }
    let commitment = commitment(portal).await?;
    let mut errors = FieldErrors::default();
    let answer = check(lang, input, &mut errors);
    if !input.visible {
        errors.add("visible", t::guest_wrong_visible(lang));
    }
    let version = commitment.map(|(version, ..)| version);
    match version {
        Some(_) if !input.confidentiality => {
            errors.add("confidentiality", t::guest_wrong_confidentiality(lang));
        }
        Some(newest) if input.version != Some(newest) => {
            errors.add("confidentiality", t::guest_agreement_changed(lang));
        }
        _ => {}
    }
    let Some(answer) = answer.filter(|_| errors.is_empty()) else {
        return Err(ActionError::Invalid(errors));
    };
    let form = checked(&input.form)?;
    if is_too_many(context).await? {
        return Ok(Outcome::TooMany);
    }
    let own = digest::sha256(format!("guest\n{form}\n{}\n{}", link.digest, fold(&input.name)).as_bytes());
    let hash = digest::sha256(own.as_bytes());
    let outcome = portal
        .db
        .transaction(async |to| {
            let Some(meeting) = meeting::lock(to, link.meeting).await? else { return Ok(Outcome::Unknown) };
            let Some(link) = store::find_link(&mut *to, &link.digest).await? else {
                return Ok(Outcome::Unknown);
            };
            let before = store::find_guest(&mut *to, &hash).await?;
            match rules::link_closed(&link, Some(&meeting), now) {
                // The same form was sent before: its guest is one of those who are registered.
                Some(LinkClosed::Full) if before.is_some() => {}
                Some(closed) => return Ok(Outcome::LinkClosed(closed)),
                None => {}
            }
            let guest = Guest {
                digest: hash,
                link: link.digest,
                meeting: meeting.id,
                name: input.name.clone(),
                organization: link.organization,
                attendance: attendance(input, answer, &meeting),
                agreement_version: version.unwrap_or_default(),
                archived: link.archived,
            };
            let before = before.map(|guest| guest.attendance);
            let is_written = write(to, context, &found, &meeting, input, guest, before.as_ref()).await?;
            Ok::<_, ActionError>(if is_written { Outcome::Saved(own) } else { Outcome::Moved })
        })
        .await?;
    portal.outbox_waker.wake();
    Ok(outcome)
}

/// Why a link does not lead to a meeting that visitors see.
async fn unavailable(portal: &Portal, key: &str) -> Result<Outcome, ActionError> {
    let link = find_link(portal, key).await?;
    let closed = link.and_then(|(link, _)| rules::link_closed(&link, None, portal.now()));
    Ok(closed.map_or(Outcome::Unknown, Outcome::LinkClosed))
}

/// Changes what a guest said. The commitment is accepted in its newest version if the form says so.
///
/// # Errors
/// Says what is wrong with a field.
pub async fn change(
    context: &ActionContext,
    key: &str,
    input: &RegisterGuest,
) -> Result<Outcome, ActionError> {
    let (lang, portal, now) = (context.lang, &context.portal, context.portal.now());
    let Some(guest) = find(portal, key).await? else { return Ok(Outcome::Unknown) };
    let Some(found) = meeting_of(portal, &guest).await? else {
        return Ok(Outcome::Closed(rules::hidden(guest.archived)));
    };
    let commitment = commitment(portal).await?;
    let mut errors = FieldErrors::default();
    let Some(answer) = check(lang, input, &mut errors).filter(|_| errors.is_empty()) else {
        return Err(ActionError::Invalid(errors));
    };
    if is_too_many(context).await? {
        return Ok(Outcome::TooMany);
    }
    let accepted = commitment.map(|(version, ..)| version);
    let accepted = accepted.filter(|version| input.confidentiality && input.version == Some(*version));
    let outcome = portal
        .db
        .transaction(async |to| {
            let Some(meeting) = meeting::lock(to, guest.meeting).await? else { return Ok(Outcome::Unknown) };
            let Some(guest) = store::find_guest(&mut *to, &guest.digest).await? else {
                return Ok(Outcome::Unknown);
            };
            if let Some(closed) = rules::closed(&meeting, guest.archived, now) {
                return Ok(Outcome::Closed(closed));
            }
            let before = guest.attendance.clone();
            let guest = Guest {
                name: input.name.clone(),
                attendance: attendance(input, answer, &meeting),
                agreement_version: accepted.unwrap_or(guest.agreement_version),
                ..guest
            };
            let is_written = write(to, context, &found, &meeting, input, guest, Some(&before)).await?;
            Ok::<_, ActionError>(if is_written { Outcome::Saved(key.to_owned()) } else { Outcome::Moved })
        })
        .await?;
    portal.outbox_waker.wake();
    Ok(outcome)
}

/// Deletes what a guest said; the place goes to the next one. `false` where there is no such guest.
///
/// # Errors
/// When the database is unavailable.
pub async fn withdraw(context: &ActionContext, key: &str) -> Result<bool, AppError> {
    let portal = &context.portal;
    let Some(guest) = find(portal, key).await? else { return Ok(false) };
    let found = meeting_of(portal, &guest).await?;
    let done = portal
        .db
        .transaction(async |to| {
            let meeting = meeting::lock(to, guest.meeting).await?;
            let done = store::delete_guest(to, &guest.digest).await?;
            // Where visitors do not see the meeting, its places are looked at once it is announced again.
            if let Some((meeting, found)) = meeting.zip(found.as_ref()) {
                places::settle(to, portal, &meeting, &heading_of(found), None).await?;
            }
            Ok::<_, AppError>(done)
        })
        .await?;
    portal.outbox_waker.wake();
    Ok(done)
}

/// Checks what both forms of guests have. Returns how the guest comes.
fn check(lang: Lang, input: &RegisterGuest, errors: &mut FieldErrors) -> Option<AttendanceAnswer> {
    account::check_name(lang, &input.name, errors);
    let answer = input.answer.filter(|answer| answer.comes());
    if answer.is_none() {
        errors.add("answer", t::attendance_wrong_answer(lang));
    }
    if input.needs.chars().count() > MAX_NEEDS {
        errors.add("needs", t::attendance_wrong_needs(lang, MAX_NEEDS));
    }
    answer
}

async fn is_too_many(context: &ActionContext) -> Result<bool, sqlx::Error> {
    let bucket = Bucket::new(FROM_NETWORK, &["guest network", &context.session.network()]);
    Ok(rate::reserve_all(&context.portal.db, &[&bucket], context.portal.now()).await? > 0)
}

/// What a guest says, without a place.
fn attendance(input: &RegisterGuest, answer: AttendanceAnswer, meeting: &Meeting) -> Attendance {
    Attendance {
        answer,
        partly: input.partly,
        listed: false,
        needs: input.needs.trim().to_owned(),
        answered_for: meeting.when,
        place: None,
        waiting_number: None,
        offer_ends_at: None,
    }
}

/// Writes a guest with their place, the row of the meeting being locked. `false`, and nothing was written, when the meeting moved
/// since the guest looked at it.
async fn write(
    to: &mut sqlx::AnyConnection,
    context: &ActionContext,
    found: &Found,
    meeting: &Meeting,
    input: &RegisterGuest,
    mut guest: Guest,
    before: Option<&Attendance>,
) -> Result<bool, ActionError> {
    let (portal, now) = (&context.portal, context.portal.now());
    if input.seen.is_some_and(|seen| seen != meeting.when.millis()) {
        return Ok(false);
    }
    let answer = guest.attendance.answer;
    if !AttendanceAnswer::ways(meeting.modality).contains(&answer) {
        let mut errors = FieldErrors::default();
        errors.add("answer", t::attendance_wrong_way(context.lang));
        return Err(ActionError::Invalid(errors));
    }
    let heading = heading_of(found);
    places::settle(to, portal, meeting, &heading, None).await?;
    let (place, waiting_number) = places::allocate(to, meeting, before, answer, now).await?;
    guest.attendance.place = place;
    guest.attendance.waiting_number = waiting_number;
    store::write_guest(to, &guest, now).await?;
    // The place that the guest gives up goes to the next one.
    places::settle(to, portal, meeting, &heading, None).await?;
    Ok(true)
}
