//! The audit log as it is read, and the entries that the administration adds to it.

use sqlx::{AnyConnection, Row};

use super::{
    super::model::{LogEntry, LogSearch},
    like,
};
use crate::server::{
    audit::{self, Deed},
    db::Db,
    web::Ask,
};

/// Logs what whoever asks did, in the transaction of the deed.
///
/// # Errors
/// When the database is away.
pub async fn record(
    to: &mut AnyConnection,
    ask: &Ask,
    action: &'static str,
    subject: (&'static str, &str),
    detail: &str,
) -> Result<(), sqlx::Error> {
    let deed = Deed { action, subject_kind: subject.0, subject: subject.1, detail };
    audit::log(to, &ask.viewer, ask.visit.place(), deed, ask.portal.now()).await
}

/// The entries that a search finds, the newest first: at most `size` of those before the one whose
/// id is given. Ids are made in the order of time.
///
/// # Errors
/// When the database is away.
pub async fn entries(
    db: &Db,
    search: &LogSearch,
    before: Option<&str>,
    size: i64,
) -> Result<Vec<LogEntry>, sqlx::Error> {
    let person = if search.person.is_empty() { String::new() } else { like(&search.person) };
    let rows = sqlx::query(
        "SELECT id, at, person_id, person_name, action, subject_kind, subject_id, detail, address
         FROM audit
         WHERE ($1 = '' OR action = $1)
           AND ($2 = '' OR person_name LIKE $2 ESCAPE '!' OR LOWER(person_name) LIKE $3 ESCAPE '!')
           AND ($4 = '' OR subject_id = $4)
           AND at >= $5 AND at < $6
           AND ($7 = '' OR id < $7)
         ORDER BY id DESC
         LIMIT ($8 + 0)",
    )
    .bind(&search.action)
    .bind(&person)
    .bind(person.to_lowercase())
    .bind(&search.subject)
    .bind(search.from.unwrap_or(i64::MIN))
    .bind(search.until.unwrap_or(i64::MAX))
    .bind(before.unwrap_or_default())
    .bind(size)
    .fetch_all(&db.reader)
    .await?;
    rows.iter()
        .map(|row| {
            Ok(LogEntry {
                id: row.try_get(0)?,
                at: row.try_get(1)?,
                person: row.try_get(2)?,
                name: row.try_get(3)?,
                action: row.try_get(4)?,
                subject_kind: row.try_get(5)?,
                subject: row.try_get(6)?,
                detail: row.try_get(7)?,
                address: row.try_get(8)?,
            })
        })
        .collect()
}

/// Every action that the log knows, from one to the next by its index: the log may be long, its
/// actions are few.
///
/// # Errors
/// When the database is away.
pub async fn actions(db: &Db) -> Result<Vec<String>, sqlx::Error> {
    sqlx::query_scalar(
        "WITH RECURSIVE known (action) AS (
           SELECT MIN(action) FROM audit
           UNION ALL
           SELECT (SELECT MIN(a.action) FROM audit a WHERE a.action > known.action) FROM known WHERE known.action IS NOT NULL
         )
         SELECT action FROM known WHERE action IS NOT NULL ORDER BY action",
    )
    .fetch_all(&db.reader)
    .await
}
