//! Notes of groups: whether they are open, who wrote in them, who signed.
//!
//! These functions do not check who may read a note: the caller has found it first.

use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;

use ensemble_core::ids::{PersonId, ReflectionId};
use ensemble_server::db::{
    Db,
    columns::to_json,
    row::{Json, Text, from_row},
};

/// The authors of one part of a closed note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosedPart {
    /// May be empty.
    pub title: String,
    /// By how much they wrote, the most first.
    pub people: Vec<PersonId>,
}

/// An author of a closed note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteAuthor {
    pub person: PersonId,
    pub name: String,
    /// In milliseconds UTC.
    pub signed_at: Option<i64>,
}

/// A closed note: who wrote what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosedNote {
    /// When it was closed, in milliseconds UTC.
    pub at: i64,
    pub parts: Vec<ClosedPart>,
    /// By how much they wrote, the most first.
    pub authors: Vec<NoteAuthor>,
}

/// Makes a new reflection a note of a group.
///
/// # Errors
/// When the database is unavailable.
pub async fn create(tx: &mut AnyConnection, id: ReflectionId) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO reflection_group (reflection_id) VALUES ($1)")
        .bind(id.to_string())
        .execute(tx)
        .await?;
    Ok(())
}

/// Closes a note. `false` when it is closed already.
///
/// # Errors
/// When the database is unavailable.
pub async fn close(
    tx: &mut AnyConnection,
    id: ReflectionId,
    parts: &[ClosedPart],
    authors: &[PersonId],
    now: i64,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE reflection_group
         SET closed_at = $2, parts = $3
         WHERE reflection_id = $1 AND closed_at IS NULL",
    )
    .bind(id.to_string())
    .bind(now)
    .bind(to_json(&parts)?)
    .execute(&mut *tx)
    .await?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    for (place, person) in authors.iter().enumerate() {
        sqlx::query("INSERT INTO reflection_author (reflection_id, person_id, place) VALUES ($1, $2, $3)")
            .bind(id.to_string())
            .bind(person.to_string())
            .bind(i64::try_from(place).unwrap_or(i64::MAX))
            .execute(&mut *tx)
            .await?;
    }
    Ok(true)
}

/// Whether people may still write in a note. Call it under the reflection's lock.
///
/// # Errors
/// When the database is unavailable.
pub async fn is_open(tx: &mut AnyConnection, id: ReflectionId) -> Result<bool, sqlx::Error> {
    let open: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM reflection_group WHERE reflection_id = $1 AND closed_at IS NULL",
    )
    .bind(id.to_string())
    .fetch_one(tx)
    .await?;
    Ok(open > 0)
}

/// Opens a note again and erases its signatures. `false` when it is open already.
///
/// # Errors
/// When the database is unavailable.
pub async fn reopen(tx: &mut AnyConnection, id: ReflectionId) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE reflection_group
         SET closed_at = NULL, parts = '[]'
         WHERE reflection_id = $1 AND closed_at IS NOT NULL",
    )
    .bind(id.to_string())
    .execute(&mut *tx)
    .await?;
    sqlx::query("DELETE FROM reflection_author WHERE reflection_id = $1")
        .bind(id.to_string())
        .execute(tx)
        .await?;
    Ok(done.rows_affected() > 0)
}

/// Signs a revision of a closed note for one of its authors. `false` when the person is no author or has signed, and
/// when the revision is another one: the note may have been opened and closed again since it was read.
///
/// # Errors
/// When the database is unavailable.
pub async fn sign(
    tx: &mut AnyConnection,
    id: ReflectionId,
    person: PersonId,
    revision: i64,
    now: i64,
) -> Result<bool, sqlx::Error> {
    // On PostgreSQL the no-op `UPDATE` locks the row; SQLite allows one writer at a time.
    sqlx::query("UPDATE reflection SET revision = revision WHERE id = $1")
        .bind(id.to_string())
        .execute(&mut *tx)
        .await?;
    let done = sqlx::query(
        "UPDATE reflection_author
         SET signed_at = $3
         WHERE reflection_id = $1 AND person_id = $2 AND signed_at IS NULL
           AND EXISTS (SELECT 1 FROM reflection r WHERE r.id = $1 AND r.revision = $4)",
    )
    .bind(id.to_string())
    .bind(person.to_string())
    .bind(now)
    .bind(revision)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() > 0)
}

from_row! {
    struct NoteRow {
        reflection_id: Text<ReflectionId>,
    }
}

/// All notes, open and closed.
///
/// # Errors
/// When the database is unavailable.
pub async fn all(db: &Db) -> Result<Vec<ReflectionId>, sqlx::Error> {
    let rows: Vec<NoteRow> =
        sqlx::query_as("SELECT reflection_id FROM reflection_group").fetch_all(&db.reader).await?;
    Ok(rows.into_iter().map(|row| row.reflection_id.0).collect())
}

from_row! {
    struct ClosedRow {
        closed_at: i64,
        parts: Json<Vec<ClosedPart>>,
    }
}

from_row! {
    struct AuthorRow {
        person_id: Text<PersonId>,
        name: String,
        signed_at: Option<i64>,
    }
}

/// A note as it was closed; `None` while it is open.
///
/// # Errors
/// When the database is unavailable.
pub async fn closed(db: &Db, id: ReflectionId) -> Result<Option<ClosedNote>, sqlx::Error> {
    let row: Option<ClosedRow> = sqlx::query_as(
        "SELECT
           closed_at,
           parts
         FROM reflection_group
         WHERE reflection_id = $1 AND closed_at IS NOT NULL",
    )
    .bind(id.to_string())
    .fetch_optional(&db.reader)
    .await?;
    let Some(ClosedRow { closed_at: at, parts: Json(parts) }) = row else { return Ok(None) };
    let rows: Vec<AuthorRow> = sqlx::query_as(
        "SELECT
           a.person_id,
           p.name,
           a.signed_at
         FROM reflection_author a
         JOIN person p ON p.id = a.person_id
         WHERE a.reflection_id = $1
         ORDER BY a.place",
    )
    .bind(id.to_string())
    .fetch_all(&db.reader)
    .await?;
    let authors = rows
        .into_iter()
        .map(|row| NoteAuthor { person: row.person_id.0, name: row.name, signed_at: row.signed_at })
        .collect();
    Ok(Some(ClosedNote { at, parts, authors }))
}
