//! The audit log as it is read.

use std::collections::HashMap;

use serde::Deserialize;
use sqlx::AssertSqlSafe;

use super::super::model::{LogEntry, LogSearch};
use ensemble_communities::{
    account::{index_names, name_condition},
    community::model::Heading,
};
use ensemble_core::{
    Lang, LocalizedText,
    fold::{NameQuery, name_words},
};
use ensemble_server::db::{Db, columns::document, row::from_row};

from_row! {
    struct EntryRow {
        id: String,
        at: i64,
        person_id: Option<String>,
        person_name: String,
        action: String,
        subject_kind: String,
        subject_id: String,
        detail: String,
        address: String,
        anonymous: bool,
    }
}

impl From<EntryRow> for LogEntry {
    fn from(row: EntryRow) -> Self {
        let named = |text: String| if row.anonymous { String::new() } else { text };
        Self {
            id: row.id,
            at: row.at,
            person: row.person_id.filter(|_| !row.anonymous),
            name: named(row.person_name),
            action: row.action,
            subject_kind: row.subject_kind,
            subject: row.subject_id,
            detail: row.detail,
            address: named(row.address),
        }
    }
}

/// Whether an entry `a` is an action of the author of an anonymous reflection: readers of the log would learn who wrote
/// it.
macro_rules! anonymous {
    () => {
        "EXISTS (
           SELECT 1 FROM reflection r
           WHERE a.subject_kind = 'reflection' AND r.id = a.subject_id AND r.unnamed = 1
             AND (r.person_id = a.person_id OR EXISTS (
               SELECT 1 FROM reflection_author t WHERE t.reflection_id = r.id AND t.person_id = a.person_id)))"
    };
}

/// How many earlier names a search of the log compares at most: each is a value of its statement.
pub const MAX_EARLIER_NAMES: usize = 200;

/// The names that a search finds among those that people had when they did something and do not have now; `None` for more than
/// [`MAX_EARLIER_NAMES`]. Databases fold names in ways of their own: they are read and looked at here.
async fn earlier_names(db: &Db, typed: &str) -> Result<Option<Vec<String>>, sqlx::Error> {
    let query = NameQuery::parse(typed);
    let mut names: Vec<String> = sqlx::query_scalar(
        "SELECT DISTINCT a.person_name
         FROM audit a
         WHERE a.person_name <> ''
           AND NOT EXISTS (SELECT 1 FROM person p WHERE p.id = a.person_id AND p.name = a.person_name)",
    )
    .fetch_all(&db.reader)
    .await?;
    names.retain(|name| query.finds(&name_words(name)));
    Ok((names.len() <= MAX_EARLIER_NAMES).then_some(names))
}

/// The entries that a search finds, the newest first: at most `size` of those before the one whose
/// id is given. Ids are made in the order of time. `None` when the name that is looked for is one of too many: see
/// [`MAX_EARLIER_NAMES`].
///
/// # Errors
/// When the database is unavailable.
pub async fn entries(
    db: &Db,
    search: &LogSearch,
    before: Option<&str>,
    size: i64,
) -> Result<Option<Vec<LogEntry>>, sqlx::Error> {
    index_names(db).await?;
    // The name that a person has now, or had then.
    let (named_now, mut bound) = name_condition(&search.person, 8);
    let earlier = match search.person.as_str() {
        "" => Some(Vec::new()),
        typed => earlier_names(db, typed).await?,
    };
    let Some(earlier) = earlier else { return Ok(None) };
    let places: Vec<String> =
        (0..earlier.len()).map(|place| format!("${}", 8 + bound.len() + place)).collect();
    let named_then = if places.is_empty() {
        "1 = 0".to_owned()
    } else {
        format!("a.person_name IN ({})", places.join(", "))
    };
    bound.extend(earlier);
    let statement = format!(
        "SELECT
           a.id,
           a.at,
           a.person_id,
           a.person_name,
           a.action,
           a.subject_kind,
           a.subject_id,
           a.detail,
           a.address,
           CASE WHEN {anonymous} THEN 1 ELSE 0 END AS anonymous
         FROM audit a
         WHERE ($1 = '' OR a.action = $1)
           AND ($2 = '' OR ({named_then} OR a.person_id IN (SELECT p.id FROM person p WHERE {named_now})) AND NOT {anonymous})
           AND ($3 = '' OR a.subject_id = $3)
           AND a.at >= $4 AND a.at < $5
           AND ($6 = '' OR a.id < $6)
         ORDER BY a.id DESC
         LIMIT ($7 + 0)",
        anonymous = anonymous!(),
    );
    let mut query = sqlx::query_as(AssertSqlSafe(statement))
        .bind(&search.action)
        .bind(&search.person)
        .bind(&search.subject)
        .bind(search.from.unwrap_or(i64::MIN))
        .bind(search.until.unwrap_or(i64::MAX))
        .bind(before.unwrap_or_default())
        .bind(size);
    for word in bound {
        query = query.bind(word);
    }
    let rows: Vec<EntryRow> = query.fetch_all(&db.reader).await?;
    Ok(Some(rows.into_iter().map(LogEntry::from).collect()))
}

/// Every action that the log knows, from one to the next by its index: the log may be long, its
/// actions are few.
///
/// # Errors
/// When the database is unavailable.
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

from_row! {
    struct NameRow {
        id: String,
        name: String,
    }
}

/// The part of a call's texts that names it.
#[derive(Deserialize)]
struct Titled {
    title: LocalizedText,
}

/// How many names one statement reads.
const NAMES_AT_ONCE: usize = 200;

/// What things of a kind are called, by their ids, as far as every reader of the log may know it: drafts of
/// meetings and calls are for those who plan them. Reflections have a rule of their own.
///
/// # Errors
/// When the database is unavailable.
pub async fn names(
    db: &Db,
    lang: Lang,
    kind: &str,
    ids: &[&str],
) -> Result<HashMap<String, String>, sqlx::Error> {
    let select = match kind {
        "call" => "SELECT id, texts AS name FROM call WHERE published_at IS NOT NULL AND id IN (",
        "community" => "SELECT id, heading AS name FROM community WHERE id IN (",
        "meeting" => "SELECT id, title AS name FROM meeting WHERE phase <> 'draft' AND id IN (",
        "organisation" => "SELECT id, name FROM organisation WHERE id IN (",
        "page" => "SELECT id, title AS name FROM page WHERE id IN (",
        "person" => "SELECT id, name FROM person WHERE id IN (",
        _ => return Ok(HashMap::new()),
    };
    let mut names = HashMap::new();
    for some in ids.chunks(NAMES_AT_ONCE) {
        let places: Vec<String> = (1..=some.len()).map(|place| format!("${place}")).collect();
        let statement = AssertSqlSafe(format!("{select}{})", places.join(", ")));
        let mut query = sqlx::query_as::<_, NameRow>(statement);
        for id in some {
            query = query.bind(*id);
        }
        for NameRow { id, name } in query.fetch_all(&db.reader).await? {
            let name = match kind {
                "person" => name,
                "call" => document::<Titled>("texts", &name)?.title.text(lang).to_owned(),
                "community" => document::<Heading>("heading", &name)?.name.text(lang).to_owned(),
                _ => document::<LocalizedText>("name", &name)?.text(lang).to_owned(),
            };
            names.insert(id, name);
        }
    }
    Ok(names)
}
