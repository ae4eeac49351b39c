//! A person's comments on reflections that they may no longer read.

use super::{may_read_sql, viewer_id};
use ensemble_core::{
    ids::{CommentId, ReflectionId},
    rights::Viewer,
};
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

/// A person's own comment on a reflection that they may no longer read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreachableComment {
    pub id: CommentId,
    pub reflection: ReflectionId,
    /// In Markdown.
    pub text: String,
}

from_row! {
    pub(super) struct UnreachableCommentRow {
        id: Text<CommentId>,
        reflection_id: Text<ReflectionId>,
        text: String,
    }
}

impl From<UnreachableCommentRow> for UnreachableComment {
    fn from(row: UnreachableCommentRow) -> Self {
        Self { id: row.id.0, reflection: row.reflection_id.0, text: row.text }
    }
}

/// The viewer's comments on reflections by others that the viewer may no longer read: they left the community, the
/// audience was narrowed, or the reflection was removed, which look the same to them. The newest first.
///
/// # Errors
/// When the database is unavailable.
pub async fn unreachable_comments(db: &Db, viewer: &Viewer) -> Result<Vec<UnreachableComment>, sqlx::Error> {
    let rows: Vec<UnreachableCommentRow> = sqlx::query_as(concat!(
        "SELECT
           k.id,
           k.reflection_id,
           k.text
         FROM reflection_comment k
         JOIN reflection r ON r.id = k.reflection_id
         JOIN community c ON c.id = r.community_id
         WHERE k.person_id = $1 AND k.removed_at IS NULL AND r.person_id <> $1 AND NOT ",
        may_read_sql!(),
        " ORDER BY k.created_at DESC, k.id
          LIMIT 100"
    ))
    .bind(viewer_id(viewer))
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(UnreachableComment::from).collect())
}
