//! How a group shared its time: all that stays of how long people spoke.

use sqlx::AnyConnection;

use crate::speaking::model::Share;
use ensemble_core::ids::MeetingId;
use ensemble_server::db::{Db, row::from_row};

from_row! {
    struct ShareRow {
        people: u32,
        half: u32,
    }
}

/// How long each person has spoken until now, those who have left the community included, in milliseconds.
pub(super) async fn times(
    from: &mut AnyConnection,
    id: MeetingId,
    now: i64,
) -> Result<Vec<i64>, sqlx::Error> {
    sqlx::query_scalar(
        "SELECT CAST(spoken_ms + CASE WHEN floor_since IS NULL OR floor_since > $2 THEN 0 ELSE $2 - floor_since END AS BIGINT)
         FROM speaking_person
         WHERE meeting_id = $1",
    )
    .bind(id.to_string())
    .bind(now)
    .fetch_all(from)
    .await
}

/// Stores how a group shared its time. Of a meeting that was opened again, the part in which more people spoke counts.
pub(super) async fn set_share(
    to: &mut AnyConnection,
    id: MeetingId,
    share: Share,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO speaking_share (meeting_id, people, half) VALUES ($1, $2, $3)
         ON CONFLICT (meeting_id) DO UPDATE SET people = excluded.people, half = excluded.half
         WHERE excluded.people > speaking_share.people",
    )
    .bind(id.to_string())
    .bind(i64::from(share.people))
    .bind(i64::from(share.half))
    .execute(to)
    .await?;
    Ok(())
}

/// How the group of a meeting shared its time, once it has ended and if enough people spoke.
///
/// # Errors
/// When the database is unavailable.
pub async fn share(db: &Db, id: MeetingId) -> Result<Option<Share>, sqlx::Error> {
    let row: Option<ShareRow> =
        sqlx::query_as("SELECT people, half FROM speaking_share WHERE meeting_id = $1")
            .bind(id.to_string())
            .fetch_optional(&db.reader)
            .await?;
    Ok(row.map(|row| Share { people: row.people, half: row.half }))
}
