//! What comes next in communities.

use std::collections::HashMap;

use sqlx::AssertSqlSafe;

use crate::meeting::{
    model::{When, Zone},
    rules::month_of,
};
use ensemble_core::ids::CommunityId;
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

from_row! {
    struct NextRow {
        community_id: Text<CommunityId>,
        begins_at: i64,
        month_only: bool,
        zone: Text<Zone>,
    }
}

/// When each of these communities meets next, and on the clocks of which zone; those without a published meeting are left out.
///
/// # Errors
/// When the database is unavailable.
pub async fn next_times(
    db: &Db,
    communities: &[CommunityId],
    now: i64,
) -> Result<HashMap<CommunityId, (When, Zone)>, sqlx::Error> {
    if communities.is_empty() {
        return Ok(HashMap::new());
    }
    let ids = (0..communities.len()).map(|index| format!("${}", index + 2)).collect::<Vec<_>>().join(", ");
    let month = communities.len() + 2;
    let statement = AssertSqlSafe(format!(
        "SELECT n.community_id, n.begins_at, n.month_only, n.zone
         FROM (
           SELECT
             community_id,
             begins_at,
             month_only,
             zone,
             ROW_NUMBER() OVER (PARTITION BY community_id ORDER BY begins_at, month_only, id) AS number
           FROM meeting
           WHERE community_id IN ({ids}) AND (begins_at >= $1 OR month_only = 1 AND begins_at >= ${month})
             AND phase <> 'draft' AND cancelled_at IS NULL
         ) AS n
         WHERE n.number = 1"
    ));
    let mut query = sqlx::query_as(statement).bind(now);
    for community in communities {
        query = query.bind(community.to_string());
    }
    query = query.bind(month_of(now));
    let rows: Vec<NextRow> = query.fetch_all(&db.reader).await?;
    let when = |row: &NextRow| {
        let when = if row.month_only { When::Month(row.begins_at) } else { When::At(row.begins_at) };
        (when, row.zone.0)
    };
    Ok(rows.iter().map(|row| (row.community_id.0, when(row))).collect())
}
