//! The files of a reflection, for those who see it.

use sqlx::{AnyConnection, Row};

use super::{seen, viewer_id};
use crate::{
    ids::{AttachmentId, ReflectionId},
    meeting::model::{Media, Metadata},
    reflection::model::Attachment,
    rights::Viewer,
    server::db::{Db, columns::unreadable},
};

/// The most files of one reflection.
pub const MOST_ATTACHMENTS: usize = 5;

/// Whether `$1` sees the file `f` of the reflection `r`: one that may still name its author is for its author alone.
macro_rules! file_seen {
    () => {
        "(r.person_id = $1 OR NOT EXISTS (
            SELECT 1 FROM reflection_attachment_file k WHERE k.attachment_id = f.id AND k.metadata = 'kept'))"
    };
}

fn metadata(code: Option<&str>) -> Result<Metadata, sqlx::Error> {
    code.map_or(Ok(Metadata::Unchecked), |code| {
        Metadata::from_code(code).ok_or_else(|| unreadable("metadata"))
    })
}

/// The files of a reflection, as far as whoever asks sees it.
///
/// # Errors
/// When the database is away.
pub async fn attachments(db: &Db, viewer: &Viewer, id: ReflectionId) -> Result<Vec<Attachment>, sqlx::Error> {
    let rows = sqlx::query(concat!(
        "SELECT f.id, f.title, f.media, f.size, m.metadata
         FROM reflection_attachment f
         LEFT JOIN reflection_attachment_file m ON m.attachment_id = f.id
         JOIN reflection r ON r.id = f.reflection_id
         JOIN community c ON c.id = r.community_id
         WHERE f.reflection_id = $2 AND ",
        seen!(),
        " AND ",
        file_seen!(),
        " ORDER BY f.created_at, f.id"
    ))
    .bind(viewer_id(viewer))
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
                metadata: metadata(row.try_get(4)?)?,
            })
        })
        .collect()
}

/// One file of a reflection that the viewer sees, and its content.
///
/// # Errors
/// When the database is away.
pub async fn attachment(
    db: &Db,
    viewer: &Viewer,
    reflection: ReflectionId,
    id: AttachmentId,
) -> Result<Option<(Attachment, Vec<u8>)>, sqlx::Error> {
    let row = sqlx::query(concat!(
        "SELECT f.title, f.media, f.content, m.metadata
         FROM reflection_attachment f
         LEFT JOIN reflection_attachment_file m ON m.attachment_id = f.id
         JOIN reflection r ON r.id = f.reflection_id
         JOIN community c ON c.id = r.community_id
         WHERE f.id = $2 AND f.reflection_id = $3 AND ",
        seen!(),
        " AND ",
        file_seen!()
    ))
    .bind(viewer_id(viewer))
    .bind(id.to_string())
    .bind(reflection.to_string())
    .fetch_optional(&db.reader)
    .await?;
    row.map(|row| {
        let content: Vec<u8> = row.try_get(2)?;
        let file = Attachment {
            id,
            title: row.try_get(0)?,
            media: Media::from_code(row.try_get(1)?).ok_or_else(|| unreadable("media"))?,
            size: content.len() as u64,
            metadata: metadata(row.try_get(3)?)?,
        };
        Ok((file, content))
    })
    .transpose()
}

/// How many files a reflection has, whoever sees them.
///
/// # Errors
/// When the database is away.
pub async fn attachment_count(
    to: &mut AnyConnection,
    reflection: ReflectionId,
) -> Result<usize, sqlx::Error> {
    let count: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM reflection_attachment WHERE reflection_id = $1")
            .bind(reflection.to_string())
            .fetch_one(to)
            .await?;
    Ok(usize::try_from(count).unwrap_or_default())
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
    .execute(&mut *to)
    .await?;
    if new.metadata == Metadata::Unchecked { Ok(()) } else { set_metadata(to, new.id, new.metadata).await }
}

/// Notes what became of a file's metadata.
///
/// # Errors
/// When the database is away.
pub async fn set_metadata(
    to: &mut AnyConnection,
    id: AttachmentId,
    metadata: Metadata,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO reflection_attachment_file (attachment_id, metadata) VALUES ($1, $2)
         ON CONFLICT (attachment_id) DO UPDATE SET metadata = excluded.metadata",
    )
    .bind(id.to_string())
    .bind(metadata.code())
    .execute(to)
    .await?;
    Ok(())
}

/// Takes back what was confirmed of a reflection's files: it was said while the author was named.
///
/// # Errors
/// When the database is away.
pub async fn ask_about_attachments(
    to: &mut AnyConnection,
    reflection: ReflectionId,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE reflection_attachment_file SET metadata = 'kept'
         WHERE metadata = 'confirmed'
           AND attachment_id IN (SELECT f.id FROM reflection_attachment f WHERE f.reflection_id = $1)",
    )
    .bind(reflection.to_string())
    .execute(to)
    .await?;
    Ok(())
}

/// Lets others read files of a reflection that may still name their author.
///
/// # Errors
/// When the database is away.
pub async fn confirm_attachments(
    to: &mut AnyConnection,
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
        .execute(&mut *to)
        .await?;
    }
    Ok(())
}

/// The first file that was stored before metadata were removed, with its content, and whether its reflection is without
/// its author's name, or not yet shared; or the one of this reflection, when one is given.
///
/// # Errors
/// When the database is away.
pub async fn unchecked_attachment(
    db: &Db,
    reflection: Option<ReflectionId>,
) -> Result<Option<(AttachmentId, Vec<u8>, bool)>, sqlx::Error> {
    let row = sqlx::query(
        "SELECT f.id, f.content, CASE WHEN r.unnamed = 1 OR r.level = 'me' THEN 1 ELSE 0 END
         FROM reflection_attachment f JOIN reflection r ON r.id = f.reflection_id
         WHERE ($1 = '' OR f.reflection_id = $1)
           AND NOT EXISTS (SELECT 1 FROM reflection_attachment_file m WHERE m.attachment_id = f.id)
         ORDER BY f.id LIMIT 1",
    )
    .bind(reflection.map(|id| id.to_string()).unwrap_or_default())
    .fetch_optional(&db.reader)
    .await?;
    row.map(|row| {
        let id = row.try_get::<&str, _>(0)?.parse().map_err(|_| unreadable("id"))?;
        Ok((id, row.try_get(1)?, row.try_get::<i64, _>(2)? != 0))
    })
    .transpose()
}

/// Puts a file's content without metadata in the place of what was stored, and notes it.
///
/// # Errors
/// When the database is away.
pub async fn replace_attachment(
    to: &mut AnyConnection,
    id: AttachmentId,
    content: &[u8],
    metadata: Metadata,
) -> Result<(), sqlx::Error> {
    let done = sqlx::query("UPDATE reflection_attachment SET content = $2, size = $3 WHERE id = $1")
        .bind(id.to_string())
        .bind(content.to_vec())
        .bind(i64::try_from(content.len()).unwrap_or(i64::MAX))
        .execute(&mut *to)
        .await?;
    if done.rows_affected() == 0 {
        // It was taken away meanwhile.
        return Ok(());
    }
    set_metadata(to, id, metadata).await
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

/// Takes all files of a reflection away: nobody sees them once it is removed.
///
/// # Errors
/// When the database is away.
pub async fn remove_attachments(to: &mut AnyConnection, reflection: ReflectionId) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM reflection_attachment WHERE reflection_id = $1")
        .bind(reflection.to_string())
        .execute(to)
        .await?;
    Ok(())
}
