//! The steps of a guide as they are being written.

use sqlx::{Any, AnyConnection, Executor};

use crate::discussion_guide::model::GuideStep;
use ensemble_server::db::{
    Db,
    columns::to_json,
    row::{Json, from_row},
};

from_row! {
    struct StepRow {
        content: Json<GuideStep>,
    }
}

async fn fetch_steps(
    from: impl Executor<'_, Database = Any>,
    key: &str,
) -> Result<Vec<GuideStep>, sqlx::Error> {
    let rows: Vec<StepRow> =
        sqlx::query_as("SELECT content FROM discussion_guide_step WHERE guide_id = $1 ORDER BY position, id")
            .bind(key)
            .fetch_all(from)
            .await?;
    Ok(rows.into_iter().map(|row| row.content.0).collect())
}

/// The steps of a guide as they are being written, in their order.
///
/// # Errors
/// When the database is unavailable.
pub async fn steps(db: &Db, key: &str) -> Result<Vec<GuideStep>, sqlx::Error> {
    fetch_steps(&db.reader, key).await
}

/// The same, as a transaction sees them.
///
/// # Errors
/// When the database is unavailable.
pub async fn steps_in(from: &mut AnyConnection, key: &str) -> Result<Vec<GuideStep>, sqlx::Error> {
    fetch_steps(from, key).await
}

/// Adds a step after the others, under the guide's lock.
///
/// # Errors
/// When the database is unavailable.
pub async fn add_step(to: &mut AnyConnection, key: &str, step: &GuideStep) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO discussion_guide_step (guide_id, id, position, content)
         VALUES ($1, $2,
                 (SELECT COALESCE(MAX(s.position), -1) + 1 FROM discussion_guide_step s WHERE s.guide_id = $1),
                 $3)",
    )
    .bind(key)
    .bind(step.key.as_str())
    .bind(to_json(step)?)
    .execute(to)
    .await?;
    Ok(())
}

/// Writes a step, under the guide's lock.
///
/// # Errors
/// When the database is unavailable.
pub async fn write_step(to: &mut AnyConnection, key: &str, step: &GuideStep) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE discussion_guide_step SET content = $3 WHERE guide_id = $1 AND id = $2")
        .bind(key)
        .bind(step.key.as_str())
        .bind(to_json(step)?)
        .execute(to)
        .await?;
    Ok(())
}

/// Removes a step from what is being written; versions that were published keep it.
///
/// # Errors
/// When the database is unavailable.
pub async fn remove_step(to: &mut AnyConnection, key: &str, step: &str) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM discussion_guide_step WHERE guide_id = $1 AND id = $2")
        .bind(key)
        .bind(step)
        .execute(to)
        .await?;
    Ok(())
}

/// Puts the steps in this order, under the guide's lock.
///
/// # Errors
/// When the database is unavailable.
pub async fn order_steps(to: &mut AnyConnection, key: &str, order: &[&str]) -> Result<(), sqlx::Error> {
    for (position, step) in (0_i64..).zip(order) {
        sqlx::query("UPDATE discussion_guide_step SET position = $3 WHERE guide_id = $1 AND id = $2")
            .bind(key)
            .bind(*step)
            .bind(position)
            .execute(&mut *to)
            .await?;
    }
    Ok(())
}
