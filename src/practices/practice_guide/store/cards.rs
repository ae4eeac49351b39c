//! Guides of which there is an edition, as lists show them.

use super::super::model::{GuideCard, Version};
use ensemble_communities::community::model::Heading;
use ensemble_core::{
    LocalizedText,
    ids::{CommunityId, GuideId},
};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

from_row! {
    struct CardRow {
        id: Text<GuideId>,
        slug: String,
        title: Json<LocalizedText>,
        summary: Option<Json<LocalizedText>>,
        heading: Json<Heading>,
        major: u32,
        minor: u32,
        patch: u32,
        published_at: i64,
    }
}

impl From<CardRow> for GuideCard {
    fn from(row: CardRow) -> Self {
        Self {
            id: row.id.0,
            slug: row.slug,
            title: row.title.0,
            summary: row.summary.map(|summary| summary.0),
            community: row.heading.0.name,
            version: Version { major: row.major, minor: row.minor, patch: row.patch },
            published_at: row.published_at,
        }
    }
}

/// The last editions of the guides of communities that are not archived.
macro_rules! select_cards {
    ($rest:literal) => {
        concat!(
            "SELECT g.id, g.slug, e.title, e.summary, c.heading, e.major, e.minor, e.patch, e.published_at
             FROM practice_guide g
             JOIN guide_edition e ON e.guide_id = g.id AND e.number = g.editions
             JOIN community c ON c.id = g.community_id
             WHERE c.archived_at IS NULL ",
            $rest
        )
    };
}

/// The guides that everyone reads, those with the newest edition first.
///
/// # Errors
/// When the database is unavailable.
pub async fn all_published(db: &Db) -> Result<Vec<GuideCard>, sqlx::Error> {
    let rows: Vec<CardRow> =
        sqlx::query_as(select_cards!("ORDER BY e.published_at DESC, g.id")).fetch_all(&db.reader).await?;
    Ok(rows.into_iter().map(GuideCard::from).collect())
}

/// Those of a community.
///
/// # Errors
/// When the database is unavailable.
pub async fn published_of(db: &Db, community: CommunityId) -> Result<Vec<GuideCard>, sqlx::Error> {
    let rows: Vec<CardRow> =
        sqlx::query_as(select_cards!("AND g.community_id = $1 ORDER BY e.published_at DESC, g.id"))
            .bind(community.to_string())
            .fetch_all(&db.reader)
            .await?;
    Ok(rows.into_iter().map(GuideCard::from).collect())
}
