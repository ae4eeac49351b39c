//! Undoing what an author removed: a reflection, or a comment.

use sqlx::AnyConnection;

use super::{
    may_read_sql,
    search::{self, SearchKind},
    unreachable_comments::{UnreachableComment, UnreachableCommentRow},
    viewer_id,
    write::searched,
};
use crate::reflection::model::{ReflectionContent, Texts};
use ensemble_core::{
    Lang,
    ids::{CommentId, PersonId, ReflectionId},
    rights::Viewer,
};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

from_row! {
    struct RestoredRow {
        lang: Text<Lang>,
        revision: i64,
        listed_at: i64,
        texts: Json<Texts>,
    }
}

/// Locks a reflection, removed or not, until the transaction ends: a decision about a report waits, and is seen by the
/// statements that follow.
async fn lock(tx: &mut AnyConnection, id: ReflectionId) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE reflection SET revision = revision WHERE id = $1")
        .bind(id.to_string())
        .execute(tx)
        .await?;
    Ok(())
}

/// Restores a reflection that its author removed after this time, with all that belongs to it. `false`, and nothing
/// is written, when there is none, or when moderation decided meanwhile to remove it.
///
/// # Errors
/// When the database is unavailable.
pub async fn restore(
    tx: &mut AnyConnection,
    id: ReflectionId,
    person: PersonId,
    after: i64,
) -> Result<bool, sqlx::Error> {
    lock(tx, id).await?;
    let row: Option<RestoredRow> = sqlx::query_as(
        "UPDATE reflection
         SET removed_at = NULL, removed_by = NULL
         WHERE id = $1 AND person_id = $2 AND removed_by = 'author' AND removed_at > $3
           AND NOT EXISTS (
             SELECT 1 FROM reflection_report o
             WHERE o.reflection_id = reflection.id AND o.comment_id IS NULL AND o.outcome = 'removed')
         RETURNING lang, revision, listed_at, texts",
    )
    .bind(id.to_string())
    .bind(person.to_string())
    .bind(after)
    .fetch_optional(&mut *tx)
    .await?;
    let Some(RestoredRow { lang, revision, listed_at, texts }) = row else { return Ok(false) };
    let tags: Vec<String> = sqlx::query_scalar("SELECT tag FROM reflection_tag WHERE reflection_id = $1")
        .bind(id.to_string())
        .fetch_all(&mut *tx)
        .await?;
    let content = ReflectionContent { lang: lang.0, prompt: None, tags, texts: texts.0 };
    search::put(tx, SearchKind::Reflection, &id.to_string(), revision, listed_at, searched(&content)).await?;
    Ok(true)
}

/// Whether a person wrote a reflection, removed or not.
///
/// # Errors
/// When the database is unavailable.
pub async fn wrote(db: &Db, id: ReflectionId, person: PersonId) -> Result<bool, sqlx::Error> {
    let count: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM reflection WHERE id = $1 AND person_id = $2")
        .bind(id.to_string())
        .bind(person.to_string())
        .fetch_one(&db.reader)
        .await?;
    Ok(count > 0)
}

/// Restores a comment that its author removed after this time. `false`, and nothing is written, when there is none, or
/// when moderation decided meanwhile to remove it.
///
/// # Errors
/// When the database is unavailable.
pub async fn restore_comment(
    tx: &mut AnyConnection,
    reflection: ReflectionId,
    id: CommentId,
    person: PersonId,
    after: i64,
) -> Result<bool, sqlx::Error> {
    lock(tx, reflection).await?;
    let done = sqlx::query(
        "UPDATE reflection_comment
         SET removed_at = NULL, removed_by = NULL
         WHERE id = $1 AND reflection_id = $2 AND person_id = $3 AND removed_by = 'author' AND removed_at > $4
           AND NOT EXISTS (
             SELECT 1 FROM reflection_report o
             WHERE o.comment_id = reflection_comment.id AND o.outcome = 'removed')",
    )
    .bind(id.to_string())
    .bind(reflection.to_string())
    .bind(person.to_string())
    .bind(after)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// The comments that the viewer removed after this time on reflections that they may no longer read; the others are
/// restored beside the reflection. The last removed first.
///
/// # Errors
/// When the database is unavailable.
pub async fn removed_unreachable_comments(
    db: &Db,
    viewer: &Viewer,
    after: i64,
) -> Result<Vec<UnreachableComment>, sqlx::Error> {
    let rows: Vec<UnreachableCommentRow> = sqlx::query_as(concat!(
        "SELECT
           k.id,
           k.reflection_id,
           k.text
         FROM reflection_comment k
         JOIN reflection r ON r.id = k.reflection_id
         JOIN community c ON c.id = r.community_id
         WHERE k.person_id = $1 AND k.removed_by = 'author' AND k.removed_at > $2 AND r.person_id <> $1 AND NOT ",
        may_read_sql!(),
        " ORDER BY k.removed_at DESC, k.id
          LIMIT 100"
    ))
    .bind(viewer_id(viewer))
    .bind(after)
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(UnreachableComment::from).collect())
}

/// Deletes the files of reflections that their authors removed before this time. Those of reflections that moderation
/// removed, or decided to remove after their authors had, stay, as evidence.
///
/// # Errors
/// When the database is unavailable.
pub async fn erase_removed_attachments(db: &Db, before: i64) -> Result<(), sqlx::Error> {
    db.transaction(async |tx| {
        sqlx::query(
            "DELETE FROM reflection_attachment
             WHERE reflection_id IN (
               SELECT r.id FROM reflection r
               WHERE r.removed_by = 'author' AND r.removed_at <= $1
                 AND NOT EXISTS (
                   SELECT 1 FROM reflection_report o
                   WHERE o.reflection_id = r.id AND o.comment_id IS NULL AND o.outcome = 'removed'))",
        )
        .bind(before)
        .execute(tx)
        .await
    })
    .await?;
    Ok(())
}
