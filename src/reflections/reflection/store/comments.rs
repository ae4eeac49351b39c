//! Comments on a reflection, and reactions to it.

use sqlx::{Any, AnyConnection, Executor};

use super::{may_read_sql, viewer_id};
use crate::reflection::model::{Comment, Reaction, RemovedBy};
use ensemble_core::{
    ids::{CommentId, PersonId, ReflectionId},
    rights::Viewer,
};
use ensemble_server::db::{
    Db,
    columns::unreadable,
    row::{Text, from_row},
};

/// The most comments that a page shows: the newest.
pub const MAX_COMMENTS: usize = 500;

from_row! {
    struct CommentRow {
        id: Text<CommentId>,
        parent_id: Option<Text<CommentId>>,
        tried_on: Option<String>,
        created_at: i64,
        removed_by: Option<Text<RemovedBy>>,
        removed_at: Option<i64>,
        mine: bool,
        by_author: bool,
        author: Option<String>,
        text: String,
    }
}

impl From<CommentRow> for Comment {
    fn from(row: CommentRow) -> Self {
        Self {
            id: row.id.0,
            parent: row.parent_id.map(|parent| parent.0),
            author_name: row.author,
            mine: row.mine,
            by_author: row.by_author,
            tried_on: row.tried_on,
            at: row.created_at,
            removed: row.removed_by.map(|by| by.0),
            removed_at: row.removed_at,
            text: row.text,
        }
    }
}

/// The comments on the reflection `$2` that `$1` may read, in the columns of a [`CommentRow`]; `$rest` is appended. Only
/// its author still gets a removed one.
macro_rules! comments_sql {
    ($rest:literal) => {
        concat!(
            "SELECT
               k.id,
               k.parent_id,
               k.tried_on,
               k.created_at,
               k.removed_by,
               k.removed_at,
               CASE WHEN k.person_id = $1 THEN 1 ELSE 0 END AS mine,
               CASE WHEN k.person_id = r.person_id THEN 1 ELSE 0 END AS by_author,
               CASE WHEN r.unnamed = 1 AND k.person_id = r.person_id AND k.person_id <> $1 THEN NULL ELSE a.name END
                 AS author,
               k.text
             FROM reflection_comment k
             JOIN reflection r ON r.id = k.reflection_id
             JOIN community c ON c.id = r.community_id
             JOIN person a ON a.id = k.person_id
             WHERE k.reflection_id = $2 AND (k.removed_at IS NULL OR k.person_id = $1) AND ",
            may_read_sql!(),
            $rest
        )
    };
}

/// The newest [`MAX_COMMENTS`] comments on a reflection that the viewer may read, the oldest of them first.
///
/// # Errors
/// When the database is unavailable.
pub async fn comments(db: &Db, viewer: &Viewer, id: ReflectionId) -> Result<Vec<Comment>, sqlx::Error> {
    let rows: Vec<CommentRow> =
        sqlx::query_as(comments_sql!(" ORDER BY k.created_at DESC, k.id DESC LIMIT ($3 + 0)"))
            .bind(viewer_id(viewer))
            .bind(id.to_string())
            .bind(i64::try_from(MAX_COMMENTS).unwrap_or(i64::MAX))
            .fetch_all(&db.reader)
            .await?;
    Ok(rows.into_iter().rev().map(Comment::from).collect())
}

/// One comment on a reflection, if the viewer may read it.
///
/// # Errors
/// When the database is unavailable.
pub async fn comment(
    db: &Db,
    viewer: &Viewer,
    reflection: ReflectionId,
    id: CommentId,
) -> Result<Option<Comment>, sqlx::Error> {
    let row: Option<CommentRow> = sqlx::query_as(comments_sql!(" AND k.id = $3"))
        .bind(viewer_id(viewer))
        .bind(reflection.to_string())
        .bind(id.to_string())
        .fetch_optional(&db.reader)
        .await?;
    Ok(row.map(Comment::from))
}

/// The ids of the comments on a reflection that were written by others than its author and not removed, in ascending
/// order; without regard to a viewer.
///
/// # Errors
/// When the database is unavailable.
pub async fn comments_of_others<'c>(
    from: impl Executor<'c, Database = Any>,
    id: ReflectionId,
) -> Result<Vec<CommentId>, sqlx::Error> {
    let rows: Vec<CommentIdRow> = sqlx::query_as(
        "SELECT k.id
         FROM reflection_comment k
         JOIN reflection r ON r.id = k.reflection_id
         WHERE k.reflection_id = $1 AND k.removed_at IS NULL AND k.person_id <> r.person_id",
    )
    .bind(id.to_string())
    .fetch_all(from)
    .await?;
    let mut ids: Vec<CommentId> = rows.into_iter().map(|row| row.id.0).collect();
    ids.sort();
    Ok(ids)
}

from_row! {
    struct CommentIdRow {
        id: Text<CommentId>,
    }
}

/// A comment to be written.
#[derive(Clone, Copy, Debug)]
pub struct NewComment<'a> {
    pub reflection: ReflectionId,
    /// The comment to which it replies, which is no reply itself.
    pub parent: Option<CommentId>,
    pub person: PersonId,
    /// The day on which the person tried what the reflection describes: `2026-11-30`.
    pub tried_on: Option<&'a str>,
    pub text: &'a str,
}

/// Writes a comment.
///
/// # Errors
/// When the database is unavailable.
pub async fn insert_comment(
    tx: &mut AnyConnection,
    new: NewComment<'_>,
    now: i64,
) -> Result<CommentId, sqlx::Error> {
    let id = CommentId::new();
    sqlx::query(
        "INSERT INTO reflection_comment (id, reflection_id, parent_id, person_id, tried_on, created_at, text)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(id.to_string())
    .bind(new.reflection.to_string())
    .bind(new.parent.map(|parent| parent.to_string()))
    .bind(new.person.to_string())
    .bind(new.tried_on.map(str::to_owned))
    .bind(now)
    .bind(new.text)
    .execute(tx)
    .await?;
    Ok(id)
}

/// Removes a comment; an author removes only their own. `false` when there is none.
///
/// # Errors
/// When the database is unavailable.
pub async fn remove_comment(
    tx: &mut AnyConnection,
    reflection: ReflectionId,
    id: CommentId,
    by: RemovedBy,
    person: PersonId,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE reflection_comment
         SET removed_at = $3, removed_by = $4
         WHERE id = $1 AND reflection_id = $2 AND removed_at IS NULL AND ($4 = 'moderation' OR person_id = $5)",
    )
    .bind(id.to_string())
    .bind(reflection.to_string())
    .bind(now)
    .bind(by.code())
    .bind(person.to_string())
    .execute(tx)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// The viewer's reactions to a reflection.
///
/// # Errors
/// When the database is unavailable.
pub async fn reactions(db: &Db, viewer: &Viewer, id: ReflectionId) -> Result<Vec<Reaction>, sqlx::Error> {
    let codes: Vec<String> =
        sqlx::query_scalar("SELECT sign FROM reflection_sign WHERE reflection_id = $2 AND person_id = $1")
            .bind(viewer_id(viewer))
            .bind(id.to_string())
            .fetch_all(&db.reader)
            .await?;
    codes.iter().map(|code| Reaction::from_code(code).ok_or_else(|| unreadable("sign"))).collect()
}

/// Adds a reaction, or removes it.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_reaction(
    tx: &mut AnyConnection,
    id: ReflectionId,
    person: PersonId,
    reaction: Reaction,
    on: bool,
    now: i64,
) -> Result<(), sqlx::Error> {
    let statement = if on {
        "INSERT INTO reflection_sign (reflection_id, person_id, sign, at)
         VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING"
    } else {
        "DELETE FROM reflection_sign WHERE reflection_id = $1 AND person_id = $2 AND sign = $3 AND at <= $4"
    };
    sqlx::query(statement)
        .bind(id.to_string())
        .bind(person.to_string())
        .bind(reaction.code())
        .bind(now)
        .execute(tx)
        .await?;
    Ok(())
}

/// Records that a person has read a revision of a reflection, and when.
///
/// # Errors
/// When the database is unavailable.
pub async fn mark_read(
    tx: &mut AnyConnection,
    id: ReflectionId,
    person: PersonId,
    revision: i64,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO reflection_seen (reflection_id, person_id, revision, at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (reflection_id, person_id) DO UPDATE SET revision = excluded.revision, at = excluded.at",
    )
    .bind(id.to_string())
    .bind(person.to_string())
    .bind(revision)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(())
}
