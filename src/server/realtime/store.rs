//! The log of shared documents: updates in order, numbered, and snapshots of what they amount to.
//!
//! One row may hold several updates of one person that were stored together: each is preceded by its
//! length, as Yjs writes numbers.

use std::sync::LazyLock;

use sqlx::{AnyConnection, AssertSqlSafe, Row};
use uuid::Uuid;
use yrs::encoding::{
    read::{Cursor, Read},
    write::Write,
};

use crate::{
    ids::PersonId,
    server::db::{Db, columns::unreadable},
};

/// How many rows one statement writes at most.
const ROWS: usize = 32;

/// A document as it is stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stored {
    /// The number of the last update; 0 for a document that was never begun.
    pub number: i64,
    /// The snapshot, and the number of the last update that it holds.
    pub snapshot: Option<(i64, Vec<u8>)>,
    /// The content of the rows after the snapshot.
    pub rows: Vec<Vec<u8>>,
}

impl Stored {
    /// Every update, in order.
    pub fn updates(&self) -> impl Iterator<Item = &[u8]> {
        let snapshot = self.snapshot.iter().map(|(_, content)| content.as_slice());
        snapshot.chain(self.rows.iter().flat_map(|row| unpacked(row)))
    }

    /// How much is stored, in bytes.
    #[must_use]
    pub fn size(&self) -> usize {
        self.snapshot.as_ref().map_or(0, |(_, content)| content.len())
            + self.rows.iter().map(Vec::len).sum::<usize>()
    }
}

/// One row to be written.
#[derive(Debug)]
pub(super) struct NewRow {
    pub document: Uuid,
    pub number: i64,
    pub person: Option<PersonId>,
    pub content: Vec<u8>,
}

/// One row of the log, for reading what happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogRow {
    /// Its number.
    pub number: i64,
    /// When, in milliseconds UTC.
    pub at: i64,
    /// Who, unless they are gone or it was nobody.
    pub person: Option<PersonId>,
    /// Their name.
    pub name: Option<String>,
    /// What: one or more updates, see [`unpacked`].
    pub content: Vec<u8>,
}

/// Adds an update to a row's content.
pub fn pack(to: &mut Vec<u8>, update: &[u8]) {
    to.write_buf(update);
}

/// The updates of a row.
pub fn unpacked(row: &[u8]) -> impl Iterator<Item = &[u8]> {
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

/// Begins a document with its first update, in the transaction that makes the thing it belongs to.
///
/// # Errors
/// When the database is away, or when the document has been begun.
pub async fn begin(
    to: &mut AnyConnection,
    document: Uuid,
    person: Option<PersonId>,
    update: &[u8],
    now: i64,
) -> Result<(), sqlx::Error> {
    let mut content = Vec::with_capacity(update.len() + 3);
    pack(&mut content, update);
    append(to, &[NewRow { document, number: 1, person, content }], now).await
}

/// The statements that write one row, two, and so on.
static APPEND: LazyLock<[String; ROWS]> = LazyLock::new(|| {
    std::array::from_fn(|more| {
        let row = |at: usize| format!("(${}, ${}, ${}, ${}, ${})", at + 1, at + 2, at + 3, at + 4, at + 5);
        let rows: Vec<String> = (0..=more).map(|index| row(index * 5)).collect();
        format!(
            "INSERT INTO live_update (document_id, number, at, person_id, content) VALUES {}",
            rows.join(", ")
        )
    })
});

/// Writes rows.
pub(super) async fn append(to: &mut AnyConnection, rows: &[NewRow], now: i64) -> Result<(), sqlx::Error> {
    for chunk in rows.chunks(ROWS) {
        let mut query = sqlx::query(AssertSqlSafe(APPEND[chunk.len() - 1].as_str()));
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

/// Writes rows on the calling thread: all of them, or none.
pub(super) fn append_blocking(
    to: &mut rusqlite::Connection,
    rows: &[NewRow],
    now: i64,
) -> rusqlite::Result<()> {
    if rows.len() <= ROWS {
        return append_chunk(to, rows, now);
    }
    let transaction = to.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    for chunk in rows.chunks(ROWS) {
        append_chunk(&transaction, chunk, now)?;
    }
    transaction.commit()
}

/// One statement is a transaction by itself.
fn append_chunk(to: &rusqlite::Connection, rows: &[NewRow], now: i64) -> rusqlite::Result<()> {
    let Some(more) = rows.len().checked_sub(1) else { return Ok(()) };
    let mut statement = to.prepare_cached(&APPEND[more])?;
    for (index, row) in rows.iter().enumerate() {
        let at = |column| index * 5 + column;
        statement.raw_bind_parameter(at(1), row.document.to_string())?;
        statement.raw_bind_parameter(at(2), row.number)?;
        statement.raw_bind_parameter(at(3), now)?;
        statement.raw_bind_parameter(at(4), row.person.map(|id| id.to_string()))?;
        statement.raw_bind_parameter(at(5), &row.content)?;
    }
    statement.raw_execute().map(drop)
}

/// Reads a document.
///
/// # Errors
/// When the database is away.
pub async fn load(db: &Db, document: Uuid) -> Result<Stored, sqlx::Error> {
    let snapshot = snapshot(db, document).await?;
    let from = snapshot.as_ref().map_or(0, |(number, _)| *number);
    let (number, rows) = after(db, document, from).await?;
    Ok(Stored { number, snapshot, rows })
}

/// The number of a document's last update; 0 for a document that was never begun.
///
/// # Errors
/// When the database is away.
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

/// A document as it was when its log ended with a number: from the snapshot, if that is not later. Of a
/// moment that was folded away, what it was folded into.
///
/// # Errors
/// When the database is away.
pub async fn until(db: &Db, document: Uuid, number: i64) -> Result<Stored, sqlx::Error> {
    let snapshot = snapshot(db, document).await?.filter(|(at, _)| *at <= number);
    let from = snapshot.as_ref().map_or(0, |(at, _)| *at);
    let rows = sqlx::query(
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
    let last = rows.last().map_or(Ok(from), |row| row.try_get(0))?;
    let rows = rows.iter().map(|row| row.try_get(1)).collect::<Result<_, _>>()?;
    Ok(Stored { number: last, snapshot, rows })
}

async fn snapshot(db: &Db, document: Uuid) -> Result<Option<(i64, Vec<u8>)>, sqlx::Error> {
    sqlx::query("SELECT number, content FROM live_snapshot WHERE document_id = $1")
        .bind(document.to_string())
        .fetch_optional(&db.reader)
        .await?
        .map(|row| Ok((row.try_get(0)?, row.try_get(1)?)))
        .transpose()
}

/// What was written after a number, and the number of the last.
pub(super) async fn after(db: &Db, document: Uuid, number: i64) -> Result<(i64, Vec<Vec<u8>>), sqlx::Error> {
    let rows = sqlx::query(
        "SELECT number, content FROM live_update WHERE document_id = $1 AND number > $2 ORDER BY number",
    )
    .bind(document.to_string())
    .bind(number)
    .fetch_all(&db.reader)
    .await?;
    let last = rows.last().map_or(Ok(number), |row| row.try_get(0))?;
    Ok((last, rows.iter().map(|row| row.try_get(1)).collect::<Result<_, _>>()?))
}

/// When a row was written, in milliseconds UTC; nothing when there is none under this number.
///
/// # Errors
/// When the database is away.
pub async fn written_at(db: &Db, document: Uuid, number: i64) -> Result<Option<i64>, sqlx::Error> {
    sqlx::query_scalar("SELECT at FROM live_update WHERE document_id = $1 AND number = $2")
        .bind(document.to_string())
        .bind(number)
        .fetch_optional(&db.reader)
        .await
}

/// The log, in order.
///
/// # Errors
/// When the database is away.
pub async fn log(db: &Db, document: Uuid) -> Result<Vec<LogRow>, sqlx::Error> {
    let rows = sqlx::query(
        "SELECT u.number, u.at, u.person_id, p.name, u.content
         FROM live_update u
         LEFT JOIN person p ON p.id = u.person_id
         WHERE u.document_id = $1
         ORDER BY u.number",
    )
    .bind(document.to_string())
    .fetch_all(&db.reader)
    .await?;
    rows.iter()
        .map(|row| {
            let person: Option<&str> = row.try_get(2)?;
            Ok(LogRow {
                number: row.try_get(0)?,
                at: row.try_get(1)?,
                person: person.map(|id| id.parse().map_err(|_| unreadable("person_id"))).transpose()?,
                name: row.try_get(3)?,
                content: row.try_get(4)?,
            })
        })
        .collect()
}

/// How far a person has seen a document; 0 when they have not.
///
/// # Errors
/// When the database is away.
pub async fn seen(db: &Db, document: Uuid, person: PersonId) -> Result<i64, sqlx::Error> {
    let number: Option<i64> =
        sqlx::query_scalar("SELECT number FROM live_seen WHERE document_id = $1 AND person_id = $2")
            .bind(document.to_string())
            .bind(person.to_string())
            .fetch_optional(&db.reader)
            .await?;
    Ok(number.unwrap_or(0))
}

/// Notes how far a person has seen a document.
///
/// # Errors
/// When the database is away.
pub async fn see(
    db: &Db,
    document: Uuid,
    person: PersonId,
    number: i64,
    now: i64,
) -> Result<(), sqlx::Error> {
    let mut to = db.write().await?;
    sqlx::query(
        "INSERT INTO live_seen (document_id, person_id, number, at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (document_id, person_id) DO UPDATE SET number = excluded.number, at = excluded.at",
    )
    .bind(document.to_string())
    .bind(person.to_string())
    .bind(number)
    .bind(now)
    .execute(&mut *to)
    .await?;
    to.commit().await
}

/// A moment that somebody gave a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The number of the last update that it holds.
    pub number: i64,
    /// What it is called.
    pub name: String,
}

/// The moments that have names.
///
/// # Errors
/// When the database is away.
pub async fn versions(db: &Db, document: Uuid) -> Result<Vec<Version>, sqlx::Error> {
    let rows = sqlx::query("SELECT number, name FROM live_version WHERE document_id = $1 ORDER BY number")
        .bind(document.to_string())
        .fetch_all(&db.reader)
        .await?;
    rows.iter().map(|row| Ok(Version { number: row.try_get(0)?, name: row.try_get(1)? })).collect()
}

/// Gives a moment a name, instead of the one it had.
///
/// # Errors
/// When the database is away.
pub async fn name_version(
    db: &Db,
    document: Uuid,
    person: PersonId,
    version: &Version,
    now: i64,
) -> Result<(), sqlx::Error> {
    let mut to = db.write().await?;
    sqlx::query(
        "INSERT INTO live_version (document_id, number, at, person_id, name) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (document_id, number) DO UPDATE SET at = excluded.at, person_id = excluded.person_id, name = excluded.name",
    )
    .bind(document.to_string())
    .bind(version.number)
    .bind(now)
    .bind(person.to_string())
    .bind(version.name.as_str())
    .execute(&mut *to)
    .await?;
    to.commit().await
}

/// Keeps what all updates up to a number amount to, so that reading the document need not begin at
/// the beginning. An older snapshot never replaces a newer one.
///
/// # Errors
/// When the database is away.
pub(super) async fn keep_snapshot(
    to: &mut AnyConnection,
    document: Uuid,
    number: i64,
    content: &[u8],
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO live_snapshot (document_id, number, at, content) VALUES ($1, $2, $3, $4)
         ON CONFLICT (document_id) DO UPDATE SET number = excluded.number, at = excluded.at, content = excluded.content
         WHERE live_snapshot.number < excluded.number",
    )
    .bind(document.to_string())
    .bind(number)
    .bind(now)
    .bind(content.to_vec())
    .execute(to)
    .await?;
    Ok(())
}
