//! The log of collaborative documents in the database: numbered rows of updates, and snapshots.
//!
//! The rows of a document are numbered from 1 without gaps; compaction removes the first ones. A row may hold several
//! updates that one person sent shortly after each other: each is preceded by its length, as a variable-length integer
//! of Yjs. A snapshot is the document up to a number, so that it can be loaded without reading the whole log.

mod insert;
mod versions;

use uuid::Uuid;
use yrs::encoding::{
    read::{Cursor, Read},
    write::Write,
};

pub(super) use self::insert::{NewRow, append, append_blocking};
pub use self::{
    insert::create,
    versions::{Version, last_seen, mark_seen, name_version, versions},
};
use crate::db::{
    Db,
    row::{Text, from_row},
};
use ensemble_core::ids::PersonId;

/// A document as it is stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoredDocument {
    /// The number of the last row; 0 for a document without rows.
    pub last_seq: i64,
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

/// A row of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogRow {
    pub seq: i64,
    /// When it was stored, in milliseconds UTC.
    pub stored_at: i64,
    /// `None` when the portal itself made the change, when the author's account was erased, or when the row is a result of
    /// compaction.
    pub author: Option<PersonId>,
    pub author_name: Option<String>,
    /// One or more updates, see [`updates_in`].
    pub updates: Vec<u8>,
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
        Self {
            seq: number,
            stored_at: at,
            author: person_id.map(|Text(id)| id),
            author_name: name,
            updates: content,
        }
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

/// Loads a document.
///
/// # Errors
/// When the database is unavailable.
pub async fn load(db: &Db, document_id: Uuid) -> Result<StoredDocument, sqlx::Error> {
    let snapshot = snapshot(db, document_id).await?;
    let from = snapshot.as_ref().map_or(0, |(seq, _)| *seq);
    let (last_seq, rows) = rows_after(db, document_id, from).await?;
    Ok(StoredDocument { last_seq, snapshot, rows })
}

/// The number of a document's last row; 0 for a document without rows.
///
/// # Errors
/// When the database is unavailable.
pub async fn last_seq(db: &Db, document_id: Uuid) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar(
        "SELECT COALESCE(
             (SELECT MAX(number) FROM live_update WHERE document_id = $1),
             (SELECT number FROM live_snapshot WHERE document_id = $1),
             0)",
    )
    .bind(document_id.to_string())
    .fetch_one(&db.reader)
    .await
}

/// Loads a document as of row `seq`. When compaction removed that row, the result is the document at the first row that
/// is left.
///
/// # Errors
/// When the database is unavailable.
pub async fn load_at(db: &Db, document_id: Uuid, seq: i64) -> Result<StoredDocument, sqlx::Error> {
    let snapshot = snapshot(db, document_id).await?.filter(|(at, _)| *at <= seq);
    let from = snapshot.as_ref().map_or(0, |(at, _)| *at);
    let rows = sqlx::query_as(
        "SELECT number, content FROM live_update
         WHERE document_id = $1 AND number > $2
           AND (number <= $3 OR $3 > 0 AND number = (SELECT MIN(number) FROM live_update WHERE document_id = $1))
         ORDER BY number",
    )
    .bind(document_id.to_string())
    .bind(from)
    .bind(seq)
    .fetch_all(&db.reader)
    .await?;
    let (last_seq, rows) = contents(rows, from);
    Ok(StoredDocument { last_seq, snapshot, rows })
}

async fn snapshot(db: &Db, document_id: Uuid) -> Result<Option<(i64, Vec<u8>)>, sqlx::Error> {
    let row: Option<ContentRow> =
        sqlx::query_as("SELECT number, content FROM live_snapshot WHERE document_id = $1")
            .bind(document_id.to_string())
            .fetch_optional(&db.reader)
            .await?;
    Ok(row.map(|row| (row.number, row.content)))
}

/// The contents of the rows after a number, and the number of the last row.
pub(super) async fn rows_after(
    db: &Db,
    document_id: Uuid,
    seq: i64,
) -> Result<(i64, Vec<Vec<u8>>), sqlx::Error> {
    let rows = sqlx::query_as(
        "SELECT number, content FROM live_update WHERE document_id = $1 AND number > $2 ORDER BY number",
    )
    .bind(document_id.to_string())
    .bind(seq)
    .fetch_all(&db.reader)
    .await?;
    Ok(contents(rows, seq))
}

/// Returns the last row's number (`seq` if there are no rows) and the rows' contents.
fn contents(rows: Vec<ContentRow>, seq: i64) -> (i64, Vec<Vec<u8>>) {
    let last = rows.last().map_or(seq, |row| row.number);
    (last, rows.into_iter().map(|row| row.content).collect())
}

/// Deletes a document with its versions and what people have seen of it. No one may be allowed to open it any more: a room that
/// is open would store its next update.
///
/// # Errors
/// When the database is unavailable.
pub async fn delete(tx: &mut sqlx::AnyConnection, document_id: Uuid) -> Result<(), sqlx::Error> {
    for statement in [
        "DELETE FROM live_update WHERE document_id = $1",
        "DELETE FROM live_snapshot WHERE document_id = $1",
        "DELETE FROM live_version WHERE document_id = $1",
        "DELETE FROM live_seen WHERE document_id = $1",
    ] {
        sqlx::query(statement).bind(document_id.to_string()).execute(&mut *tx).await?;
    }
    Ok(())
}

/// When a row was stored, in milliseconds UTC; `None` when it does not exist.
///
/// # Errors
/// When the database is unavailable.
pub async fn stored_at(db: &Db, document_id: Uuid, seq: i64) -> Result<Option<i64>, sqlx::Error> {
    sqlx::query_scalar("SELECT at FROM live_update WHERE document_id = $1 AND number = $2")
        .bind(document_id.to_string())
        .bind(seq)
        .fetch_optional(&db.reader)
        .await
}

/// The rows of the log, in order.
///
/// # Errors
/// When the database is unavailable.
pub async fn load_log(db: &Db, document_id: Uuid) -> Result<Vec<LogRow>, sqlx::Error> {
    let rows: Vec<AuthoredRow> = sqlx::query_as(
        "SELECT u.number, u.at, u.person_id, p.name, u.content
         FROM live_update u
         LEFT JOIN person p ON p.id = u.person_id
         WHERE u.document_id = $1
         ORDER BY u.number",
    )
    .bind(document_id.to_string())
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(LogRow::from).collect())
}

/// Stores the snapshot `$4` of the document `$1` at the number `$2`, made at `$3`. It does not replace a newer one.
pub(super) const SAVE_SNAPSHOT: &str = "INSERT INTO live_snapshot (document_id, number, at, content) VALUES ($1, $2, $3, $4)
     ON CONFLICT (document_id) DO UPDATE SET number = excluded.number, at = excluded.at, content = excluded.content
     WHERE live_snapshot.number < excluded.number";

/// Stores a snapshot of a document at a number. It does not replace a newer one.
///
/// # Errors
/// When the database is unavailable.
pub(super) async fn save_snapshot(
    db: &Db,
    document_id: Uuid,
    seq: i64,
    content: &[u8],
    now: i64,
) -> Result<(), sqlx::Error> {
    let statement =
        sqlx::query(SAVE_SNAPSHOT).bind(document_id.to_string()).bind(seq).bind(now).bind(content.to_vec());
    db.transaction(async |tx| statement.execute(tx).await.map(drop)).await
}
