//! What an invitation says.

use super::super::model::Invitation;
use crate::{
    account::InvitationSummary,
    community::{model::Heading, paths as community_paths},
};
use ensemble_core::Lang;
use ensemble_server::db::{
    Db,
    columns::{document, to_json},
    row::{Json, from_row},
};

from_row! {
    struct SummaryRow {
        heading: Json<Heading>,
        slug: String,
        by_name: String,
    }
}

/// What an invitation says, for the person who reads it. `None` when its community is gone.
///
/// # Errors
/// When the database is unavailable.
pub async fn invitation(db: &Db, lang: Lang, data: &str) -> Result<Option<InvitationSummary>, sqlx::Error> {
    let invitation = read(data)?;
    let row: Option<SummaryRow> = sqlx::query_as(
        "SELECT
           c.heading,
           s.slug,
           p.name AS by_name
         FROM community c
         JOIN community_slug s ON s.community_id = c.id AND s.lang = $2 AND s.current = 1
         JOIN person p ON p.id = $3
         WHERE c.id = $1",
    )
    .bind(invitation.community.to_string())
    .bind(lang.code())
    .bind(invitation.by.to_string())
    .fetch_optional(&db.reader)
    .await?;
    Ok(row.map(|row| InvitationSummary {
        by: row.by_name,
        community: row.heading.0.name.text(lang).to_owned(),
        address: community_paths::of(community_paths::SHOW, lang, &row.slug),
    }))
}

/// An invitation as a link keeps it.
///
/// # Errors
/// Never, in practice: an invitation has JSON.
pub fn data(invitation: Invitation) -> Result<String, sqlx::Error> {
    to_json(&invitation)
}

/// What a link keeps of an invitation.
///
/// # Errors
/// When it is none.
pub fn read(data: &str) -> Result<Invitation, sqlx::Error> {
    document("data", data)
}
