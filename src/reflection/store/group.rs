//! Notes of groups: whether they are open, who wrote in them, who signed.
//!
//! Nothing here asks who may see a note: whoever calls has found it first.

use serde::{Deserialize, Serialize};
use sqlx::{AnyConnection, Row};

use crate::{
    ids::{PersonId, ReflectionId},
    server::db::{
        Db,
        columns::{document, unreadable, written},
    },
};

/// Who wrote in one part of a note that was closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// What the part is called; may be empty.
    pub title: String,
    /// Those who wrote in it, who wrote most first.
    pub people: Vec<PersonId>,
}

/// Somebody who wrote in a note that was closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// Who.
    pub person: PersonId,
    /// What they are called.
    pub name: String,
    /// When they signed, in milliseconds UTC.
    pub signed_at: Option<i64>,
}

/// How a note stands that was closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    /// When, in milliseconds UTC.
    pub at: i64,
    /// Who wrote what.
    pub parts: Vec<Part>,
    /// Everybody who wrote, who wrote most first.
    pub authors: Vec<Author>,
}

/// Makes a group's note of a reflection that was just begun.
///
/// # Errors
/// When the database is away.
pub async fn open(to: &mut AnyConnection, id: ReflectionId) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO reflection_group (reflection_id) VALUES ($1)")
        .bind(id.to_string())
        .execute(to)
        .await?;
    Ok(())
}

/// Closes a note. `false` when it is closed already.
///
/// # Errors
/// When the database is away.
pub async fn close(
    to: &mut AnyConnection,
    id: ReflectionId,
    parts: &[Part],
    authors: &[PersonId],
    now: i64,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE reflection_group SET closed_at = $2, parts = $3 WHERE reflection_id = $1 AND closed_at IS NULL",
    )
    .bind(id.to_string())
    .bind(now)
    .bind(written(&parts)?)
    .execute(&mut *to)
    .await?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    for (place, person) in authors.iter().enumerate() {
        sqlx::query("INSERT INTO reflection_author (reflection_id, person_id, place) VALUES ($1, $2, $3)")
            .bind(id.to_string())
            .bind(person.to_string())
            .bind(i64::try_from(place).unwrap_or(i64::MAX))
            .execute(&mut *to)
            .await?;
    }
    Ok(true)
}

/// Whether people still write in a note. To be called under the reflection's lock.
///
/// # Errors
/// When the database is away.
pub async fn is_open(to: &mut AnyConnection, id: ReflectionId) -> Result<bool, sqlx::Error> {
    let open: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM reflection_group WHERE reflection_id = $1 AND closed_at IS NULL",
    )
    .bind(id.to_string())
    .fetch_one(to)
    .await?;
    Ok(open > 0)
}

/// Opens a note again; signatures are erased. `false` when it is open.
///
/// # Errors
/// When the database is away.
pub async fn reopen(to: &mut AnyConnection, id: ReflectionId) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE reflection_group SET closed_at = NULL, parts = '[]' WHERE reflection_id = $1 AND closed_at IS NOT NULL",
    )
    .bind(id.to_string())
    .execute(&mut *to)
    .await?;
    sqlx::query("DELETE FROM reflection_author WHERE reflection_id = $1")
        .bind(id.to_string())
        .execute(to)
        .await?;
    Ok(done.rows_affected() > 0)
}

/// Signs a note, as it reads at this revision, for somebody who wrote in it. `false` when they did not, or
/// have signed, or when it reads otherwise: it may have been opened and closed again since it was read.
///
/// # Errors
/// When the database is away.
pub async fn sign(
    to: &mut AnyConnection,
    id: ReflectionId,
    person: PersonId,
    revision: i64,
    now: i64,
) -> Result<bool, sqlx::Error> {
    // Takes the row's lock where the engine has row locks; SQLite has one writer.
    sqlx::query("UPDATE reflection SET revision = revision WHERE id = $1")
        .bind(id.to_string())
        .execute(&mut *to)
        .await?;
    let done = sqlx::query(
        "UPDATE reflection_author SET signed_at = $3
         WHERE reflection_id = $1 AND person_id = $2 AND signed_at IS NULL
           AND EXISTS (SELECT 1 FROM reflection r WHERE r.id = $1 AND r.revision = $4)",
    )
    .bind(id.to_string())
    .bind(person.to_string())
    .bind(now)
    .bind(revision)
    .execute(to)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Every note that is open.
///
/// # Errors
/// When the database is away.
pub async fn all_open(db: &Db) -> Result<Vec<ReflectionId>, sqlx::Error> {
    let rows = sqlx::query("SELECT reflection_id FROM reflection_group WHERE closed_at IS NULL")
        .fetch_all(&db.reader)
        .await?;
    rows.iter()
        .map(|row| row.try_get::<&str, _>(0)?.parse().map_err(|_| unreadable("reflection_id")))
        .collect()
}

/// How a note stands; `None` while it is open.
///
/// # Errors
/// When the database is away.
pub async fn closed(db: &Db, id: ReflectionId) -> Result<Option<Closed>, sqlx::Error> {
    let row = sqlx::query(
        "SELECT closed_at, parts FROM reflection_group WHERE reflection_id = $1 AND closed_at IS NOT NULL",
    )
    .bind(id.to_string())
    .fetch_optional(&db.reader)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let rows = sqlx::query(
        "SELECT a.person_id, p.name, a.signed_at
         FROM reflection_author a
         JOIN person p ON p.id = a.person_id
         WHERE a.reflection_id = $1
         ORDER BY a.place",
    )
    .bind(id.to_string())
    .fetch_all(&db.reader)
    .await?;
    let authors = rows
        .iter()
        .map(|row| {
            let person = row.try_get::<&str, _>(0)?.parse().map_err(|_| unreadable("person_id"))?;
            Ok(Author { person, name: row.try_get(1)?, signed_at: row.try_get(2)? })
        })
        .collect::<Result<_, sqlx::Error>>()?;
    Ok(Some(Closed { at: row.try_get(0)?, parts: document("parts", row.try_get(1)?)?, authors }))
}
