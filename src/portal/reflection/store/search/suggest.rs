//! Completions of what is being typed. Each step is one lookup in an index, however often a stem or a tag occurs.

use super::super::{may_read_sql, viewer_id};
use ensemble_core::rights::Viewer;
use ensemble_server::db::Db;

/// How many of the latest reflections with a tag are searched for one that the viewer may read.
const LATEST: i64 = 200;
/// How many tags are tried.
const LOOKED_AT: usize = 20;

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

/// Tags with a prefix, of reflections that the viewer may read.
///
/// # Errors
/// When the database is unavailable.
pub async fn suggested_tags(
    db: &Db,
    viewer: &Viewer,
    beginning: &str,
    many: usize,
) -> Result<Vec<String>, sqlx::Error> {
    let (mut tags, mut last) = (Vec::new(), String::new());
    for _ in 0..LOOKED_AT {
        let next: Option<String> = sqlx::query_scalar(
            "SELECT MIN(tag) FROM reflection_tag WHERE tag > $1 AND tag >= $2 AND tag < $3",
        )
        .bind(&last)
        .bind(beginning)
        .bind(end(beginning))
        .fetch_one(&db.reader)
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
        .bind(&next)
        .bind(LATEST)
        .fetch_one(&db.reader)
        .await?;
        if readable > 0 {
            tags.push(next.clone());
        }
        if tags.len() == many {
            break;
        }
        last = next;
    }
    Ok(tags)
}
