//! What remains of removed reflections for their authors.

use crate::reflection::model::{RemovedBy, Texts, Tombstone};
use ensemble_core::ids::{PersonId, ReflectionId};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

from_row! {
    struct TombstoneRow {
        id: Text<ReflectionId>,
        removed_by: Text<RemovedBy>,
        removed_at: i64,
        reason: Option<String>,
        texts: Json<Texts>,
    }
}

/// What a person still sees of their own reflections that were removed, the latest first.
///
/// # Errors
/// When the database is unavailable.
pub async fn tombstones(db: &Db, person: PersonId) -> Result<Vec<Tombstone>, sqlx::Error> {
    let rows: Vec<TombstoneRow> = sqlx::query_as(
        "SELECT
           r.id,
           r.removed_by,
           r.removed_at,
           (SELECT o.decision FROM reflection_report o
            WHERE o.reflection_id = r.id AND o.comment_id IS NULL AND o.outcome = 'removed'
            ORDER BY o.decided_at DESC, o.id LIMIT 1) AS reason,
           r.texts
         FROM reflection r
         WHERE r.person_id = $1 AND r.removed_at IS NOT NULL
         ORDER BY r.removed_at DESC, r.id
         LIMIT 50",
    )
    .bind(person.to_string())
    .fetch_all(&db.reader)
    .await?;
    let tombstone = |row: TombstoneRow| Tombstone {
        id: row.id.0,
        by: row.removed_by.0,
        at: row.removed_at,
        reason: row.reason,
        texts: row.texts.0,
    };
    Ok(rows.into_iter().map(tombstone).collect())
}
