//! The questions that a call asks, and its criteria.

use sqlx::{Any, AnyConnection, Executor};

use super::{
    super::model::{Criterion, Question, QuestionKind},
    lists::{CallList, next_position},
};
use ensemble_core::{
    LocalizedText,
    ids::{CallCriterionId, CallId, CallQuestionId},
};
use ensemble_server::db::{
    Db,
    columns::to_json,
    row::{Json, Text, from_row},
};

from_row! {
    struct QuestionRow {
        id: Text<CallQuestionId>,
        kind: Text<QuestionKind>,
        label: Json<LocalizedText>,
        hint: Option<Json<LocalizedText>>,
        choices: Json<Vec<LocalizedText>>,
        required: bool,
        reviewed: bool,
    }
}

impl From<QuestionRow> for Question {
    fn from(row: QuestionRow) -> Self {
        Self {
            id: row.id.0,
            kind: row.kind.0,
            label: row.label.0,
            hint: row.hint.map(|hint| hint.0),
            choices: row.choices.0,
            required: row.required,
            reviewed: row.reviewed,
        }
    }
}

from_row! {
    struct CriterionRow {
        id: Text<CallCriterionId>,
        text: Json<LocalizedText>,
    }
}

impl From<CriterionRow> for Criterion {
    fn from(row: CriterionRow) -> Self {
        Self { id: row.id.0, text: row.text.0 }
    }
}

async fn read_questions(
    from: impl Executor<'_, Database = Any>,
    call: CallId,
) -> Result<Vec<Question>, sqlx::Error> {
    let rows: Vec<QuestionRow> = sqlx::query_as(
        "SELECT id, kind, label, hint, choices, required, reviewed
         FROM call_question
         WHERE call_id = $1
         ORDER BY position, id",
    )
    .bind(call.to_string())
    .fetch_all(from)
    .await?;
    Ok(rows.into_iter().map(Question::from).collect())
}

async fn read_criteria(
    from: impl Executor<'_, Database = Any>,
    call: CallId,
) -> Result<Vec<Criterion>, sqlx::Error> {
    let rows: Vec<CriterionRow> =
        sqlx::query_as("SELECT id, text FROM call_criterion WHERE call_id = $1 ORDER BY position, id")
            .bind(call.to_string())
            .fetch_all(from)
            .await?;
    Ok(rows.into_iter().map(Criterion::from).collect())
}

/// The questions that a call asks, in order.
///
/// # Errors
/// When the database is unavailable.
pub async fn questions(db: &Db, call: CallId) -> Result<Vec<Question>, sqlx::Error> {
    read_questions(&db.reader, call).await
}

/// The same within a transaction.
///
/// # Errors
/// When the database is unavailable.
pub async fn questions_in(tx: &mut AnyConnection, call: CallId) -> Result<Vec<Question>, sqlx::Error> {
    read_questions(tx, call).await
}

/// The criteria of a call, in order.
///
/// # Errors
/// When the database is unavailable.
pub async fn criteria(db: &Db, call: CallId) -> Result<Vec<Criterion>, sqlx::Error> {
    read_criteria(&db.reader, call).await
}

/// The same within a transaction.
///
/// # Errors
/// When the database is unavailable.
pub async fn criteria_in(tx: &mut AnyConnection, call: CallId) -> Result<Vec<Criterion>, sqlx::Error> {
    read_criteria(tx, call).await
}

pub(super) async fn insert_question(
    tx: &mut AnyConnection,
    call: CallId,
    question: &Question,
    position: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO call_question (id, call_id, position, kind, label, hint, choices, required, reviewed)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(question.id.to_string())
    .bind(call.to_string())
    .bind(position)
    .bind(question.kind.code())
    .bind(to_json(&question.label)?)
    .bind(question.hint.as_ref().map(to_json).transpose()?)
    .bind(to_json(&question.choices)?)
    .bind(i64::from(question.required))
    .bind(i64::from(question.reviewed))
    .execute(tx)
    .await?;
    Ok(())
}

pub(super) async fn insert_criterion(
    tx: &mut AnyConnection,
    call: CallId,
    criterion: &Criterion,
    position: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO call_criterion (id, call_id, position, text) VALUES ($1, $2, $3, $4)")
        .bind(criterion.id.to_string())
        .bind(call.to_string())
        .bind(position)
        .bind(to_json(&criterion.text)?)
        .execute(tx)
        .await?;
    Ok(())
}

/// Adds a question after the others, under the call's lock.
///
/// # Errors
/// When the database is unavailable.
pub async fn add_question(
    tx: &mut AnyConnection,
    call: CallId,
    question: &Question,
) -> Result<(), sqlx::Error> {
    let position = next_position(&mut *tx, CallList::Questions, call).await?;
    insert_question(tx, call, question, position).await
}

/// Writes a question; `false` when the call has none with this id.
///
/// # Errors
/// When the database is unavailable.
pub async fn write_question(
    tx: &mut AnyConnection,
    call: CallId,
    question: &Question,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE call_question SET kind = $3, label = $4, hint = $5, choices = $6, required = $7, reviewed = $8
         WHERE id = $1 AND call_id = $2",
    )
    .bind(question.id.to_string())
    .bind(call.to_string())
    .bind(question.kind.code())
    .bind(to_json(&question.label)?)
    .bind(question.hint.as_ref().map(to_json).transpose()?)
    .bind(to_json(&question.choices)?)
    .bind(i64::from(question.required))
    .bind(i64::from(question.reviewed))
    .execute(tx)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Adds a criterion after the others, under the call's lock.
///
/// # Errors
/// When the database is unavailable.
pub async fn add_criterion(
    tx: &mut AnyConnection,
    call: CallId,
    criterion: &Criterion,
) -> Result<(), sqlx::Error> {
    let position = next_position(&mut *tx, CallList::Criteria, call).await?;
    insert_criterion(tx, call, criterion, position).await
}

/// Writes a criterion; `false` when the call has none with this id.
///
/// # Errors
/// When the database is unavailable.
pub async fn write_criterion(
    tx: &mut AnyConnection,
    call: CallId,
    criterion: &Criterion,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query("UPDATE call_criterion SET text = $3 WHERE id = $1 AND call_id = $2")
        .bind(criterion.id.to_string())
        .bind(call.to_string())
        .bind(to_json(&criterion.text)?)
        .execute(tx)
        .await?;
    Ok(done.rows_affected() > 0)
}
