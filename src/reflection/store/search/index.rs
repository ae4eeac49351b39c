//! What is written into the index, and when.

use std::fmt::Write as _;

use sqlx::{AnyConnection, AssertSqlSafe, Row};

use super::Kind;
use crate::{
    community::model::{Heading, Texts as Page},
    i18n::{Lang, LocalizedText},
    search::{Field, Terms},
    server::{
        db::{Db, columns::document},
        markdown,
    },
};

/// How many rows one statement writes.
const ROWS: usize = 100;
/// How many things are indexed at once that others wrote.
const BEHIND: i64 = 200;

/// Adds the terms of a localized Markdown text, if there is one, each language in its own.
pub(in super::super) fn add_terms(terms: &mut Terms, text: Option<&LocalizedText>, field: Field) {
    let mut add = |lang: Lang, text: &str| terms.add(lang, &markdown::to_text(text), field);
    match text {
        None => {}
        Some(LocalizedText::Single { lang, text }) => add(*lang, text),
        Some(LocalizedText::Pair { fr, en, .. }) => {
            add(Lang::Fr, fr);
            add(Lang::En, en);
        }
    }
}

/// Indexes a thing, in the transaction that writes it.
pub(in super::super) async fn put(
    to: &mut AnyConnection,
    kind: Kind,
    id: &str,
    revision: i64,
    at: i64,
    terms: Terms,
) -> Result<(), sqlx::Error> {
    let entry: i64 = sqlx::query_scalar(
        "INSERT INTO search_entry (kind, subject_id, revision) VALUES ($1, $2, $3)
         ON CONFLICT (kind, subject_id) DO UPDATE SET revision = excluded.revision
         RETURNING number",
    )
    .bind(kind.code())
    .bind(id)
    .bind(revision)
    .fetch_one(&mut *to)
    .await?;
    sqlx::query("DELETE FROM search_term WHERE entry = $1").bind(entry).execute(&mut *to).await?;
    let terms: Vec<(String, i64)> = terms.into_iter().collect();
    for rows in terms.chunks(ROWS) {
        let mut statement = String::from("INSERT INTO search_term (entry, at, term, weight) VALUES ");
        for row in 0..rows.len() {
            let (comma, first) = (if row == 0 { "" } else { ", " }, 3 + 2 * row);
            let _ = write!(statement, "{comma}($1, $2, ${first}, ${})", first + 1);
        }
        let mut query = sqlx::query(AssertSqlSafe(statement)).bind(entry).bind(at);
        for (term, weight) in rows {
            query = query.bind(term.clone()).bind(*weight);
        }
        query.execute(&mut *to).await?;
    }
    Ok(())
}

/// Says under which moment a thing stands among others.
///
/// # Errors
/// When the database is away.
pub async fn dated(to: &mut AnyConnection, kind: Kind, id: &str, at: i64) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE search_term SET at = $3
         WHERE entry = (SELECT e.number FROM search_entry e WHERE e.kind = $1 AND e.subject_id = $2)",
    )
    .bind(kind.code())
    .bind(id)
    .bind(at)
    .execute(to)
    .await?;
    Ok(())
}

/// Takes a thing out of the index.
pub(in super::super) async fn forget(
    to: &mut AnyConnection,
    kind: Kind,
    id: &str,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "DELETE FROM search_term WHERE entry IN (SELECT number FROM search_entry WHERE kind = $1 AND subject_id = $2)",
    )
    .bind(kind.code())
    .bind(id)
    .execute(to)
    .await?;
    Ok(())
}

/// Indexes the communities and meetings that were written since they were indexed last: their features
/// know no index, and what was there before it is found, too.
///
/// # Errors
/// When the database is away.
pub async fn catch_up(db: &Db) -> Result<(), sqlx::Error> {
    loop {
        let communities = sqlx::query(
            "SELECT c.id, c.revision, c.updated_at, c.heading, c.texts
             FROM community c
             WHERE c.id IN (
               SELECT n.id FROM community n
               LEFT JOIN search_entry e ON e.kind = 'community' AND e.subject_id = n.id
               WHERE e.revision IS NULL OR e.revision <> n.revision
               LIMIT ($1 + 0))",
        )
        .bind(BEHIND)
        .fetch_all(&db.reader)
        .await?;
        let meetings = sqlx::query(
            "SELECT m.id, m.revision, m.begins_at, m.title
             FROM meeting m
             WHERE m.id IN (
               SELECT n.id FROM meeting n
               LEFT JOIN search_entry e ON e.kind = 'meeting' AND e.subject_id = n.id
               WHERE e.revision IS NULL OR e.revision <> n.revision
               LIMIT ($1 + 0))",
        )
        .bind(BEHIND)
        .fetch_all(&db.reader)
        .await?;
        if communities.is_empty() && meetings.is_empty() {
            return Ok(());
        }
        let mut to = db.write().await?;
        for row in &communities {
            let heading: Heading = document("heading", row.try_get(3)?)?;
            let page: Page = document("texts", row.try_get(4)?)?;
            let mut terms = Terms::default();
            add_terms(&mut terms, Some(&heading.name), Field::Title);
            add_terms(&mut terms, heading.summary.as_ref(), Field::Body);
            add_terms(&mut terms, page.purpose.as_ref(), Field::Body);
            for passage in
                [&page.aims, &page.objectives, &page.questions, &page.priorities].into_iter().flatten()
            {
                add_terms(&mut terms, Some(passage), Field::Body);
            }
            put(&mut to, Kind::Community, row.try_get(0)?, row.try_get(1)?, row.try_get(2)?, terms).await?;
        }
        for row in &meetings {
            let title: LocalizedText = document("title", row.try_get(3)?)?;
            let mut terms = Terms::default();
            add_terms(&mut terms, Some(&title), Field::Title);
            put(&mut to, Kind::Meeting, row.try_get(0)?, row.try_get(1)?, row.try_get(2)?, terms).await?;
        }
        to.commit().await?;
    }
}
