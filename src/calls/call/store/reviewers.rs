//! Who reads the projects of a call.

use sqlx::AnyConnection;

use super::{
    super::model::{Call, Reviewer},
    CallRow, columns, select_calls,
};
use ensemble_core::{
    Lang,
    fold::sort_by_name,
    ids::{CallId, PersonId},
};
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

from_row! {
    struct ReviewerRow {
        person_id: Text<PersonId>,
        name: String,
    }
}

/// Those who read the projects of a call and have an account, by name.
///
/// # Errors
/// When the database is unavailable.
pub async fn reviewers(db: &Db, call: CallId) -> Result<Vec<Reviewer>, sqlx::Error> {
    let mut rows: Vec<ReviewerRow> = sqlx::query_as(
        "SELECT r.person_id, p.name
         FROM call_reviewer r
         JOIN person p ON p.id = r.person_id
         WHERE r.call_id = $1 AND p.closed_at IS NULL
         ORDER BY p.id",
    )
    .bind(call.to_string())
    .fetch_all(&db.reader)
    .await?;
    sort_by_name(Lang::Fr, &mut rows, |row| &row.name);
    Ok(rows.into_iter().map(|row| Reviewer { person: row.person_id.0, name: row.name }).collect())
}

/// Whether a person reads the projects of a call.
///
/// # Errors
/// When the database is unavailable.
pub async fn is_reviewer(db: &Db, call: CallId, person: PersonId) -> Result<bool, sqlx::Error> {
    let found: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM call_reviewer WHERE call_id = $1 AND person_id = $2")
            .bind(call.to_string())
            .bind(person.to_string())
            .fetch_one(&db.reader)
            .await?;
    Ok(found > 0)
}

/// The calls whose projects a person reads now, the one that should be read first before the others.
///
/// # Errors
/// When the database is unavailable.
pub async fn of_reviewer(db: &Db, person: PersonId, now: i64) -> Result<Vec<Call>, sqlx::Error> {
    let rows: Vec<CallRow> = sqlx::query_as(select_calls!(
        "WHERE id IN (SELECT r.call_id FROM call_reviewer r WHERE r.person_id = $1)
           AND closes_at <= $2 AND screened_at IS NULL AND published_at IS NOT NULL AND cancelled_at IS NULL
         ORDER BY screening_until, id"
    ))
    .bind(person.to_string())
    .bind(now)
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(Call::from).collect())
}

/// Lets a person read the projects of a call; `false` when they do.
///
/// # Errors
/// When the database is unavailable.
pub async fn add_reviewer(
    tx: &mut AnyConnection,
    call: CallId,
    person: PersonId,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "INSERT INTO call_reviewer (call_id, person_id, since) VALUES ($1, $2, $3)
         ON CONFLICT (call_id, person_id) DO NOTHING",
    )
    .bind(call.to_string())
    .bind(person.to_string())
    .bind(now)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Lets a person no longer read the projects of a call; `false` when they did not.
///
/// # Errors
/// When the database is unavailable.
pub async fn remove_reviewer(
    tx: &mut AnyConnection,
    call: CallId,
    person: PersonId,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query("DELETE FROM call_reviewer WHERE call_id = $1 AND person_id = $2")
        .bind(call.to_string())
        .bind(person.to_string())
        .execute(tx)
        .await?;
    Ok(done.rows_affected() > 0)
}
