//! The choices that forms offer: communities, readers and writers.

use super::viewer_id;
use ensemble_communities::community::model::Heading;
use ensemble_core::{
    Lang, LocalizedText,
    fold::sort_by_name,
    ids::{CommunityId, PersonId, ReflectionId},
    rights::{Role, Viewer},
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
    struct FormerReaderRow {
        id: Text<PersonId>,
        name: String,
    }
}

from_row! {
    struct MemberRow {
        id: Text<PersonId>,
        name: String,
        role: Text<Role>,
    }
}

/// Everyone with a role in the community, by name: the people whom authors may choose as readers.
///
/// # Errors
/// When the database is unavailable.
pub async fn community_people(
    db: &Db,
    community: CommunityId,
) -> Result<Vec<(PersonId, String)>, sqlx::Error> {
    let people = people_and_roles(db, community).await?;
    Ok(people.into_iter().map(|row| (row.id.0, row.name)).collect())
}

/// The people whom the author chose and who may still read the reflection though they have left its community since, by name.
///
/// # Errors
/// When the database is unavailable.
pub async fn readers_who_left_community(
    db: &Db,
    reflection: ReflectionId,
    community: CommunityId,
) -> Result<Vec<(PersonId, String)>, sqlx::Error> {
    let mut people: Vec<FormerReaderRow> = sqlx::query_as(
        "SELECT
           p.id,
           p.name
         FROM reflection_reader r
         JOIN person p ON p.id = r.person_id
         WHERE r.reflection_id = $1 AND p.closed_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.person_id = p.id AND m.community_id = $2)
         ORDER BY p.id",
    )
    .bind(reflection.to_string())
    .bind(community.to_string())
    .fetch_all(&db.reader)
    .await?;
    sort_by_name(Lang::Fr, &mut people, |row| &row.name);
    Ok(people.into_iter().map(|row| (row.id.0, row.name)).collect())
}

/// The people who may write in a note of the community, by name.
///
/// # Errors
/// When the database is unavailable.
pub async fn eligible_writers(
    db: &Db,
    community: CommunityId,
) -> Result<Vec<(PersonId, String)>, sqlx::Error> {
    let mut people = people_and_roles(db, community).await?;
    people.retain(|row| matches!(row.role.0, Role::Member | Role::Facilitator));
    Ok(people.into_iter().map(|row| (row.id.0, row.name)).collect())
}

/// Everyone with a role in the community, and the role, by name.
///
/// # Errors
/// When the database is unavailable.
pub async fn community_roles(
    db: &Db,
    community: CommunityId,
) -> Result<Vec<(PersonId, String, Role)>, sqlx::Error> {
    let people = people_and_roles(db, community).await?;
    Ok(people.into_iter().map(|row| (row.id.0, row.name, row.role.0)).collect())
}

async fn people_and_roles(db: &Db, community: CommunityId) -> Result<Vec<MemberRow>, sqlx::Error> {
    let mut people: Vec<MemberRow> = sqlx::query_as(
        "SELECT
           p.id,
           p.name,
           m.role
         FROM membership m
         JOIN person p ON p.id = m.person_id
         WHERE m.community_id = $1 AND p.closed_at IS NULL
         ORDER BY p.id",
    )
    .bind(community.to_string())
    .fetch_all(&db.reader)
    .await?;
    sort_by_name(Lang::Fr, &mut people, |row| &row.name);
    Ok(people)
}
