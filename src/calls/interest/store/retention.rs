//! What is erased some time after a call has closed.

use sqlx::AnyConnection;

use ensemble_core::{
    Lang,
    ids::{CallId, InterestId},
};
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

from_row! {
    struct DraftRow {
        id: Text<InterestId>,
        call_id: Text<CallId>,
        lang: Text<Lang>,
    }
}

/// A draft that was never sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OldDraft {
    pub id: InterestId,
    pub call: CallId,
    pub lang: Lang,
}

/// Erases what people need in order to take part, for calls that closed before a moment, in milliseconds UTC, and for those whose
/// communities have all been made. Returns of how many it was.
///
/// # Errors
/// When the database is unavailable.
pub async fn erase_accessibility(db: &Db, before: i64) -> Result<u64, sqlx::Error> {
    db.write_once(async |to| {
        let done = sqlx::query(
            "UPDATE interest SET accessibility = ''
             WHERE accessibility <> '' AND call_id IN (
               SELECT c.id
               FROM call c
               WHERE c.closes_at < $1
                  OR EXISTS (
                       SELECT 1 FROM planned_community p WHERE p.call_id = c.id AND p.community_id IS NOT NULL)
                 AND NOT EXISTS (
                       SELECT 1 FROM planned_community p
                       WHERE p.call_id = c.id AND p.community_id IS NULL AND p.merged_into IS NULL))",
        )
        .bind(before)
        .execute(to)
        .await?;
        Ok::<_, sqlx::Error>(done.rows_affected())
    })
    .await
}

/// The drafts of calls that closed or were cancelled before a moment, in milliseconds UTC.
///
/// # Errors
/// When the database is unavailable.
pub async fn old_drafts(db: &Db, before: i64) -> Result<Vec<OldDraft>, sqlx::Error> {
    let rows: Vec<DraftRow> = sqlx::query_as(
        "SELECT i.id, i.call_id, i.lang
         FROM interest i
         JOIN call c ON c.id = i.call_id
         WHERE i.state = 'draft' AND (c.closes_at < $1 OR c.cancelled_at < $1)",
    )
    .bind(before)
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(|row| OldDraft { id: row.id.0, call: row.call_id.0, lang: row.lang.0 }).collect())
}

/// Removes a draft, with its links and what it ranked.
///
/// # Errors
/// When the database is unavailable.
pub async fn delete_draft(tx: &mut AnyConnection, id: InterestId) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM interest WHERE id = $1 AND state = 'draft'")
        .bind(id.to_string())
        .execute(tx)
        .await?;
    Ok(())
}

/// Removes the links of people without an account to what they answered to calls that closed before a moment, in milliseconds UTC.
///
/// # Errors
/// When the database is unavailable.
pub async fn delete_links(db: &Db, before: i64) -> Result<u64, sqlx::Error> {
    db.write_once(async |to| {
        let done = sqlx::query(
            "DELETE FROM interest_link WHERE interest_id IN (
               SELECT i.id FROM interest i JOIN call c ON c.id = i.call_id WHERE c.closes_at < $1)",
        )
        .bind(before)
        .execute(to)
        .await?;
        Ok::<_, sqlx::Error>(done.rows_affected())
    })
    .await
}
