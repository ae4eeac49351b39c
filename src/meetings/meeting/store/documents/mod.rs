//! What people read for a meeting: links, and files that are kept here.

mod removed;

use sqlx::AnyConnection;

use crate::meeting::model::{Document, Source};
use ensemble_core::file::{FileFormat, MetadataState};
use ensemble_core::{
    LocalizedText,
    ids::{DocumentId, MeetingId, PersonId},
};
use ensemble_server::db::{
    Db,
    columns::{to_json, unreadable},
    row::{Json, Text, from_row},
};

pub use removed::{
    REMOVED_KEPT, erase_removed, erase_removed_of, remove_document, removed_documents, restore_document,
};

from_row! {
    struct DocumentRow {
        id: Text<DocumentId>,
        title: Json<LocalizedText>,
        link: Option<String>,
        media: Option<Text<FileFormat>>,
        size: Option<u64>,
    }
}

from_row! {
    struct ContentRow {
        title: Json<LocalizedText>,
        media: Text<FileFormat>,
        content: Vec<u8>,
    }
}

from_row! {
    struct UncheckedRow {
        id: Text<DocumentId>,
        content: Vec<u8>,
    }
}

impl TryFrom<DocumentRow> for Document {
    type Error = sqlx::Error;

    fn try_from(row: DocumentRow) -> Result<Self, sqlx::Error> {
        let source = match (row.link, row.media, row.size) {
            (Some(link), ..) => Source::Link(link),
            (None, Some(media), Some(size)) => Source::File { media: media.0, size },
            _ => return Err(unreadable("media")),
        };
        Ok(Self { id: row.id.0, title: row.title.0, source })
    }
}

/// The most documents of one meeting.
pub const MOST_DOCUMENTS: usize = 20;

/// A meeting's documents, in their order.
///
/// # Errors
/// When the database is unavailable.
pub async fn documents(db: &Db, meeting: MeetingId) -> Result<Vec<Document>, sqlx::Error> {
    let rows: Vec<DocumentRow> = sqlx::query_as(
        "SELECT
           id,
           title,
           link,
           media,
           size
         FROM meeting_document d
         WHERE meeting_id = $1
           AND NOT EXISTS (SELECT 1 FROM removed_meeting_document r WHERE r.document_id = d.id)
         ORDER BY position, id",
    )
    .bind(meeting.to_string())
    .fetch_all(&db.reader)
    .await?;
    rows.into_iter().map(Document::try_from).collect()
}

/// How many documents a meeting shows. Until the transaction ends, no other transaction counts them.
///
/// # Errors
/// When the database is unavailable.
pub async fn count_documents(to: &mut AnyConnection, meeting: MeetingId) -> Result<usize, sqlx::Error> {
    super::lock(&mut *to, meeting).await?;
    let count: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM meeting_document d
         WHERE d.meeting_id = $1
           AND NOT EXISTS (SELECT 1 FROM removed_meeting_document r WHERE r.document_id = d.id)",
    )
    .bind(meeting.to_string())
    .fetch_one(to)
    .await?;
    Ok(usize::try_from(count).unwrap_or_default())
}

/// Records who added a file, and what became of its metadata.
///
/// # Errors
/// When the database is unavailable.
pub async fn record_file(
    to: &mut AnyConnection,
    id: DocumentId,
    metadata: MetadataState,
    person: Option<PersonId>,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO meeting_document_file (document_id, metadata, person_id) VALUES ($1, $2, $3)
         ON CONFLICT (document_id) DO UPDATE SET metadata = excluded.metadata",
    )
    .bind(id.to_string())
    .bind(metadata.code())
    .bind(person.map(|person| person.to_string()))
    .execute(to)
    .await?;
    Ok(())
}

/// The first file that was stored before metadata were removed, with its content; or the one of this id, if it was.
///
/// # Errors
/// When the database is unavailable.
pub async fn unchecked_file(
    db: &Db,
    id: Option<DocumentId>,
) -> Result<Option<(DocumentId, Vec<u8>)>, sqlx::Error> {
    let row: Option<UncheckedRow> = sqlx::query_as(
        "SELECT
           d.id,
           d.content
         FROM meeting_document d
         WHERE d.media IS NOT NULL AND ($1 = '' OR d.id = $1)
           AND NOT EXISTS (SELECT 1 FROM meeting_document_file f WHERE f.document_id = d.id)
         ORDER BY d.id LIMIT 1",
    )
    .bind(id.map(|id| id.to_string()).unwrap_or_default())
    .fetch_optional(&db.reader)
    .await?;
    Ok(row.map(|row| (row.id.0, row.content)))
}

/// Puts a file's content without metadata in the place of what was stored, and records it.
///
/// # Errors
/// When the database is unavailable.
pub async fn replace_file(
    to: &mut AnyConnection,
    id: DocumentId,
    content: &[u8],
    metadata: MetadataState,
) -> Result<(), sqlx::Error> {
    let done = sqlx::query("UPDATE meeting_document SET content = $2, size = $3 WHERE id = $1")
        .bind(id.to_string())
        .bind(content.to_vec())
        .bind(i64::try_from(content.len()).unwrap_or(i64::MAX))
        .execute(&mut *to)
        .await?;
    if done.rows_affected() == 0 {
        // It was removed in the meantime.
        return Ok(());
    }
    record_file(to, id, metadata, None).await
}

/// A file that is kept for a meeting: its title, what sort it is, its content.
///
/// # Errors
/// When the database is unavailable.
pub async fn content(
    db: &Db,
    meeting: MeetingId,
    id: DocumentId,
) -> Result<Option<(LocalizedText, FileFormat, Vec<u8>)>, sqlx::Error> {
    let row: Option<ContentRow> = sqlx::query_as(
        "SELECT
           title,
           media,
           content
         FROM meeting_document d
         WHERE id = $1 AND meeting_id = $2 AND media IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM removed_meeting_document r WHERE r.document_id = d.id)",
    )
    .bind(id.to_string())
    .bind(meeting.to_string())
    .fetch_optional(&db.reader)
    .await?;
    Ok(row.map(|row| (row.title.0, row.media.0, row.content)))
}

/// Adds a document behind the others; a file brings its content along. Its size is the content's.
///
/// # Errors
/// When the database is unavailable, or when the meeting does not exist.
pub async fn add_document(
    to: &mut AnyConnection,
    meeting: MeetingId,
    new: &Document,
    content: Option<&[u8]>,
    now: i64,
) -> Result<(), sqlx::Error> {
    let (link, media) = match &new.source {
        Source::Link(link) => (Some(link.as_str()), None),
        Source::File { media, .. } => (None, Some(media.code())),
    };
    let size = content.map(|content| i64::try_from(content.len()).unwrap_or(i64::MAX));
    sqlx::query(
        "INSERT INTO meeting_document (id, meeting_id, position, created_at, media, size, link, title, content)
         VALUES ($1, $2, (SELECT COALESCE(MAX(position), 0) + 1 FROM meeting_document WHERE meeting_id = $2),
                 $3, $4, $5, $6, $7, $8)",
    )
    .bind(new.id.to_string())
    .bind(meeting.to_string())
    .bind(now)
    .bind(media)
    .bind(size)
    .bind(link)
    .bind(to_json(&new.title)?)
    .bind(content.map(<[u8]>::to_vec))
    .execute(to)
    .await?;
    Ok(())
}

/// Exchanges a document with the one before it, or the one behind it. `false` when there is
/// none.
///
/// # Errors
/// When the database is unavailable.
pub async fn move_document(
    to: &mut AnyConnection,
    meeting: MeetingId,
    id: DocumentId,
    up: bool,
) -> Result<bool, sqlx::Error> {
    let mut order: Vec<String> = sqlx::query_scalar(
        "SELECT d.id FROM meeting_document d
             WHERE d.meeting_id = $1
               AND NOT EXISTS (SELECT 1 FROM removed_meeting_document r WHERE r.document_id = d.id)
             ORDER BY d.position, d.id",
    )
    .bind(meeting.to_string())
    .fetch_all(&mut *to)
    .await?;
    let id = id.to_string();
    let Some(place) = order.iter().position(|each| *each == id) else { return Ok(false) };
    let other = if up { place.checked_sub(1) } else { Some(place + 1).filter(|other| *other < order.len()) };
    let Some(other) = other else { return Ok(false) };
    order.swap(place, other);
    for (position, each) in (1i64..).zip(&order) {
        sqlx::query("UPDATE meeting_document SET position = $2 WHERE id = $1")
            .bind(each)
            .bind(position)
            .execute(&mut *to)
            .await?;
    }
    Ok(true)
}
