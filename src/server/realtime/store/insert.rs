//! Appends rows to the log.

use std::sync::LazyLock;

use sqlx::{AnyConnection, AssertSqlSafe};
use uuid::Uuid;

use super::push_update;
use ensemble_core::ids::PersonId;

/// How many rows one statement may insert.
const ROWS_PER_STATEMENT: usize = 32;
/// A row to insert.
#[derive(Debug)]
pub(in super::super) struct NewRow {
    pub document: Uuid,
    pub number: i64,
    pub person: Option<PersonId>,
    pub content: Vec<u8>,
}

/// Creates a document with its first update, in the transaction that creates what it belongs to.
///
/// # Errors
/// When the database is unavailable, or the document has rows already.
pub async fn create(
    to: &mut AnyConnection,
    document: Uuid,
    person: Option<PersonId>,
    update: &[u8],
    now: i64,
) -> Result<(), sqlx::Error> {
    let mut content = Vec::with_capacity(update.len() + 3);
    push_update(&mut content, update);
    append(to, &[&NewRow { document, number: 1, person, content }], now).await
}

/// The statements that insert one row, two rows, and so on.
static INSERT: LazyLock<[String; ROWS_PER_STATEMENT]> = LazyLock::new(|| {
    std::array::from_fn(|last| {
        let row = |at: usize| format!("(${}, ${}, ${}, ${}, ${})", at + 1, at + 2, at + 3, at + 4, at + 5);
        let rows: Vec<String> = (0..=last).map(|index| row(index * 5)).collect();
        format!(
            "INSERT INTO live_update (document_id, number, at, person_id, content) VALUES {}",
            rows.join(", ")
        )
    })
});

/// Inserts rows.
pub(in super::super) async fn append(
    to: &mut AnyConnection,
    rows: &[&NewRow],
    now: i64,
) -> Result<(), sqlx::Error> {
    for chunk in rows.chunks(ROWS_PER_STATEMENT) {
        let mut query = sqlx::query(AssertSqlSafe(INSERT[chunk.len() - 1].as_str()));
        for row in chunk {
            query = query
                .bind(row.document.to_string())
                .bind(row.number)
                .bind(now)
                .bind(row.person.map(|id| id.to_string()))
                .bind(row.content.clone());
        }
        query.execute(&mut *to).await?;
    }
    Ok(())
}

/// Inserts rows on the calling thread, in one transaction.
pub(in super::super) fn append_blocking(
    to: &mut rusqlite::Connection,
    rows: &[&NewRow],
    now: i64,
) -> rusqlite::Result<()> {
    if rows.len() <= ROWS_PER_STATEMENT {
        return append_chunk(to, rows, now);
    }
    let transaction = to.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    for chunk in rows.chunks(ROWS_PER_STATEMENT) {
        append_chunk(&transaction, chunk, now)?;
    }
    transaction.commit()
}

/// Inserts rows with one statement, which is a transaction by itself unless one is open.
fn append_chunk(to: &rusqlite::Connection, rows: &[&NewRow], now: i64) -> rusqlite::Result<()> {
    let Some(last) = rows.len().checked_sub(1) else { return Ok(()) };
    let mut statement = to.prepare_cached(&INSERT[last])?;
    for (index, row) in rows.iter().enumerate() {
        let parameter = |column| index * 5 + column;
        statement.raw_bind_parameter(parameter(1), row.document.to_string())?;
        statement.raw_bind_parameter(parameter(2), row.number)?;
        statement.raw_bind_parameter(parameter(3), now)?;
        statement.raw_bind_parameter(parameter(4), row.person.map(|id| id.to_string()))?;
        statement.raw_bind_parameter(parameter(5), &row.content)?;
    }
    statement.raw_execute().map(drop)
}
