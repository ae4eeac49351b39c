//! The log of shared documents: updates numbered without gaps, and snapshots.

use sqlx::AnyConnection;

use crate::ids::PersonId;

/// Begins a document with its first update, in the transaction that makes the thing it belongs to.
///
/// # Errors
/// When the database is away, or when the document has been begun.
pub async fn begin(
    to: &mut AnyConnection,
    document: &str,
    person: Option<PersonId>,
    content: &[u8],
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO live_update (document_id, number, at, person_id, content) VALUES ($1, 1, $2, $3, $4)",
    )
    .bind(document)
    .bind(now)
    .bind(person.map(|id| id.to_string()))
    .bind(content)
    .execute(to)
    .await?;
    Ok(())
}
