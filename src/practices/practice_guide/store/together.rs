//! Chapters that several people write together.

use sqlx::AnyConnection;
use uuid::Uuid;

use super::super::model::{SharedChapter, SharedItems};
use ensemble_core::ids::{CommunityId, GuideChapterId};
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
        "INSERT INTO guide_document (chapter_id, document_id, revision, base, items, created_at)
         VALUES ($1, $2, $3, $4, $5, $6)
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

/// Says what a document knows of its chapter from now on; `false` when another request did meanwhile.
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

/// Deletes the document of a chapter that is removed in this transaction.
///
/// # Errors
/// When the database is unavailable.
pub async fn delete_document(tx: &mut AnyConnection, chapter: GuideChapterId) -> Result<(), sqlx::Error> {
    let row: Option<DocumentRow> =
        sqlx::query_as("DELETE FROM guide_document WHERE chapter_id = $1 RETURNING document_id")
            .bind(chapter.to_string())
            .fetch_optional(&mut *tx)
            .await?;
    match row {
        Some(row) => realtime::store::delete(tx, row.document_id.0).await,
        None => Ok(()),
    }
}
