//! Completions of what is being typed. Each step is one lookup in an index, however often a stem or a tag occurs.

use super::super::{may_read_sql, viewer_id};
use crate::reflection::rules::normalize_tag;
use ensemble_core::{fold::fold, rights::Viewer};
use ensemble_server::db::{Db, row::from_row};

/// How many of the latest reflections with a tag are searched for one that the viewer may read.
const LATEST: i64 = 200;
/// How many tags are tried.
const LOOKED_AT: usize = 20;
/// How many tags are folded in one transaction.
const BATCH: i64 = 200;

/// An upper bound of all texts with this prefix, in the order of bytes, in which both databases keep these columns.
fn end(beginning: &str) -> String {
    format!("{beginning}\u{10ffff}")
}

/// The first stems with a prefix.
///
/// # Errors
/// When the database is unavailable.
pub async fn stems_like(db: &Db, beginning: &str, many: usize) -> Result<Vec<String>, sqlx::Error> {
    let mut stems: Vec<String> = Vec::new();
    while stems.len() < many {
        let next: Option<String> = sqlx::query_scalar(
            "SELECT MIN(term) FROM search_term WHERE term > $1 AND term >= $2 AND term < $3",
        )
        .bind(stems.last().map_or("", String::as_str))
        .bind(beginning)
        .bind(end(beginning))
        .fetch_one(&db.reader)
        .await?;
        match next {
            Some(next) => stems.push(next),
            None => break,
        }
    }
    Ok(stems)
}

/// A tag as it is found: folded, in the order of bytes on both databases.
pub fn folded_tag(tag: &str) -> Vec<u8> {
    fold(&normalize_tag(tag)).into_bytes()
}

from_row! {
    struct TagRow {
        tag: String,
    }
}

/// Folds the tags that were stored before they were folded at once.
///
/// # Errors
/// When the database is unavailable.
pub async fn fold_tags(db: &Db) -> Result<(), sqlx::Error> {
    loop {
        let rows: Vec<TagRow> =
            sqlx::query_as("SELECT DISTINCT tag FROM reflection_tag WHERE folded IS NULL LIMIT ($1 + 0)")
                .bind(BATCH)
                .fetch_all(&db.reader)
                .await?;
        if rows.is_empty() {
            return Ok(());
        }
        db.transaction(async |tx| {
            for TagRow { tag } in rows {
                sqlx::query("UPDATE reflection_tag SET folded = $2 WHERE tag = $1")
                    .bind(&tag)
                    .bind(folded_tag(&tag))
                    .execute(&mut *tx)
                    .await?;
            }
            Ok::<_, sqlx::Error>(())
        })
        .await?;
    }
}

from_row! {
    struct FoldedTagRow {
        tag: String,
        folded: Vec<u8>,
    }
}

/// Tags that begin with what was typed, of reflections that the viewer may read. Accents, capitals and apostrophes make no
/// difference.
///
/// # Errors
/// When the database is unavailable.
pub async fn suggested_tags(
    db: &Db,
    viewer: &Viewer,
    typed: &str,
    many: usize,
) -> Result<Vec<String>, sqlx::Error> {
    let beginning = folded_tag(typed);
    // No byte of a text is 0xff.
    let end = [beginning.as_slice(), &[0xff]].concat();
    let mut tags = Vec::new();
    let mut last = FoldedTagRow { tag: String::new(), folded: beginning };
    for _ in 0..LOOKED_AT {
        let next: Option<FoldedTagRow> = sqlx::query_as(
            "SELECT tag, folded
             FROM reflection_tag
             WHERE (folded, tag) > ($1, $2) AND folded < $3
             ORDER BY folded, tag
             LIMIT 1",
        )
        .bind(&last.folded)
        .bind(&last.tag)
        .bind(&end)
        .fetch_optional(&db.reader)
        .await?;
        let Some(next) = next else { break };
        let readable: i64 = sqlx::query_scalar(concat!(
            "SELECT COUNT(*) FROM (
               SELECT 1 FROM (SELECT t.reflection_id FROM reflection_tag t WHERE t.tag = $2
                              ORDER BY t.reflection_id DESC LIMIT ($3 + 0)) n
               JOIN reflection r ON r.id = n.reflection_id
               JOIN community c ON c.id = r.community_id
               WHERE ",
            may_read_sql!(),
            " LIMIT 1) o"
        ))
        .bind(viewer_id(viewer))
        .bind(&next.tag)
        .bind(LATEST)
        .fetch_one(&db.reader)
        .await?;
        if readable > 0 {
            tags.push(next.tag.clone());
        }
        if tags.len() == many {
            break;
        }
        last = next;
    }
    Ok(tags)
}
