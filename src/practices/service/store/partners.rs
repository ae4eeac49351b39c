//! The partners that groups named with discussion guides.

use crate::service::model::NamedPartner;
use ensemble_core::ids::CommunityId;
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

/// How many partners are read, the last ones.
const MANY: i64 = 5_000;

from_row! {
    struct NamedRow {
        community_id: Text<CommunityId>,
        meeting_id: String,
        table_number: i64,
        is_present: bool,
        name: String,
        purpose: String,
    }
}

/// The partners that groups named at announced meetings of communities that are not archived, the last one first, each with its
/// community: they are for those who read the agendas of that.
///
/// # Errors
/// When the database is unavailable.
pub async fn named_partners(db: &Db) -> Result<Vec<(CommunityId, NamedPartner)>, sqlx::Error> {
    let rows: Vec<NamedRow> = sqlx::query_as(
        "SELECT m.community_id, d.meeting_id, d.table_number,
           CASE WHEN d.kind = 'present' THEN 1 ELSE 0 END AS is_present, d.name, d.purpose
         FROM discussion_partner d
         JOIN meeting m ON m.id = d.meeting_id AND m.phase <> 'draft'
         JOIN community c ON c.id = m.community_id AND c.archived_at IS NULL
         ORDER BY d.added_at DESC, d.id
         LIMIT ($1 + 0)",
    )
    .bind(MANY)
    .fetch_all(&db.reader)
    .await?;
    let named = |row: NamedRow| {
        let partner = NamedPartner {
            group: format!("{}/{}", row.meeting_id, row.table_number),
            is_present: row.is_present,
            name: row.name,
            purpose: row.purpose,
        };
        (row.community_id.0, partner)
    };
    Ok(rows.into_iter().map(named).collect())
}
