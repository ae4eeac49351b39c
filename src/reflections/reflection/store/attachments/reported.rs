//! The files of reflections that are reported, for those who moderate.

use sqlx::FromRow;

use super::{super::viewer_id, AttachmentRow, ContentRow, file_visible};
use crate::reflection::model::Attachment;
use ensemble_core::{
    ids::{AttachmentId, CommunityId, ReflectionId, ReportId},
    rights::Viewer,
};
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

from_row! {
    struct OfCommunityRow {
        community_id: Text<CommunityId>,
    }
}

/// Goes before `file_visible!`: whether `f` is the file `$2` of the reflection `r` of the id `$3`, and `$1` reads its name on the page of reports when they
/// moderate the community: a report about the reflection waits for a decision. What was not shared with them is logged when they
/// read it on that page: the files of such a reflection are for those who did.
macro_rules! reported_file {
    () => {
        "f.id = $2 AND f.reflection_id = $3
         AND EXISTS (
           SELECT 1 FROM reflection_report o
           WHERE o.reflection_id = r.id AND o.comment_id IS NULL AND o.outcome IS NULL
             AND (r.level NOT IN ('me', 'people')
                  OR EXISTS (
                    SELECT 1 FROM reflection_reader v WHERE v.reflection_id = r.id AND v.person_id = $1)
                  OR EXISTS (
                    SELECT 1 FROM audit a
                    WHERE a.person_id = $1 AND a.action = 'reflection.private-read' AND a.detail = o.id)))
         AND "
    };
}

/// The community of a reflection, when this is a file of it and a report about it waits for a decision; also when the author
/// removed either. Those who moderate that community may open the file.
///
/// # Errors
/// When the database is unavailable.
pub async fn reported_attachment_community(
    db: &Db,
    viewer: &Viewer,
    reflection: ReflectionId,
    id: AttachmentId,
) -> Result<Option<CommunityId>, sqlx::Error> {
    let row: Option<OfCommunityRow> = sqlx::query_as(concat!(
        "SELECT r.community_id
         FROM reflection_attachment f
         JOIN reflection r ON r.id = f.reflection_id
         WHERE ",
        reported_file!(),
        file_visible!()
    ))
    .bind(viewer_id(viewer))
    .bind(id.to_string())
    .bind(reflection.to_string())
    .fetch_optional(&db.reader)
    .await?;
    Ok(row.map(|row| row.community_id.0))
}

/// One file of a reflection about which a report waits for a decision, and its content; also when the author removed either. For
/// those who moderate its [community](reported_attachment_community).
///
/// # Errors
/// When the database is unavailable.
pub async fn reported_attachment(
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
         WHERE ",
        reported_file!(),
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
    struct ReportedRow {
        report_id: Text<ReportId>,
        id: Text<AttachmentId>,
        title: String,
    }
}

/// The files of the reflections of a community about which reports wait for a decision, each with its report and its name; also
/// those that authors removed. Of one report, or of all. For those who moderate the community.
///
/// # Errors
/// When the database is unavailable.
pub async fn reported_attachments(
    db: &Db,
    viewer: &Viewer,
    community: CommunityId,
    report: Option<ReportId>,
) -> Result<Vec<(ReportId, AttachmentId, String)>, sqlx::Error> {
    let rows: Vec<ReportedRow> = sqlx::query_as(concat!(
        "SELECT
           o.id AS report_id,
           f.id,
           f.title
         FROM reflection_report o
         JOIN reflection r ON r.id = o.reflection_id
         JOIN reflection_attachment f ON f.reflection_id = r.id
         WHERE r.community_id = $2 AND o.comment_id IS NULL AND o.outcome IS NULL
           AND ($3 = '' OR o.id = $3) AND ",
        file_visible!(),
        " ORDER BY o.created_at DESC, o.id, f.created_at, f.id
          LIMIT 1000"
    ))
    .bind(viewer_id(viewer))
    .bind(community.to_string())
    .bind(report.map(|id| id.to_string()).unwrap_or_default())
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(|row| (row.report_id.0, row.id.0, row.title)).collect())
}
