//! All the SQL of this feature. Rows stay here; what leaves is the model.
//!
//! What changes a session first locks its row ([`lock`]): what people do at once comes one after the other.

mod notes;
mod people;
mod texts;

pub use notes::{
    Reader, accept, add_note, count_notes, has_note, lock_note, notes, release_all, remove_note, reword,
    set_kept,
};
pub use people::{agree, candidates, people, people_of, turns};
pub use texts::{publication, publish, remove_sheet, set_sheet, sheet, unpublish};

use sqlx::{Any, AnyConnection, Executor};

use super::model::{Role, Step, session::Session};
use super::rules::KEPT;
use ensemble_core::ids::{MeetingId, PersonId};
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

from_row! {
    struct SessionRow {
        version: i64,
        minutes: u16,
        step: Text<Step>,
        step_since: i64,
        paused_since: Option<i64>,
        added: u16,
        begun_at: Option<i64>,
        ended_at: Option<i64>,
        has_contract: bool,
    }
}

const FIND: &str = "SELECT c.version, c.minutes, c.step, c.step_since, c.paused_since, c.added, c.begun_at, c.ended_at,
   CASE WHEN EXISTS (SELECT 1 FROM codevelopment_note n WHERE n.meeting_id = c.meeting_id AND n.accepted_at IS NOT NULL)
     THEN 1 ELSE 0 END AS has_contract
 FROM codevelopment c
 WHERE c.meeting_id = $1";

async fn fetch(
    from: impl Executor<'_, Database = Any>,
    meeting: MeetingId,
) -> Result<Option<Session>, sqlx::Error> {
    let row: Option<SessionRow> = sqlx::query_as(FIND).bind(meeting.to_string()).fetch_optional(from).await?;
    Ok(row.map(|row| Session {
        version: row.version,
        minutes: row.minutes,
        begun_at: row.begun_at,
        ended_at: row.ended_at,
        step: row.step.0,
        step_since: row.step_since,
        paused_since: row.paused_since,
        added: row.added,
        // Notes are deleted after the session: from the fourth step on there was a contract.
        has_contract: row.has_contract || row.step.0.index() > Step::Contract.index(),
    }))
}

/// The session of a meeting.
///
/// # Errors
/// When the database is unavailable.
pub async fn find(db: &Db, meeting: MeetingId) -> Result<Option<Session>, sqlx::Error> {
    fetch(&db.reader, meeting).await
}

/// The session of a meeting, locked until the transaction ends.
///
/// # Errors
/// When the database is unavailable.
pub async fn lock(to: &mut AnyConnection, meeting: MeetingId) -> Result<Option<Session>, sqlx::Error> {
    // PostgreSQL locks the row; SQLite has one writer.
    sqlx::query("UPDATE codevelopment SET version = version WHERE meeting_id = $1")
        .bind(meeting.to_string())
        .execute(&mut *to)
        .await?;
    fetch(to, meeting).await
}

/// Writes where a session is, under its lock.
///
/// # Errors
/// When the database is unavailable.
pub async fn write(to: &mut AnyConnection, meeting: MeetingId, session: &Session) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE codevelopment
         SET version = $2, minutes = $3, step = $4, step_since = $5, paused_since = $6, added = $7, begun_at = $8,
             ended_at = $9
         WHERE meeting_id = $1",
    )
    .bind(meeting.to_string())
    .bind(session.version)
    .bind(i64::from(session.minutes))
    .bind(session.step.code())
    .bind(session.step_since)
    .bind(session.paused_since)
    .bind(i64::from(session.added))
    .bind(session.begun_at)
    .bind(session.ended_at)
    .execute(to)
    .await?;
    Ok(())
}

/// Prepares a session, or changes its length and who takes part. Those who stay have promised what they promised. `seen` is the
/// version that was changed, none for a new session; `false` when another person was quicker.
///
/// # Errors
/// When the database is unavailable.
pub async fn plan(
    to: &mut AnyConnection,
    meeting: MeetingId,
    minutes: u16,
    people: &[(PersonId, Role)],
    seen: Option<i64>,
) -> Result<bool, sqlx::Error> {
    let planned = Session::planned(minutes);
    let done = match seen {
        None => {
            sqlx::query(
                "INSERT INTO codevelopment (meeting_id, version, minutes, step, step_since, added)
                 VALUES ($1, $2, $3, $4, $5, $6)
                 ON CONFLICT (meeting_id) DO NOTHING",
            )
            .bind(meeting.to_string())
            .bind(planned.version)
            .bind(i64::from(planned.minutes))
            .bind(planned.step.code())
            .bind(planned.step_since)
            .bind(i64::from(planned.added))
            .execute(&mut *to)
            .await?
        }
        Some(seen) => {
            sqlx::query(
                "UPDATE codevelopment SET version = version + 1, minutes = $3 WHERE meeting_id = $1 AND version = $2",
            )
            .bind(meeting.to_string())
            .bind(seen)
            .bind(i64::from(minutes))
            .execute(&mut *to)
            .await?
        }
    };
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    people::set(to, meeting, people).await?;
    Ok(true)
}

/// Deletes what was written in sessions that are long over, but for what their clients keep.
///
/// # Errors
/// When the database is unavailable.
pub async fn erase_expired(db: &Db, now: i64) -> Result<(), sqlx::Error> {
    db.write_once(async |to| {
        sqlx::query(
            "DELETE FROM codevelopment_note
             WHERE kept = 0
               AND meeting_id IN (SELECT meeting_id FROM codevelopment WHERE COALESCE(ended_at, begun_at) <= $1)",
        )
        .bind(now - KEPT)
        .execute(to)
        .await?;
        Ok(())
    })
    .await
}
