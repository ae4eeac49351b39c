//! The list that a community prepares for the visit of its order.

use sqlx::AnyConnection;

use super::{QuestionRow, select_questions, with_authors};
use crate::order_question::model::{ListState, OrderList, OrderQuestion};
use ensemble_core::ids::{CommunityId, MeetingId, OrderListId, OrderQuestionId, PersonId};
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

from_row! {
    struct ListRow {
        id: Text<OrderListId>,
        state: Text<ListState>,
        meeting_id: Option<Text<MeetingId>>,
        frozen_at: Option<i64>,
    }
}

/// The list of a community that is not past, with the meeting of the visit; none where that meeting was cancelled.
const CURRENT: &str = "SELECT l.id, l.state, m.id AS meeting_id, l.frozen_at
     FROM order_list l
     LEFT JOIN meeting m ON m.id = l.meeting_id AND m.cancelled_at IS NULL
     WHERE l.community_id = $1 AND l.state <> 'past'";

fn list(row: ListRow) -> OrderList {
    OrderList {
        id: row.id.0,
        state: row.state.0,
        meeting: row.meeting_id.map(|meeting| meeting.0),
        frozen_at: row.frozen_at,
    }
}

/// The list that a community prepares; `None` before the first question.
///
/// # Errors
/// When the database is unavailable.
pub async fn current(db: &Db, community: CommunityId) -> Result<Option<OrderList>, sqlx::Error> {
    let row: Option<ListRow> =
        sqlx::query_as(CURRENT).bind(community.to_string()).fetch_optional(&db.reader).await?;
    Ok(row.map(list))
}

/// Locks the list that a community prepares, until the transaction ends; begins one where there is none. All changes to the
/// questions of a community lock it first, so that each sees what the one before made.
///
/// # Errors
/// When the database is unavailable.
pub async fn lock_current(
    tx: &mut AnyConnection,
    community: CommunityId,
    now: i64,
) -> Result<OrderList, sqlx::Error> {
    loop {
        sqlx::query(
            "INSERT INTO order_list (id, community_id, state, opened_at)
             VALUES ($1, $2, 'open', $3)
             ON CONFLICT DO NOTHING",
        )
        .bind(OrderListId::new().to_string())
        .bind(community.to_string())
        .bind(now)
        .execute(&mut *tx)
        .await?;
        let locked =
            sqlx::query("UPDATE order_list SET state = state WHERE community_id = $1 AND state <> 'past'")
                .bind(community.to_string())
                .execute(&mut *tx)
                .await?;
        // None is left when another transaction ended the list meanwhile.
        if locked.rows_affected() > 0 {
            break;
        }
    }
    let row: ListRow = sqlx::query_as(CURRENT).bind(community.to_string()).fetch_one(tx).await?;
    Ok(list(row))
}

/// The questions on a frozen list, in its order, also those that were answered since.
///
/// # Errors
/// When the database is unavailable.
async fn of_list(
    db: &Db,
    community: CommunityId,
    id: OrderListId,
    viewer: Option<PersonId>,
) -> Result<Vec<OrderQuestion>, sqlx::Error> {
    let rows: Vec<QuestionRow> = sqlx::query_as(select_questions!(
        "AND q.list_id = $3 AND q.state IN ('asked', 'passed', 'answered')
         ORDER BY CASE WHEN q.place IS NULL THEN 1 ELSE 0 END, q.place, q.created_at, q.id"
    ))
    .bind(community.to_string())
    .bind(viewer.map(|person| person.to_string()))
    .bind(id.to_string())
    .fetch_all(&db.reader)
    .await?;
    with_authors(db, rows).await
}

/// What the page for the order shows: the frozen list, or the questions that wait while the list is open.
///
/// # Errors
/// When the database is unavailable.
pub async fn current_to_show(
    db: &Db,
    community: CommunityId,
    viewer: Option<PersonId>,
) -> Result<(Option<OrderList>, Vec<OrderQuestion>), sqlx::Error> {
    let current = current(db, community).await?;
    let questions = match current.filter(OrderList::is_frozen) {
        Some(frozen) => of_list(db, community, frozen.id, viewer).await?,
        None => super::waiting(db, community, viewer).await?,
    };
    Ok((current, questions))
}

/// Closes a list that is open, with the questions that wait, in this order.
///
/// # Errors
/// When the database is unavailable.
pub async fn freeze(
    tx: &mut AnyConnection,
    id: OrderListId,
    questions: &[OrderQuestionId],
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE order_list SET state = 'frozen', frozen_at = $2 WHERE id = $1")
        .bind(id.to_string())
        .bind(now)
        .execute(&mut *tx)
        .await?;
    for (place, question) in (1_i64..).zip(questions) {
        sqlx::query("UPDATE order_question SET list_id = $2, place = $3 WHERE id = $1")
            .bind(question.to_string())
            .bind(id.to_string())
            .bind(place)
            .execute(&mut *tx)
            .await?;
    }
    Ok(())
}

/// Opens a frozen list again. Questions that were answered meanwhile stay on it.
///
/// # Errors
/// When the database is unavailable.
pub async fn reopen(tx: &mut AnyConnection, id: OrderListId) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE order_list SET state = 'open', frozen_at = NULL WHERE id = $1")
        .bind(id.to_string())
        .execute(&mut *tx)
        .await?;
    release(tx, id).await
}

/// Says that the visit is over. Questions without an answer wait for the next list, in no order.
///
/// # Errors
/// When the database is unavailable.
pub async fn finish(tx: &mut AnyConnection, id: OrderListId, now: i64) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE order_question SET place = NULL WHERE list_id = $1 AND state IN ('asked', 'passed')")
        .bind(id.to_string())
        .execute(&mut *tx)
        .await?;
    release(&mut *tx, id).await?;
    sqlx::query("UPDATE order_list SET state = 'past', closed_at = $2 WHERE id = $1")
        .bind(id.to_string())
        .bind(now)
        .execute(tx)
        .await?;
    Ok(())
}

async fn release(tx: &mut AnyConnection, id: OrderListId) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE order_question SET list_id = NULL WHERE list_id = $1 AND state IN ('asked', 'passed')",
    )
    .bind(id.to_string())
    .execute(tx)
    .await?;
    Ok(())
}

/// Says to which meeting the order comes.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_meeting(
    tx: &mut AnyConnection,
    id: OrderListId,
    meeting: MeetingId,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE order_list SET meeting_id = $2 WHERE id = $1")
        .bind(id.to_string())
        .bind(meeting.to_string())
        .execute(tx)
        .await?;
    Ok(())
}

/// Says that the visit is not on the agenda of a meeting after all.
///
/// # Errors
/// When the database is unavailable.
pub async fn unset_meeting(
    tx: &mut AnyConnection,
    id: OrderListId,
    meeting: MeetingId,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE order_list SET meeting_id = NULL WHERE id = $1 AND meeting_id = $2")
        .bind(id.to_string())
        .bind(meeting.to_string())
        .execute(tx)
        .await?;
    Ok(())
}

/// Whether the visit for a list is to be at a meeting that was not cancelled.
///
/// # Errors
/// When the database is unavailable.
pub async fn is_on_agenda_of(db: &Db, id: OrderListId, meeting: MeetingId) -> Result<bool, sqlx::Error> {
    let count: i64 = sqlx::query_scalar(
        "SELECT COUNT(*)
         FROM order_list l
         JOIN meeting m ON m.id = l.meeting_id AND m.cancelled_at IS NULL
         WHERE l.id = $1 AND l.meeting_id = $2",
    )
    .bind(id.to_string())
    .bind(meeting.to_string())
    .fetch_one(&db.reader)
    .await?;
    Ok(count > 0)
}
