//! What is written in a session.

use sqlx::AnyConnection;

use crate::codevelopment::model::{Note, Step};
use ensemble_core::{
    LocalizedText,
    ids::{CodevelopmentNoteId, MeetingId, PersonId},
};
use ensemble_server::db::{
    Db,
    columns::to_json,
    row::{Json, Text, from_row},
};

from_row! {
    struct NoteRow {
        id: Text<CodevelopmentNoteId>,
        person_id: Text<PersonId>,
        name: String,
        step: Text<Step>,
        text: Json<LocalizedText>,
        accepted_at: Option<i64>,
        kept: bool,
    }
}

/// Who reads what was written. Each of them takes part and promised to keep it to themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// Reads all, and what they keep; once the time is over, only what they keep.
    Client { is_over: bool },
    /// Reads all; nothing once the time is over.
    Other { is_over: bool },
}

fn note(row: NoteRow) -> Note {
    Note {
        id: row.id.0,
        author: row.person_id.0,
        author_name: row.name,
        step: row.step.0,
        text: row.text.0,
        accepted_at: row.accepted_at,
        kept: row.kept,
    }
}

/// What was written in a session, as one of those who take part reads it, in the order in which it was written.
///
/// # Errors
/// When the database is unavailable.
pub async fn notes(db: &Db, meeting: MeetingId, reader: Reader) -> Result<Vec<Note>, sqlx::Error> {
    let (is_client, is_over) = match reader {
        Reader::Client { is_over } => (true, is_over),
        Reader::Other { is_over: true } => return Ok(Vec::new()),
        Reader::Other { is_over } => (false, is_over),
    };
    let rows: Vec<NoteRow> = sqlx::query_as(
        "SELECT n.id, n.person_id, p.name, n.step, n.text, n.accepted_at,
                CASE WHEN $2 = 1 THEN n.kept ELSE 0 END AS kept
         FROM codevelopment_note n
         JOIN person p ON p.id = n.person_id
         WHERE n.meeting_id = $1 AND ($3 = 0 OR n.kept = 1)
         ORDER BY n.written_at, n.id",
    )
    .bind(meeting.to_string())
    .bind(i64::from(is_client))
    .bind(i64::from(is_over))
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(note).collect())
}

/// A note of a session, as a transaction sees it.
///
/// # Errors
/// When the database is unavailable.
pub async fn lock_note(
    from: &mut AnyConnection,
    meeting: MeetingId,
    id: CodevelopmentNoteId,
) -> Result<Option<Note>, sqlx::Error> {
    let row: Option<NoteRow> = sqlx::query_as(
        "SELECT n.id, n.person_id, p.name, n.step, n.text, n.accepted_at, n.kept
         FROM codevelopment_note n
         JOIN person p ON p.id = n.person_id
         WHERE n.meeting_id = $1 AND n.id = $2",
    )
    .bind(meeting.to_string())
    .bind(id.to_string())
    .fetch_optional(from)
    .await?;
    Ok(row.map(note))
}

/// How many notes a session has.
///
/// # Errors
/// When the database is unavailable.
pub async fn count_notes(from: &mut AnyConnection, meeting: MeetingId) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar("SELECT COUNT(*) FROM codevelopment_note WHERE meeting_id = $1")
        .bind(meeting.to_string())
        .fetch_one(from)
        .await
}

/// Whether a person wrote exactly this in a step: the same form was sent before.
///
/// # Errors
/// When the database is unavailable.
pub async fn has_note(
    from: &mut AnyConnection,
    meeting: MeetingId,
    author: PersonId,
    step: Step,
    text: &LocalizedText,
) -> Result<bool, sqlx::Error> {
    let count: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM codevelopment_note WHERE meeting_id = $1 AND person_id = $2 AND step = $3 AND text = $4",
    )
    .bind(meeting.to_string())
    .bind(author.to_string())
    .bind(step.code())
    .bind(to_json(text)?)
    .fetch_one(from)
    .await?;
    Ok(count > 0)
}

/// Adds a note.
///
/// # Errors
/// When the database is unavailable.
pub async fn add_note(
    to: &mut AnyConnection,
    meeting: MeetingId,
    author: PersonId,
    step: Step,
    text: &LocalizedText,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO codevelopment_note (id, meeting_id, person_id, step, text, written_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(CodevelopmentNoteId::new().to_string())
    .bind(meeting.to_string())
    .bind(author.to_string())
    .bind(step.code())
    .bind(to_json(text)?)
    .bind(now)
    .execute(to)
    .await?;
    Ok(())
}

/// Replaces the text of a note.
///
/// # Errors
/// When the database is unavailable.
pub async fn reword(
    to: &mut AnyConnection,
    id: CodevelopmentNoteId,
    text: &LocalizedText,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE codevelopment_note SET text = $2 WHERE id = $1")
        .bind(id.to_string())
        .bind(to_json(text)?)
        .execute(to)
        .await?;
    Ok(())
}

/// Removes a note.
///
/// # Errors
/// When the database is unavailable.
pub async fn remove_note(to: &mut AnyConnection, id: CodevelopmentNoteId) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM codevelopment_note WHERE id = $1").bind(id.to_string()).execute(to).await?;
    Ok(())
}

/// Says whether the client keeps a note.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_kept(
    to: &mut AnyConnection,
    id: CodevelopmentNoteId,
    kept: bool,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE codevelopment_note SET kept = $2 WHERE id = $1")
        .bind(id.to_string())
        .bind(i64::from(kept))
        .execute(to)
        .await?;
    Ok(())
}

/// Forgets what a client keeps, and the contract that they accepted: another person becomes the client.
///
/// # Errors
/// When the database is unavailable.
pub async fn release_all(to: &mut AnyConnection, meeting: MeetingId) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE codevelopment_note SET kept = 0, accepted_at = NULL WHERE meeting_id = $1")
        .bind(meeting.to_string())
        .execute(to)
        .await?;
    Ok(())
}

/// Makes a note the accepted wording of the contract, instead of the one before.
///
/// # Errors
/// When the database is unavailable.
pub async fn accept(
    to: &mut AnyConnection,
    meeting: MeetingId,
    id: CodevelopmentNoteId,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE codevelopment_note SET accepted_at = NULL WHERE meeting_id = $1 AND accepted_at IS NOT NULL",
    )
    .bind(meeting.to_string())
    .execute(&mut *to)
    .await?;
    sqlx::query("UPDATE codevelopment_note SET accepted_at = $2 WHERE id = $1")
        .bind(id.to_string())
        .bind(now)
        .execute(to)
        .await?;
    Ok(())
}
