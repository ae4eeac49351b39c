//! Who gets a place, members and guests alike. The row of the meeting is locked by the caller ([`crate::meeting::lock`]), so that one transaction at a
//! time gives places of a meeting.

use super::{
    model::{Attendance, AttendanceAnswer, MeetingHeading, Place},
    rules, store,
};
use crate::meeting::{model::Meeting, paths, zone_word};
use ensemble_common::notification::{
    PerLang,
    events::{PlaceDeadline, PlaceFreed},
    notify,
};
use ensemble_core::{error::AppError, ids::PersonId};
use ensemble_server::Portal;

/// How many people are notified by one statement.
const NOTIFIED_AT_ONCE: usize = 500;

/// Does what is due for a meeting: forgets the answers of people who left, lets offers follow the meeting, ends those that were
/// not confirmed in time, and gives or offers free places to those who wait, in their order. They are notified, but for
/// `except`, who sees the page, and for guests, who have no account. Says whether anyone was notified.
///
/// # Errors
/// When the database is unavailable.
pub(super) async fn settle(
    to: &mut sqlx::AnyConnection,
    portal: &Portal,
    meeting: &Meeting,
    heading: &MeetingHeading,
    except: Option<PersonId>,
) -> Result<bool, sqlx::Error> {
    let now = portal.now();
    let archived = store::is_archived(to, heading.community).await?;
    if rules::closed(meeting, archived, now).is_some() {
        return Ok(false);
    }
    store::remove_absent(to, meeting.id).await?;
    let mut has_notified = false;
    for way in AttendanceAnswer::ways(meeting.modality) {
        let limits = store::limits(&mut *to, meeting.id).await?;
        let is_limited = limits.iter().any(|limit| limit.way == *way);
        for (person, ends_at) in store::offers(to, meeting.id, *way).await? {
            let end = rules::offer_end_after_move(meeting.when, ends_at, now).filter(|_| is_limited);
            if end != Some(ends_at) {
                store::change_offer(to, meeting.id, person, end).await?;
            }
        }
        store::end_offers(to, meeting.id, now).await?;
        let limits = store::limits(&mut *to, meeting.id).await?;
        let limit = limits.iter().find(|limit| limit.way == *way);
        let free = limit.map(|limit| limit.places.saturating_sub(limit.taken));
        let next = store::waiting(to, meeting.id, *way, free).await?;
        let Some((_, last)) = next.last().copied() else { continue };
        let ends_at = limit.and_then(|_| rules::offer_end(meeting.when, now));
        store::give(to, meeting.id, *way, last, ends_at).await?;
        let people = next.into_iter().filter_map(|(person, _)| person);
        let people: Vec<PersonId> = people.filter(|person| Some(*person) != except).collect();
        let until = ends_at.map(|ends_at| PlaceDeadline {
            ends_at,
            zone: meeting.zone.code(),
            zone_name: PerLang::of(|lang| zone_word(lang, meeting.zone).to_owned()),
        });
        for people in people.chunks(NOTIFIED_AT_ONCE) {
            notify(to, portal, &place_freed(portal, heading, people.to_vec(), until.clone())).await?;
            has_notified = true;
        }
    }
    Ok(has_notified)
}

/// The place of a person who gives an answer, and their number on the waiting list: the place that they have, a free one,
/// or the end of the list. [`settle`] was called before, so that no one waits while a place is free.
///
/// # Errors
/// When the database is unavailable.
pub(super) async fn allocate(
    to: &mut sqlx::AnyConnection,
    meeting: &Meeting,
    before: Option<&Attendance>,
    answer: AttendanceAnswer,
    now: i64,
) -> Result<(Option<Place>, Option<i64>), sqlx::Error> {
    if !answer.comes() {
        return Ok((None, None));
    }
    match rules::kept_place(before, answer, now) {
        Some(Place::Waiting) => {
            return Ok((Some(Place::Waiting), before.and_then(|before| before.waiting_number)));
        }
        Some(place) => return Ok((Some(place), None)),
        None => {}
    }
    let limits = store::limits(&mut *to, meeting.id).await?;
    let Some(limit) = limits.iter().find(|limit| limit.way == answer) else {
        return Ok((Some(Place::Held), None));
    };
    if limit.taken < limit.places {
        return Ok((Some(Place::Held), None));
    }
    Ok((Some(Place::Waiting), Some(store::max_waiting_number(to, meeting.id).await? + 1)))
}

fn place_freed(
    portal: &Portal,
    name: &MeetingHeading,
    people: Vec<PersonId>,
    until: Option<PlaceDeadline>,
) -> PlaceFreed {
    let site = &portal.config.site_url;
    PlaceFreed {
        people,
        meeting: name.id,
        community: name.community,
        community_name: name.community_name.clone(),
        title: name.title.clone(),
        until,
        link: PerLang::of(|lang| format!("{site}{}", paths::of(paths::ANSWER, lang, name.id))),
    }
}

/// Does for a meeting what is due, as [`settle`] does. Says whether anyone was notified.
///
/// # Errors
/// When the database is unavailable.
pub(super) async fn settle_meeting(portal: &Portal, heading: &MeetingHeading) -> Result<bool, AppError> {
    portal
        .db
        .transaction(async |to| match crate::meeting::lock(to, heading.id).await? {
            Some(meeting) => Ok(settle(to, portal, &meeting, heading, None).await?),
            None => Ok::<_, AppError>(false),
        })
        .await
}
