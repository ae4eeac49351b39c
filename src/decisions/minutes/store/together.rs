//! The texts of draft minutes that several people write together.

use sqlx::AnyConnection;
use uuid::Uuid;

use crate::minutes::model::SharedText;
use ensemble_core::{Lang, ids::MeetingId};
use ensemble_server::{
    db::{
        Db,
        row::{Text, from_row},
    },
    realtime,
};

from_row! {
    struct SharedRow {
        meeting_id: Text<MeetingId>,
        lang: Text<Lang>,
        document_id: Text<Uuid>,
        revision: i64,
        base: Vec<u8>,
    }
}

from_row! {
    struct MeetingRow {
        meeting_id: Text<MeetingId>,
    }
}

from_row! {
    struct DocumentRow {
        document_id: Text<Uuid>,
    }
}

/// The texts of a meeting's minutes that are written together, French first.
///
/// # Errors
/// When the database is unavailable.
pub async fn shared_texts(db: &Db, meeting: MeetingId) -> Result<Vec<SharedText>, sqlx::Error> {
    let rows: Vec<SharedRow> = sqlx::query_as(
        "SELECT meeting_id, lang, document_id, revision, base FROM minutes_document
         WHERE meeting_id = $1
         ORDER BY lang DESC",
    )
    .bind(meeting.to_string())
    .fetch_all(&db.reader)
    .await?;
    let text = |row: SharedRow| SharedText {
        meeting: row.meeting_id.0,
        lang: row.lang.0,
        document: row.document_id.0,
        revision: row.revision,
        base: row.base,
    };
    Ok(rows.into_iter().map(text).collect())
}

/// The meeting whose minutes are written in a document.
///
/// # Errors
/// When the database is unavailable.
pub async fn meeting_of_document(db: &Db, document: Uuid) -> Result<Option<MeetingId>, sqlx::Error> {
    let row: Option<MeetingRow> =
        sqlx::query_as("SELECT meeting_id FROM minutes_document WHERE document_id = $1")
            .bind(document.to_string())
            .fetch_optional(&db.reader)
            .await?;
    Ok(row.map(|row| row.meeting_id.0))
}

/// Begins a text, with its base as the first update of its document; `false`, and nothing is stored, when another person began
/// it meanwhile.
///
/// # Errors
/// When the database is unavailable.
pub async fn add_shared_text(
    to: &mut AnyConnection,
    text: &SharedText,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "INSERT INTO minutes_document (meeting_id, lang, document_id, revision, base, created_at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (meeting_id, lang) DO NOTHING",
    )
    .bind(text.meeting.to_string())
    .bind(text.lang.code())
    .bind(text.document.to_string())
    .bind(text.revision)
    .bind(text.base.clone())
    .bind(now)
    .execute(&mut *to)
    .await?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    realtime::store::create(to, text.document, None, &text.base, now).await?;
    Ok(true)
}

/// Says which text of the minutes a document knows; `false` when another request did meanwhile.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_base(
    to: &mut AnyConnection,
    text: &SharedText,
    revision: i64,
    base: &[u8],
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE minutes_document SET revision = $3, base = $4 WHERE document_id = $1 AND revision = $2",
    )
    .bind(text.document.to_string())
    .bind(text.revision)
    .bind(revision)
    .bind(base.to_vec())
    .execute(to)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// The meetings whose minutes were proposed before a moment, and whose documents are still there.
///
/// # Errors
/// When the database is unavailable.
pub async fn ended_texts(db: &Db, before: i64) -> Result<Vec<MeetingId>, sqlx::Error> {
    let rows: Vec<MeetingRow> = sqlx::query_as(
        "SELECT DISTINCT d.meeting_id
         FROM minutes_document d
         JOIN minutes n ON n.meeting_id = d.meeting_id
         WHERE n.state <> 'draft' AND n.proposed_at < $1
         ORDER BY d.meeting_id",
    )
    .bind(before)
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(|row| row.meeting_id.0).collect())
}

/// Deletes the documents of minutes, unless these are a draft again.
///
/// # Errors
/// When the database is unavailable.
pub async fn delete_ended_texts(to: &mut AnyConnection, meeting: MeetingId) -> Result<(), sqlx::Error> {
    let rows: Vec<DocumentRow> = sqlx::query_as(
        "DELETE FROM minutes_document
         WHERE meeting_id = $1
           AND EXISTS (SELECT 1 FROM minutes n WHERE n.meeting_id = $1 AND n.state <> 'draft')
         RETURNING document_id",
    )
    .bind(meeting.to_string())
    .fetch_all(&mut *to)
    .await?;
    for row in rows {
        realtime::store::delete(&mut *to, row.document_id.0).await?;
    }
    Ok(())
}
