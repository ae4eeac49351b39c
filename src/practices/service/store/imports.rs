//! Services of a file that wait to be applied.

use sqlx::AnyConnection;

use crate::service::model::Details;
use ensemble_server::db::{
    Db,
    columns::to_json,
    row::{Json, from_row},
};

from_row! {
    struct ImportRow {
        content: Json<Vec<Details>>,
    }
}

/// Keeps what a file says, under an id.
///
/// # Errors
/// When the database is unavailable.
pub async fn add_import(
    to: &mut AnyConnection,
    id: &str,
    services: &[Details],
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO service_import (id, content, created_at) VALUES ($1, $2, $3)")
        .bind(id)
        .bind(to_json(&services)?)
        .bind(now)
        .execute(to)
        .await?;
    Ok(())
}

/// What a file says that waits.
///
/// # Errors
/// When the database is unavailable.
pub async fn import(db: &Db, id: &str) -> Result<Option<Vec<Details>>, sqlx::Error> {
    let row: Option<ImportRow> = sqlx::query_as("SELECT content FROM service_import WHERE id = $1")
        .bind(id)
        .fetch_optional(&db.reader)
        .await?;
    Ok(row.map(|row| row.content.0))
}

/// Removes a file that waits and returns what it says: of two people who apply it at once, one gets it.
///
/// # Errors
/// When the database is unavailable.
pub async fn remove_import(to: &mut AnyConnection, id: &str) -> Result<Option<Vec<Details>>, sqlx::Error> {
    let row: Option<ImportRow> = sqlx::query_as("DELETE FROM service_import WHERE id = $1 RETURNING content")
        .bind(id)
        .fetch_optional(to)
        .await?;
    Ok(row.map(|row| row.content.0))
}

/// Removes the files that wait since before this moment.
///
/// # Errors
/// When the database is unavailable.
pub async fn delete_old_imports(to: &mut AnyConnection, before: i64) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM service_import WHERE created_at < $1").bind(before).execute(to).await?;
    Ok(())
}
