//! How much one person may store. It is counted and added to in one transaction, so that two requests at once cannot both
//! use the rest of the quota.

use sqlx::AnyConnection;

use ensemble_core::{file::KEPT_AFTER_REMOVAL, ids::PersonId};

/// Makes other transactions that lock this person's quota wait until this one ends. On SQLite only one transaction writes
/// at a time; on PostgreSQL the person's row is locked.
///
/// # Errors
/// When the database is unavailable.
pub async fn lock(transaction: &mut AnyConnection, person: PersonId) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE person SET stamp = stamp WHERE id = $1")
        .bind(person.to_string())
        .execute(transaction)
        .await?;
    Ok(())
}

/// The bytes of all files of a person: of their reflections, also those whose removal they can undo and those that stay because of
/// a report, and those that they added to meetings. What moderation removed does not count. Call it after [`lock`].
///
/// # Errors
/// When the database is unavailable.
pub async fn file_bytes(transaction: &mut AnyConnection, person: PersonId) -> Result<u64, sqlx::Error> {
    let bytes: i64 = sqlx::query_scalar(
        "SELECT CAST(COALESCE((SELECT SUM(f.size) FROM reflection_attachment f
                               JOIN reflection r ON r.id = f.reflection_id
                               WHERE r.person_id = $1
                                 AND (r.removed_at IS NULL
                                      OR r.removed_by = 'author' AND NOT EXISTS (
                                        SELECT 1 FROM reflection_report o
                                        WHERE o.reflection_id = r.id AND o.comment_id IS NULL
                                          AND o.outcome = 'removed'))), 0)
                   + COALESCE((SELECT SUM(d.size) FROM meeting_document d
                               JOIN meeting_document_file f ON f.document_id = d.id
                               WHERE f.person_id = $1), 0) AS BIGINT)",
    )
    .bind(person.to_string())
    .fetch_one(transaction)
    .await?;
    Ok(u64::try_from(bytes).unwrap_or_default())
}

/// Deletes the files of reflections that the person removed so long ago that it cannot be undone, and the files that they removed
/// while a report waited. They stay, as evidence, while a report about the reflection waits for a decision, and once moderation
/// decided to remove it.
async fn erase_removed(
    transaction: &mut AnyConnection,
    person: PersonId,
    now: i64,
) -> Result<(), sqlx::Error> {
    // Locks them: one that is being restored keeps its files.
    sqlx::query(
        "UPDATE reflection SET revision = revision
         WHERE person_id = $1 AND removed_by = 'author' AND removed_at <= $2
           AND id IN (SELECT f.reflection_id FROM reflection_attachment f)",
    )
    .bind(person.to_string())
    .bind(now - KEPT_AFTER_REMOVAL)
    .execute(&mut *transaction)
    .await?;
    sqlx::query(
        "DELETE FROM reflection_attachment
         WHERE id IN (
           SELECT f.id
           FROM reflection_attachment f
           JOIN reflection r ON r.id = f.reflection_id
           WHERE r.person_id = $1
             AND (r.removed_by = 'author' AND r.removed_at <= $2 OR f.removed_at IS NOT NULL)
             AND NOT EXISTS (
               SELECT 1 FROM reflection_report o
               WHERE o.reflection_id = r.id AND o.comment_id IS NULL
                 AND (o.outcome IS NULL OR o.outcome = 'removed')))",
    )
    .bind(person.to_string())
    .bind(now - KEPT_AFTER_REMOVAL)
    .execute(transaction)
    .await?;
    Ok(())
}

/// Whether a person may store so many more bytes. Locks their quota until the transaction ends, and makes room of what
/// they removed.
///
/// # Errors
/// When the database is unavailable.
pub async fn fits(
    transaction: &mut AnyConnection,
    person: PersonId,
    bytes: usize,
    limit: u64,
    now: i64,
) -> Result<bool, sqlx::Error> {
    lock(&mut *transaction, person).await?;
    erase_removed(&mut *transaction, person, now).await?;
    Ok(file_bytes(transaction, person).await?.saturating_add(bytes as u64) <= limit)
}
