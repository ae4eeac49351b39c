//! What coordinators make of needs: grouping them, naming groups, deciding. All of it under the lock of the call.

use sqlx::AnyConnection;

use super::{GROUP, NeedRow, need_columns};
use crate::need::model::{Need, NeedState};
use ensemble_core::{
    LocalizedText,
    ids::{CallId, NeedId},
};
use ensemble_server::db::columns::to_json;

/// One need of a call, as it is within the transaction.
///
/// # Errors
/// When the database is unavailable.
pub async fn find_locked(
    tx: &mut AnyConnection,
    call: CallId,
    id: NeedId,
) -> Result<Option<Need>, sqlx::Error> {
    let row: Option<NeedRow> = sqlx::query_as(concat!(
        "SELECT ",
        need_columns!(),
        " FROM need n WHERE n.call_id = $1 AND n.id = $2"
    ))
    .bind(call.to_string())
    .bind(id.to_string())
    .fetch_optional(tx)
    .await?;
    Ok(row.map(Need::from))
}

/// One need of a call and its parts.
///
/// # Errors
/// When the database is unavailable.
pub async fn with_parts(tx: &mut AnyConnection, call: CallId, id: NeedId) -> Result<Vec<Need>, sqlx::Error> {
    let rows: Vec<NeedRow> = sqlx::query_as(concat!(
        "SELECT ",
        need_columns!(),
        " FROM need n WHERE n.call_id = $1 AND (n.id = $2 OR n.merged_into = $2)"
    ))
    .bind(call.to_string())
    .bind(id.to_string())
    .fetch_all(tx)
    .await?;
    Ok(rows.into_iter().map(Need::from).collect())
}

/// The needs of a call that coordinators wrote for several.
///
/// # Errors
/// When the database is unavailable.
pub async fn count_groups(tx: &mut AnyConnection, call: CallId) -> Result<usize, sqlx::Error> {
    let count: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM need WHERE call_id = $1 AND position = $2")
        .bind(call.to_string())
        .bind(GROUP)
        .fetch_one(tx)
        .await?;
    Ok(usize::try_from(count).unwrap_or_default())
}

/// The priorities of a call.
///
/// # Errors
/// When the database is unavailable.
pub async fn count_priorities(tx: &mut AnyConnection, call: CallId) -> Result<usize, sqlx::Error> {
    let count: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM need
         WHERE call_id = $1 AND position <> 0 AND state = 'priority' AND merged_into IS NULL",
    )
    .bind(call.to_string())
    .fetch_one(tx)
    .await?;
    Ok(usize::try_from(count).unwrap_or_default())
}

/// Adds a need that coordinators wrote for several.
///
/// # Errors
/// When the database is unavailable.
pub async fn add_group(
    tx: &mut AnyConnection,
    call: CallId,
    id: NeedId,
    text: &LocalizedText,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO need (id, call_id, position, text, state, created_at)
         VALUES ($1, $2, $3, $4, 'gathered', $5)",
    )
    .bind(id.to_string())
    .bind(call.to_string())
    .bind(GROUP)
    .bind(to_json(text)?)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(())
}

/// Names a need that coordinators wrote for several.
///
/// # Errors
/// When the database is unavailable.
pub async fn rename(tx: &mut AnyConnection, id: NeedId, text: &LocalizedText) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE need SET text = $2 WHERE id = $1 AND position = $3")
        .bind(id.to_string())
        .bind(to_json(text)?)
        .bind(GROUP)
        .execute(tx)
        .await?;
    Ok(())
}

/// Stores of which needs these are parts. Those who asked for them were told of no decision about what they belong to now.
///
/// # Errors
/// When the database is unavailable.
pub async fn write_grouping(tx: &mut AnyConnection, needs: &[Need]) -> Result<(), sqlx::Error> {
    for need in needs {
        sqlx::query("UPDATE need SET merged_into = $2, told_at = NULL WHERE id = $1")
            .bind(need.id.to_string())
            .bind(need.merged_into.map(|into| into.to_string()))
            .execute(&mut *tx)
            .await?;
    }
    Ok(())
}

/// Removes what coordinators wrote for several needs where no part is left and nothing was decided, or where it became a part
/// itself: its parts moved along.
///
/// # Errors
/// When the database is unavailable.
pub async fn remove_empty_groups(tx: &mut AnyConnection, call: CallId) -> Result<(), sqlx::Error> {
    sqlx::query(
        "DELETE FROM need
         WHERE call_id = $1 AND position = $2 AND state = 'gathered'
           AND (merged_into IS NOT NULL OR NOT EXISTS (SELECT 1 FROM need p WHERE p.merged_into = need.id))",
    )
    .bind(call.to_string())
    .bind(GROUP)
    .execute(tx)
    .await?;
    Ok(())
}

/// Stores what was decided about a need. Nobody was told of it.
///
/// # Errors
/// When the database is unavailable.
pub async fn decide(
    tx: &mut AnyConnection,
    id: NeedId,
    state: NeedState,
    reason: Option<&LocalizedText>,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE need SET state = $2, reason = $3 WHERE id = $1")
        .bind(id.to_string())
        .bind(state.code())
        .bind(reason.map(to_json).transpose()?)
        .execute(&mut *tx)
        .await?;
    sqlx::query("UPDATE need SET told_at = NULL WHERE id = $1 OR merged_into = $1")
        .bind(id.to_string())
        .execute(tx)
        .await?;
    Ok(())
}
