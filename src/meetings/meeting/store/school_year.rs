//! The meetings of a school year, in all communities.

use std::{collections::HashMap, sync::LazyLock};

use sqlx::FromRow;

use crate::meeting::model::{Meeting, YearMeeting};
use ensemble_core::ids::CommunityId;
use ensemble_server::db::{
    Db,
    record::statement,
    row::{Text, from_row},
};

/// How many meetings are read at most: twenty in each of five hundred communities.
const MOST: i64 = 10_000;

from_row! {
    struct YearRow {
        community_id: Text<CommunityId>,
        has_agenda: bool,
    }
}

from_row! {
    struct HeldRow {
        community_id: Text<CommunityId>,
        held: u32,
    }
}

/// How many meetings each community held from one moment until another, both in milliseconds UTC. One that never got a date
/// was not held.
///
/// # Errors
/// When the database is unavailable.
pub async fn held_in_school_year(
    db: &Db,
    from: i64,
    until: i64,
    now: i64,
) -> Result<HashMap<CommunityId, u32>, sqlx::Error> {
    let rows: Vec<HeldRow> = sqlx::query_as(
        "SELECT community_id, COUNT(*) AS held
         FROM meeting
         WHERE begins_at >= $1 AND begins_at < $2 AND month_only = 0
           AND phase <> 'draft' AND cancelled_at IS NULL
           AND (phase = 'closed' OR begins_at + duration * 60000 <= $3)
         GROUP BY community_id",
    )
    .bind(from)
    .bind(until)
    .bind(now)
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(|row| (row.community_id.0, row.held)).collect())
}

/// The announced meetings of a school year that are to come, under way, or still without a date, the earliest first; without
/// those that are cancelled, and without archived communities. All moments are in milliseconds UTC.
///
/// # Errors
/// When the database is unavailable.
pub async fn ahead_in_school_year(
    db: &Db,
    from: i64,
    until: i64,
    now: i64,
) -> Result<Vec<YearMeeting>, sqlx::Error> {
    static AHEAD: LazyLock<String> = LazyLock::new(|| {
        statement::<Meeting>(
            "SELECT
           {m.columns},
           m.community_id,
           CASE WHEN EXISTS (
             SELECT 1 FROM live_update l
             WHERE l.document_id = m.id AND (l.number > 1 OR l.at > m.created_at)) THEN 1 ELSE 0 END AS has_agenda
         FROM meeting m
         JOIN community c ON c.id = m.community_id
         WHERE m.begins_at >= $1 AND m.begins_at < $2
           AND m.phase NOT IN ('draft', 'closed') AND m.cancelled_at IS NULL AND c.archived_at IS NULL
           AND (m.month_only = 1 OR m.begins_at + m.duration * 60000 > $4)
         ORDER BY m.begins_at, m.id
         LIMIT ($3 + 0)",
        )
    });
    // The outline with which an agenda may begin is written with the meeting, as the first update.
    let rows =
        sqlx::query(AHEAD.as_str()).bind(from).bind(until).bind(MOST).bind(now).fetch_all(&db.reader).await?;
    rows.iter()
        .map(|row| {
            let YearRow { community_id, has_agenda } = YearRow::from_row(row)?;
            Ok(YearMeeting { community: community_id.0, meeting: Meeting::from_row(row)?, has_agenda })
        })
        .collect()
}
