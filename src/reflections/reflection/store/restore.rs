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

/// Whether the file `f` of the reflection `r` is to be deleted: its author removed the reflection at `$1` or earlier, or removed
/// the file itself, which a report kept. It stays, as evidence, while a report about the reflection waits for a decision, and once
/// moderation decided to remove the reflection.
macro_rules! is_erasable {
    () => {
        "(r.removed_by = 'author' AND r.removed_at <= $1 OR f.removed_at IS NOT NULL)
         AND NOT EXISTS (
           SELECT 1 FROM reflection_report o
           WHERE o.reflection_id = r.id AND o.comment_id IS NULL AND (o.outcome IS NULL OR o.outcome = 'removed'))"
    };
}

/// Locks a reflection, removed or not, until the transaction ends: a report, a decision about one and the deletion of files
/// wait, and those that came before are seen by the statements that follow.
///
/// # Errors
/// When the database is unavailable.
pub async fn lock_even_if_removed(tx: &mut AnyConnection, id: ReflectionId) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE reflection SET revision = revision WHERE id = $1")
        .bind(id.to_string())
        .execute(tx)
        .await?;
    Ok(())
}

/// Restores a reflection that its author removed after this time, with all that belongs to it. `false`, and nothing
/// is written, when there is none, or when moderation decided meanwhile to remove it.
///
/// Call [`lock_even_if_removed`] first, and compute the time after it. While the lock is awaited, the files may be deleted that
/// can no longer be restored; a time from before the lock could let a reflection be restored without them.
///
/// # Errors
/// When the database is unavailable.
pub async fn restore(
    tx: &mut AnyConnection,
    id: ReflectionId,
    person: PersonId,
    after: i64,
) -> Result<bool, sqlx::Error> {
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
    lock_even_if_removed(tx, reflection).await?;
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

from_row! {
    struct ErasableRow {
        reflection_id: Text<ReflectionId>,
    }
}

/// Deletes the files of reflections that their authors removed at this time or earlier, and those that authors removed while a report
/// waited. Those of reflections about which a report waits, and that moderation decided to remove, stay, as evidence.
///
/// Each reflection is locked alone and looked at again under its lock: its author may restore it meanwhile.
///
/// # Errors
/// When the database is unavailable.
pub async fn erase_removed_attachments(db: &Db, until: i64) -> Result<(), sqlx::Error> {
    let erasable: Vec<ErasableRow> = sqlx::query_as(concat!(
        "SELECT DISTINCT f.reflection_id
         FROM reflection_attachment f
         JOIN reflection r ON r.id = f.reflection_id
         WHERE ",
        is_erasable!()
    ))
    .bind(until)
    .fetch_all(&db.reader)
    .await?;
    for ErasableRow { reflection_id: Text(reflection) } in erasable {
        db.transaction(async |tx| {
            lock_even_if_removed(&mut *tx, reflection).await?;
            sqlx::query(concat!(
                "DELETE FROM reflection_attachment
                 WHERE id IN (
                   SELECT f.id
                   FROM reflection_attachment f
                   JOIN reflection r ON r.id = f.reflection_id
                   WHERE f.reflection_id = $2 AND ",
                is_erasable!(),
                ")"
            ))
            .bind(until)
            .bind(reflection.to_string())
            .execute(tx)
            .await
        })
        .await?;
    }
    Ok(())
}
