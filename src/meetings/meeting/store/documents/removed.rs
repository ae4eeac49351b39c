//! Documents that were removed from a meeting, and are kept for a while.

use sqlx::AnyConnection;

use super::DocumentRow;
use crate::meeting::model::Document;
use ensemble_core::{
    LocalizedText,
    file::FileFormat,
    ids::{DocumentId, MeetingId, PersonId},
};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

/// How long a document is kept that was removed, in milliseconds.
pub const REMOVED_KEPT: i64 = 30 * 24 * 60 * 60 * 1000;

from_row! {
    struct RemovedRow {
        id: Text<DocumentId>,
        title: Json<LocalizedText>,
        link: Option<String>,
        media: Option<Text<FileFormat>>,
        size: Option<u64>,
        removed_at: i64,
    }
}

/// The documents that were removed from a meeting and are still kept, the last removed first, each with when it was removed; 100 at
/// most.
///
/// # Errors
/// When the database is unavailable.
pub async fn removed_documents(db: &Db, meeting: MeetingId) -> Result<Vec<(Document, i64)>, sqlx::Error> {
    let rows: Vec<RemovedRow> = sqlx::query_as(
        "SELECT
           d.id,
           d.title,
           d.link,
           d.media,
           d.size,
           r.removed_at
         FROM removed_meeting_document r
         JOIN meeting_document d ON d.id = r.document_id
         WHERE d.meeting_id = $1
         ORDER BY r.removed_at DESC, d.id
         LIMIT 100",
    )
    .bind(meeting.to_string())
    .fetch_all(&db.reader)
    .await?;
    let with_time = |row: RemovedRow| -> Result<_, sqlx::Error> {
        let RemovedRow { id, title, link, media, size, removed_at } = row;
        Ok((Document::try_from(DocumentRow { id, title, link, media, size })?, removed_at))
    };
    rows.into_iter().map(with_time).collect()
}

/// Removes a document; it is kept for [`REMOVED_KEPT`]. `false` when it is not there.
///
/// # Errors
/// When the database is unavailable.
pub async fn remove_document(
    to: &mut AnyConnection,
    meeting: MeetingId,
    id: DocumentId,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "INSERT INTO removed_meeting_document (document_id, removed_at)
         SELECT d.id, CAST($3 AS BIGINT)
         FROM meeting_document d
         WHERE d.id = $1 AND d.meeting_id = $2
         ON CONFLICT (document_id) DO NOTHING",
    )
    .bind(id.to_string())
    .bind(meeting.to_string())
    .bind(now)
    .execute(to)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Puts a document back that was removed, at its place. `false` when it was not removed, or is erased.
///
/// # Errors
/// When the database is unavailable.
pub async fn restore_document(
    to: &mut AnyConnection,
    meeting: MeetingId,
    id: DocumentId,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "DELETE FROM removed_meeting_document
         WHERE document_id IN (SELECT d.id FROM meeting_document d WHERE d.id = $1 AND d.meeting_id = $2)",
    )
    .bind(id.to_string())
    .bind(meeting.to_string())
    .execute(to)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Erases the documents that were removed before this time; returns how many.
///
/// # Errors
/// When the database is unavailable.
pub async fn erase_removed(db: &Db, before: i64) -> Result<u64, sqlx::Error> {
    db.transaction(async |transaction| {
        let done = sqlx::query(
            "DELETE FROM meeting_document
             WHERE id IN (SELECT r.document_id FROM removed_meeting_document r WHERE r.removed_at <= $1)",
        )
        .bind(before)
        .execute(transaction)
        .await?;
        Ok(done.rows_affected())
    })
    .await
}

/// Erases the removed files that a person had added: they make room for new ones.
///
/// # Errors
/// When the database is unavailable.
pub async fn erase_removed_of(to: &mut AnyConnection, person: PersonId) -> Result<(), sqlx::Error> {
    sqlx::query(
        "DELETE FROM meeting_document
         WHERE id IN (SELECT r.document_id
                      FROM removed_meeting_document r
                      JOIN meeting_document_file f ON f.document_id = r.document_id
                      WHERE f.person_id = $1)",
    )
    .bind(person.to_string())
    .execute(to)
    .await?;
    Ok(())
}
