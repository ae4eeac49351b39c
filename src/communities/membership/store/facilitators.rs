//! Who facilitates a community.

use super::super::model::Facilitator;
use ensemble_core::{
    Lang,
    fold::sort_by_name,
    ids::{CommunityId, PersonId},
};
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

from_row! {
    struct FacilitatorRow {
        id: Text<PersonId>,
        name: String,
        public_name: bool,
    }
}

/// The people who facilitate a community, by name.
///
/// # Errors
/// When the database is unavailable.
pub async fn facilitators(db: &Db, community: CommunityId) -> Result<Vec<Facilitator>, sqlx::Error> {
    let rows: Vec<FacilitatorRow> = sqlx::query_as(
        "SELECT p.id, p.name, p.public_name
         FROM membership m
         JOIN person p ON p.id = m.person_id
         WHERE m.community_id = $1 AND m.role = 'facilitator' AND p.closed_at IS NULL",
    )
    .bind(community.to_string())
    .fetch_all(&db.reader)
    .await?;
    let facilitator =
        |row: FacilitatorRow| Facilitator { id: row.id.0, name: row.name, is_public: row.public_name };
    let mut all: Vec<Facilitator> = rows.into_iter().map(facilitator).collect();
    sort_by_name(Lang::Fr, &mut all, |each| &each.name);
    Ok(all)
}
