//! How much one person may keep. Counted and added to in one transaction, so that two requests at once cannot both take
//! what is left.

use sqlx::{AnyConnection, Row};

use crate::ids::PersonId;

/// Holds other transactions that count what this person keeps until this one ends. On SQLite only one transaction
/// writes at a time; on PostgreSQL the person's row is locked.
///
/// # Errors
/// When the database is away.
pub async fn lock(to: &mut AnyConnection, person: PersonId) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE person SET stamp = stamp WHERE id = $1").bind(person.to_string()).execute(to).await?;
    Ok(())
}

/// The bytes of all files that a person keeps: of their reflections, and those that they added to meetings. To be
/// called after [`lock`].
///
/// # Errors
/// When the database is away.
pub async fn file_bytes(to: &mut AnyConnection, person: PersonId) -> Result<u64, sqlx::Error> {
    let row = sqlx::query(
        "SELECT CAST(COALESCE((SELECT SUM(f.size) FROM reflection_attachment f
                               JOIN reflection r ON r.id = f.reflection_id
                               WHERE r.person_id = $1 AND r.removed_at IS NULL), 0)
                   + COALESCE((SELECT SUM(d.size) FROM meeting_document d
                               JOIN meeting_document_file f ON f.document_id = d.id
                               WHERE f.person_id = $1), 0) AS BIGINT)",
    )
    .bind(person.to_string())
    .fetch_one(to)
    .await?;
    Ok(u64::try_from(row.try_get::<i64, _>(0)?).unwrap_or_default())
}

/// Whether so many bytes more may be kept. Locks what the person keeps until the transaction ends.
///
/// # Errors
/// When the database is away.
pub async fn fits(
    to: &mut AnyConnection,
    person: PersonId,
    bytes: usize,
    most: u64,
) -> Result<bool, sqlx::Error> {
    lock(&mut *to, person).await?;
    Ok(file_bytes(to, person).await?.saturating_add(bytes as u64) <= most)
}
