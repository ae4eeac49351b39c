//! The communities of a person, and those that they asked to join.

use crate::{
    community::model::{Heading, Network},
    membership::model::OwnCommunity,
};
use ensemble_core::{
    LocalizedText,
    ids::{CommunityId, PersonId},
    rights::Role,
};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

use super::NameAndSlugsRow;

from_row! {
    struct OwnRow {
        id: Text<CommunityId>,
        heading: Json<Heading>,
        network: Text<Network>,
        slug_fr: String,
        slug_en: String,
        role: Text<Role>,
        requests: u32,
        requested_at: Option<i64>,
        requested_by: Option<String>,
        behind: bool,
        draft_at: Option<i64>,
    }
}

/// The communities that a person belongs to, without archived ones. What waits in them is for their facilitators.
///
/// # Errors
/// When the database is unavailable.
pub async fn own_communities(db: &Db, person: PersonId) -> Result<Vec<OwnCommunity>, sqlx::Error> {
    let rows: Vec<OwnRow> = sqlx::query_as(
        r#"SELECT
           c.id,
           c.heading,
           c.network,
           fr.slug AS slug_fr,
           en.slug AS slug_en,
           v.role,
           (SELECT COUNT(*) FROM join_request q JOIN person p ON p.id = q.person_id
            WHERE v.role = 'facilitator' AND q.community_id = c.id AND q.outcome IS NULL AND p.closed_at IS NULL) AS requests,
           (SELECT MIN(q.created_at) FROM join_request q JOIN person p ON p.id = q.person_id
            WHERE v.role = 'facilitator' AND q.community_id = c.id AND q.outcome IS NULL AND p.closed_at IS NULL) AS requested_at,
           (SELECT p.name FROM join_request q JOIN person p ON p.id = q.person_id
            WHERE v.role = 'facilitator' AND q.community_id = c.id AND q.outcome IS NULL AND p.closed_at IS NULL
            ORDER BY q.id LIMIT 1) AS requested_by,
           CASE WHEN v.role = 'facilitator' AND (
             c.heading LIKE '%"translation":{"outdated":%' OR c.texts LIKE '%"translation":{"outdated":%'
           ) THEN 1 ELSE 0 END AS behind,
           (SELECT d.updated_at FROM draft d
            WHERE v.role = 'facilitator' AND d.person_id = $1 AND d.subject_kind = 'community' AND d.subject_id = c.id) AS draft_at
         FROM membership v
         JOIN community c ON c.id = v.community_id
         JOIN community_slug fr ON fr.community_id = c.id AND fr.lang = 'fr' AND fr.current = 1
         JOIN community_slug en ON en.community_id = c.id AND en.lang = 'en' AND en.current = 1
         WHERE v.person_id = $1 AND c.archived_at IS NULL
         ORDER BY c.position, c.id"#,
    )
    .bind(person.to_string())
    .fetch_all(&db.reader)
    .await?;
    let own = |row: OwnRow| OwnCommunity {
        id: row.id.0,
        name: row.heading.0.name,
        network: row.network.0,
        slugs: [row.slug_fr, row.slug_en],
        role: row.role.0,
        requests: row.requests,
        requested_at: row.requested_at,
        requested_by: row.requested_by,
        behind: row.behind,
        draft_at: row.draft_at,
    };
    Ok(rows.into_iter().map(own).collect())
}

/// The communities that a person asked to join and that have not answered yet: names and slugs.
///
/// # Errors
/// When the database is unavailable.
pub async fn requested_communities(
    db: &Db,
    person: PersonId,
) -> Result<Vec<(LocalizedText, [String; 2])>, sqlx::Error> {
    let rows: Vec<NameAndSlugsRow> = sqlx::query_as(
        "SELECT
           c.heading,
           fr.slug AS fr_slug,
           en.slug AS en_slug
         FROM join_request q
         JOIN community c ON c.id = q.community_id
         JOIN community_slug fr ON fr.community_id = c.id AND fr.lang = 'fr' AND fr.current = 1
         JOIN community_slug en ON en.community_id = c.id AND en.lang = 'en' AND en.current = 1
         WHERE q.person_id = $1 AND q.outcome IS NULL AND c.archived_at IS NULL
         ORDER BY q.id",
    )
    .bind(person.to_string())
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(|row| (row.heading.0.name, [row.fr_slug, row.en_slug])).collect())
}
