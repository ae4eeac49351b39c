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
    pub document_id: Uuid,
    pub seq: i64,
    pub author: Option<PersonId>,
    pub updates: Vec<u8>,
}

/// Creates a document with its first update, in the transaction that creates what it belongs to.
///
/// # Errors
/// When the database is unavailable, or the document has rows already.
pub async fn create(
    tx: &mut AnyConnection,
    document_id: Uuid,
    author: Option<PersonId>,
    update: &[u8],
    now: i64,
) -> Result<(), sqlx::Error> {
    let mut updates = Vec::with_capacity(update.len() + 3);
    push_update(&mut updates, update);
    append(tx, &[&NewRow { document_id, seq: 1, author, updates }], now).await
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
    tx: &mut AnyConnection,
    rows: &[&NewRow],
    now: i64,
) -> Result<(), sqlx::Error> {
    for chunk in rows.chunks(ROWS_PER_STATEMENT) {
        let mut query = sqlx::query(AssertSqlSafe(INSERT[chunk.len() - 1].as_str()));
        for row in chunk {
            query = query
                .bind(row.document_id.to_string())
                .bind(row.seq)
                .bind(now)
                .bind(row.author.map(|id| id.to_string()))
                .bind(row.updates.clone());
        }
        query.execute(&mut *tx).await?;
    }
    Ok(())
}

/// Inserts rows on the calling thread, in one transaction.
pub(in super::super) fn append_blocking(
    connection: &mut rusqlite::Connection,
    rows: &[&NewRow],
    now: i64,
) -> rusqlite::Result<()> {
    if rows.len() <= ROWS_PER_STATEMENT {
        return append_chunk(connection, rows, now);
    }
    let tx = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    for chunk in rows.chunks(ROWS_PER_STATEMENT) {
        append_chunk(&tx, chunk, now)?;
    }
    tx.commit()
}

/// Inserts rows with one statement, which is a transaction by itself unless one is open.
fn append_chunk(connection: &rusqlite::Connection, rows: &[&NewRow], now: i64) -> rusqlite::Result<()> {
    let Some(last) = rows.len().checked_sub(1) else { return Ok(()) };
    let mut statement = connection.prepare_cached(&INSERT[last])?;
    for (index, row) in rows.iter().enumerate() {
        let parameter = |column| index * 5 + column;
        statement.raw_bind_parameter(parameter(1), row.document_id.to_string())?;
        statement.raw_bind_parameter(parameter(2), row.seq)?;
        statement.raw_bind_parameter(parameter(3), now)?;
        statement.raw_bind_parameter(parameter(4), row.author.map(|id| id.to_string()))?;
        statement.raw_bind_parameter(parameter(5), &row.updates)?;
    }
    statement.raw_execute().map(drop)
}
