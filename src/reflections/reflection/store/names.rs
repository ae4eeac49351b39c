//! What reflections are called that a viewer may read, and who wrote comments, for lists of notifications.

use std::collections::HashMap;

use sqlx::AssertSqlSafe;

use super::{may_read_sql, viewer_id};
use crate::reflection::model::Texts;
use ensemble_communities::community::model::Heading;
use ensemble_core::{LocalizedText, ids::ReflectionId, rights::Viewer};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

const READABLE: &str = may_read_sql!();

/// A reflection, by its texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedReflection {
    pub id: ReflectionId,
    pub texts: Texts,
    pub community_name: LocalizedText,
}

from_row! {
    struct NamedRow {
        id: Text<ReflectionId>,
        texts: Json<Texts>,
        heading: Json<Heading>,
    }
}

from_row! {
    struct CommentRow {
        id: String,
        author: Option<String>,
    }
}

fn places(count: usize) -> String {
    (2..count + 2).map(|place| format!("${place}")).collect::<Vec<_>>().join(", ")
}

/// Those of these reflections that the viewer may read, by their ids.
///
/// # Errors
/// When the database is unavailable.
pub async fn named_reflections(
    db: &Db,
    viewer: &Viewer,
    ids: &[&str],
) -> Result<HashMap<String, NamedReflection>, sqlx::Error> {
    let statement = format!(
        "SELECT r.id, r.texts, c.heading
         FROM reflection r
         JOIN community c ON c.id = r.community_id
         WHERE r.id IN ({}) AND {READABLE}",
        places(ids.len())
    );
    let mut query = sqlx::query_as::<_, NamedRow>(AssertSqlSafe(statement)).bind(viewer_id(viewer));
    for id in ids {
        query = query.bind(*id);
    }
    let named = |row: NamedRow| {
        let reflection =
            NamedReflection { id: row.id.0, texts: row.texts.0, community_name: row.heading.0.name };
        (row.id.0.to_string(), reflection)
    };
    Ok(query.fetch_all(&db.reader).await?.into_iter().map(named).collect())
}

/// Those of these comments that the viewer may read, by their ids, with the names of those who wrote them where the viewer
/// may know them.
///
/// # Errors
/// When the database is unavailable.
pub async fn named_comments(
    db: &Db,
    viewer: &Viewer,
    ids: &[&str],
) -> Result<HashMap<String, Option<String>>, sqlx::Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let statement = format!(
        "SELECT k.id,
                CASE WHEN r.unnamed = 1 AND k.person_id = r.person_id AND k.person_id <> $1 THEN NULL ELSE a.name END
                  AS author
         FROM reflection_comment k
         JOIN reflection r ON r.id = k.reflection_id
         JOIN community c ON c.id = r.community_id
         JOIN person a ON a.id = k.person_id
         WHERE k.id IN ({}) AND k.removed_at IS NULL AND {READABLE}",
        places(ids.len())
    );
    let mut query = sqlx::query_as::<_, CommentRow>(AssertSqlSafe(statement)).bind(viewer_id(viewer));
    for id in ids {
        query = query.bind(*id);
    }
    Ok(query.fetch_all(&db.reader).await?.into_iter().map(|row| (row.id, row.author)).collect())
}
