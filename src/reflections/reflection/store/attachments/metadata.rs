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

/// Records what was done about the metadata of a file of which nothing is recorded yet.
///
/// # Errors
/// When the database is unavailable.
pub(super) async fn set_metadata(
    tx: &mut AnyConnection,
    id: AttachmentId,
    metadata: MetadataState,
) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO reflection_attachment_file (attachment_id, metadata) VALUES ($1, $2)")
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
    }
}

/// The first file, of all or of one reflection, that was stored before metadata were removed, and its content.
///
/// # Errors
/// When the database is unavailable.
pub async fn unchecked_attachment(
    db: &Db,
    reflection: Option<ReflectionId>,
) -> Result<Option<(AttachmentId, Vec<u8>)>, sqlx::Error> {
    let row: Option<UncheckedRow> = sqlx::query_as(
        "SELECT
           f.id,
           f.content
         FROM reflection_attachment f
         WHERE ($1 = '' OR f.reflection_id = $1)
           AND NOT EXISTS (SELECT 1 FROM reflection_attachment_file m WHERE m.attachment_id = f.id)
         ORDER BY f.id
         LIMIT 1",
    )
    .bind(reflection.map(|id| id.to_string()).unwrap_or_default())
    .fetch_optional(&db.reader)
    .await?;
    Ok(row.map(|row| (row.id.0, row.content)))
}

from_row! {
    struct OfReflectionRow {
        anonymous_or_private: bool,
    }
}

/// Replaces the content of an [unchecked file](unchecked_attachment) by one without metadata, and records whether all were
/// removed (`complete`). Nothing is done when the file was removed or recorded since it was read.
///
/// Removing the metadata takes a while, in which the author may share the reflection without their name: who may read a file
/// whose metadata are not all removed is decided here, under the reflection's lock.
///
/// # Errors
/// When the database is unavailable.
pub async fn replace_attachment(
    tx: &mut AnyConnection,
    id: AttachmentId,
    content: &[u8],
    complete: bool,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE reflection
         SET revision = revision
         WHERE id = (SELECT f.reflection_id FROM reflection_attachment f WHERE f.id = $1)",
    )
    .bind(id.to_string())
    .execute(&mut *tx)
    .await?;
    let row: Option<OfReflectionRow> = sqlx::query_as(
        "SELECT CASE WHEN r.unnamed = 1 OR r.level = 'me' THEN 1 ELSE 0 END AS anonymous_or_private
         FROM reflection_attachment f
         JOIN reflection r ON r.id = f.reflection_id
         WHERE f.id = $1
           AND NOT EXISTS (SELECT 1 FROM reflection_attachment_file m WHERE m.attachment_id = f.id)",
    )
    .bind(id.to_string())
    .fetch_optional(&mut *tx)
    .await?;
    let Some(OfReflectionRow { anonymous_or_private }) = row else { return Ok(()) };
    sqlx::query("UPDATE reflection_attachment SET content = $2, size = $3 WHERE id = $1")
        .bind(id.to_string())
        .bind(content.to_vec())
        .bind(i64::try_from(content.len()).unwrap_or(i64::MAX))
        .execute(&mut *tx)
        .await?;
    set_metadata(tx, id, MetadataState::of_stored(complete, anonymous_or_private)).await
}
