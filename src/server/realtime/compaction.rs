//! Compaction: merges the old rows of a document into one.
//!
//! The document stays the same, but the log no longer records the authors of the merged rows. [`compact`] does not merge
//! rows after the first named version, so that all named versions can still be opened; [`purge_deleted_text`] does.

use uuid::Uuid;

use super::store::{self, NewRow, push_update, updates_in};
use crate::db::{
    Db,
    row::{Text, from_row},
};
use ensemble_document::crdt;

from_row! {
    /// A document with rows to merge.
    struct CandidateRow {
        document_id: Text<Uuid>,
        last_seq: i64,
        first_version: Option<i64>,
    }
}

from_row! {
    struct UpdateRow {
        number: i64,
        at: i64,
        content: Vec<u8>,
    }
}

/// Whether named versions must stay as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Versions {
    Keep,
    Merge,
}

/// Merges the rows that were stored before a time, in each document for which `is_excluded` is false; returns how many
/// documents were compacted.
///
/// # Errors
/// When the database is unavailable.
pub async fn compact(db: &Db, before: i64, is_excluded: impl Fn(Uuid) -> bool) -> Result<u64, sqlx::Error> {
    let candidates: Vec<CandidateRow> = sqlx::query_as(
        "SELECT
             u.document_id AS document_id,
             MAX(u.number) AS last_seq,
             (SELECT MIN(v.number) FROM live_version v WHERE v.document_id = u.document_id) AS first_version
         FROM live_update u
         WHERE u.at < $1
         GROUP BY u.document_id
         HAVING COUNT(*) > 1",
    )
    .bind(before)
    .fetch_all(&db.reader)
    .await?;
    let mut compacted = 0;
    for CandidateRow { document_id: Text(document_id), last_seq, first_version } in candidates {
        if !is_excluded(document_id) {
            let until = first_version.map_or(last_seq, |version| version.min(last_seq));
            compacted += u64::from(compact_document(db, document_id, until, Versions::Keep).await?);
        }
    }
    Ok(compacted)
}

/// Merges all rows of a document up to a number, and replaces an older snapshot by one of the merged row. Then text that was
/// deleted from the document up to that number is stored nowhere any more, and an older snapshot that a room stores later
/// is refused. `false` when another process changed the rows at the same moment, or the document cannot be read. The merged
/// row has no author; a row that was the only one keeps its author.
///
/// # Errors
/// When the database is unavailable.
pub async fn purge_deleted_text(db: &Db, document_id: Uuid, until: i64) -> Result<bool, sqlx::Error> {
    compact_document(db, document_id, until, Versions::Merge).await?;
    let rows = rows_until(db, document_id, until).await?;
    let Some((number, at)) = rows.last().map(|row| (row.number, row.at)) else { return Ok(true) };
    if rows.len() > 1 {
        return Ok(false);
    }
    let Some(snapshot) = merge(document_id, rows).await else { return Ok(false) };
    let mut updates = Vec::with_capacity(snapshot.len() + 3);
    push_update(&mut updates, &snapshot);
    let mut tx = db.write().await?;
    // A row that was the only one may hold text and its deletion. A document that was deleted meanwhile gets no snapshot.
    let rewritten = sqlx::query("UPDATE live_update SET content = $1 WHERE document_id = $2 AND number = $3")
        .bind(updates)
        .bind(document_id.to_string())
        .bind(number)
        .execute(&mut *tx)
        .await?;
    if rewritten.rows_affected() == 0 {
        return Ok(false);
    }
    sqlx::query(store::SAVE_SNAPSHOT)
        .bind(document_id.to_string())
        .bind(number)
        .bind(at)
        .bind(snapshot)
        .execute(&mut *tx)
        .await?;
    tx.commit().await?;
    Ok(true)
}

/// The rows of a document up to a number, in order.
async fn rows_until(db: &Db, document_id: Uuid, until: i64) -> Result<Vec<UpdateRow>, sqlx::Error> {
    sqlx::query_as(
        "SELECT number, at, content FROM live_update WHERE document_id = $1 AND number <= $2 ORDER BY number",
    )
    .bind(document_id.to_string())
    .bind(until)
    .fetch_all(&db.reader)
    .await
}

/// What the rows of a document are together, as one update; `None`, after a message in the log, when they cannot be read.
async fn merge(document_id: Uuid, rows: Vec<UpdateRow>) -> Option<Vec<u8>> {
    let merged = tokio::task::spawn_blocking(move || {
        crdt::load(rows.iter().flat_map(|row| updates_in(&row.content)))
            .and_then(|doc| crdt::encode_state(&doc))
    });
    match merged.await {
        Ok(Ok(merged)) => Some(merged),
        Ok(Err(error)) => {
            tracing::error!(%document_id, ?error, "a stored document cannot be read");
            None
        }
        Err(error) => {
            tracing::error!(%document_id, %error, "a document cannot be compacted");
            None
        }
    }
}

/// Merges the rows of a document up to a number; returns whether that was done. It is not when there is one row at most, or they
/// cannot be read or have changed meanwhile.
async fn compact_document(
    db: &Db,
    document_id: Uuid,
    until: i64,
    versions: Versions,
) -> Result<bool, sqlx::Error> {
    let rows = rows_until(db, document_id, until).await?;
    let (Some(last), true) = (rows.last(), rows.len() > 1) else { return Ok(false) };
    let (seq, at, count) = (last.number, last.at, rows.len());
    // Reading a document may take seconds: outside the transaction, which keeps other writers waiting. One that cannot be read
    // keeps its log, and the next documents are compacted.
    let Some(merged) = merge(document_id, rows).await else { return Ok(false) };
    let mut updates = Vec::with_capacity(merged.len() + 3);
    push_update(&mut updates, &merged);
    let mut tx = db.write().await?;
    let deleted = sqlx::query("DELETE FROM live_update WHERE document_id = $1 AND number <= $2")
        .bind(document_id.to_string())
        .bind(seq)
        .execute(&mut *tx)
        .await?;
    // Another process compacted it meanwhile, or it was deleted: dropping the transaction leaves its rows as they are.
    if usize::try_from(deleted.rows_affected()) != Ok(count) {
        return Ok(false);
    }
    if versions == Versions::Keep {
        // One may have been named since the documents were listed.
        let merged_versions: i64 =
            sqlx::query_scalar("SELECT COUNT(*) FROM live_version WHERE document_id = $1 AND number < $2")
                .bind(document_id.to_string())
                .bind(seq)
                .fetch_one(&mut *tx)
                .await?;
        if merged_versions > 0 {
            return Ok(false);
        }
    }
    store::append(&mut tx, &[&NewRow { document_id, seq, author: None, updates }], at).await?;
    tx.commit().await?;
    Ok(true)
}
