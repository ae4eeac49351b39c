//! The files of a reflection.

use sqlx::{AnyConnection, FromRow};

use super::{lock_removed, may_read_sql, viewer_id};
use crate::reflection::model::Attachment;
use ensemble_core::file::{FileFormat, MetadataState};
use ensemble_core::{
    ids::{AttachmentId, CommunityId, ReflectionId, ReportId},
    rights::Viewer,
};
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

/// The most files of one reflection.
pub const MAX_ATTACHMENTS: usize = 5;

/// Whether `$1` may read the file `f` of the reflection `r`: only its author reads a file whose metadata (author,
/// location) could not be removed.
macro_rules! file_visible {
    () => {
        "(r.person_id = $1 OR NOT EXISTS (
            SELECT 1 FROM reflection_attachment_file k WHERE k.attachment_id = f.id AND k.metadata = 'kept'))"
    };
}

from_row! {
    struct AttachmentRow {
        id: Text<AttachmentId>,
        title: String,
        media: Text<FileFormat>,
        size: u64,
        metadata: Option<Text<MetadataState>>,
    }
}

impl From<AttachmentRow> for Attachment {
    fn from(row: AttachmentRow) -> Self {
        Self {
            id: row.id.0,
            title: row.title,
            media: row.media.0,
            size: row.size,
            metadata: row.metadata.map_or(MetadataState::Unchecked, |metadata| metadata.0),
        }
    }
}

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

from_row! {
    struct ContentRow {
        content: Vec<u8>,
    }
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

from_row! {
    struct OfCommunityRow {
        community_id: Text<CommunityId>,
    }
}

/// One file of a reflection about which a report waits for a decision, its content, and the community of the reflection; also when
/// the author removed either. For those who moderate that community. What was not shared with them is logged when they read it
/// on the page of reports: the files of such a reflection are for those who did.
///
/// # Errors
/// When the database is unavailable.
pub async fn reported_attachment(
    db: &Db,
    viewer: &Viewer,
    reflection: ReflectionId,
    id: AttachmentId,
) -> Result<Option<(CommunityId, Attachment, Vec<u8>)>, sqlx::Error> {
    let row = sqlx::query(concat!(
        "SELECT
           f.id,
           f.title,
           f.media,
           f.size,
           f.content,
           m.metadata,
           r.community_id
         FROM reflection_attachment f
         LEFT JOIN reflection_attachment_file m ON m.attachment_id = f.id
         JOIN reflection r ON r.id = f.reflection_id
         WHERE f.id = $2 AND f.reflection_id = $3
           AND EXISTS (
             SELECT 1 FROM reflection_report o
             WHERE o.reflection_id = r.id AND o.comment_id IS NULL AND o.outcome IS NULL
               AND (r.level NOT IN ('me', 'people')
                    OR EXISTS (
                      SELECT 1 FROM reflection_reader v WHERE v.reflection_id = r.id AND v.person_id = $1)
                    OR EXISTS (
                      SELECT 1 FROM audit a
                      WHERE a.person_id = $1 AND a.action = 'reflection.private-read' AND a.detail = o.id)))
           AND ",
        file_visible!()
    ))
    .bind(viewer_id(viewer))
    .bind(id.to_string())
    .bind(reflection.to_string())
    .fetch_optional(&db.reader)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let community = OfCommunityRow::from_row(&row)?.community_id.0;
    Ok(Some((community, AttachmentRow::from_row(&row)?.into(), ContentRow::from_row(&row)?.content)))
}

from_row! {
    struct ReportedRow {
        report_id: Text<ReportId>,
        id: Text<AttachmentId>,
        title: String,
    }
}

/// The files of the reflections of a community about which reports wait for a decision, each with its report and its name; also
/// those that authors removed. For those who moderate the community.
///
/// # Errors
/// When the database is unavailable.
pub async fn reported_attachments(
    db: &Db,
    viewer: &Viewer,
    community: CommunityId,
) -> Result<Vec<(ReportId, AttachmentId, String)>, sqlx::Error> {
    let rows: Vec<ReportedRow> = sqlx::query_as(concat!(
        "SELECT
           o.id AS report_id,
           f.id,
           f.title
         FROM reflection_report o
         JOIN reflection r ON r.id = o.reflection_id
         JOIN reflection_attachment f ON f.reflection_id = r.id
         WHERE r.community_id = $2 AND o.comment_id IS NULL AND o.outcome IS NULL AND ",
        file_visible!(),
        " ORDER BY o.created_at DESC, o.id, f.created_at, f.id
          LIMIT 1000"
    ))
    .bind(viewer_id(viewer))
    .bind(community.to_string())
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(|row| (row.report_id.0, row.id.0, row.title)).collect())
}

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

/// Records what was done about a file's metadata.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_metadata(
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

/// Revokes the author's confirmations of files: they were given while the author was named.
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
           AND attachment_id IN (SELECT f.id FROM reflection_attachment f WHERE f.reflection_id = $1)",
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
    lock_removed(&mut *tx, reflection).await?;
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
