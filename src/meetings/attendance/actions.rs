//! What people do: they answer, and facilitators say how many can come.

use super::{
    api::{AnswerMeeting, SetPlaces},
    model::{Attendance, AttendanceAnswer, MeetingHeading},
    places,
    rules::{self, MAX_NEEDS, MAX_PLACES},
    store,
};
use crate::meeting::{self, model::Found};
use ensemble_core::{
    error::{ActionError, AppError, FieldErrors},
    rights::Action,
};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// What came of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Saved,
    /// The meeting takes no answers any more: nothing was saved.
    Closed,
}

pub(super) fn heading_of(found: &Found) -> MeetingHeading {
    MeetingHeading {
        id: found.of.meeting.id,
        community: found.community,
        community_name: found.of.community.clone(),
        title: found.of.meeting.title.clone(),
    }
}

/// Writes whether the viewer comes to a meeting. It is not logged: the answer says itself when it was given, and is no
/// business of those who read the log.
///
/// # Errors
/// Says what is wrong with the answer; [`ActionError::Conflict`] when the meeting has moved since the viewer looked at it.
pub(super) async fn answer(
    context: &ActionContext,
    found: &Found,
    input: &AnswerMeeting,
) -> Result<Outcome, ActionError> {
    let (lang, portal, now) = (context.lang, &context.portal, context.portal.now());
    context.require(Action::AnswerMeetings, found.community)?;
    let person = context.person()?;
    let id = found.of.meeting.id;
    let mut errors = FieldErrors::default();
    if input.needs.chars().count() > MAX_NEEDS {
        errors.add("needs", t::attendance_wrong_needs(lang, MAX_NEEDS));
    }
    if input.answer.is_none() {
        errors.add("answer", t::attendance_wrong_answer(lang));
    }
    let Some(answer) = input.answer.filter(|_| errors.is_empty()) else {
        return Err(ActionError::Invalid(errors));
    };
    let outcome = portal
        .db
        .transaction(async |to| {
            let meeting = meeting::lock(to, id).await?.ok_or(AppError::NotFound)?;
            let archived = store::is_archived(to, found.community).await?;
            if rules::closed(&meeting, archived, now).is_some() {
                return Ok(Outcome::Closed);
            }
            if input.seen.is_some_and(|seen| seen != meeting.when.millis()) {
                return Err(ActionError::Conflict);
            }
            if !rules::answers(&meeting).contains(&answer) {
                let mut errors = FieldErrors::default();
                errors.add("answer", t::attendance_wrong_way(lang));
                return Err(ActionError::Invalid(errors));
            }
            let heading = heading_of(found);
            places::settle(to, portal, &meeting, &heading, Some(person)).await?;
            let before = store::find(&mut *to, id, person).await?;
            let (place, waiting_number) =
                places::allocate(to, &meeting, before.as_ref(), answer, now).await?;
            // Where a form has one button only, the rest stays as it was.
            let kept = before.as_ref().filter(|_| !input.whole);
            let declines = answer == AttendanceAnswer::No;
            let needs = kept.map_or_else(|| input.needs.trim(), |kept| kept.needs.as_str());
            let attendance = Attendance {
                answer,
                partly: !declines && kept.map_or(input.partly, |kept| kept.partly),
                listed: kept.map_or(input.listed, |kept| kept.listed),
                needs: if declines { String::new() } else { needs.to_owned() },
                answered_for: meeting.when,
                place,
                waiting_number,
                offer_ends_at: None,
            };
            store::write(to, id, person, &attendance, now).await?;
            // The place that the person gives up goes to the next one.
            places::settle(to, portal, &meeting, &heading, Some(person)).await?;
            Ok(Outcome::Saved)
        })
        .await?;
    portal.outbox_waker.wake();
    Ok(outcome)
}

/// Says how many people can come to a meeting. No one loses a place; people on the waiting list move up
/// where there are more places now.
///
/// # Errors
/// Says which number is wrong; [`ActionError::Conflict`] when the community is archived.
pub(super) async fn set_places(
    context: &ActionContext,
    found: &Found,
    input: &SetPlaces,
) -> Result<(), ActionError> {
    context.require(Action::PlanMeetings, found.community)?;
    let (lang, portal, id) = (context.lang, &context.portal, found.of.meeting.id);
    let mut errors = FieldErrors::default();
    let mut limits = Vec::new();
    for (way, field, typed) in [
        (AttendanceAnswer::InPerson, "places-in-person", &input.in_person),
        (AttendanceAnswer::Virtual, "places-virtual", &input.online),
    ] {
        let Some(typed) = typed.as_deref().map(str::trim) else { continue };
        match typed.parse().ok().filter(|places| *places <= MAX_PLACES) {
            places if places.is_some() || typed.is_empty() => limits.push((way, places)),
            _ => errors.add(field, t::attendance_wrong_places(lang, MAX_PLACES)),
        }
    }
    if !errors.is_empty() {
        return Err(ActionError::Invalid(errors));
    }
    portal
        .db
        .transaction(async |to| {
            let meeting = meeting::lock(to, id).await?.ok_or(AppError::NotFound)?;
            if store::is_archived(to, found.community).await? {
                return Err(ActionError::Conflict);
            }
            let ways = AttendanceAnswer::ways(meeting.modality);
            for (way, places) in limits.into_iter().filter(|(way, _)| ways.contains(way)) {
                store::set_limit(to, id, way, places).await?;
            }
            context.audit(to, "meeting.places", id, "").await?;
            places::settle(to, portal, &meeting, &heading_of(found), None).await?;
            Ok(())
        })
        .await?;
    portal.outbox_waker.wake();
    Ok(())
}
