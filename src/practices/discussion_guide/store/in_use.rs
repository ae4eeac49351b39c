//! The guide that a meeting uses, in the version that it took.

use sqlx::{Any, AnyConnection, Executor};

use crate::discussion_guide::model::{Guide, GuideInUse};
use ensemble_core::ids::MeetingId;
use ensemble_server::db::{
    Db,
    row::{Json, from_row},
};

from_row! {
    struct InUseRow {
        guide: String,
        video: Option<String>,
        version: i64,
        newest: i64,
        content: Json<Guide>,
    }
}

async fn fetch_in_use(
    from: impl Executor<'_, Database = Any>,
    meeting: MeetingId,
) -> Result<Option<GuideInUse>, sqlx::Error> {
    let row: Option<InUseRow> = sqlx::query_as(
        "SELECT g.guide, g.video, u.version, t.version AS newest, v.content
         FROM discussion_guide g
         JOIN discussion_guide_use u ON u.meeting_id = g.meeting_id AND u.guide = g.guide
         JOIN discussion_guide_text t ON t.id = g.guide
         JOIN discussion_guide_version v ON v.guide_id = g.guide AND v.version = u.version
         WHERE g.meeting_id = $1",
    )
    .bind(meeting.to_string())
    .fetch_optional(from)
    .await?;
    Ok(row.map(|row| GuideInUse {
        key: row.guide,
        version: row.version,
        newest: row.newest,
        video: row.video,
        guide: row.content.0,
    }))
}

/// The guide that a meeting uses.
///
/// # Errors
/// When the database is unavailable.
pub async fn in_use(db: &Db, meeting: MeetingId) -> Result<Option<GuideInUse>, sqlx::Error> {
    fetch_in_use(&db.reader, meeting).await
}

/// The same, locked until the transaction ends.
///
/// # Errors
/// When the database is unavailable.
pub async fn lock(to: &mut AnyConnection, meeting: MeetingId) -> Result<Option<GuideInUse>, sqlx::Error> {
    // PostgreSQL locks the row; SQLite has one writer.
    sqlx::query("UPDATE discussion_guide SET guide = guide WHERE meeting_id = $1")
        .bind(meeting.to_string())
        .execute(&mut *to)
        .await?;
    fetch_in_use(to, meeting).await
}

/// Chooses the guide of a meeting: in its last published version, or in the one that the meeting took before. `false` when no
/// version of it is published.
///
/// # Errors
/// When the database is unavailable.
pub async fn choose(
    to: &mut AnyConnection,
    meeting: MeetingId,
    guide: &str,
    video: Option<&str>,
) -> Result<bool, sqlx::Error> {
    let published: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM discussion_guide_text WHERE id = $1 AND version > 0")
            .bind(guide)
            .fetch_one(&mut *to)
            .await?;
    if published == 0 {
        return Ok(false);
    }
    sqlx::query(
        "INSERT INTO discussion_guide (meeting_id, guide, video) VALUES ($1, $2, $3)
         ON CONFLICT (meeting_id) DO UPDATE SET guide = excluded.guide, video = excluded.video",
    )
    .bind(meeting.to_string())
    .bind(guide)
    .bind(video)
    .execute(&mut *to)
    .await?;
    sqlx::query(
        "INSERT INTO discussion_guide_use (meeting_id, guide, version)
         VALUES ($1, $2, (SELECT t.version FROM discussion_guide_text t WHERE t.id = $2))
         ON CONFLICT (meeting_id, guide) DO NOTHING",
    )
    .bind(meeting.to_string())
    .bind(guide)
    .execute(to)
    .await?;
    Ok(true)
}

/// Has a meeting use another version of a guide, under the lock of the meeting's guide.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_version(
    to: &mut AnyConnection,
    meeting: MeetingId,
    guide: &str,
    version: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE discussion_guide_use SET version = $3 WHERE meeting_id = $1 AND guide = $2")
        .bind(meeting.to_string())
        .bind(guide)
        .bind(version)
        .execute(to)
        .await?;
    Ok(())
}

/// Whether a table of a meeting answered or named a partner.
///
/// # Errors
/// When the database is unavailable.
pub async fn is_answered(from: &mut AnyConnection, meeting: MeetingId) -> Result<bool, sqlx::Error> {
    let count: i64 = sqlx::query_scalar(
        "SELECT (SELECT COUNT(*) FROM discussion_answer WHERE meeting_id = $1)
              + (SELECT COUNT(*) FROM discussion_partner WHERE meeting_id = $1)",
    )
    .bind(meeting.to_string())
    .fetch_one(from)
    .await?;
    Ok(count > 0)
}
