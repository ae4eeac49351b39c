//! The addresses of communities, for those that refer to them.

use sqlx::AssertSqlSafe;

use crate::community::model::Heading;
use ensemble_core::{LocalizedText, ids::CommunityId};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

/// Where a community is, and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommunityAddress {
    pub id: CommunityId,
    pub name: LocalizedText,
    /// French and English.
    pub slugs: [String; 2],
    pub archived: bool,
}

from_row! {
    struct AddressRow {
        id: Text<CommunityId>,
        heading: Json<Heading>,
        slug_fr: String,
        slug_en: String,
        archived: bool,
    }
}

/// The addresses of these communities. It does not check who may know of them.
///
/// # Errors
/// When the database is unavailable.
pub async fn addresses(db: &Db, ids: &[CommunityId]) -> Result<Vec<CommunityAddress>, sqlx::Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (1..=ids.len()).map(|place| format!("${place}")).collect();
    let statement = format!(
        "SELECT c.id, c.heading, fr.slug AS slug_fr, en.slug AS slug_en,
                CASE WHEN c.archived_at IS NULL THEN 0 ELSE 1 END AS archived
         FROM community c
         JOIN community_slug fr ON fr.community_id = c.id AND fr.lang = 'fr' AND fr.current = 1
         JOIN community_slug en ON en.community_id = c.id AND en.lang = 'en' AND en.current = 1
         WHERE c.id IN ({})",
        places.join(", ")
    );
    let mut query = sqlx::query_as::<_, AddressRow>(AssertSqlSafe(statement));
    for id in ids {
        query = query.bind(id.to_string());
    }
    let address = |row: AddressRow| CommunityAddress {
        id: row.id.0,
        name: row.heading.0.name,
        slugs: [row.slug_fr, row.slug_en],
        archived: row.archived,
    };
    Ok(query.fetch_all(&db.reader).await?.into_iter().map(address).collect())
}
