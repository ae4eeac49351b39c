//! What the lists of a call share: planned communities, questions and criteria, each in a table of its own, in an order.

use sqlx::AnyConnection;
use uuid::Uuid;

use ensemble_core::ids::CallId;

/// A list of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallList {
    Planned,
    Questions,
    Criteria,
}

/// A statement about the table of a list.
macro_rules! statement {
    ($list:expr, $before:literal, $after:literal) => {
        match $list {
            CallList::Planned => concat!($before, "planned_community", $after),
            CallList::Questions => concat!($before, "call_question", $after),
            CallList::Criteria => concat!($before, "call_criterion", $after),
        }
    };
}

/// The position after the last item.
pub(super) async fn next_position(
    tx: &mut AnyConnection,
    list: CallList,
    call: CallId,
) -> Result<i64, sqlx::Error> {
    let statement = statement!(list, "SELECT COALESCE(MAX(position), -1) + 1 FROM ", " WHERE call_id = $1");
    sqlx::query_scalar(statement).bind(call.to_string()).fetch_one(tx).await
}

/// Removes an item; `false` when the call has none with this id.
///
/// # Errors
/// When the database is unavailable.
pub async fn remove_item(
    tx: &mut AnyConnection,
    list: CallList,
    call: CallId,
    item: Uuid,
) -> Result<bool, sqlx::Error> {
    let statement = statement!(list, "DELETE FROM ", " WHERE id = $1 AND call_id = $2");
    let done = sqlx::query(statement).bind(item.to_string()).bind(call.to_string()).execute(tx).await?;
    Ok(done.rows_affected() > 0)
}

/// Puts the items of a list in this order, under the call's lock.
///
/// # Errors
/// When the database is unavailable.
pub async fn order_items(
    tx: &mut AnyConnection,
    list: CallList,
    call: CallId,
    order: &[Uuid],
) -> Result<(), sqlx::Error> {
    let statement = statement!(list, "UPDATE ", " SET position = $3 WHERE id = $1 AND call_id = $2");
    for (position, item) in (0_i64..).zip(order) {
        sqlx::query(statement)
            .bind(item.to_string())
            .bind(call.to_string())
            .bind(position)
            .execute(&mut *tx)
            .await?;
    }
    Ok(())
}
