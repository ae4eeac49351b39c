//! The places of a meeting and its waiting list. What writes expects the row of the meeting to be locked.

use sqlx::{Any, AnyConnection, Executor};

use crate::{
    attendance::model::{AttendanceAnswer, MeetingHeading, Place, Places},
    community::model::Heading,
};
use ensemble_core::{
    LocalizedText,
    ids::{CommunityId, MeetingId, PersonId},
};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

/// Whether the person of an answer does not take part in the community of the meeting any more, or closed their account.
macro_rules! is_absent {
    ($answer:literal) => {
        concat!(
            "NOT EXISTS (
               SELECT 1
               FROM membership v
               JOIN person p ON p.id = v.person_id
               JOIN meeting w ON w.community_id = v.community_id
               WHERE w.id = ",
            $answer,
            ".meeting_id AND v.person_id = ",
            $answer,
            ".person_id AND p.closed_at IS NULL AND v.role IN ('facilitator', 'member'))"
        )
    };
}

from_row! {
    struct PlacesRow {
        way: Text<AttendanceAnswer>,
        places: u32,
        taken: u32,
    }
}

from_row! {
    struct WaitingRow {
        person_id: Text<PersonId>,
        waiting_number: i64,
    }
}

from_row! {
    struct OfferRow {
        person_id: Text<PersonId>,
        offer_ends_at: i64,
    }
}

from_row! {
    struct UnsettledRow {
        id: Text<MeetingId>,
        community_id: Text<CommunityId>,
        heading: Json<Heading>,
        title: Json<LocalizedText>,
    }
}

/// How many people can come to a meeting, and how many places are taken; a way that is left out has no limit.
///
/// # Errors
/// When the database is unavailable.
pub async fn limits(
    from: impl Executor<'_, Database = Any>,
    meeting: MeetingId,
) -> Result<Vec<Places>, sqlx::Error> {
    let rows: Vec<PlacesRow> = sqlx::query_as(
        "SELECT
           l.way,
           l.places,
           (SELECT COUNT(*) FROM attendance a
            WHERE a.meeting_id = l.meeting_id AND a.answer = l.way AND a.place IN ('held', 'offered')) AS taken
         FROM meeting_places l
         WHERE l.meeting_id = $1
         ORDER BY l.way",
    )
    .bind(meeting.to_string())
    .fetch_all(from)
    .await?;
    let places = |row: PlacesRow| Places { way: row.way.0, places: row.places, taken: row.taken };
    Ok(rows.into_iter().map(places).collect())
}

/// Says how many people can come to a meeting in a way; `None` is without a limit.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_limit(
    to: &mut AnyConnection,
    meeting: MeetingId,
    way: AttendanceAnswer,
    places: Option<u32>,
) -> Result<(), sqlx::Error> {
    let Some(places) = places else {
        sqlx::query("DELETE FROM meeting_places WHERE meeting_id = $1 AND way = $2")
            .bind(meeting.to_string())
            .bind(way.code())
            .execute(to)
            .await?;
        return Ok(());
    };
    sqlx::query(
        "INSERT INTO meeting_places (meeting_id, way, places) VALUES ($1, $2, $3)
         ON CONFLICT (meeting_id, way) DO UPDATE SET places = excluded.places",
    )
    .bind(meeting.to_string())
    .bind(way.code())
    .bind(i64::from(places))
    .execute(to)
    .await?;
    Ok(())
}

/// The people who wait for a place, those who wait longest first: at most so many, or all without a limit. Each with their
/// number.
///
/// # Errors
/// When the database is unavailable.
pub async fn waiting(
    from: &mut AnyConnection,
    meeting: MeetingId,
    way: AttendanceAnswer,
    limit: Option<u32>,
) -> Result<Vec<(PersonId, i64)>, sqlx::Error> {
    let rows: Vec<WaitingRow> = sqlx::query_as(
        "SELECT person_id, waiting_number
         FROM attendance
         WHERE meeting_id = $1 AND answer = $2 AND place = 'waiting'
         ORDER BY waiting_number
         LIMIT ($3 + 0)",
    )
    .bind(meeting.to_string())
    .bind(way.code())
    .bind(limit.map_or(i64::MAX, i64::from))
    .fetch_all(from)
    .await?;
    Ok(rows.into_iter().map(|row| (row.person_id.0, row.waiting_number)).collect())
}

/// How many people wait for a place before the one with this number.
pub(super) async fn waiting_before(
    db: &Db,
    meeting: MeetingId,
    way: AttendanceAnswer,
    number: i64,
) -> Result<u32, sqlx::Error> {
    let count: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM attendance
         WHERE meeting_id = $1 AND answer = $2 AND place = 'waiting' AND waiting_number < $3",
    )
    .bind(meeting.to_string())
    .bind(way.code())
    .bind(number)
    .fetch_one(&db.reader)
    .await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The highest number on the waiting list of a meeting; 0 if it never had one.
///
/// # Errors
/// When the database is unavailable.
pub async fn max_waiting_number(from: &mut AnyConnection, meeting: MeetingId) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar("SELECT COALESCE(MAX(waiting_number), 0) FROM attendance WHERE meeting_id = $1")
        .bind(meeting.to_string())
        .fetch_one(from)
        .await
}

/// Gives a place to those who wait with a number up to this one, or offers it until a moment.
///
/// # Errors
/// When the database is unavailable.
pub async fn give(
    to: &mut AnyConnection,
    meeting: MeetingId,
    way: AttendanceAnswer,
    last: i64,
    offer_ends_at: Option<i64>,
) -> Result<(), sqlx::Error> {
    let place = if offer_ends_at.is_some() { Place::Offered } else { Place::Held };
    sqlx::query(
        "UPDATE attendance SET place = $4, offer_ends_at = $5
         WHERE meeting_id = $1 AND answer = $2 AND place = 'waiting' AND waiting_number <= $3",
    )
    .bind(meeting.to_string())
    .bind(way.code())
    .bind(last)
    .bind(place.code())
    .bind(offer_ends_at)
    .execute(to)
    .await?;
    Ok(())
}

/// Removes the answers of people who do not take part in the community of a meeting any more, with what they need. When they
/// come back, they answer anew.
///
/// # Errors
/// When the database is unavailable.
pub async fn remove_absent(to: &mut AnyConnection, meeting: MeetingId) -> Result<(), sqlx::Error> {
    sqlx::query(concat!("DELETE FROM attendance WHERE meeting_id = $1 AND ", is_absent!("attendance")))
        .bind(meeting.to_string())
        .execute(to)
        .await?;
    Ok(())
}

/// The open offers of a meeting in a way, and when they end.
///
/// # Errors
/// When the database is unavailable.
pub async fn offers(
    from: &mut AnyConnection,
    meeting: MeetingId,
    way: AttendanceAnswer,
) -> Result<Vec<(PersonId, i64)>, sqlx::Error> {
    let rows: Vec<OfferRow> = sqlx::query_as(
        "SELECT person_id, offer_ends_at
         FROM attendance
         WHERE meeting_id = $1 AND answer = $2 AND place = 'offered' AND offer_ends_at IS NOT NULL
         ORDER BY person_id",
    )
    .bind(meeting.to_string())
    .bind(way.code())
    .fetch_all(from)
    .await?;
    Ok(rows.into_iter().map(|row| (row.person_id.0, row.offer_ends_at)).collect())
}

/// Changes when an offer ends; `None` gives the place without asking.
///
/// # Errors
/// When the database is unavailable.
pub async fn change_offer(
    to: &mut AnyConnection,
    meeting: MeetingId,
    person: PersonId,
    ends_at: Option<i64>,
) -> Result<(), sqlx::Error> {
    let place = if ends_at.is_some() { Place::Offered } else { Place::Held };
    sqlx::query(
        "UPDATE attendance SET place = $3, offer_ends_at = $4
         WHERE meeting_id = $1 AND person_id = $2 AND place = 'offered'",
    )
    .bind(meeting.to_string())
    .bind(person.to_string())
    .bind(place.code())
    .bind(ends_at)
    .execute(to)
    .await?;
    Ok(())
}

/// Renews the offers of meetings to come that are cancelled or not announced: until they can be confirmed again, they do
/// not end.
///
/// # Errors
/// When the database is unavailable.
pub async fn renew_offers(db: &Db, now: i64, ends_at: i64) -> Result<(), sqlx::Error> {
    db.write_once(async |to| {
        sqlx::query(
            "UPDATE attendance SET offer_ends_at = $2
             WHERE place = 'offered' AND meeting_id IN (
               SELECT m.id FROM meeting m
               WHERE m.begins_at > $1 AND (m.cancelled_at IS NOT NULL OR m.phase = 'draft'))",
        )
        .bind(now)
        .bind(ends_at)
        .execute(to)
        .await?;
        Ok::<_, sqlx::Error>(())
    })
    .await
}

/// Whether offers wait in meetings that cannot be answered.
///
/// # Errors
/// When the database is unavailable.
pub async fn has_suspended_offers(db: &Db, now: i64) -> Result<bool, sqlx::Error> {
    let count: i64 = sqlx::query_scalar(
        "SELECT COUNT(*)
         FROM attendance a
         JOIN meeting m ON m.id = a.meeting_id
         WHERE a.place = 'offered' AND m.begins_at > $1 AND (m.cancelled_at IS NOT NULL OR m.phase = 'draft')",
    )
    .bind(now)
    .fetch_one(&db.reader)
    .await?;
    Ok(count > 0)
}

/// Ends the offers of a meeting that were not confirmed in time.
///
/// # Errors
/// When the database is unavailable.
pub async fn end_offers(to: &mut AnyConnection, meeting: MeetingId, now: i64) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE attendance SET place = 'lapsed' WHERE meeting_id = $1 AND place = 'offered' AND offer_ends_at <= $2",
    )
    .bind(meeting.to_string())
    .bind(now)
    .execute(to)
    .await?;
    Ok(())
}

/// The meetings that take answers and in which something is due: an offer that ended or that a move has to shorten, a free
/// place for those who wait, an answer of a person who left.
///
/// # Errors
/// When the database is unavailable.
pub async fn unsettled(db: &Db, now: i64) -> Result<Vec<MeetingHeading>, sqlx::Error> {
    // Whether a meeting is over is decided once it is locked; none is longer than a month.
    let rows: Vec<UnsettledRow> = sqlx::query_as(concat!(
        "SELECT m.id, m.community_id, m.title, c.heading
         FROM meeting m
         JOIN community c ON c.id = m.community_id
         WHERE m.phase IN ('published', 'under-way') AND m.cancelled_at IS NULL AND c.archived_at IS NULL
           AND m.begins_at > $1 - 2678400000
           AND EXISTS (
             SELECT 1 FROM attendance a
             WHERE a.meeting_id = m.id
               AND (a.place = 'offered' AND (a.offer_ends_at <= $1 OR m.month_only = 0 AND a.offer_ends_at > m.begins_at - 43200000)
                 OR ",
        is_absent!("a"),
        "        OR a.place = 'waiting' AND NOT EXISTS (
                      SELECT 1 FROM meeting_places l
                      WHERE l.meeting_id = m.id AND l.way = a.answer AND l.places <= (
                        SELECT COUNT(*) FROM attendance t
                        WHERE t.meeting_id = m.id AND t.answer = l.way AND t.place IN ('held', 'offered')))))
         ORDER BY m.id"
    ))
    .bind(now)
    .fetch_all(&db.reader)
    .await?;
    let meeting = |row: UnsettledRow| MeetingHeading {
        id: row.id.0,
        community: row.community_id.0,
        community_name: row.heading.0.name,
        title: row.title.0,
    };
    Ok(rows.into_iter().map(meeting).collect())
}
