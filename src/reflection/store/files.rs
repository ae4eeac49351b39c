//! The files of a reflection, for those who see it.

use sqlx::{AnyConnection, Row};

use super::{asking, seen};
use crate::{
    ids::{AttachmentId, ReflectionId},
    meeting::model::Media,
    reflection::model::Attachment,
    rights::Viewer,
    server::db::{Db, columns::unreadable},
};

/// The most files of one reflection.
pub const MOST_ATTACHMENTS: usize = 5;

/// The files of a reflection, as far as whoever asks sees it.
///
/// # Errors
/// When the database is away.
pub async fn attachments(db: &Db, viewer: &Viewer, id: ReflectionId) -> Result<Vec<Attachment>, sqlx::Error> {
    let rows = sqlx::query(concat!(
        "SELECT f.id, f.title, f.media, f.size
         FROM reflection_attachment f
         JOIN reflection r ON r.id = f.reflection_id
         JOIN community c ON c.id = r.community_id
         WHERE f.reflection_id = $2 AND ",
        seen!(),
        " ORDER BY f.id"
    ))
    .bind(asking(viewer))
    .bind(id.to_string())
    .fetch_all(&db.reader)
    .await?;
    rows.iter()
        .map(|row| {
            Ok(Attachment {
                id: row.try_get::<&str, _>(0)?.parse().map_err(|_| unreadable("id"))?,
                title: row.try_get(1)?,
                media: Media::from_code(row.try_get(2)?).ok_or_else(|| unreadable("media"))?,
                size: u64::try_from(row.try_get::<i64, _>(3)?).map_err(|_| unreadable("size"))?,
            })
        })
        .collect()
}

/// One file of a reflection that whoever asks sees: what it is called, what sort it is, its content.
///
/// # Errors
/// When the database is away.
pub async fn attachment(
    db: &Db,
    viewer: &Viewer,
    reflection: ReflectionId,
    id: AttachmentId,
) -> Result<Option<(String, Media, Vec<u8>)>, sqlx::Error> {
    let row = sqlx::query(concat!(
        "SELECT f.title, f.media, f.content
         FROM reflection_attachment f
         JOIN reflection r ON r.id = f.reflection_id
         JOIN community c ON c.id = r.community_id
         WHERE f.id = $2 AND f.reflection_id = $3 AND ",
        seen!()
    ))
    .bind(asking(viewer))
    .bind(id.to_string())
    .bind(reflection.to_string())
    .fetch_optional(&db.reader)
    .await?;
    row.map(|row| {
        let media = Media::from_code(row.try_get(1)?).ok_or_else(|| unreadable("media"))?;
        Ok((row.try_get(0)?, media, row.try_get(2)?))
    })
    .transpose()
}

/// Adds a file to a reflection. Its size is the content's.
///
/// # Errors
/// When the database is away.
pub async fn add_attachment(
    to: &mut AnyConnection,
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
    .execute(to)
    .await?;
    Ok(())
}

/// Takes a file away. `false` when it is not there.
///
/// # Errors
/// When the database is away.
pub async fn remove_attachment(
    to: &mut AnyConnection,
    reflection: ReflectionId,
    id: AttachmentId,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query("DELETE FROM reflection_attachment WHERE id = $1 AND reflection_id = $2")
        .bind(id.to_string())
        .bind(reflection.to_string())
        .execute(to)
        .await?;
    Ok(done.rows_affected() > 0)
}
