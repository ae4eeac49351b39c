//! One person, as others may see them.

use super::{
    super::model::{PersonPage, SharedCommunity},
    directory::{ListedRow, listed_sql},
};
use crate::community::model::Heading;
use ensemble_core::{
    ids::{CommunityId, PersonId},
    rights::Role,
};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

from_row! {
    struct SharedRow {
        id: Text<CommunityId>,
        heading: Json<Heading>,
        slug_fr: String,
        slug_en: String,
        role: Text<Role>,
    }
}

impl From<SharedRow> for SharedCommunity {
    fn from(row: SharedRow) -> Self {
        Self { id: row.id.0, name: row.heading.0.name, slugs: [row.slug_fr, row.slug_en], role: row.role.0 }
    }
}

/// A person with an open account: what they chose to show, and their communities, of which the reader may not see all.
///
/// # Errors
/// When the database is unavailable.
pub async fn person(db: &Db, person: PersonId) -> Result<Option<PersonPage>, sqlx::Error> {
    let row: Option<ListedRow> =
        sqlx::query_as(concat!(listed_sql!(), " WHERE p.id = $1 AND p.closed_at IS NULL"))
            .bind(person.to_string())
            .fetch_optional(&db.reader)
            .await?;
    let Some(row) = row else { return Ok(None) };
    let rows: Vec<SharedRow> = sqlx::query_as(
        "SELECT
           c.id,
           c.heading,
           fr.slug AS slug_fr,
           en.slug AS slug_en,
           m.role
         FROM membership m
         JOIN community c ON c.id = m.community_id
         JOIN community_slug fr ON fr.community_id = c.id AND fr.lang = 'fr' AND fr.current = 1
         JOIN community_slug en ON en.community_id = c.id AND en.lang = 'en' AND en.current = 1
         WHERE m.person_id = $1 AND c.archived_at IS NULL
         ORDER BY c.position, c.id",
    )
    .bind(person.to_string())
    .fetch_all(&db.reader)
    .await?;
    Ok(Some(PersonPage {
        is_listed: row.is_listed(),
        listed: row.into(),
        communities: rows.into_iter().map(SharedCommunity::from).collect(),
    }))
}
