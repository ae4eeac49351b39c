//! Adds files to a reflection, and removes them.

use sqlx::AnyConnection;

use super::{super::lock_even_if_removed, metadata::set_metadata};
use crate::reflection::model::Attachment;
use ensemble_core::{
    file::MetadataState,
    ids::{AttachmentId, ReflectionId},
};

/// How many files a reflection has, all counted but those that its author removed.
///
/// # Errors
/// When the database is unavailable.
pub async fn attachment_count(
    tx: &mut AnyConnection,
    reflection: ReflectionId,
) -> Result<usize, sqlx::Error> {
    let count: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM reflection_attachment WHERE reflection_id = $1 AND removed_at IS NULL",
    )
    .bind(reflection.to_string())
    .fetch_one(tx)
    .await?;
    Ok(usize::try_from(count).unwrap_or_default())
}

/// How many files are stored with a reflection, those that its author removed while a report waits included.
///
/// # Errors
/// When the database is unavailable.
pub async fn stored_attachment_count(
    tx: &mut AnyConnection,
    reflection: ReflectionId,
) -> Result<usize, sqlx::Error> {
    let count: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM reflection_attachment WHERE reflection_id = $1")
            .bind(reflection.to_string())
            .fetch_one(tx)
            .await?;
    Ok(usize::try_from(count).unwrap_or_default())
}

/// Adds a file to a reflection. Its size is that of the content.
///
/// # Errors
/// When the database is unavailable.
pub async fn add_attachment(
    tx: &mut AnyConnection,
    reflection: ReflectionId,
    new: &Attachment,
    content: &[u8],
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO reflection_attachment (id, reflection_id, created_at, media, size, title, content)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(new.id.to_string())
    .bind(reflection.to_string())
    .bind(now)
    .bind(new.media.code())
    .bind(i64::try_from(content.len()).unwrap_or(i64::MAX))
    .bind(&new.title)
    .bind(content.to_vec())
    .execute(&mut *tx)
    .await?;
    if new.metadata == MetadataState::Unchecked {
        Ok(())
    } else {
        set_metadata(tx, new.id, new.metadata).await
    }
}

/// Removes a file. `false` when there is none. While a report about the reflection waits for a decision the file stays stored, for
/// those who decide; no one else can open it any more.
///
/// # Errors
/// When the database is unavailable.
pub async fn remove_attachment(
    tx: &mut AnyConnection,
    reflection: ReflectionId,
    id: AttachmentId,
    now: i64,
) -> Result<bool, sqlx::Error> {
    // A report that comes at the same time waits, or is seen by the statements that follow.
    lock_even_if_removed(&mut *tx, reflection).await?;
    let kept = sqlx::query(
        "UPDATE reflection_attachment
         SET removed_at = $3
         WHERE id = $1 AND reflection_id = $2 AND removed_at IS NULL
           AND EXISTS (
             SELECT 1 FROM reflection_report o
             WHERE o.reflection_id = $2 AND o.comment_id IS NULL AND o.outcome IS NULL)",
    )
    .bind(id.to_string())
    .bind(reflection.to_string())
    .bind(now)
    .execute(&mut *tx)
    .await?;
    if kept.rows_affected() > 0 {
        return Ok(true);
    }
    let deleted = sqlx::query(
        "DELETE FROM reflection_attachment WHERE id = $1 AND reflection_id = $2 AND removed_at IS NULL",
    )
    .bind(id.to_string())
    .bind(reflection.to_string())
    .execute(tx)
    .await?;
    Ok(deleted.rows_affected() > 0)
}
