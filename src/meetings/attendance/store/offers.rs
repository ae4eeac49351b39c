//! Offers of free places, and what is due in meetings. What writes expects the row of the meeting to be locked.

use sqlx::AnyConnection;

use crate::attendance::model::{AttendanceAnswer, MeetingHeading, Place};
use ensemble_communities::community::model::Heading;
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

/// Whether a place is free in the way in which someone waits to come to the meeting `m`.
macro_rules! has_free_place {
    ($waiting:literal) => {
        concat!(
            "NOT EXISTS (
               SELECT 1 FROM meeting_places l
               WHERE l.meeting_id = m.id AND l.way = ",
            $waiting,
            ".answer AND l.places <= ",
            taken_places!("m.id", "l.way"),
            ")"
        )
    };
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
           AND (EXISTS (
             SELECT 1 FROM attendance a
             WHERE a.meeting_id = m.id
               AND (a.place = 'offered' AND (a.offer_ends_at <= $1 OR m.month_only = 0 AND a.offer_ends_at > m.begins_at - 43200000)
                 OR ",
        is_absent!("a"),
        "        OR a.place = 'waiting' AND ",
        has_free_place!("a"),
        "))
             OR EXISTS (
               SELECT 1 FROM guest g
               WHERE g.meeting_id = m.id AND g.place = 'waiting' AND ",
        has_free_place!("g"),
        "))
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
