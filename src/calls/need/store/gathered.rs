//! What was gathered, for coordinators: how many asked for each need, how far the needs are, who would help.
//!
//! Only answers that were sent count. Organizations are told apart by their entry in the list of organizations or else by the
//! name, folded as names are compared.

use std::collections::HashMap;

use super::{AskerRow, NeedRow, WithNeed, is_decided, is_ungrouped, need_columns};
use crate::need::model::{Asked, Asker, Gathered, Need, Progress, Steering};
use ensemble_core::{
    Lang,
    fold::sort_by_name,
    ids::{CallId, NeedId},
};
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

/// How many of those who would help to prepare are named at once.
const STEERING: i64 = 20;

from_row! {
    struct AskedRow {
        people: Option<u32>,
        organizations: Option<u32>,
        first_rank: Option<u32>,
        second_rank: Option<u32>,
        third_rank: Option<u32>,
        parts: u32,
    }
}

from_row! {
    struct StandaloneRow {
        id: Text<NeedId>,
        organizations: u32,
        first_rank: u32,
        second_rank: u32,
        third_rank: u32,
    }
}

from_row! {
    struct ProgressRow {
        offered: u32,
        ungrouped: u32,
        priorities: u32,
        untold: u32,
    }
}

/// A need that is shown: no part of another, and no group whose last part is gone.
macro_rules! shown {
    () => {
        "n.call_id = $1 AND n.position <> 0 AND n.merged_into IS NULL
         AND (n.position > 0 OR n.state <> 'gathered'
              OR EXISTS (SELECT 1 FROM need p WHERE p.merged_into = n.id))"
    };
}

/// The needs that the call offers and those that coordinators wrote for several, in the order in which they came to be: how
/// many asked for each.
///
/// # Errors
/// When the database is unavailable.
pub async fn gathered(db: &Db, call: CallId) -> Result<Vec<Gathered>, sqlx::Error> {
    let (needs, standalone) = futures::try_join!(needs(db, call), standalone(db, call))?;
    let gathered = |WithNeed { need, rest }: WithNeed<AskedRow>| {
        let need = Need::from(need);
        let standalone = standalone.get(&need.id).copied().unwrap_or_default();
        Gathered {
            asked: Asked {
                people: rest.people.unwrap_or(standalone.people),
                organizations: rest.organizations.unwrap_or(standalone.organizations),
                ranks: [
                    rest.first_rank.unwrap_or(standalone.ranks[0]),
                    rest.second_rank.unwrap_or(standalone.ranks[1]),
                    rest.third_rank.unwrap_or(standalone.ranks[2]),
                ],
            },
            need,
            parts: rest.parts,
        }
    };
    Ok(needs.into_iter().map(gathered).collect())
}

/// The needs that are shown. Those with parts, in which a person counts once, have their figures.
async fn needs(db: &Db, call: CallId) -> Result<Vec<WithNeed<AskedRow>>, sqlx::Error> {
    sqlx::query_as(concat!(
        "SELECT ",
        need_columns!(),
        ", a.people, a.organizations, a.first_rank, a.second_rank, a.third_rank,
           (SELECT COUNT(*) FROM need p WHERE p.merged_into = n.id) AS parts
         FROM need n
         LEFT JOIN (
           SELECT b.head, COUNT(*) AS people, COUNT(DISTINCT b.organisation) AS organizations,
             COUNT(CASE WHEN b.best = 1 THEN 1 END) AS first_rank,
             COUNT(CASE WHEN b.best = 2 THEN 1 END) AS second_rank,
             COUNT(CASE WHEN b.best = 3 THEN 1 END) AS third_rank
           FROM (
             SELECT u.head, u.interest_id, u.organisation, MIN(u.given) AS best
             FROM (
               SELECT COALESCE(q.merged_into, q.id) AS head, r.interest_id, r.organisation, r.rank AS given
               FROM need q
               JOIN interest_need r ON r.need_id = q.id AND r.sent = 1
               WHERE q.call_id = $1 AND q.position > 0
                 AND (q.merged_into IS NOT NULL OR EXISTS (SELECT 1 FROM need p WHERE p.merged_into = q.id))
               UNION ALL
               SELECT q.merged_into AS head, q.interest_id,
                 COALESCE(i.organisation_id, NULLIF(i.organisation_key, '')) AS organisation, 4 AS given
               FROM need q
               JOIN interest i ON i.id = q.interest_id AND i.state = 'sent'
               WHERE q.call_id = $1 AND q.position = 0 AND q.merged_into IS NOT NULL
             ) u
             GROUP BY u.head, u.interest_id, u.organisation
           ) b
           GROUP BY b.head
         ) a ON a.head = n.id
         WHERE ",
        shown!(),
        " ORDER BY CASE WHEN n.position > 0 THEN n.position ELSE 1000 END, n.created_at, n.id"
    ))
    .bind(call.to_string())
    .fetch_all(&db.reader)
    .await
}

/// How many asked for each offered need that has no parts and is part of none.
async fn standalone(db: &Db, call: CallId) -> Result<HashMap<NeedId, Asked>, sqlx::Error> {
    let rows: Vec<StandaloneRow> = sqlx::query_as(
        "SELECT n.id, COUNT(NULLIF(a.organisation, '')) AS organizations,
           CAST(SUM(a.first_rank) AS BIGINT) AS first_rank, CAST(SUM(a.second_rank) AS BIGINT) AS second_rank,
           CAST(SUM(a.third_rank) AS BIGINT) AS third_rank
         FROM need n
         JOIN need_asked a ON a.need_id = n.id
         WHERE n.call_id = $1 AND n.position > 0 AND n.merged_into IS NULL
           AND NOT EXISTS (SELECT 1 FROM need p WHERE p.merged_into = n.id)
         GROUP BY n.id",
    )
    .bind(call.to_string())
    .fetch_all(&db.reader)
    .await?;
    let asked = |row: StandaloneRow| {
        let ranks = [row.first_rank, row.second_rank, row.third_rank];
        (row.id.0, Asked { people: ranks.iter().sum(), organizations: row.organizations, ranks })
    };
    Ok(rows.into_iter().map(asked).collect())
}

/// The needs of which others can become a part.
///
/// # Errors
/// When the database is unavailable.
pub async fn targets(db: &Db, call: CallId) -> Result<Vec<Need>, sqlx::Error> {
    let rows: Vec<NeedRow> = sqlx::query_as(concat!(
        "SELECT ",
        need_columns!(),
        " FROM need n WHERE ",
        shown!(),
        " ORDER BY CASE WHEN n.position > 0 THEN n.position ELSE 1000 END, n.created_at, n.id"
    ))
    .bind(call.to_string())
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(Need::from).collect())
}

/// The parts of a need that people did not write themselves.
///
/// # Errors
/// When the database is unavailable.
pub async fn parts(db: &Db, need: NeedId) -> Result<Vec<Need>, sqlx::Error> {
    let rows: Vec<NeedRow> = sqlx::query_as(concat!(
        "SELECT ",
        need_columns!(),
        " FROM need n WHERE n.merged_into = $1 AND n.position <> 0 ORDER BY n.position, n.created_at, n.id"
    ))
    .bind(need.to_string())
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(Need::from).collect())
}

/// How far the needs of a call are.
///
/// # Errors
/// When the database is unavailable.
pub async fn progress(db: &Db, call: CallId) -> Result<Progress, sqlx::Error> {
    let row: ProgressRow = sqlx::query_as(concat!(
        "SELECT
           (SELECT COUNT(*) FROM need n WHERE n.call_id = $1 AND n.position > 0) AS offered,
           (SELECT COUNT(*) FROM need n WHERE ",
        is_ungrouped!(),
        " AND ",
        is_decided!(),
        " = 0) AS ungrouped,
           (SELECT COUNT(*) FROM need n
            WHERE n.call_id = $1 AND n.position <> 0 AND n.merged_into IS NULL AND n.state = 'priority') AS priorities,
           (SELECT COUNT(*) FROM need n
            WHERE n.call_id = $1 AND n.merged_into IS NULL AND n.state IN ('priority', 'set-aside')
              AND (n.told_at IS NULL
                   OR EXISTS (SELECT 1 FROM need p WHERE p.merged_into = n.id AND p.told_at IS NULL))) AS untold"
    ))
    .bind(call.to_string())
    .fetch_one(&db.reader)
    .await?;
    Ok(Progress {
        offered: row.offered,
        ungrouped: row.ungrouped,
        priorities: row.priorities,
        untold: row.untold,
    })
}

/// Who would help to prepare the work of the community: how many, and those who began
/// their answer first, in the order of their names.
///
/// # Errors
/// When the database is unavailable.
pub async fn steering(db: &Db, call: CallId) -> Result<Steering, sqlx::Error> {
    let count = sqlx::query_scalar(
        "SELECT COUNT(*) FROM interest i WHERE i.call_id = $1 AND i.state = 'sent' AND i.steering = 1",
    )
    .bind(call.to_string())
    .fetch_one(&db.reader);
    let first = sqlx::query_as(
        "SELECT i.id AS interest_id, i.name, i.organisation_name
         FROM interest i
         WHERE i.call_id = $1 AND i.state = 'sent' AND i.steering = 1
         ORDER BY i.id
         LIMIT $2",
    )
    .bind(call.to_string())
    .bind(STEERING)
    .fetch_all(&db.reader);
    let (count, mut rows): (i64, Vec<AskerRow>) = futures::try_join!(count, first)?;
    sort_by_name(Lang::Fr, &mut rows, |row| &row.name);
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    Ok(Steering { count, people: rows.into_iter().map(Asker::from).collect() })
}
