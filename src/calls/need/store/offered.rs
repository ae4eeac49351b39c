//! The needs that a call offers to rank, and those that became its priorities.

use sqlx::AnyConnection;

use super::{NeedRow, need_columns};
use crate::need::model::Need;
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CallId, CommunityId, NeedId},
};
use ensemble_server::db::{Db, columns::to_json};

const OFFERED: &str = concat!(
    "SELECT ",
    need_columns!(),
    " FROM need n WHERE n.call_id = $1 AND n.position > 0 ORDER BY n.position"
);

/// The needs that a call offers to rank, in order. What people wrote is not among them.
///
/// # Errors
/// When the database is unavailable.
pub async fn of_call(db: &Db, call: CallId) -> Result<Vec<Need>, sqlx::Error> {
    let rows: Vec<NeedRow> = sqlx::query_as(OFFERED).bind(call.to_string()).fetch_all(&db.reader).await?;
    Ok(rows.into_iter().map(Need::from).collect())
}

/// The same within a transaction.
///
/// # Errors
/// When the database is unavailable.
pub async fn offered(tx: &mut AnyConnection, call: CallId) -> Result<Vec<Need>, sqlx::Error> {
    let rows: Vec<NeedRow> = sqlx::query_as(OFFERED).bind(call.to_string()).fetch_all(tx).await?;
    Ok(rows.into_iter().map(Need::from).collect())
}

/// One need of a call. What a person wrote is there as long as their answer is sent: a draft is for them alone.
///
/// # Errors
/// When the database is unavailable.
pub async fn find(db: &Db, call: CallId, id: NeedId) -> Result<Option<Need>, sqlx::Error> {
    let row: Option<NeedRow> = sqlx::query_as(concat!(
        "SELECT ",
        need_columns!(),
        " FROM need n
         WHERE n.call_id = $1 AND n.id = $2
           AND (n.position <> 0
                OR EXISTS (SELECT 1 FROM interest i WHERE i.id = n.interest_id AND i.state = 'sent'))"
    ))
    .bind(call.to_string())
    .bind(id.to_string())
    .fetch_optional(&db.reader)
    .await?;
    Ok(row.map(Need::from))
}

/// The priorities that came of the call of a community.
///
/// # Errors
/// When the database is unavailable.
pub async fn priorities(db: &Db, community: CommunityId) -> Result<Vec<Need>, sqlx::Error> {
    let rows: Vec<NeedRow> = sqlx::query_as(concat!(
        "SELECT ",
        need_columns!(),
        " FROM need n
         WHERE n.state = 'priority' AND n.merged_into IS NULL
           AND n.call_id IN (SELECT p.call_id FROM planned_community p WHERE p.community_id = $1)
         ORDER BY n.call_id, n.position, n.created_at, n.id"
    ))
    .bind(community.to_string())
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(Need::from).collect())
}

/// The priorities of a call.
///
/// # Errors
/// When the database is unavailable.
pub async fn priorities_of(db: &Db, call: CallId) -> Result<Vec<Need>, sqlx::Error> {
    let rows: Vec<NeedRow> = sqlx::query_as(concat!(
        "SELECT ",
        need_columns!(),
        " FROM need n
         WHERE n.call_id = $1 AND n.position <> 0 AND n.state = 'priority' AND n.merged_into IS NULL
         ORDER BY n.position, n.created_at, n.id"
    ))
    .bind(call.to_string())
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(Need::from).collect())
}

/// Makes these the needs that a call offers, in this order. One that says the same as before stays the same, with the ranks
/// that people gave it.
///
/// # Errors
/// When the database is unavailable.
pub async fn offer(
    tx: &mut AnyConnection,
    call: CallId,
    texts: &[LocalizedText],
    now: i64,
) -> Result<(), sqlx::Error> {
    let mut before = offered(&mut *tx, call).await?;
    let mut kept = Vec::new();
    for (position, text) in (1_i64..).zip(texts) {
        match before.iter().position(|need| says_same(&need.text, text)) {
            Some(index) => kept.push((position, before.remove(index).id)),
            None => {
                sqlx::query(
                    "INSERT INTO need (id, call_id, position, text, state, created_at)
                     VALUES ($1, $2, $3, $4, 'gathered', $5)",
                )
                .bind(NeedId::new().to_string())
                .bind(call.to_string())
                .bind(position)
                .bind(to_json(text)?)
                .bind(now)
                .execute(&mut *tx)
                .await?;
            }
        }
    }
    for (position, id) in kept {
        sqlx::query("UPDATE need SET position = $2 WHERE id = $1")
            .bind(id.to_string())
            .bind(position)
            .execute(&mut *tx)
            .await?;
    }
    for need in before {
        sqlx::query("DELETE FROM need WHERE id = $1").bind(need.id.to_string()).execute(&mut *tx).await?;
    }
    Ok(())
}

/// Whether two texts are the same in both languages. Which language was written first does not matter.
fn says_same(one: &LocalizedText, other: &LocalizedText) -> bool {
    Lang::ALL.into_iter().all(|lang| one.text(lang) == other.text(lang))
}
