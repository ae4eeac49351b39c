//! Notes beside the items of an agenda.

use sqlx::AnyConnection;

use crate::minutes::model::MeetingNote;
use ensemble_core::{
    Lang,
    ids::{MeetingId, MeetingNoteId, PersonId},
};
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

from_row! {
    struct NoteRow {
        id: Text<MeetingNoteId>,
        item: Option<String>,
        person_id: Option<Text<PersonId>>,
        name: Option<String>,
        lang: Text<Lang>,
        text: String,
        at: i64,
    }
}

macro_rules! select_notes {
    ($rest:literal) => {
        concat!(
            "SELECT n.id, n.item, n.person_id, p.name, n.lang, n.text, n.at
             FROM meeting_note n
             LEFT JOIN person p ON p.id = n.person_id ",
            $rest
        )
    };
}

fn note_of(row: NoteRow) -> MeetingNote {
    MeetingNote {
        id: row.id.0,
        item: row.item,
        author: row.person_id.map(|person| person.0),
        author_name: row.name,
        lang: row.lang.0,
        text: row.text,
        at: row.at,
    }
}

/// The notes of a meeting, in the order in which they were written.
///
/// # Errors
/// When the database is unavailable.
pub async fn notes(db: &Db, meeting: MeetingId) -> Result<Vec<MeetingNote>, sqlx::Error> {
    let rows: Vec<NoteRow> = sqlx::query_as(select_notes!("WHERE n.meeting_id = $1 ORDER BY n.at, n.id"))
        .bind(meeting.to_string())
        .fetch_all(&db.reader)
        .await?;
    Ok(rows.into_iter().map(note_of).collect())
}

/// The notes beside one item of a meeting, in the order in which they were written.
///
/// # Errors
/// When the database is unavailable.
pub async fn notes_of_item(db: &Db, meeting: MeetingId, item: &str) -> Result<Vec<MeetingNote>, sqlx::Error> {
    let rows: Vec<NoteRow> =
        sqlx::query_as(select_notes!("WHERE n.meeting_id = $1 AND n.item = $2 ORDER BY n.at, n.id"))
            .bind(meeting.to_string())
            .bind(item)
            .fetch_all(&db.reader)
            .await?;
    Ok(rows.into_iter().map(note_of).collect())
}

/// How many notes a meeting has.
///
/// # Errors
/// When the database is unavailable.
pub async fn count_notes(from: &mut AnyConnection, meeting: MeetingId) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar("SELECT COUNT(*) FROM meeting_note WHERE meeting_id = $1")
        .bind(meeting.to_string())
        .fetch_one(from)
        .await
}

/// Adds a note.
///
/// # Errors
/// When the database is unavailable.
pub async fn add_note(
    to: &mut AnyConnection,
    meeting: MeetingId,
    item: Option<&str>,
    author: PersonId,
    (lang, text): (Lang, &str),
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO meeting_note (id, meeting_id, item, person_id, lang, text, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(MeetingNoteId::new().to_string())
    .bind(meeting.to_string())
    .bind(item)
    .bind(author.to_string())
    .bind(lang.code())
    .bind(text)
    .bind(now)
    .execute(to)
    .await?;
    Ok(())
}

/// Removes a note of a meeting: of this author, or of anyone where none is named. `false` when there is none.
///
/// # Errors
/// When the database is unavailable.
pub async fn remove_note(
    to: &mut AnyConnection,
    meeting: MeetingId,
    id: MeetingNoteId,
    author: Option<PersonId>,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "DELETE FROM meeting_note WHERE meeting_id = $1 AND id = $2 AND ($3 = '' OR person_id = $3)",
    )
    .bind(meeting.to_string())
    .bind(id.to_string())
    .bind(author.map(|author| author.to_string()).unwrap_or_default())
    .execute(to)
    .await?;
    Ok(done.rows_affected() > 0)
}
