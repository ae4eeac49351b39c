//! What becomes of a call.

use sqlx::AnyConnection;

use super::{
    super::model::{CallDates, CallTexts, Criterion, PlannedCommunity, Question},
    planned, questions,
};
use ensemble_core::{
    LocalizedText,
    ids::{CallId, PersonId},
};
use ensemble_server::db::columns::to_json;

/// A call that is added with all that belongs to it.
#[derive(Clone, Debug)]
pub struct NewCall {
    pub id: CallId,
    pub code: String,
    pub texts: CallTexts,
    pub blind: bool,
    pub dates: CallDates,
    pub planned: Vec<PlannedCommunity>,
    pub questions: Vec<Question>,
    pub criteria: Vec<Criterion>,
    /// In milliseconds UTC; `None` for a draft.
    pub published_at: Option<i64>,
    pub created_by: Option<PersonId>,
}

/// Adds a call.
///
/// # Errors
/// When the code is taken, or the database is unavailable.
pub async fn add(tx: &mut AnyConnection, new: &NewCall, now: i64) -> Result<(), sqlx::Error> {
    if add_if_free(tx, new, now).await? {
        Ok(())
    } else {
        Err(sqlx::Error::Protocol(format!("the code {} is taken", new.code)))
    }
}

/// Adds a call; `false` when its code is taken, and nothing was added.
///
/// # Errors
/// When the database is unavailable.
pub async fn add_if_free(tx: &mut AnyConnection, new: &NewCall, now: i64) -> Result<bool, sqlx::Error> {
    let added = sqlx::query(
        "INSERT INTO call (id, code, texts, blind, created_by, created_at, changed_at, published_at, opens_at, closes_at,
                           designation_until, screening_until, answer_until)
         VALUES ($1, $2, $3, $4, $5, $6, $6, $7, $8, $9, $10, $11, $12)
         ON CONFLICT (code) DO NOTHING",
    )
    .bind(new.id.to_string())
    .bind(&new.code)
    .bind(to_json(&new.texts)?)
    .bind(i64::from(new.blind))
    .bind(new.created_by.map(|person| person.to_string()))
    .bind(now)
    .bind(new.published_at)
    .bind(new.dates.opens_at)
    .bind(new.dates.closes_at)
    .bind(new.dates.designation_until)
    .bind(new.dates.screening_until)
    .bind(new.dates.answer_until)
    .execute(&mut *tx)
    .await?;
    if added.rows_affected() == 0 {
        return Ok(false);
    }
    for (position, each) in (0_i64..).zip(&new.planned) {
        planned::insert(&mut *tx, new.id, each, position).await?;
    }
    for (position, each) in (0_i64..).zip(&new.questions) {
        questions::insert_question(&mut *tx, new.id, each, position).await?;
    }
    for (position, each) in (0_i64..).zip(&new.criteria) {
        questions::insert_criterion(&mut *tx, new.id, each, position).await?;
    }
    Ok(true)
}

/// Writes the texts of a call if they are still at this revision; the number of the new one.
///
/// # Errors
/// When the database is unavailable.
pub async fn write_texts(
    tx: &mut AnyConnection,
    id: CallId,
    revision: i64,
    texts: &CallTexts,
    now: i64,
) -> Result<Option<i64>, sqlx::Error> {
    sqlx::query_scalar(
        "UPDATE call SET texts = $3, changed_at = $4, revision = revision + 1
         WHERE id = $1 AND revision = $2
         RETURNING revision",
    )
    .bind(id.to_string())
    .bind(revision)
    .bind(to_json(texts)?)
    .bind(now)
    .fetch_optional(tx)
    .await
}

/// Sets the dates of a call, under its lock.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_dates(
    tx: &mut AnyConnection,
    id: CallId,
    dates: &CallDates,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE call SET opens_at = $2, closes_at = $3, designation_until = $4, screening_until = $5, answer_until = $6,
                         changed_at = $7
         WHERE id = $1",
    )
    .bind(id.to_string())
    .bind(dates.opens_at)
    .bind(dates.closes_at)
    .bind(dates.designation_until)
    .bind(dates.screening_until)
    .bind(dates.answer_until)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(())
}

/// Sets whether reviewers read without names, under the call's lock.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_blind(tx: &mut AnyConnection, id: CallId, blind: bool, now: i64) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE call SET blind = $2, changed_at = $3 WHERE id = $1")
        .bind(id.to_string())
        .bind(i64::from(blind))
        .bind(now)
        .execute(tx)
        .await?;
    Ok(())
}

/// Says that something that belongs to a call was changed.
///
/// # Errors
/// When the database is unavailable.
pub async fn touch(tx: &mut AnyConnection, id: CallId, now: i64) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE call SET changed_at = $2 WHERE id = $1")
        .bind(id.to_string())
        .bind(now)
        .execute(tx)
        .await?;
    Ok(())
}

/// Shows a draft to everybody; `false` when it was published or cancelled before.
///
/// # Errors
/// When the database is unavailable.
pub async fn publish(tx: &mut AnyConnection, id: CallId, now: i64) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE call SET published_at = $2, changed_at = $2
         WHERE id = $1 AND published_at IS NULL AND cancelled_at IS NULL",
    )
    .bind(id.to_string())
    .bind(now)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Gives a call up; `false` when it was given up before, or when everybody has an answer.
///
/// # Errors
/// When the database is unavailable.
pub async fn cancel(
    tx: &mut AnyConnection,
    id: CallId,
    reason: &LocalizedText,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE call SET cancelled_at = $2, cancelled_reason = $3, changed_at = $2
         WHERE id = $1 AND cancelled_at IS NULL AND answered_at IS NULL",
    )
    .bind(id.to_string())
    .bind(now)
    .bind(to_json(reason)?)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Takes up again a call that was given up; `false` when it was not.
///
/// # Errors
/// When the database is unavailable.
pub async fn uncancel(tx: &mut AnyConnection, id: CallId, now: i64) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE call SET cancelled_at = NULL, cancelled_reason = NULL, changed_at = $2
         WHERE id = $1 AND cancelled_at IS NOT NULL",
    )
    .bind(id.to_string())
    .bind(now)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Ends the screening of a call that is closed; `false` when that was done before, or the call is in another phase.
///
/// # Errors
/// When the database is unavailable.
pub async fn mark_screened(tx: &mut AnyConnection, id: CallId, now: i64) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE call SET screened_at = $2, changed_at = $2
         WHERE id = $1 AND screened_at IS NULL AND closes_at <= $2 AND published_at IS NOT NULL AND cancelled_at IS NULL",
    )
    .bind(id.to_string())
    .bind(now)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Says that everybody who answered a call has an answer; `false` when that was done before, or the call is in another phase.
///
/// # Errors
/// When the database is unavailable.
pub async fn mark_answered(tx: &mut AnyConnection, id: CallId, now: i64) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE call SET answered_at = $2, changed_at = $2
         WHERE id = $1 AND screened_at IS NOT NULL AND answered_at IS NULL AND cancelled_at IS NULL",
    )
    .bind(id.to_string())
    .bind(now)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() > 0)
}
