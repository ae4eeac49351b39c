//! The choices that the sharing form offers: communities and readers.

use super::viewer_id;
use crate::community::model::Heading;
use ensemble_core::{
    Lang, LocalizedText,
    fold::sort_by_name,
    ids::{CommunityId, PersonId},
    rights::Viewer,
};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

/// A community in which the viewer may write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WritableCommunity {
    pub name: LocalizedText,
    /// French and English.
    pub slugs: [String; 2],
}

from_row! {
    struct WritableCommunityRow {
        heading: Json<Heading>,
        slug_fr: String,
        slug_en: String,
    }
}

impl From<WritableCommunityRow> for WritableCommunity {
    fn from(row: WritableCommunityRow) -> Self {
        Self { name: row.heading.0.name, slugs: [row.slug_fr, row.slug_en] }
    }
}

/// The communities in which the viewer may write, in the order of lists.
///
/// # Errors
/// When the database is unavailable.
pub async fn writable_communities(db: &Db, viewer: &Viewer) -> Result<Vec<WritableCommunity>, sqlx::Error> {
    let rows: Vec<WritableCommunityRow> = sqlx::query_as(
        "SELECT
           c.heading,
           fr.slug AS slug_fr,
           en.slug AS slug_en
         FROM membership m
         JOIN community c ON c.id = m.community_id
         JOIN community_slug fr ON fr.community_id = c.id AND fr.lang = 'fr' AND fr.current = 1
         JOIN community_slug en ON en.community_id = c.id AND en.lang = 'en' AND en.current = 1
         WHERE m.person_id = $1 AND m.role IN ('member', 'facilitator') AND c.archived_at IS NULL
         ORDER BY c.position, c.id",
    )
    .bind(viewer_id(viewer))
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(WritableCommunity::from).collect())
}

from_row! {
    struct MemberRow {
        id: Text<PersonId>,
        name: String,
    }
}

/// The people whom authors may choose as readers: everyone with a role in the community, by name.
///
/// # Errors
/// When the database is unavailable.
pub async fn eligible_readers(
    db: &Db,
    community: CommunityId,
) -> Result<Vec<(PersonId, String)>, sqlx::Error> {
    let rows: Vec<MemberRow> = sqlx::query_as(
        "SELECT
           p.id,
           p.name
         FROM membership m
         JOIN person p ON p.id = m.person_id
         WHERE m.community_id = $1 AND p.closed_at IS NULL
         ORDER BY p.id",
    )
    .bind(community.to_string())
    .fetch_all(&db.reader)
    .await?;
    let mut people: Vec<(PersonId, String)> = rows.into_iter().map(|row| (row.id.0, row.name)).collect();
    sort_by_name(Lang::Fr, &mut people, |(_, name)| name);
    Ok(people)
}
