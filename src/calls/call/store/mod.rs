//! All the SQL of calls, planned communities, questions, criteria and reviewers. Rows stay here; what leaves is the model.

mod lists;
mod planned;
mod questions;
mod reviewers;
mod write;

pub use lists::{CallList, order_items, remove_item};
pub use planned::{
    add_planned, made_communities, merge_planned, planned, planned_in, set_community, split_planned,
    write_planned,
};
pub use questions::{
    add_criterion, add_question, criteria, criteria_in, questions, questions_in, write_criterion,
    write_question,
};
pub use reviewers::{add_reviewer, is_reviewer, of_reviewer, remove_reviewer, reviewers};
pub use write::{
    NewCall, add, add_if_free, cancel, mark_answered, mark_screened, publish, set_blind, set_dates, touch,
    uncancel, write_texts,
};

use sqlx::AnyConnection;

use super::model::{Call, CallDates, CallTexts, Cancelled};
use ensemble_core::{LocalizedText, ids::CallId};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

/// How many calls a page of a list shows.
pub const PAGE_SIZE: u32 = 50;

from_row! {
    struct CallRow {
        id: Text<CallId>,
        code: String,
        texts: Json<CallTexts>,
        blind: bool,
        revision: i64,
        published_at: Option<i64>,
        opens_at: i64,
        closes_at: i64,
        designation_until: i64,
        screening_until: i64,
        answer_until: i64,
        screened_at: Option<i64>,
        answered_at: Option<i64>,
        cancelled_at: Option<i64>,
        cancelled_reason: Option<Json<LocalizedText>>,
    }
}

impl From<CallRow> for Call {
    fn from(row: CallRow) -> Self {
        Self {
            id: row.id.0,
            code: row.code,
            texts: row.texts.0,
            blind: row.blind,
            revision: row.revision,
            dates: CallDates {
                opens_at: row.opens_at,
                closes_at: row.closes_at,
                designation_until: row.designation_until,
                screening_until: row.screening_until,
                answer_until: row.answer_until,
            },
            published_at: row.published_at,
            screened_at: row.screened_at,
            answered_at: row.answered_at,
            cancelled: row
                .cancelled_at
                .zip(row.cancelled_reason)
                .map(|(at, reason)| Cancelled { at, reason: reason.0 }),
        }
    }
}

/// The columns of a [`CallRow`].
macro_rules! columns {
    () => {
        "id, code, texts, blind, revision, published_at, opens_at, closes_at, designation_until, screening_until,
         answer_until, screened_at, answered_at, cancelled_at, cancelled_reason"
    };
}
use columns;

/// A statement that reads calls.
macro_rules! select_calls {
    ($rest:literal) => {
        concat!("SELECT ", columns!(), " FROM call ", $rest)
    };
}
use select_calls;

/// The call with this code.
///
/// # Errors
/// When the database is unavailable.
pub async fn find(db: &Db, code: &str) -> Result<Option<Call>, sqlx::Error> {
    let row: Option<CallRow> =
        sqlx::query_as(select_calls!("WHERE code = $1")).bind(code).fetch_optional(&db.reader).await?;
    Ok(row.map(Call::from))
}

/// The call with this id.
///
/// # Errors
/// When the database is unavailable.
pub async fn find_by_id(db: &Db, id: CallId) -> Result<Option<Call>, sqlx::Error> {
    let row: Option<CallRow> = sqlx::query_as(select_calls!("WHERE id = $1"))
        .bind(id.to_string())
        .fetch_optional(&db.reader)
        .await?;
    Ok(row.map(Call::from))
}

/// The most calls and planned communities that one statement reads.
pub(super) const MOST_AT_ONCE: usize = 20;

/// The calls with these ids, at most 20, in no order.
///
/// # Errors
/// When the database is unavailable.
pub async fn find_many(db: &Db, ids: &[CallId]) -> Result<Vec<Call>, sqlx::Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut query = sqlx::query_as(select_calls!(
        "WHERE id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)"
    ));
    for position in 0..MOST_AT_ONCE {
        query = query.bind(ids.get(position).map(CallId::to_string));
    }
    let rows: Vec<CallRow> = query.fetch_all(&db.reader).await?;
    Ok(rows.into_iter().map(Call::from).collect())
}

/// Reads a call for the rest of the transaction: nobody else changes it until its end.
///
/// # Errors
/// When the database is unavailable.
pub async fn lock(tx: &mut AnyConnection, id: CallId) -> Result<Option<Call>, sqlx::Error> {
    let row: Option<CallRow> =
        sqlx::query_as(concat!("UPDATE call SET revision = revision WHERE id = $1 RETURNING ", columns!()))
            .bind(id.to_string())
            .fetch_optional(tx)
            .await?;
    Ok(row.map(Call::from))
}

/// The published calls that people can answer now or later, the one that closes first before the others. Calls that were
/// cancelled are not among them.
///
/// # Errors
/// When the database is unavailable.
pub async fn current(db: &Db, now: i64) -> Result<Vec<Call>, sqlx::Error> {
    let rows: Vec<CallRow> = sqlx::query_as(select_calls!(
        "WHERE closes_at > $1 AND published_at IS NOT NULL AND cancelled_at IS NULL
         ORDER BY closes_at, id
         LIMIT ($2 + 0)"
    ))
    .bind(now)
    .bind(i64::from(PAGE_SIZE))
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(Call::from).collect())
}

/// The published calls of which a date is between two moments or that go on from before to after them, the one that opens first
/// before the others. Calls that were cancelled are not among them.
///
/// # Errors
/// When the database is unavailable.
pub async fn between(db: &Db, (from, until): (i64, i64)) -> Result<Vec<Call>, sqlx::Error> {
    let rows: Vec<CallRow> = sqlx::query_as(select_calls!(
        "WHERE opens_at < $2 AND answer_until >= $1 AND published_at IS NOT NULL AND cancelled_at IS NULL
         ORDER BY opens_at, id
         LIMIT ($3 + 0)"
    ))
    .bind(from)
    .bind(until)
    .bind(i64::from(PAGE_SIZE))
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(Call::from).collect())
}

/// A page, from 1, of the published calls that are closed or were cancelled, the last one first.
///
/// # Errors
/// When the database is unavailable.
pub async fn earlier(db: &Db, now: i64, page: u32) -> Result<Vec<Call>, sqlx::Error> {
    let rows: Vec<CallRow> = sqlx::query_as(select_calls!(
        "WHERE published_at IS NOT NULL AND (closes_at <= $1 OR cancelled_at IS NOT NULL)
         ORDER BY closes_at DESC, id
         LIMIT ($2 + 0) OFFSET ($3 + 0)"
    ))
    .bind(now)
    .bind(i64::from(PAGE_SIZE))
    .bind(i64::from(page.saturating_sub(1)) * i64::from(PAGE_SIZE))
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(Call::from).collect())
}

/// How many published calls are closed or were cancelled.
///
/// # Errors
/// When the database is unavailable.
pub async fn count_earlier(db: &Db, now: i64) -> Result<u32, sqlx::Error> {
    let count: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM call WHERE published_at IS NOT NULL AND (closes_at <= $1 OR cancelled_at IS NOT NULL)",
    )
    .bind(now)
    .fetch_one(&db.reader)
    .await?;
    Ok(u32::try_from(count).unwrap_or_default())
}

/// A page, from 1, of all calls, also drafts, the one that closes last first.
///
/// # Errors
/// When the database is unavailable.
pub async fn all(db: &Db, page: u32) -> Result<Vec<Call>, sqlx::Error> {
    let rows: Vec<CallRow> =
        sqlx::query_as(select_calls!("ORDER BY closes_at DESC, id LIMIT ($1 + 0) OFFSET ($2 + 0)"))
            .bind(i64::from(PAGE_SIZE))
            .bind(i64::from(page.saturating_sub(1)) * i64::from(PAGE_SIZE))
            .fetch_all(&db.reader)
            .await?;
    Ok(rows.into_iter().map(Call::from).collect())
}

/// How many calls there are, also drafts.
///
/// # Errors
/// When the database is unavailable.
pub async fn count(db: &Db) -> Result<u32, sqlx::Error> {
    let count: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM call").fetch_one(&db.reader).await?;
    Ok(u32::try_from(count).unwrap_or_default())
}
