//! The guides whose sections meetings can use, as they are published now.

use std::collections::HashSet;

use super::of_meeting;
use crate::{
    discussion_guide::model::Guide,
    practice_guide::model::{Content, Version},
};
use ensemble_core::{
    LocalizedText,
    ids::{GuideChapterId, GuideId, MeetingId},
};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

from_row! {
    struct EditionRow {
        id: Text<GuideId>,
        slug: String,
        major: u32,
        minor: u32,
        patch: u32,
        content: Json<Content>,
    }
}

from_row! {
    struct ContentRow {
        content: Json<Content>,
    }
}

from_row! {
    struct KeyRow {
        id: String,
    }
}

from_row! {
    struct DiscussionRow {
        id: String,
        version: i64,
        content: Json<Guide>,
    }
}

/// The last edition of a practice guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedChapters {
    pub guide: GuideId,
    /// Its part of addresses.
    pub slug: String,
    pub version: Version,
    pub content: Content,
}

/// The last version of a discussion guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedDiscussion {
    pub key: String,
    pub version: i64,
    pub guide: Guide,
}

impl From<EditionRow> for PublishedChapters {
    fn from(row: EditionRow) -> Self {
        Self {
            guide: row.id.0,
            slug: row.slug,
            version: Version { major: row.major, minor: row.minor, patch: row.patch },
            content: row.content.0,
        }
    }
}

impl From<DiscussionRow> for PublishedDiscussion {
    fn from(row: DiscussionRow) -> Self {
        Self { key: row.id, version: row.version, guide: row.content.0 }
    }
}

/// The last editions of practice guides of communities that are not archived.
macro_rules! select_editions {
    ($rest:literal) => {
        concat!(
            "SELECT g.id, g.slug, e.major, e.minor, e.patch, e.content
             FROM practice_guide g
             JOIN guide_edition e ON e.guide_id = g.id AND e.number = g.editions
             JOIN community c ON c.id = g.community_id
             WHERE c.archived_at IS NULL ",
            $rest
        )
    };
}

/// The last versions of the discussion guides that meetings can choose.
macro_rules! select_discussions {
    ($rest:literal) => {
        concat!(
            "SELECT t.id, t.version, v.content
             FROM discussion_guide_text t
             JOIN discussion_guide_version v ON v.guide_id = t.id AND v.version = t.version
             WHERE t.archived_at IS NULL ",
            $rest
        )
    };
}

/// The last editions of practice guides of communities that are not archived.
///
/// # Errors
/// When the database is unavailable.
pub async fn practice_guides(db: &Db) -> Result<Vec<PublishedChapters>, sqlx::Error> {
    let rows: Vec<EditionRow> =
        sqlx::query_as(select_editions!("ORDER BY g.id")).fetch_all(&db.reader).await?;
    Ok(rows.into_iter().map(PublishedChapters::from).collect())
}

/// Those of them that name a chapter: long editions of other guides are not read.
///
/// # Errors
/// When the database is unavailable.
pub async fn practice_guides_with(
    db: &Db,
    chapter: GuideChapterId,
) -> Result<Vec<PublishedChapters>, sqlx::Error> {
    let rows: Vec<EditionRow> = sqlx::query_as(select_editions!("AND e.content LIKE $1 ORDER BY g.id"))
        .bind(format!("%{chapter}%"))
        .fetch_all(&db.reader)
        .await?;
    Ok(rows.into_iter().map(PublishedChapters::from).collect())
}

/// The last versions of the discussion guides that meetings can choose.
///
/// # Errors
/// When the database is unavailable.
pub async fn discussion_guides(db: &Db) -> Result<Vec<PublishedDiscussion>, sqlx::Error> {
    let rows: Vec<DiscussionRow> =
        sqlx::query_as(select_discussions!("ORDER BY t.id")).fetch_all(&db.reader).await?;
    Ok(rows.into_iter().map(PublishedDiscussion::from).collect())
}

/// One of them, by its key.
///
/// # Errors
/// When the database is unavailable.
pub async fn discussion_guide(db: &Db, key: &str) -> Result<Option<PublishedDiscussion>, sqlx::Error> {
    let row: Option<DiscussionRow> =
        sqlx::query_as(select_discussions!("AND t.id = $1")).bind(key).fetch_optional(&db.reader).await?;
    Ok(row.map(PublishedDiscussion::from))
}

/// The titles of the sections that a meeting uses and that are not published any more.
///
/// # Errors
/// When the database is unavailable.
pub async fn gone(db: &Db, meeting: MeetingId) -> Result<Vec<LocalizedText>, sqlx::Error> {
    let used = of_meeting(db, meeting).await?;
    if used.is_empty() {
        return Ok(Vec::new());
    }
    let editions: Vec<ContentRow> = sqlx::query_as(
        "SELECT e.content
         FROM practice_guide g
         JOIN guide_edition e ON e.guide_id = g.id AND e.number = g.editions
         JOIN community c ON c.id = g.community_id
         WHERE c.archived_at IS NULL AND g.id IN (SELECT u.guide_id FROM section_use u WHERE u.meeting_id = $1)",
    )
    .bind(meeting.to_string())
    .fetch_all(&db.reader)
    .await?;
    let discussions: Vec<KeyRow> = sqlx::query_as(
        "SELECT t.id
         FROM discussion_guide_text t
         JOIN discussion_guide_version v ON v.guide_id = t.id AND v.version = t.version
         WHERE t.archived_at IS NULL AND t.id IN (SELECT u.section_id FROM section_use u WHERE u.meeting_id = $1)",
    )
    .bind(meeting.to_string())
    .fetch_all(&db.reader)
    .await?;
    let chapters =
        editions.iter().flat_map(|row| &row.content.0.chapters).map(|chapter| chapter.id.to_string());
    let published: HashSet<String> = chapters.chain(discussions.into_iter().map(|row| row.id)).collect();
    Ok(used
        .into_iter()
        .filter(|each| !published.contains(&each.place.section))
        .map(|each| each.title)
        .collect())
}
