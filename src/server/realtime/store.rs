//! The log of shared documents in the database: numbered rows of updates, and snapshots.
//!
//! The rows of a document are numbered from 1 without gaps; compaction removes the first ones. A row may hold several
//! updates that one person sent shortly after each other: each is preceded by its length, as a variable-length integer of
//! Yjs. A snapshot is the document up to a number, so that it can be loaded without reading the whole log.

use std::sync::LazyLock;

use sqlx::{AnyConnection, AssertSqlSafe};
use uuid::Uuid;
use yrs::encoding::{
    read::{Cursor, Read},
    write::Write,
};

use crate::{
    ids::PersonId,
    server::db::{
        Db,
        row::{Text, from_row},
    },
};

/// How many rows one statement may insert.
const ROWS_PER_STATEMENT: usize = 32;

/// A document as it is stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoredDocument {
    /// The number of the last row; 0 for a document without rows.
    pub number: i64,
    /// The number of the last row in the snapshot, and the snapshot.
    pub snapshot: Option<(i64, Vec<u8>)>,
    /// The content of the rows after the snapshot.
    pub rows: Vec<Vec<u8>>,
}

impl StoredDocument {
    /// The snapshot and all updates after it, in order.
    pub fn updates(&self) -> impl Iterator<Item = &[u8]> {
        let snapshot = self.snapshot.iter().map(|(_, content)| content.as_slice());
        snapshot.chain(self.rows.iter().flat_map(|row| updates_in(row)))
    }

    /// The size in bytes.
    #[must_use]
    pub fn size(&self) -> usize {
        self.snapshot.as_ref().map_or(0, |(_, content)| content.len())
            + self.rows.iter().map(Vec::len).sum::<usize>()
    }
}

/// A row to insert.
#[derive(Debug)]
pub(super) struct NewRow {
    pub document: Uuid,
    pub number: i64,
    pub person: Option<PersonId>,
    pub content: Vec<u8>,
}

/// A row of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogRow {
    pub number: i64,
    /// When it was stored, in milliseconds UTC.
    pub at: i64,
    /// The author; `None` when their account was erased, or the row is a result of compaction.
    pub person: Option<PersonId>,
    /// The author's name.
    pub name: Option<String>,
    /// One or more updates, see [`updates_in`].
    pub content: Vec<u8>,
}

from_row! {
    struct ContentRow {
        number: i64,
        content: Vec<u8>,
    }
}

from_row! {
    struct AuthoredRow {
        number: i64,
        at: i64,
        person_id: Option<Text<PersonId>>,
        name: Option<String>,
        content: Vec<u8>,
    }
}

impl From<AuthoredRow> for LogRow {
    fn from(AuthoredRow { number, at, person_id, name, content }: AuthoredRow) -> Self {
        Self { number, at, person: person_id.map(|Text(id)| id), name, content }
    }
}

from_row! {
    struct VersionRow {
        number: i64,
        name: String,
    }
}

/// Appends an update to the content of a row.
pub fn push_update(content: &mut Vec<u8>, update: &[u8]) {
    content.write_buf(update);
}

/// The updates in the content of a row.
pub fn updates_in(row: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let mut cursor = Cursor { buf: row, next: at };
        if cursor.next >= row.len() {
            return None;
        }
        let length: u32 = cursor.read_var().ok()?;
        let begin = cursor.next;
        let end = begin.checked_add(usize::try_from(length).ok()?)?;
        at = end;
        row.get(begin..end)
    })
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
pub(super) async fn append(to: &mut AnyConnection, rows: &[&NewRow], now: i64) -> Result<(), sqlx::Error> {
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
pub(super) fn append_blocking(
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

/// Loads a document.
///
/// # Errors
/// When the database is unavailable.
pub async fn load(db: &Db, document: Uuid) -> Result<StoredDocument, sqlx::Error> {
    let snapshot = snapshot(db, document).await?;
    let from = snapshot.as_ref().map_or(0, |(number, _)| *number);
    let (number, rows) = rows_after(db, document, from).await?;
    Ok(StoredDocument { number, snapshot, rows })
}

/// The number of a document's last row; 0 for a document without rows.
///
/// # Errors
/// When the database is unavailable.
pub async fn last_number(db: &Db, document: Uuid) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar(
        "SELECT COALESCE(
             (SELECT MAX(number) FROM live_update WHERE document_id = $1),
             (SELECT number FROM live_snapshot WHERE document_id = $1),
             0)",
    )
    .bind(document.to_string())
    .fetch_one(&db.reader)
    .await
}

/// Loads a document as it was when its log ended with a number. When compaction removed that row, the result is the
/// document at the first row that is left.
///
/// # Errors
/// When the database is unavailable.
pub async fn load_at(db: &Db, document: Uuid, number: i64) -> Result<StoredDocument, sqlx::Error> {
    let snapshot = snapshot(db, document).await?.filter(|(at, _)| *at <= number);
    let from = snapshot.as_ref().map_or(0, |(at, _)| *at);
    let rows = sqlx::query_as(
        "SELECT number, content FROM live_update
         WHERE document_id = $1 AND number > $2
           AND (number <= $3 OR $3 > 0 AND number = (SELECT MIN(number) FROM live_update WHERE document_id = $1))
         ORDER BY number",
    )
    .bind(document.to_string())
    .bind(from)
    .bind(number)
    .fetch_all(&db.reader)
    .await?;
    let (number, rows) = contents(rows, from);
    Ok(StoredDocument { number, snapshot, rows })
}

async fn snapshot(db: &Db, document: Uuid) -> Result<Option<(i64, Vec<u8>)>, sqlx::Error> {
    let row: Option<ContentRow> =
        sqlx::query_as("SELECT number, content FROM live_snapshot WHERE document_id = $1")
            .bind(document.to_string())
            .fetch_optional(&db.reader)
            .await?;
    Ok(row.map(|row| (row.number, row.content)))
}

/// The contents of the rows after a number, and the number of the last row.
pub(super) async fn rows_after(
    db: &Db,
    document: Uuid,
    number: i64,
) -> Result<(i64, Vec<Vec<u8>>), sqlx::Error> {
    let rows = sqlx::query_as(
        "SELECT number, content FROM live_update WHERE document_id = $1 AND number > $2 ORDER BY number",
    )
    .bind(document.to_string())
    .bind(number)
    .fetch_all(&db.reader)
    .await?;
    Ok(contents(rows, number))
}

/// The number of the last row, or `number` when there is none, and the contents of all.
fn contents(rows: Vec<ContentRow>, number: i64) -> (i64, Vec<Vec<u8>>) {
    let last = rows.last().map_or(number, |row| row.number);
    (last, rows.into_iter().map(|row| row.content).collect())
}

/// When a row was stored, in milliseconds UTC; `None` when it does not exist.
///
/// # Errors
/// When the database is unavailable.
pub async fn written_at(db: &Db, document: Uuid, number: i64) -> Result<Option<i64>, sqlx::Error> {
    sqlx::query_scalar("SELECT at FROM live_update WHERE document_id = $1 AND number = $2")
        .bind(document.to_string())
        .bind(number)
        .fetch_optional(&db.reader)
        .await
}

/// The rows of the log, in order.
///
/// # Errors
/// When the database is unavailable.
pub async fn log(db: &Db, document: Uuid) -> Result<Vec<LogRow>, sqlx::Error> {
    let rows: Vec<AuthoredRow> = sqlx::query_as(
        "SELECT u.number, u.at, u.person_id, p.name, u.content
         FROM live_update u
         LEFT JOIN person p ON p.id = u.person_id
         WHERE u.document_id = $1
         ORDER BY u.number",
    )
    .bind(document.to_string())
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(LogRow::from).collect())
}

/// The number of the last row that a person has seen; 0 when they have not seen the document.
///
/// # Errors
/// When the database is unavailable.
pub async fn last_seen(db: &Db, document: Uuid, person: PersonId) -> Result<i64, sqlx::Error> {
    let number: Option<i64> =
        sqlx::query_scalar("SELECT number FROM live_seen WHERE document_id = $1 AND person_id = $2")
            .bind(document.to_string())
            .bind(person.to_string())
            .fetch_optional(&db.reader)
            .await?;
    Ok(number.unwrap_or(0))
}

/// Stores the number of the last row that a person has seen.
///
/// # Errors
/// When the database is unavailable.
pub async fn mark_seen(
    db: &Db,
    document: Uuid,
    person: PersonId,
    number: i64,
    now: i64,
) -> Result<(), sqlx::Error> {
    let statement = sqlx::query(
        "INSERT INTO live_seen (document_id, person_id, number, at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (document_id, person_id) DO UPDATE SET number = excluded.number, at = excluded.at",
    )
    .bind(document.to_string())
    .bind(person.to_string())
    .bind(number)
    .bind(now);
    db.transaction(async |to| statement.execute(to).await.map(drop)).await
}

/// A version of a document that a person gave a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The number of its last row.
    pub number: i64,
    pub name: String,
}

/// The named versions of a document.
///
/// # Errors
/// When the database is unavailable.
pub async fn versions(db: &Db, document: Uuid) -> Result<Vec<Version>, sqlx::Error> {
    let rows: Vec<VersionRow> =
        sqlx::query_as("SELECT number, name FROM live_version WHERE document_id = $1 ORDER BY number")
            .bind(document.to_string())
            .fetch_all(&db.reader)
            .await?;
    Ok(rows.into_iter().map(|VersionRow { number, name }| Version { number, name }).collect())
}

/// Names a version, or renames it.
///
/// # Errors
/// When the database is unavailable.
pub async fn name_version(
    db: &Db,
    document: Uuid,
    person: PersonId,
    version: &Version,
    now: i64,
) -> Result<(), sqlx::Error> {
    let statement = sqlx::query(
        "INSERT INTO live_version (document_id, number, at, person_id, name) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (document_id, number) DO UPDATE SET at = excluded.at, person_id = excluded.person_id, name = excluded.name",
    )
    .bind(document.to_string())
    .bind(version.number)
    .bind(now)
    .bind(person.to_string())
    .bind(version.name.as_str());
    db.transaction(async |to| statement.execute(to).await.map(drop)).await
}

/// Stores a snapshot of a document at a number. It does not replace a newer one.
///
/// # Errors
/// When the database is unavailable.
pub(super) async fn save_snapshot(
    db: &Db,
    document: Uuid,
    number: i64,
    content: &[u8],
    now: i64,
) -> Result<(), sqlx::Error> {
    let statement = sqlx::query(
        "INSERT INTO live_snapshot (document_id, number, at, content) VALUES ($1, $2, $3, $4)
         ON CONFLICT (document_id) DO UPDATE SET number = excluded.number, at = excluded.at, content = excluded.content
         WHERE live_snapshot.number < excluded.number",
    )
    .bind(document.to_string())
    .bind(number)
    .bind(now)
    .bind(content.to_vec());
    db.transaction(async |to| statement.execute(to).await.map(drop)).await
}
