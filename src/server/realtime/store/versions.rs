//! Named versions of documents, and what people have seen of them.

use uuid::Uuid;

use crate::db::{Db, row::from_row};
use ensemble_core::ids::PersonId;

from_row! {
    struct VersionRow {
        number: i64,
        name: String,
    }
}
/// The number of the last row that a person has seen; 0 when they have not seen the document.
///
/// # Errors
/// When the database is unavailable.
pub async fn last_seen(db: &Db, document_id: Uuid, person: PersonId) -> Result<i64, sqlx::Error> {
    let seq: Option<i64> =
        sqlx::query_scalar("SELECT number FROM live_seen WHERE document_id = $1 AND person_id = $2")
            .bind(document_id.to_string())
            .bind(person.to_string())
            .fetch_optional(&db.reader)
            .await?;
    Ok(seq.unwrap_or(0))
}

/// Stores the number of the last row that a person has seen.
///
/// # Errors
/// When the database is unavailable.
pub async fn mark_seen(
    db: &Db,
    document_id: Uuid,
    person: PersonId,
    seq: i64,
    now: i64,
) -> Result<(), sqlx::Error> {
    let statement = sqlx::query(
        "INSERT INTO live_seen (document_id, person_id, number, at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (document_id, person_id) DO UPDATE SET number = excluded.number, at = excluded.at",
    )
    .bind(document_id.to_string())
    .bind(person.to_string())
    .bind(seq)
    .bind(now);
    db.transaction(async |tx| statement.execute(tx).await.map(drop)).await
}

/// A version of a document that a person gave a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The number of its last row.
    pub seq: i64,
    pub name: String,
}

/// The named versions of a document.
///
/// # Errors
/// When the database is unavailable.
pub async fn versions(db: &Db, document_id: Uuid) -> Result<Vec<Version>, sqlx::Error> {
    let rows: Vec<VersionRow> =
        sqlx::query_as("SELECT number, name FROM live_version WHERE document_id = $1 ORDER BY number")
            .bind(document_id.to_string())
            .fetch_all(&db.reader)
            .await?;
    Ok(rows.into_iter().map(|VersionRow { number, name }| Version { seq: number, name }).collect())
}

/// Names a version, or renames it.
///
/// # Errors
/// When the database is unavailable.
pub async fn name_version(
    db: &Db,
    document_id: Uuid,
    person: PersonId,
    version: &Version,
    now: i64,
) -> Result<(), sqlx::Error> {
    let statement = sqlx::query(
        "INSERT INTO live_version (document_id, number, at, person_id, name) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (document_id, number) DO UPDATE SET at = excluded.at, person_id = excluded.person_id, name = excluded.name",
    )
    .bind(document_id.to_string())
    .bind(version.seq)
    .bind(now)
    .bind(person.to_string())
    .bind(version.name.as_str());
    db.transaction(async |tx| statement.execute(tx).await.map(drop)).await
}
