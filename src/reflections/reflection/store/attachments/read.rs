//! The files that a reader of a reflection may read.

use sqlx::FromRow;

use super::{
    super::{may_read_sql, viewer_id},
    AttachmentRow, ContentRow, file_visible,
};
use crate::reflection::model::Attachment;
use ensemble_core::{
    ids::{AttachmentId, ReflectionId},
    rights::Viewer,
};
use ensemble_server::db::Db;

/// The files of a reflection that the viewer may read.
///
/// # Errors
/// When the database is unavailable.
pub async fn attachments(db: &Db, viewer: &Viewer, id: ReflectionId) -> Result<Vec<Attachment>, sqlx::Error> {
    let rows: Vec<AttachmentRow> = sqlx::query_as(concat!(
        "SELECT
           f.id,
           f.title,
           f.media,
           f.size,
           m.metadata
         FROM reflection_attachment f
         LEFT JOIN reflection_attachment_file m ON m.attachment_id = f.id
         JOIN reflection r ON r.id = f.reflection_id
         JOIN community c ON c.id = r.community_id
         WHERE f.reflection_id = $2 AND f.removed_at IS NULL AND ",
        may_read_sql!(),
        " AND ",
        file_visible!(),
        " ORDER BY f.created_at, f.id"
    ))
    .bind(viewer_id(viewer))
    .bind(id.to_string())
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(Attachment::from).collect())
}

/// One file of a reflection that the viewer may read, and its content.
///
/// # Errors
/// When the database is unavailable.
pub async fn attachment(
    db: &Db,
    viewer: &Viewer,
    reflection: ReflectionId,
    id: AttachmentId,
) -> Result<Option<(Attachment, Vec<u8>)>, sqlx::Error> {
    let row = sqlx::query(concat!(
        "SELECT
           f.id,
           f.title,
           f.media,
           f.size,
           f.content,
           m.metadata
         FROM reflection_attachment f
         LEFT JOIN reflection_attachment_file m ON m.attachment_id = f.id
         JOIN reflection r ON r.id = f.reflection_id
         JOIN community c ON c.id = r.community_id
         WHERE f.id = $2 AND f.reflection_id = $3 AND f.removed_at IS NULL AND ",
        may_read_sql!(),
        " AND ",
        file_visible!()
    ))
    .bind(viewer_id(viewer))
    .bind(id.to_string())
    .bind(reflection.to_string())
    .fetch_optional(&db.reader)
    .await?;
    row.map(|row| Ok((AttachmentRow::from_row(&row)?.into(), ContentRow::from_row(&row)?.content)))
        .transpose()
}
