//! What files still say of who made them: whether that was removed, and whether the author confirmed what is left.

use sqlx::AnyConnection;

use ensemble_core::{
    file::MetadataState,
    ids::{AttachmentId, ReflectionId},
};
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

/// Records what was done about a file's metadata.
///
/// # Errors
/// When the database is unavailable.
pub(super) async fn set_metadata(
    tx: &mut AnyConnection,
    id: AttachmentId,
    metadata: MetadataState,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO reflection_attachment_file (attachment_id, metadata) VALUES ($1, $2)
         ON CONFLICT (attachment_id) DO UPDATE SET metadata = excluded.metadata",
    )
    .bind(id.to_string())
    .bind(metadata.code())
    .execute(tx)
    .await?;
    Ok(())
}

/// Revokes the author's confirmations of files: they were given while the author was named. A file that the author removed keeps
/// its own: it is stored for those who decide about a report only, and they must still be able to open it.
///
/// # Errors
/// When the database is unavailable.
pub async fn revoke_attachment_confirmations(
    tx: &mut AnyConnection,
    reflection: ReflectionId,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE reflection_attachment_file SET metadata = 'kept'
         WHERE metadata = 'confirmed'
           AND attachment_id IN (
             SELECT f.id FROM reflection_attachment f WHERE f.reflection_id = $1 AND f.removed_at IS NULL)",
    )
    .bind(reflection.to_string())
    .execute(tx)
    .await?;
    Ok(())
}

/// Records that the author lets others read files that may still name them.
///
/// # Errors
/// When the database is unavailable.
pub async fn confirm_attachments(
    tx: &mut AnyConnection,
    reflection: ReflectionId,
    ids: &[AttachmentId],
) -> Result<(), sqlx::Error> {
    for id in ids {
        sqlx::query(
            "UPDATE reflection_attachment_file SET metadata = 'confirmed'
             WHERE attachment_id = $1 AND metadata = 'kept'
               AND attachment_id IN (SELECT f.id FROM reflection_attachment f WHERE f.reflection_id = $2)",
        )
        .bind(id.to_string())
        .bind(reflection.to_string())
        .execute(&mut *tx)
        .await?;
    }
    Ok(())
}

from_row! {
    struct UncheckedRow {
        id: Text<AttachmentId>,
        content: Vec<u8>,
        anonymous_or_private: bool,
    }
}

/// The first file, of all or of one reflection, that was stored before metadata were removed: its content, and whether
/// its reflection is anonymous or not yet shared.
///
/// # Errors
/// When the database is unavailable.
pub async fn unchecked_attachment(
    db: &Db,
    reflection: Option<ReflectionId>,
) -> Result<Option<(AttachmentId, Vec<u8>, bool)>, sqlx::Error> {
    let row: Option<UncheckedRow> = sqlx::query_as(
        "SELECT
           f.id,
           f.content,
           CASE WHEN r.unnamed = 1 OR r.level = 'me' THEN 1 ELSE 0 END AS anonymous_or_private
         FROM reflection_attachment f
         JOIN reflection r ON r.id = f.reflection_id
         WHERE ($1 = '' OR f.reflection_id = $1)
           AND NOT EXISTS (SELECT 1 FROM reflection_attachment_file m WHERE m.attachment_id = f.id)
         ORDER BY f.id
         LIMIT 1",
    )
    .bind(reflection.map(|id| id.to_string()).unwrap_or_default())
    .fetch_optional(&db.reader)
    .await?;
    Ok(row.map(|row| (row.id.0, row.content, row.anonymous_or_private)))
}

/// Replaces a file's content by one without metadata, and records it.
///
/// # Errors
/// When the database is unavailable.
pub async fn replace_attachment(
    tx: &mut AnyConnection,
    id: AttachmentId,
    content: &[u8],
    metadata: MetadataState,
) -> Result<(), sqlx::Error> {
    let done = sqlx::query("UPDATE reflection_attachment SET content = $2, size = $3 WHERE id = $1")
        .bind(id.to_string())
        .bind(content.to_vec())
        .bind(i64::try_from(content.len()).unwrap_or(i64::MAX))
        .execute(&mut *tx)
        .await?;
    if done.rows_affected() == 0 {
        // The file was removed meanwhile.
        return Ok(());
    }
    set_metadata(tx, id, metadata).await
}
