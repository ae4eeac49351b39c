//! All the SQL of this feature. Rows stay here.
//!
//! Only those count who take part in the community of the meeting now, as members or facilitators, with an open account.

/// How many places of a meeting are given or offered in a way of coming.
macro_rules! taken_places {
    ($meeting:literal, $way:literal) => {
        concat!(
            "((SELECT COUNT(*) FROM attendance t
               WHERE t.meeting_id = ",
            $meeting,
            " AND t.answer = ",
            $way,
            " AND t.place IN ('held', 'offered'))
              + (SELECT COUNT(*) FROM guest u
                 WHERE u.meeting_id = ",
            $meeting,
            " AND u.answer = ",
            $way,
            " AND u.place = 'held'))"
        )
    };
}

mod guest_links;
mod guests;
mod lists;
mod offers;
mod places;

use sqlx::{Any, AnyConnection, Executor};

pub use guest_links::{add_link, find_link, links, organizations, withdraw_link};
pub use guests::{delete_guest, delete_guests_of, erase_guests, find_guest, guests_before, write_guest};
pub use lists::{attendees, listed, organizations_without, summary};
pub use offers::{
    change_offer, end_offers, has_suspended_offers, offers, remove_absent, renew_offers, unsettled,
};
pub use places::{give, limits, max_waiting_number, set_limit, waiting};

use super::model::{Attendance, AttendanceAnswer, Own, Place};
use crate::meeting::model::When;
use ensemble_core::ids::{CommunityId, MeetingId, PersonId};
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

/// The meetings that were over at a moment, $1. One of which only the month is known is over with that month, which has 31 days
/// at most.
macro_rules! over_sql {
    () => {
        "SELECT m.id FROM meeting m
         WHERE m.begins_at + CASE WHEN m.month_only = 1 THEN 2678400000 ELSE m.duration * 60000 END <= $1"
    };
}
use over_sql;

from_row! {
    struct AttendanceRow {
        answer: Text<AttendanceAnswer>,
        partly: bool,
        listed: bool,
        needs: Option<String>,
        answered_for: i64,
        answered_for_month: bool,
        place: Option<Text<Place>>,
        waiting_number: Option<i64>,
        offer_ends_at: Option<i64>,
    }
}

impl From<AttendanceRow> for Attendance {
    fn from(row: AttendanceRow) -> Self {
        let at = row.answered_for;
        Self {
            answer: row.answer.0,
            partly: row.partly,
            listed: row.listed,
            needs: row.needs.unwrap_or_default(),
            answered_for: if row.answered_for_month { When::Month(at) } else { When::At(at) },
            place: row.place.map(|place| place.0),
            waiting_number: row.waiting_number,
            offer_ends_at: row.offer_ends_at,
        }
    }
}

/// What a person answered about a meeting.
///
/// # Errors
/// When the database is unavailable.
pub async fn find(
    from: impl Executor<'_, Database = Any>,
    meeting: MeetingId,
    person: PersonId,
) -> Result<Option<Attendance>, sqlx::Error> {
    let row: Option<AttendanceRow> = sqlx::query_as(
        "SELECT answer, partly, listed, needs, answered_for, answered_for_month, place, waiting_number, offer_ends_at
         FROM attendance
         WHERE meeting_id = $1 AND person_id = $2",
    )
    .bind(meeting.to_string())
    .bind(person.to_string())
    .fetch_optional(from)
    .await?;
    Ok(row.map(Attendance::from))
}

/// What a person answered about a meeting, and where they are on its waiting list.
///
/// # Errors
/// When the database is unavailable.
pub async fn own(db: &Db, meeting: MeetingId, person: PersonId) -> Result<Own, sqlx::Error> {
    let attendance = find(&db.reader, meeting, person).await?;
    let before = match &attendance {
        Some(Attendance { place: Some(Place::Waiting), waiting_number: Some(number), answer, .. }) => {
            places::waiting_before(db, meeting, *answer, *number).await?
        }
        _ => 0,
    };
    Ok(Own { attendance, before })
}

/// Whether a community is archived.
///
/// # Errors
/// When the database is unavailable.
pub async fn is_archived(from: &mut AnyConnection, community: CommunityId) -> Result<bool, sqlx::Error> {
    let count: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM community WHERE id = $1 AND archived_at IS NOT NULL")
            .bind(community.to_string())
            .fetch_one(from)
            .await?;
    Ok(count > 0)
}

/// Writes what a person answered, in place of what they answered before.
///
/// # Errors
/// When the database is unavailable.
pub async fn write(
    to: &mut AnyConnection,
    meeting: MeetingId,
    person: PersonId,
    attendance: &Attendance,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO attendance
           (meeting_id, person_id, answer, partly, listed, needs, answered_at, answered_for, answered_for_month, place,
            waiting_number, offer_ends_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
         ON CONFLICT (meeting_id, person_id) DO UPDATE SET
           answer = excluded.answer,
           partly = excluded.partly,
           listed = excluded.listed,
           needs = excluded.needs,
           answered_at = excluded.answered_at,
           answered_for = excluded.answered_for,
           answered_for_month = excluded.answered_for_month,
           place = excluded.place,
           waiting_number = excluded.waiting_number,
           offer_ends_at = excluded.offer_ends_at",
    )
    .bind(meeting.to_string())
    .bind(person.to_string())
    .bind(attendance.answer.code())
    .bind(i64::from(attendance.partly))
    .bind(i64::from(attendance.listed))
    .bind(Some(attendance.needs.as_str()).filter(|needs| !needs.is_empty()))
    .bind(now)
    .bind(attendance.answered_for.millis())
    .bind(i64::from(matches!(attendance.answered_for, When::Month(_))))
    .bind(attendance.place.map(Place::code))
    .bind(attendance.waiting_number)
    .bind(attendance.offer_ends_at)
    .execute(to)
    .await?;
    Ok(())
}

/// Erases what people needed for meetings that were over before a moment, in milliseconds UTC.
///
/// # Errors
/// When the database is unavailable.
pub async fn erase_needs(db: &Db, before: i64) -> Result<u64, sqlx::Error> {
    db.write_once(async |to| {
        let done = sqlx::query(concat!(
            "UPDATE attendance SET needs = NULL WHERE needs IS NOT NULL AND meeting_id IN (",
            over_sql!(),
            ")"
        ))
        .bind(before)
        .execute(to)
        .await?;
        Ok::<_, sqlx::Error>(done.rows_affected())
    })
    .await
}
