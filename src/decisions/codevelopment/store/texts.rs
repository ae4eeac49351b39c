//! Private texts, and what clients publish.

use sqlx::AnyConnection;

use crate::codevelopment::model::Publication;
use ensemble_core::{
    LocalizedText,
    ids::{MeetingId, PersonId},
};
use ensemble_server::db::{
    Db,
    columns::to_json,
    row::{Json, from_row},
};

from_row! {
    struct SheetRow {
        text: Json<LocalizedText>,
    }
}

from_row! {
    struct PublicationRow {
        name: String,
        text: Json<LocalizedText>,
        published_at: i64,
    }
}

/// What a person wrote for themselves.
///
/// # Errors
/// When the database is unavailable.
pub async fn sheet(
    db: &Db,
    meeting: MeetingId,
    person: PersonId,
) -> Result<Option<LocalizedText>, sqlx::Error> {
    let row: Option<SheetRow> =
        sqlx::query_as("SELECT text FROM codevelopment_sheet WHERE meeting_id = $1 AND person_id = $2")
            .bind(meeting.to_string())
            .bind(person.to_string())
            .fetch_optional(&db.reader)
            .await?;
    Ok(row.map(|row| row.text.0))
}

/// Stores what a person writes for themselves.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_sheet(
    to: &mut AnyConnection,
    meeting: MeetingId,
    person: PersonId,
    text: &LocalizedText,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO codevelopment_sheet (meeting_id, person_id, text, updated_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (meeting_id, person_id) DO UPDATE SET text = excluded.text, updated_at = excluded.updated_at",
    )
    .bind(meeting.to_string())
    .bind(person.to_string())
    .bind(to_json(text)?)
    .bind(now)
    .execute(to)
    .await?;
    Ok(())
}

/// Deletes what a person wrote for themselves.
///
/// # Errors
/// When the database is unavailable.
pub async fn remove_sheet(
    to: &mut AnyConnection,
    meeting: MeetingId,
    person: PersonId,
) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM codevelopment_sheet WHERE meeting_id = $1 AND person_id = $2")
        .bind(meeting.to_string())
        .bind(person.to_string())
        .execute(to)
        .await?;
    Ok(())
}

/// What the client published about the session of a meeting.
///
/// # Errors
/// When the database is unavailable.
pub async fn publication(db: &Db, meeting: MeetingId) -> Result<Option<Publication>, sqlx::Error> {
    let row: Option<PublicationRow> = sqlx::query_as(
        "SELECT p.name, c.text, c.published_at
         FROM codevelopment_publication c
         JOIN person p ON p.id = c.person_id
         WHERE c.meeting_id = $1",
    )
    .bind(meeting.to_string())
    .fetch_optional(&db.reader)
    .await?;
    Ok(row.map(|row| Publication { author_name: row.name, text: row.text.0, published_at: row.published_at }))
}

/// Publishes a text about a session, instead of the one before.
///
/// # Errors
/// When the database is unavailable.
pub async fn publish(
    to: &mut AnyConnection,
    meeting: MeetingId,
    person: PersonId,
    text: &LocalizedText,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO codevelopment_publication (meeting_id, person_id, text, published_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (meeting_id) DO UPDATE
         SET person_id = excluded.person_id, text = excluded.text, published_at = excluded.published_at",
    )
    .bind(meeting.to_string())
    .bind(person.to_string())
    .bind(to_json(text)?)
    .bind(now)
    .execute(to)
    .await?;
    Ok(())
}

/// Takes back what was published.
///
/// # Errors
/// When the database is unavailable.
pub async fn unpublish(to: &mut AnyConnection, meeting: MeetingId) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM codevelopment_publication WHERE meeting_id = $1")
        .bind(meeting.to_string())
        .execute(to)
        .await?;
    Ok(())
}
