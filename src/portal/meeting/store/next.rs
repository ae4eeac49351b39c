//! What comes next in communities.

use std::collections::HashMap;

use sqlx::AssertSqlSafe;

use crate::meeting::{model::When, rules::month_of};
use ensemble_core::ids::CommunityId;
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

from_row! {
    struct NextRow {
        community_id: Text<CommunityId>,
        next_at: i64,
        next_dated_at: Option<i64>,
    }
}

/// When each of these communities meets next; those without a published meeting are left out.
///
/// # Errors
/// When the database is unavailable.
pub async fn next_times(
    db: &Db,
    communities: &[CommunityId],
    now: i64,
) -> Result<HashMap<CommunityId, When>, sqlx::Error> {
    if communities.is_empty() {
        return Ok(HashMap::new());
    }
    let ids = (0..communities.len()).map(|index| format!("${}", index + 2)).collect::<Vec<_>>().join(", ");
    let month = communities.len() + 2;
    let statement = AssertSqlSafe(format!(
        "SELECT
           community_id,
           MIN(begins_at) AS next_at,
           MIN(CASE WHEN month_only = 0 THEN begins_at END) AS next_dated_at
         FROM meeting
         WHERE community_id IN ({ids}) AND (begins_at >= $1 OR month_only = 1 AND begins_at >= ${month})
           AND phase <> 'draft' AND cancelled_at IS NULL
         GROUP BY community_id"
    ));
    let mut query = sqlx::query_as(statement).bind(now);
    for community in communities {
        query = query.bind(community.to_string());
    }
    query = query.bind(month_of(now));
    let rows: Vec<NextRow> = query.fetch_all(&db.reader).await?;
    let when = |row: &NextRow| {
        if row.next_dated_at == Some(row.next_at) { When::At(row.next_at) } else { When::Month(row.next_at) }
    };
    Ok(rows.iter().map(|row| (row.community_id.0, when(row))).collect())
}
