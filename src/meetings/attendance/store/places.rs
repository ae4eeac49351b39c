//! The places of a meeting and its waiting list, of members and guests alike. What writes expects the row of the meeting to be
//! locked.

use sqlx::{Any, AnyConnection, Executor};

use crate::attendance::model::{AttendanceAnswer, Place, Places};
use ensemble_core::ids::{MeetingId, PersonId};
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

from_row! {
    struct PlacesRow {
        way: Text<AttendanceAnswer>,
        places: u32,
        taken: u32,
    }
}

from_row! {
    struct WaitingRow {
        person_id: Option<Text<PersonId>>,
        waiting_number: i64,
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
    let rows: Vec<PlacesRow> = sqlx::query_as(concat!(
        "SELECT l.way, l.places, ",
        taken_places!("l.meeting_id", "l.way"),
        " AS taken
         FROM meeting_places l
         WHERE l.meeting_id = $1
         ORDER BY l.way"
    ))
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

/// Those who wait for a place, who wait longest first: at most so many, or all without a limit. Each with their number; a guest
/// has no account.
///
/// # Errors
/// When the database is unavailable.
pub async fn waiting(
    from: &mut AnyConnection,
    meeting: MeetingId,
    way: AttendanceAnswer,
    limit: Option<u32>,
) -> Result<Vec<(Option<PersonId>, i64)>, sqlx::Error> {
    let rows: Vec<WaitingRow> = sqlx::query_as(
        "SELECT w.person_id, w.waiting_number
         FROM (
           SELECT a.person_id, a.waiting_number
           FROM attendance a
           WHERE a.meeting_id = $1 AND a.answer = $2 AND a.place = 'waiting'
           UNION ALL
           SELECT CAST(NULL AS TEXT) AS person_id, g.waiting_number
           FROM guest g
           WHERE g.meeting_id = $1 AND g.answer = $2 AND g.place = 'waiting') w
         ORDER BY w.waiting_number
         LIMIT ($3 + 0)",
    )
    .bind(meeting.to_string())
    .bind(way.code())
    .bind(limit.map_or(i64::MAX, i64::from))
    .fetch_all(from)
    .await?;
    Ok(rows.into_iter().map(|row| (row.person_id.map(|person| person.0), row.waiting_number)).collect())
}

/// How many wait for a place before the one with this number.
pub(super) async fn waiting_before(
    db: &Db,
    meeting: MeetingId,
    way: AttendanceAnswer,
    number: i64,
) -> Result<u32, sqlx::Error> {
    let count: i64 = sqlx::query_scalar(
        "SELECT
           (SELECT COUNT(*) FROM attendance
            WHERE meeting_id = $1 AND answer = $2 AND place = 'waiting' AND waiting_number < $3)
           + (SELECT COUNT(*) FROM guest
              WHERE meeting_id = $1 AND answer = $2 AND place = 'waiting' AND waiting_number < $3)",
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
    sqlx::query_scalar(
        "SELECT COALESCE(MAX(w.waiting_number), 0)
         FROM (
           SELECT waiting_number FROM attendance WHERE meeting_id = $1
           UNION ALL
           SELECT waiting_number FROM guest WHERE meeting_id = $1) w",
    )
    .bind(meeting.to_string())
    .fetch_one(from)
    .await
}

/// Gives a place to those who wait with a number up to this one, or offers it until a moment. Guests, who get no email, have
/// theirs at once.
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
    .execute(&mut *to)
    .await?;
    sqlx::query(
        "UPDATE guest SET place = 'held'
         WHERE meeting_id = $1 AND answer = $2 AND place = 'waiting' AND waiting_number <= $3",
    )
    .bind(meeting.to_string())
    .bind(way.code())
    .bind(last)
    .execute(to)
    .await?;
    Ok(())
}
