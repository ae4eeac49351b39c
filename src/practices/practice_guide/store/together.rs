//! Chapters that several people write together.

use sqlx::AnyConnection;
use uuid::Uuid;

use super::super::model::{SharedChapter, SharedItems};
use ensemble_core::ids::{CommunityId, GuideChapterId, GuideId};
use ensemble_server::{
    db::{
        Db,
        columns::to_json,
        row::{Json, Text, from_row},
    },
    realtime,
};

from_row! {
    struct SharedRow {
        chapter_id: Text<GuideChapterId>,
        document_id: Text<Uuid>,
        revision: i64,
        base: Vec<u8>,
        items: Json<SharedItems>,
    }
}

from_row! {
    struct CommunityRow {
        community_id: Text<CommunityId>,
    }
}

from_row! {
    struct DocumentRow {
        document_id: Text<Uuid>,
    }
}

/// A chapter as it is written together, once it was opened.
///
/// # Errors
/// When the database is unavailable.
pub async fn shared_chapter(db: &Db, chapter: GuideChapterId) -> Result<Option<SharedChapter>, sqlx::Error> {
    let row: Option<SharedRow> = sqlx::query_as(
        "SELECT chapter_id, document_id, revision, base, items FROM guide_document WHERE chapter_id = $1",
    )
    .bind(chapter.to_string())
    .fetch_optional(&db.reader)
    .await?;
    Ok(row.map(|row| SharedChapter {
        chapter: row.chapter_id.0,
        document: row.document_id.0,
        revision: row.revision,
        base: row.base,
        items: row.items.0,
    }))
}

/// The community in whose guide the chapter of a document is; `None` for one that was archived.
///
/// # Errors
/// When the database is unavailable.
pub async fn community_of_document(db: &Db, document: Uuid) -> Result<Option<CommunityId>, sqlx::Error> {
    let row: Option<CommunityRow> = sqlx::query_as(
        "SELECT g.community_id
         FROM guide_document d
         JOIN guide_chapter c ON c.id = d.chapter_id
         JOIN practice_guide g ON g.id = c.guide_id
         JOIN community k ON k.id = g.community_id AND k.archived_at IS NULL
         WHERE d.document_id = $1",
    )
    .bind(document.to_string())
    .fetch_optional(&db.reader)
    .await?;
    Ok(row.map(|row| row.community_id.0))
}

/// Begins a chapter that is written together, with its base as the first update of its document; `false`, and nothing is stored,
/// when another person began it meanwhile.
///
/// # Errors
/// When the database is unavailable, or the chapter is gone.
pub async fn add_shared_chapter(
    tx: &mut AnyConnection,
    shared: &SharedChapter,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "INSERT INTO guide_document (chapter_id, document_id, revision, base, items, checked_at, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $6)
         ON CONFLICT (chapter_id) DO NOTHING",
    )
    .bind(shared.chapter.to_string())
    .bind(shared.document.to_string())
    .bind(shared.revision)
    .bind(shared.base.clone())
    .bind(to_json(&shared.items)?)
    .bind(now)
    .execute(&mut *tx)
    .await?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    realtime::store::create(tx, shared.document, None, &shared.base, now).await?;
    Ok(true)
}

/// Says what a document knows of its chapter from now on, and what its items are; `false` when another request did meanwhile.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_base(
    tx: &mut AnyConnection,
    shared: &SharedChapter,
    base: &[u8],
    items: &SharedItems,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE guide_document SET revision = revision + 1, base = $3, items = $4
         WHERE document_id = $1 AND revision = $2",
    )
    .bind(shared.document.to_string())
    .bind(shared.revision)
    .bind(base.to_vec())
    .bind(to_json(items)?)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() > 0)
}

from_row! {
    struct UncheckedRow {
        guide_id: Text<GuideId>,
        chapter_id: Text<GuideChapterId>,
    }
}

/// The documents that are to be searched for words that may not stay in them: those of guides that changed since they were searched,
/// and those that were not searched since a moment. Each by its guide and its chapter.
///
/// # Errors
/// When the database is unavailable.
pub async fn unchecked_documents(
    db: &Db,
    before: i64,
) -> Result<Vec<(GuideId, GuideChapterId)>, sqlx::Error> {
    let rows: Vec<UncheckedRow> = sqlx::query_as(
        "SELECT c.guide_id, d.chapter_id
         FROM guide_document d
         JOIN guide_chapter c ON c.id = d.chapter_id
         JOIN practice_guide g ON g.id = c.guide_id
         WHERE d.checked_at <= g.changed_at OR d.checked_at < $1
         ORDER BY c.guide_id, d.chapter_id",
    )
    .bind(before)
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(|row| (row.guide_id.0, row.chapter_id.0)).collect())
}

/// Notes when a document was searched.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_checked(
    tx: &mut AnyConnection,
    chapter: GuideChapterId,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE guide_document SET checked_at = $2 WHERE chapter_id = $1")
        .bind(chapter.to_string())
        .bind(now)
        .execute(tx)
        .await?;
    Ok(())
}

/// Keeps who wrote in the document of a chapter, as its history says it: the history is shortened or deleted. Rows are written in the
/// order of their key, so that two transactions do not wait for each other.
///
/// # Errors
/// When the database is unavailable.
pub async fn add_document_writers(
    tx: &mut AnyConnection,
    chapter: GuideChapterId,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO guide_document_writer (guide_id, person_id)
         SELECT DISTINCT c.guide_id, u.person_id
         FROM guide_document d
         JOIN guide_chapter c ON c.id = d.chapter_id
         JOIN live_update u ON u.document_id = d.document_id
         WHERE d.chapter_id = $1 AND u.person_id IS NOT NULL
         ORDER BY c.guide_id, u.person_id
         ON CONFLICT (guide_id, person_id) DO NOTHING",
    )
    .bind(chapter.to_string())
    .execute(tx)
    .await?;
    Ok(())
}

/// Keeps who wrote in the documents of all chapters, before the histories of documents are shortened.
///
/// # Errors
/// When the database is unavailable.
pub async fn keep_document_writers(db: &Db) -> Result<(), sqlx::Error> {
    let statement = sqlx::query(
        "INSERT INTO guide_document_writer (guide_id, person_id)
         SELECT DISTINCT c.guide_id, u.person_id
         FROM guide_document d
         JOIN guide_chapter c ON c.id = d.chapter_id
         JOIN live_update u ON u.document_id = d.document_id
         WHERE u.person_id IS NOT NULL
         ORDER BY c.guide_id, u.person_id
         ON CONFLICT (guide_id, person_id) DO NOTHING",
    );
    db.transaction(async |tx| statement.execute(tx).await.map(drop)).await
}

/// Ends the document of a chapter that is removed in this transaction: no one may open it any more. It is deleted later, as other
/// processes may still have it open. Who wrote in it is kept.
///
/// # Errors
/// When the database is unavailable.
pub async fn end_document(
    tx: &mut AnyConnection,
    chapter: GuideChapterId,
    now: i64,
) -> Result<Option<Uuid>, sqlx::Error> {
    add_document_writers(tx, chapter).await?;
    let row: Option<DocumentRow> =
        sqlx::query_as("DELETE FROM guide_document WHERE chapter_id = $1 RETURNING document_id")
            .bind(chapter.to_string())
            .fetch_optional(&mut *tx)
            .await?;
    let Some(document) = row.map(|row| row.document_id.0) else { return Ok(None) };
    sqlx::query(
        "INSERT INTO guide_document_ended (document_id, ended_at) VALUES ($1, $2)
         ON CONFLICT (document_id) DO NOTHING",
    )
    .bind(document.to_string())
    .bind(now)
    .execute(tx)
    .await?;
    Ok(Some(document))
}

/// The documents that were ended before a moment and are still stored.
///
/// # Errors
/// When the database is unavailable.
pub async fn ended_documents(db: &Db, before: i64) -> Result<Vec<Uuid>, sqlx::Error> {
    let rows: Vec<DocumentRow> = sqlx::query_as(
        "SELECT document_id FROM guide_document_ended WHERE ended_at < $1 ORDER BY document_id",
    )
    .bind(before)
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(|row| row.document_id.0).collect())
}

/// Deletes a document that was ended.
///
/// # Errors
/// When the database is unavailable.
pub async fn delete_ended_document(tx: &mut AnyConnection, document: Uuid) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM guide_document_ended WHERE document_id = $1")
        .bind(document.to_string())
        .execute(&mut *tx)
        .await?;
    realtime::store::delete(tx, document).await
}
