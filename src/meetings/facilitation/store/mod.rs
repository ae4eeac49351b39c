//! All the SQL of this feature. Rows stay here.

mod items;
mod phase;

pub use items::{keep_items, past_items};
pub use phase::phase_changed;

use sqlx::{Any, AnyConnection, Executor};

use super::model::Run;
use ensemble_core::ids::MeetingId;
use ensemble_server::db::{
    columns::unreadable,
    row::{Json, from_row},
};

from_row! {
    struct RunRow {
        state: Json<Run>,
    }
}

/// How a meeting runs, as it was stored last; `None` when it has not begun. The agenda may have changed since: see
/// [`Run::following_agenda`].
///
/// # Errors
/// When the database is unavailable.
pub async fn find_run(
    from: impl Executor<'_, Database = Any>,
    meeting: MeetingId,
) -> Result<Option<Run>, sqlx::Error> {
    let row: Option<RunRow> = sqlx::query_as("SELECT state FROM meeting_run WHERE meeting_id = $1")
        .bind(meeting.to_string())
        .fetch_optional(from)
        .await?;
    Ok(row.map(|row| row.state.0))
}

/// How a meeting runs. Locks it until the transaction ends, so that of two commands the second sees what the first did.
///
/// # Errors
/// When the database is unavailable.
pub async fn lock_run(to: &mut AnyConnection, meeting: MeetingId) -> Result<Option<Run>, sqlx::Error> {
    // PostgreSQL locks the row; SQLite has one writer.
    let row: Option<RunRow> =
        sqlx::query_as("UPDATE meeting_run SET version = version WHERE meeting_id = $1 RETURNING state")
            .bind(meeting.to_string())
            .fetch_optional(to)
            .await?;
    Ok(row.map(|row| row.state.0))
}

/// Stores the run of a meeting that has none; `false` when it has one.
///
/// # Errors
/// When the database is unavailable.
pub async fn add_run(to: &mut AnyConnection, meeting: MeetingId, run: &Run) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "INSERT INTO meeting_run (meeting_id, state, version, begun_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (meeting_id) DO NOTHING",
    )
    .bind(meeting.to_string())
    .bind(json(run)?)
    .bind(run.version)
    .bind(run.begun_at)
    .execute(to)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Stores a run in place of the one that was locked in the same transaction.
///
/// # Errors
/// When the database is unavailable.
pub async fn write_run(to: &mut AnyConnection, meeting: MeetingId, run: &Run) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE meeting_run SET state = $2, version = $3, ended_at = $4 WHERE meeting_id = $1")
        .bind(meeting.to_string())
        .bind(json(run)?)
        .bind(run.version)
        .bind(run.ended_at)
        .execute(to)
        .await?;
    Ok(())
}

fn json(run: &Run) -> Result<String, sqlx::Error> {
    serde_json::to_string(run).map_err(|_| unreadable("state"))
}
