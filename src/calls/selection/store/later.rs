//! What is due: offers that end, places that are free, reminders.

use sqlx::{Any, Executor};

use crate::selection::model::Due;
use ensemble_core::ids::{CallId, InterestId, PlannedCommunityId};
use ensemble_draw::Proof;
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

from_row! {
    struct DueRow {
        id: Text<InterestId>,
        call_id: Text<CallId>,
    }
}

impl From<DueRow> for Due {
    fn from(row: DueRow) -> Self {
        Self { interest: row.id.0, call: row.call_id.0 }
    }
}

from_row! {
    struct FreeRow {
        planned_id: Text<PlannedCommunityId>,
        call_id: Text<CallId>,
        taken: u32,
        proof: String,
    }
}

from_row! {
    struct CallRow {
        id: Text<CallId>,
    }
}

/// The offers that ended before a moment, in milliseconds UTC, the first one first.
///
/// # Errors
/// When the database is unavailable.
pub async fn lapsed(db: &Db, now: i64) -> Result<Vec<Due>, sqlx::Error> {
    let rows: Vec<DueRow> = sqlx::query_as(
        "SELECT i.id, i.call_id
         FROM interest i
         JOIN call c ON c.id = i.call_id AND c.cancelled_at IS NULL
         WHERE i.place = 'offered' AND i.reply_by < $1 AND i.state = 'sent'
         ORDER BY i.reply_by, i.id",
    )
    .bind(now)
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(Due::from).collect())
}

/// The planned communities in which a place is free while people wait, as after the erasure of a person's answer.
///
/// # Errors
/// When the database is unavailable.
pub async fn free_places(db: &Db) -> Result<Vec<(CallId, PlannedCommunityId)>, sqlx::Error> {
    let rows: Vec<FreeRow> = sqlx::query_as(
        "SELECT d.planned_id, d.call_id, d.proof,
           (SELECT COUNT(*) FROM interest i
            WHERE i.planned_id = d.planned_id AND i.place IN ('offered', 'accepted') AND i.state = 'sent') AS taken
         FROM draw d
         JOIN call c ON c.id = d.call_id AND c.cancelled_at IS NULL
         WHERE d.state = 'drawn' AND d.proof IS NOT NULL AND EXISTS (
           SELECT 1 FROM interest i
           WHERE i.planned_id = d.planned_id AND i.place = 'waiting' AND i.state = 'sent')
         ORDER BY d.id",
    )
    .fetch_all(&db.reader)
    .await?;
    let free = |row: &FreeRow| {
        serde_json::from_str::<Proof>(&row.proof).is_ok_and(|proof| row.taken < proof.commitment.places)
    };
    Ok(rows.iter().filter(|row| free(row)).map(|row| (row.call_id.0, row.planned_id.0)).collect())
}

/// The offers that end before a moment, and of which their persons were not reminded. Offers that last no longer than the time
/// before their end at which people are reminded are not among them.
///
/// # Errors
/// When the database is unavailable.
pub async fn to_remind(db: &Db, kind: &str, now: i64, before: i64) -> Result<Vec<Due>, sqlx::Error> {
    let rows: Vec<DueRow> = sqlx::query_as(
        "SELECT i.id, i.call_id
         FROM interest i
         JOIN call c ON c.id = i.call_id AND c.cancelled_at IS NULL
         WHERE i.place = 'offered' AND i.reply_by >= $1 AND i.reply_by <= $2 AND i.state = 'sent'
           AND i.offered_at < i.reply_by - $3
           AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.about = i.id AND o.kind = $4)
         ORDER BY i.reply_by, i.id",
    )
    .bind(now)
    .bind(now + before)
    .bind(before)
    .bind(kind)
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(Due::from).collect())
}

/// Whether an email of a kind about an expression of interest was enqueued.
///
/// # Errors
/// When the database is unavailable.
pub async fn reminder_enqueued(
    from: impl Executor<'_, Database = Any>,
    kind: &str,
    id: InterestId,
) -> Result<bool, sqlx::Error> {
    let count: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM outbox WHERE about = $1 AND kind = $2")
        .bind(id.to_string())
        .bind(kind)
        .fetch_one(from)
        .await?;
    Ok(count > 0)
}

/// The calls in which places were given and no one is without an answer any more, and that are not marked so.
///
/// # Errors
/// When the database is unavailable.
pub async fn finished_calls(db: &Db) -> Result<Vec<CallId>, sqlx::Error> {
    let rows: Vec<CallRow> = sqlx::query_as(
        "SELECT c.id
         FROM call c
         WHERE c.screened_at IS NOT NULL AND c.answered_at IS NULL AND c.cancelled_at IS NULL
           AND EXISTS (SELECT 1 FROM interest i WHERE i.call_id = c.id AND i.answered_at IS NOT NULL)
           AND NOT EXISTS (
             SELECT 1 FROM interest i WHERE i.call_id = c.id AND i.state = 'sent' AND i.answered_at IS NULL)
         ORDER BY c.id",
    )
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(|row| row.id.0).collect())
}
