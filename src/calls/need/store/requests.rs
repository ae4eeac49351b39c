//! Who asked for what, for coordinators: those who asked for one need, and what people wrote that is not grouped yet. Only
//! answers that were sent count.

use std::collections::HashMap;

use super::{AskerRow, NeedRow, WithNeed, is_decided, is_ungrouped, need_columns};
use crate::need::model::{Asker, Need, Request, Written};
use ensemble_core::{
    Lang,
    fold::sort_by_name,
    ids::{CallId, InterestId, NeedId},
};
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

/// How many rows a page shows.
pub const PAGE_SIZE: u32 = 30;
/// Stands for the rank of what a person wrote, after all ranks.
const NO_RANK: u32 = 4;

from_row! {
    struct RequestRow {
        need_id: Text<NeedId>,
        interest_id: Text<InterestId>,
        name: String,
        organisation_name: String,
        given: u32,
    }
}

/// A page, from 1, of what people wrote that is no part of another need: first those about which nothing was decided.
///
/// # Errors
/// When the database is unavailable.
pub async fn ungrouped(db: &Db, call: CallId, page: u32) -> Result<Vec<Written>, sqlx::Error> {
    let rows: Vec<WithNeed<AskerRow>> = sqlx::query_as(concat!(
        "SELECT ",
        need_columns!(),
        ", i.id AS interest_id, i.name, i.organisation_name
         FROM need n
         JOIN interest i ON i.id = n.interest_id
         WHERE ",
        is_ungrouped!(),
        " ORDER BY ",
        is_decided!(),
        ", n.created_at, n.id
         LIMIT ($2 + 0) OFFSET ($3 + 0)"
    ))
    .bind(call.to_string())
    .bind(i64::from(PAGE_SIZE))
    .bind(offset(page))
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(|row| Written { need: row.need.into(), person: row.rest.into() }).collect())
}

/// How many needs that people wrote are no part of another.
///
/// # Errors
/// When the database is unavailable.
pub async fn count_ungrouped(db: &Db, call: CallId) -> Result<u32, sqlx::Error> {
    let count: i64 = sqlx::query_scalar(concat!("SELECT COUNT(*) FROM need n WHERE ", is_ungrouped!()))
        .bind(call.to_string())
        .fetch_one(&db.reader)
        .await?;
    Ok(u32::try_from(count).unwrap_or_default())
}

/// A page, from 1, of those who asked for a need or a part of it: by rank, then those who wrote it, by name.
///
/// # Errors
/// When the database is unavailable.
pub async fn requests(db: &Db, need: NeedId, page: u32) -> Result<Vec<Request>, sqlx::Error> {
    // Databases sort names in ways of their own: all who asked are read, and put in order here.
    let mut rows: Vec<RequestRow> = sqlx::query_as(
        "SELECT * FROM (
           SELECT n.id AS need_id, i.id AS interest_id, i.name, i.organisation_name, r.rank AS given
           FROM need n
           JOIN interest_need r ON r.need_id = n.id
           JOIN interest i ON i.id = r.interest_id AND i.state = 'sent'
           WHERE n.id = $1 OR n.merged_into = $1
           UNION ALL
           SELECT n.id AS need_id, i.id AS interest_id, i.name, i.organisation_name, 4 AS given
           FROM need n
           JOIN interest i ON i.id = n.interest_id AND i.state = 'sent'
           WHERE n.id = $1 OR n.merged_into = $1
         ) a
         ORDER BY a.interest_id, a.need_id",
    )
    .bind(need.to_string())
    .fetch_all(&db.reader)
    .await?;
    sort_by_name(Lang::Fr, &mut rows, |row| &row.name);
    rows.sort_by_key(|row| row.given);
    let needs: Vec<NeedRow> = sqlx::query_as(concat!(
        "SELECT ",
        need_columns!(),
        " FROM need n WHERE n.id = $1 OR n.merged_into = $1"
    ))
    .bind(need.to_string())
    .fetch_all(&db.reader)
    .await?;
    let needs: HashMap<NeedId, Need> =
        needs.into_iter().map(Need::from).map(|need| (need.id, need)).collect();
    let request = |row: RequestRow| {
        Some(Request {
            // A need that was changed between the two statements may be gone.
            need: needs.get(&row.need_id.0)?.clone(),
            person: Asker {
                interest: row.interest_id.0,
                name: row.name,
                organization: row.organisation_name,
            },
            rank: Some(row.given).filter(|rank| *rank < NO_RANK),
        })
    };
    let size = PAGE_SIZE as usize;
    let skipped = (page.saturating_sub(1) as usize).saturating_mul(size);
    Ok(rows.into_iter().skip(skipped).take(size).filter_map(request).collect())
}

/// How many asked for a need or a part of it: one for each part that they asked for.
///
/// # Errors
/// When the database is unavailable.
pub async fn count_requests(db: &Db, need: NeedId) -> Result<u32, sqlx::Error> {
    let count: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM (
           SELECT r.interest_id
           FROM need n
           JOIN interest_need r ON r.need_id = n.id
           JOIN interest i ON i.id = r.interest_id AND i.state = 'sent'
           WHERE n.id = $1 OR n.merged_into = $1
           UNION ALL
           SELECT n.interest_id
           FROM need n
           JOIN interest i ON i.id = n.interest_id AND i.state = 'sent'
           WHERE n.id = $1 OR n.merged_into = $1
         ) a",
    )
    .bind(need.to_string())
    .fetch_one(&db.reader)
    .await?;
    Ok(u32::try_from(count).unwrap_or_default())
}

fn offset(page: u32) -> i64 {
    i64::from(page.saturating_sub(1)) * i64::from(PAGE_SIZE)
}
