//! Guides as coordinators write them, and the versions that they publish.

use sqlx::{Any, AnyConnection, Executor};

use crate::discussion_guide::model::{Guide, GuideTexts, ListedGuide, OfferedGuide, WrittenGuide};
use ensemble_server::db::{
    Db,
    columns::to_json,
    row::{Json, from_row},
};

from_row! {
    struct GuideRow {
        id: String,
        texts: Json<GuideTexts>,
        version: i64,
        changed: bool,
        published_at: Option<i64>,
        archived_at: Option<i64>,
    }
}

impl From<GuideRow> for WrittenGuide {
    fn from(row: GuideRow) -> Self {
        Self {
            key: row.id,
            texts: row.texts.0,
            version: row.version,
            changed: row.changed,
            published_at: row.published_at,
            archived_at: row.archived_at,
        }
    }
}

from_row! {
    struct ListedRow {
        id: String,
        texts: Json<GuideTexts>,
        version: i64,
        changed: bool,
        published_at: Option<i64>,
        archived_at: Option<i64>,
        steps: u32,
        meetings: u32,
    }
}

from_row! {
    struct OfferedRow {
        id: String,
        version: i64,
        content: Json<Guide>,
    }
}

/// All guides, those in use first, in the order in which they were made.
///
/// # Errors
/// When the database is unavailable.
pub async fn list(db: &Db) -> Result<Vec<ListedGuide>, sqlx::Error> {
    let rows: Vec<ListedRow> = sqlx::query_as(
        "SELECT t.id, t.texts, t.version, t.changed, t.published_at, t.archived_at,
                (SELECT COUNT(*) FROM discussion_guide_step s WHERE s.guide_id = t.id) AS steps,
                (SELECT COUNT(*)
                 FROM discussion_guide g
                 JOIN meeting m ON m.id = g.meeting_id
                 WHERE g.guide = t.id AND m.phase <> 'draft') AS meetings
         FROM discussion_guide_text t
         ORDER BY CASE WHEN t.archived_at IS NULL THEN 0 ELSE 1 END, t.id",
    )
    .fetch_all(&db.reader)
    .await?;
    let listed = |row: ListedRow| ListedGuide {
        guide: WrittenGuide {
            key: row.id,
            texts: row.texts.0,
            version: row.version,
            changed: row.changed,
            published_at: row.published_at,
            archived_at: row.archived_at,
        },
        steps: row.steps,
        meetings: row.meetings,
    };
    Ok(rows.into_iter().map(listed).collect())
}

/// The guides that meetings can choose, with the title of their last published version.
///
/// # Errors
/// When the database is unavailable.
pub async fn offered(db: &Db) -> Result<Vec<OfferedGuide>, sqlx::Error> {
    let rows: Vec<OfferedRow> = sqlx::query_as(
        "SELECT t.id, t.version, v.content
         FROM discussion_guide_text t
         JOIN discussion_guide_version v ON v.guide_id = t.id AND v.version = t.version
         WHERE t.archived_at IS NULL
         ORDER BY t.id",
    )
    .fetch_all(&db.reader)
    .await?;
    let offered = |row: OfferedRow| OfferedGuide {
        key: row.id,
        version: row.version,
        title: row.content.0.texts.title,
    };
    Ok(rows.into_iter().map(offered).collect())
}

async fn fetch(
    from: impl Executor<'_, Database = Any>,
    key: &str,
) -> Result<Option<WrittenGuide>, sqlx::Error> {
    let row: Option<GuideRow> = sqlx::query_as(
        "SELECT id, texts, version, changed, published_at, archived_at FROM discussion_guide_text WHERE id = $1",
    )
    .bind(key)
    .fetch_optional(from)
    .await?;
    Ok(row.map(WrittenGuide::from))
}

/// One guide.
///
/// # Errors
/// When the database is unavailable.
pub async fn find(db: &Db, key: &str) -> Result<Option<WrittenGuide>, sqlx::Error> {
    fetch(&db.reader, key).await
}

/// The same, locked until the transaction ends.
///
/// # Errors
/// When the database is unavailable.
pub async fn lock_guide(to: &mut AnyConnection, key: &str) -> Result<Option<WrittenGuide>, sqlx::Error> {
    // PostgreSQL locks the row; SQLite has one writer.
    sqlx::query("UPDATE discussion_guide_text SET version = version WHERE id = $1")
        .bind(key)
        .execute(&mut *to)
        .await?;
    fetch(to, key).await
}

/// Adds a guide that no version is published of; `false` when there is one with this key.
///
/// # Errors
/// When the database is unavailable.
pub async fn add(
    to: &mut AnyConnection,
    key: &str,
    texts: &GuideTexts,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "INSERT INTO discussion_guide_text (id, texts, version, changed, changed_at) VALUES ($1, $2, 0, 1, $3)
         ON CONFLICT (id) DO NOTHING",
    )
    .bind(key)
    .bind(to_json(texts)?)
    .bind(now)
    .execute(to)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Writes the texts of a guide, under its lock.
///
/// # Errors
/// When the database is unavailable.
pub async fn write_texts(to: &mut AnyConnection, key: &str, texts: &GuideTexts) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE discussion_guide_text SET texts = $2 WHERE id = $1")
        .bind(key)
        .bind(to_json(texts)?)
        .execute(to)
        .await?;
    Ok(())
}

/// Says that something of a guide changed since its last version.
///
/// # Errors
/// When the database is unavailable.
pub async fn touch(to: &mut AnyConnection, key: &str, now: i64) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE discussion_guide_text SET changed = 1, changed_at = $2 WHERE id = $1")
        .bind(key)
        .bind(now)
        .execute(to)
        .await?;
    Ok(())
}

/// Publishes a version, under the guide's lock.
///
/// # Errors
/// When the database is unavailable, or the version is there.
pub async fn publish(
    to: &mut AnyConnection,
    key: &str,
    version: i64,
    guide: &Guide,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO discussion_guide_version (guide_id, version, content, published_at) VALUES ($1, $2, $3, $4)",
    )
    .bind(key)
    .bind(version)
    .bind(to_json(guide)?)
    .bind(now)
    .execute(&mut *to)
    .await?;
    sqlx::query(
        "UPDATE discussion_guide_text SET version = $2, changed = 0, published_at = $3 WHERE id = $1",
    )
    .bind(key)
    .bind(version)
    .bind(now)
    .execute(to)
    .await?;
    Ok(())
}

/// Archives a guide at a time, or restores it.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_archived(
    to: &mut AnyConnection,
    key: &str,
    archived_at: Option<i64>,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE discussion_guide_text SET archived_at = $2 WHERE id = $1")
        .bind(key)
        .bind(archived_at)
        .execute(to)
        .await?;
    Ok(())
}
