//! A person says that they were at a meeting, enters the code of the room, or is noticed by the portal.

use super::{begun, wrong};
use crate::{
    meeting::{
        self,
        model::{Found, Meeting},
    },
    participation::{
        api::{ConfirmPresence, EnterCode},
        model::{CodeState, Command, Presence, Sign, Word},
        rules, store,
    },
};
use ensemble_core::{
    error::{ActionError, AppError},
    ids::{MeetingId, PersonId},
    rights::{Action, Viewer},
};
use ensemble_server::{
    Portal, digest,
    rate::{Bucket, Limit},
    web::ActionContext,
};
use ensemble_texts as t;

/// How many codes a person can try.
const TRIES: Limit = Limit { burst: 10, every: 60_000 };
/// How many codes are drawn until one is free in the community.
const DRAWS: usize = 20;

/// What came of a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::participation) enum CodeOutcome {
    /// The person is noted at this meeting.
    Noted(MeetingId),
    /// No meeting of theirs has this code.
    Unknown,
    /// The meeting has not begun.
    Early(Box<Meeting>),
    /// The code is that of a meeting that is over.
    Over(Box<Meeting>),
    /// Too many were tried; in so many minutes, another can be.
    TooMany(i64),
}

/// Writes whether the viewer was at a meeting. It is not logged: those who read the log must not learn it.
///
/// # Errors
/// Says what is wrong with a field; [`ActionError::Conflict`] when nothing is noted of the meeting.
pub(in crate::participation) async fn confirm(
    context: &ActionContext,
    found: &Found,
    input: &ConfirmPresence,
) -> Result<(), ActionError> {
    context.require(Action::ConfirmParticipation, found.community)?;
    let (lang, portal, now) = (context.lang, &context.portal, context.portal.now());
    let (person, id) = (context.person()?, found.of.meeting.id);
    let Some(presence) = input.presence else {
        return Err(wrong("presence", t::participation_wrong_presence(lang)));
    };
    portal
        .db
        .transaction(async |to| {
            let meeting = meeting::lock(to, id).await?.ok_or(AppError::NotFound)?;
            begun(to, &meeting, found.community, now).await?;
            let known = store::find(&mut *to, id, person).await?;
            let word = match (presence, input.from, input.until) {
                (Presence::Absent, ..) => Word::Absent,
                (Presence::Present, Some(from), Some(until)) => {
                    let span = rules::span(from, until, meeting.duration);
                    Word::Present(span.ok_or_else(|| wrong("from", t::participation_wrong_times(lang)))?)
                }
                (Presence::Present, ..) => Word::Present(rules::suggested(&known, meeting.duration)),
            };
            let known = rules::apply(known, Command::Say(word));
            store::write(to, id, person, &known, now).await?;
            Ok::<_, ActionError>(())
        })
        .await?;
    portal.signals().raise(id.uuid());
    Ok(())
}

/// The code of the room of a meeting; made when it is first asked for.
///
/// # Errors
/// [`AppError::NotFound`] for those who may not; or the database is unavailable.
pub(in crate::participation) async fn room_code(
    context: &ActionContext,
    found: &Found,
) -> Result<String, AppError> {
    context.require(Action::RecordParticipation, found.community)?;
    let (portal, now, id) = (&context.portal, context.portal.now(), found.of.meeting.id);
    if let Some(code) = store::room_code(&portal.db.reader, id).await? {
        return Ok(code);
    }
    portal
        .db
        .transaction(async |to| {
            meeting::lock(to, id).await?.ok_or(AppError::NotFound)?;
            for _ in 0..DRAWS {
                // Another facilitator may have been quicker.
                if let Some(code) = store::room_code(&mut *to, id).await? {
                    return Ok(code);
                }
                let code = rules::room_code(&digest::token()).ok_or(AppError::Internal)?;
                store::add_room_code(to, id, &code, now).await?;
            }
            store::room_code(&mut *to, id).await?.ok_or(AppError::Internal)
        })
        .await
}

/// Notes that the viewer is in the room of a meeting, by its code.
///
/// # Errors
/// Says that what was typed cannot be a code.
pub(in crate::participation) async fn enter_code(
    context: &ActionContext,
    input: &EnterCode,
) -> Result<CodeOutcome, ActionError> {
    let (lang, portal, now, person) =
        (context.lang, &context.portal, context.portal.now(), context.person()?);
    let code = rules::typed_room_code(&input.code)
        .ok_or_else(|| wrong("code", t::participation_wrong_code(lang)))?;
    let bucket = Bucket::new(TRIES, &["room code", &person.to_string()]);
    let wait = portal.db.transaction(async |to| bucket.reserve(to, now).await).await?;
    if wait > 0 {
        return Ok(CodeOutcome::TooMany(wait.div_euclid(60_000) + 1));
    }
    let mut outcome = CodeOutcome::Unknown;
    for id in store::meetings_by_code(&portal.db, &code, person).await? {
        let Some(found) = meeting::find(&portal.db, &context.viewer, id).await? else { continue };
        match rules::code_state(&found.of.meeting, now) {
            CodeState::Valid => {
                notice(portal, id, person, Sign::Code, now).await?;
                return Ok(CodeOutcome::Noted(id));
            }
            CodeState::Early => outcome = CodeOutcome::Early(Box::new(found.of.meeting)),
            CodeState::Over if outcome == CodeOutcome::Unknown => {
                outcome = CodeOutcome::Over(Box::new(found.of.meeting));
            }
            CodeState::Over => {}
        }
    }
    Ok(outcome)
}

/// Notes that a person opened the participant's page of a meeting, at a moment in milliseconds UTC. What they said
/// themselves stays; people who do not take part in its community, and a meeting that has not begun or is over, are left out.
///
/// # Errors
/// When the database is unavailable.
pub async fn joined(
    portal: &Portal,
    meeting: MeetingId,
    person: PersonId,
    now: i64,
) -> Result<(), sqlx::Error> {
    if store::find(&portal.db.reader, meeting, person).await?.sign.is_some() {
        return Ok(());
    }
    match meeting::find(&portal.db, &Viewer::default(), meeting).await? {
        Some(found) if rules::code_state(&found.of.meeting, now) == CodeState::Valid => {
            notice(portal, meeting, person, Sign::Joined, now).await
        }
        _ => Ok(()),
    }
}

/// Notes where the portal noticed a person.
async fn notice(
    portal: &Portal,
    id: MeetingId,
    person: PersonId,
    sign: Sign,
    now: i64,
) -> Result<(), sqlx::Error> {
    let changed = portal
        .db
        .transaction(async |to| {
            let Some(meeting) = meeting::lock(to, id).await? else { return Ok(false) };
            let begins_at = rules::begins_at(&meeting);
            let Some(begins_at) = begins_at.filter(|_| rules::code_state(&meeting, now) == CodeState::Valid)
            else {
                return Ok(false);
            };
            if !store::is_member(&mut *to, id, person).await? {
                return Ok(false);
            }
            let known = store::find(&mut *to, id, person).await?;
            let minute = rules::arrival(begins_at, meeting.duration, now);
            let after = rules::apply(known, Command::Notice(sign, minute));
            if after != known {
                store::write(to, id, person, &after, now).await?;
            }
            Ok::<_, sqlx::Error>(after != known)
        })
        .await?;
    if changed {
        portal.signals().raise(id.uuid());
    }
    Ok(())
}
