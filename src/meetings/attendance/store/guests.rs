//! People who come to a meeting without an account. What writes expects the row of the meeting to be locked.

use sqlx::{Any, AnyConnection, Executor, FromRow, any::AnyRow};

use super::{AttendanceRow, over_sql, places};
use crate::{
    attendance::model::{Attendance, Guest, Place},
    meeting::model::When,
};
use ensemble_core::{LocalizedText, ids::MeetingId};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

from_row! {
    struct GuestRow {
        token_hash: String,
        link_hash: String,
        meeting_id: Text<MeetingId>,
        name: String,
        organization: Option<Json<LocalizedText>>,
        agreement_version: i64,
        archived: bool,
    }
}

/// The columns of a guest, of whom what they need is read by an expression.
macro_rules! guests_sql {
    ($needs:literal) => {
        concat!(
            "SELECT
               g.token_hash,
               g.link_hash,
               g.meeting_id,
               g.name,
               o.name AS organization,
               g.agreement_version,
               CASE WHEN c.archived_at IS NULL THEN 0 ELSE 1 END AS archived,
               g.answer,
               g.partly,
               0 AS listed,
               ",
            $needs,
            " AS needs,
               g.answered_for,
               g.answered_for_month,
               g.place,
               g.waiting_number,
               CAST(NULL AS BIGINT) AS offer_ends_at
             FROM guest g
             JOIN guest_link l ON l.token_hash = g.link_hash
             JOIN meeting m ON m.id = g.meeting_id
             JOIN community c ON c.id = m.community_id
             LEFT JOIN organisation o ON o.id = l.organisation_id"
        )
    };
}

fn guest_of(row: &AnyRow) -> Result<Guest, sqlx::Error> {
    let guest = GuestRow::from_row(row)?;
    Ok(Guest {
        digest: guest.token_hash,
        link: guest.link_hash,
        meeting: guest.meeting_id.0,
        name: guest.name,
        organization: guest.organization.map(|name| name.0),
        attendance: Attendance::from(AttendanceRow::from_row(row)?),
        agreement_version: guest.agreement_version,
        archived: guest.archived,
    })
}

/// The guest with this digest.
///
/// # Errors
/// When the database is unavailable.
pub async fn find_guest(
    from: impl Executor<'_, Database = Any>,
    digest: &str,
) -> Result<Option<Guest>, sqlx::Error> {
    let row = sqlx::query(concat!(guests_sql!("g.needs"), " WHERE g.token_hash = $1"))
        .bind(digest)
        .fetch_optional(from)
        .await?;
    row.as_ref().map(guest_of).transpose()
}

/// The guests of a meeting, in no order; what they need only if `with_needs`.
pub(super) async fn guests(db: &Db, meeting: MeetingId, with_needs: bool) -> Result<Vec<Guest>, sqlx::Error> {
    let rows =
        sqlx::query(concat!(guests_sql!("CASE WHEN $2 = 1 THEN g.needs END"), " WHERE g.meeting_id = $1"))
            .bind(meeting.to_string())
            .bind(i64::from(with_needs))
            .fetch_all(&db.reader)
            .await?;
    rows.iter().map(guest_of).collect()
}

/// How many people are before a guest on the waiting list.
///
/// # Errors
/// When the database is unavailable.
pub async fn guests_before(db: &Db, guest: &Guest) -> Result<u32, sqlx::Error> {
    match (guest.attendance.place, guest.attendance.waiting_number) {
        (Some(Place::Waiting), Some(number)) => {
            places::waiting_before(db, guest.meeting, guest.attendance.answer, number).await
        }
        _ => Ok(0),
    }
}

/// Writes a guest, in place of what was written with the same digest.
///
/// # Errors
/// When the database is unavailable.
pub async fn write_guest(to: &mut AnyConnection, guest: &Guest, now: i64) -> Result<(), sqlx::Error> {
    let attendance = &guest.attendance;
    sqlx::query(
        "INSERT INTO guest
           (token_hash, link_hash, meeting_id, name, answer, partly, needs, agreement_version, answered_at, answered_for,
            answered_for_month, place, waiting_number)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         ON CONFLICT (token_hash) DO UPDATE SET
           name = excluded.name,
           answer = excluded.answer,
           partly = excluded.partly,
           needs = excluded.needs,
           agreement_version = excluded.agreement_version,
           answered_at = excluded.answered_at,
           answered_for = excluded.answered_for,
           answered_for_month = excluded.answered_for_month,
           place = excluded.place,
           waiting_number = excluded.waiting_number",
    )
    .bind(guest.digest.as_str())
    .bind(guest.link.as_str())
    .bind(guest.meeting.to_string())
    .bind(guest.name.as_str())
    .bind(attendance.answer.code())
    .bind(i64::from(attendance.partly))
    .bind(Some(attendance.needs.as_str()).filter(|needs| !needs.is_empty()))
    .bind(guest.agreement_version)
    .bind(now)
    .bind(attendance.answered_for.millis())
    .bind(i64::from(matches!(attendance.answered_for, When::Month(_))))
    .bind(attendance.place.map(Place::code))
    .bind(attendance.waiting_number)
    .execute(to)
    .await?;
    Ok(())
}

/// Deletes a guest. Says whether there was one.
///
/// # Errors
/// When the database is unavailable.
pub async fn delete_guest(to: &mut AnyConnection, digest: &str) -> Result<bool, sqlx::Error> {
    let done = sqlx::query("DELETE FROM guest WHERE token_hash = $1").bind(digest).execute(to).await?;
    Ok(done.rows_affected() > 0)
}

/// Deletes the guests who registered with a link.
///
/// # Errors
/// When the database is unavailable.
pub async fn delete_guests_of(to: &mut AnyConnection, link: &str) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM guest WHERE link_hash = $1").bind(link).execute(to).await?;
    Ok(())
}

/// Erases the guests of meetings that were over before a moment, in milliseconds UTC, and the links of these meetings.
///
/// # Errors
/// When the database is unavailable.
pub async fn erase_guests(db: &Db, before: i64) -> Result<u64, sqlx::Error> {
    db.transaction(async |to| {
        let done = sqlx::query(concat!("DELETE FROM guest WHERE meeting_id IN (", over_sql!(), ")"))
            .bind(before)
            .execute(&mut *to)
            .await?;
        sqlx::query(concat!("DELETE FROM guest_link WHERE meeting_id IN (", over_sql!(), ")"))
            .bind(before)
            .execute(to)
            .await?;
        Ok::<_, sqlx::Error>(done.rows_affected())
    })
    .await
}
