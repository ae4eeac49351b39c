//! The audit log as it is read, and the entries that the administration adds to it.

use sqlx::{AnyConnection, Row};

use super::{
    super::model::{LogEntry, LogSearch},
    like,
};
use crate::server::{
    audit::{self, Deed},
    db::Db,
    web::PageRequest,
};

/// Logs what whoever asks did, in the transaction of the deed.
///
/// # Errors
/// When the database is away.
pub async fn record(
    to: &mut AnyConnection,
    request: &PageRequest,
    action: &'static str,
    subject: (&'static str, &str),
    detail: &str,
) -> Result<(), sqlx::Error> {
    let deed = Deed { action, subject_kind: subject.0, subject: subject.1, detail };
    audit::log(to, &request.viewer, request.session.client_address(), deed, request.portal.now()).await
}

/// Whether an entry `a` is a deed of the author of a reflection without a name: whoever reads the log would learn who
/// wrote it.
macro_rules! nameless {
    () => {
        "EXISTS (
           SELECT 1 FROM reflection r
           WHERE a.subject_kind = 'reflection' AND r.id = a.subject_id AND r.unnamed = 1
             AND (r.person_id = a.person_id OR EXISTS (
               SELECT 1 FROM reflection_author t WHERE t.reflection_id = r.id AND t.person_id = a.person_id)))"
    };
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
    let rows = sqlx::query(concat!(
        "SELECT a.id, a.at, a.person_id, a.person_name, a.action, a.subject_kind, a.subject_id, a.detail, a.address,
           CASE WHEN ",
        nameless!(),
        " THEN 1 ELSE 0 END
         FROM audit a
         WHERE ($1 = '' OR a.action = $1)
           AND ($2 = '' OR (a.person_name LIKE $2 ESCAPE '!' OR LOWER(a.person_name) LIKE $3 ESCAPE '!') AND NOT ",
        nameless!(),
        ")
           AND ($4 = '' OR a.subject_id = $4)
           AND a.at >= $5 AND a.at < $6
           AND ($7 = '' OR a.id < $7)
         ORDER BY a.id DESC
         LIMIT ($8 + 0)"
    ))
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
            let nameless = row.try_get::<i64, _>(9)? != 0;
            let named = |column: usize| -> Result<String, sqlx::Error> {
                if nameless { Ok(String::new()) } else { row.try_get(column) }
            };
            Ok(LogEntry {
                id: row.try_get(0)?,
                at: row.try_get(1)?,
                person: row.try_get::<Option<String>, _>(2)?.filter(|_| !nameless),
                name: named(3)?,
                action: row.try_get(4)?,
                subject_kind: row.try_get(5)?,
                subject: row.try_get(6)?,
                detail: row.try_get(7)?,
                address: named(8)?,
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
