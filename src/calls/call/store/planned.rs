//! The communities that a call plans.

use sqlx::{Any, AnyConnection, Executor};

use super::{
    super::model::PlannedCommunity,
    MOST_AT_ONCE,
    lists::{CallList, next_position},
};
use ensemble_communities::community::model::{Capacity, CapacityKind, CommunityKind};
use ensemble_core::{
    LocalizedText,
    ids::{CallId, CommunityId, PlannedCommunityId},
};
use ensemble_server::db::{
    Db,
    columns::{to_json, unreadable},
    row::{Json, Text, from_row},
};

from_row! {
    struct PlannedRow {
        id: Text<PlannedCommunityId>,
        title: Json<LocalizedText>,
        kind: Text<CommunityKind>,
        capacity_kind: Text<CapacityKind>,
        capacity_from: Option<u32>,
        capacity_to: Option<u32>,
        community_id: Option<Text<CommunityId>>,
        merged_into: Option<Text<PlannedCommunityId>>,
        split_from: Option<Text<PlannedCommunityId>>,
    }
}

from_row! {
    struct MadeRow {
        id: Text<PlannedCommunityId>,
    }
}

impl TryFrom<PlannedRow> for PlannedCommunity {
    type Error = sqlx::Error;

    fn try_from(row: PlannedRow) -> Result<Self, sqlx::Error> {
        let capacity = Capacity::from_parts(row.capacity_kind.0, row.capacity_from, row.capacity_to)
            .ok_or_else(|| unreadable("capacity_kind"))?;
        Ok(Self {
            id: row.id.0,
            title: row.title.0,
            kind: row.kind.0,
            capacity,
            community: row.community_id.map(|id| id.0),
            merged_into: row.merged_into.map(|id| id.0),
            split_from: row.split_from.map(|id| id.0),
        })
    }
}

async fn read(
    from: impl Executor<'_, Database = Any>,
    call: CallId,
) -> Result<Vec<PlannedCommunity>, sqlx::Error> {
    let rows: Vec<PlannedRow> = sqlx::query_as(
        "SELECT id, title, kind, capacity_kind, capacity_from, capacity_to, community_id, merged_into, split_from
         FROM planned_community
         WHERE call_id = $1
         ORDER BY position, id",
    )
    .bind(call.to_string())
    .fetch_all(from)
    .await?;
    rows.into_iter().map(PlannedCommunity::try_from).collect()
}

/// The communities that a call plans, in order, also those that became a part of another.
///
/// # Errors
/// When the database is unavailable.
pub async fn planned(db: &Db, call: CallId) -> Result<Vec<PlannedCommunity>, sqlx::Error> {
    read(&db.reader, call).await
}

/// Those of these planned communities, at most 20, that were made.
///
/// # Errors
/// When the database is unavailable.
pub async fn made_communities(
    db: &Db,
    ids: &[PlannedCommunityId],
) -> Result<Vec<PlannedCommunityId>, sqlx::Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut query = sqlx::query_as(
        "SELECT id FROM planned_community
         WHERE community_id IS NOT NULL AND id IN (
           $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)",
    );
    for position in 0..MOST_AT_ONCE {
        query = query.bind(ids.get(position).map(PlannedCommunityId::to_string));
    }
    let rows: Vec<MadeRow> = query.fetch_all(&db.reader).await?;
    Ok(rows.into_iter().map(|row| row.id.0).collect())
}

/// The same within a transaction.
///
/// # Errors
/// When the database is unavailable.
pub async fn planned_in(tx: &mut AnyConnection, call: CallId) -> Result<Vec<PlannedCommunity>, sqlx::Error> {
    read(tx, call).await
}

pub(super) async fn insert(
    tx: &mut AnyConnection,
    call: CallId,
    planned: &PlannedCommunity,
    position: i64,
) -> Result<(), sqlx::Error> {
    let (kind, from, to) = planned.capacity.parts();
    sqlx::query(
        "INSERT INTO planned_community (id, call_id, position, title, kind, capacity_kind, capacity_from, capacity_to,
                                        community_id, merged_into, split_from)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(planned.id.to_string())
    .bind(call.to_string())
    .bind(position)
    .bind(to_json(&planned.title)?)
    .bind(planned.kind.code())
    .bind(kind.code())
    .bind(from.map(i64::from))
    .bind(to.map(i64::from))
    .bind(planned.community.map(|id| id.to_string()))
    .bind(planned.merged_into.map(|id| id.to_string()))
    .bind(planned.split_from.map(|id| id.to_string()))
    .execute(tx)
    .await?;
    Ok(())
}

/// Adds a planned community after the others, under the call's lock.
///
/// # Errors
/// When the database is unavailable.
pub async fn add_planned(
    tx: &mut AnyConnection,
    call: CallId,
    planned: &PlannedCommunity,
) -> Result<(), sqlx::Error> {
    let position = next_position(&mut *tx, CallList::Planned, call).await?;
    insert(tx, call, planned, position).await
}

/// Writes title, kind and capacity of a planned community; `false` when the call has none with this id.
///
/// # Errors
/// When the database is unavailable.
pub async fn write_planned(
    tx: &mut AnyConnection,
    call: CallId,
    planned: &PlannedCommunity,
) -> Result<bool, sqlx::Error> {
    let (kind, from, to) = planned.capacity.parts();
    let done = sqlx::query(
        "UPDATE planned_community SET title = $3, kind = $4, capacity_kind = $5, capacity_from = $6, capacity_to = $7
         WHERE id = $1 AND call_id = $2",
    )
    .bind(planned.id.to_string())
    .bind(call.to_string())
    .bind(to_json(&planned.title)?)
    .bind(planned.kind.code())
    .bind(kind.code())
    .bind(from.map(i64::from))
    .bind(to.map(i64::from))
    .execute(tx)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Says which community was made of a planned one; `false` when one was made before, or it became a part of another.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_community(
    tx: &mut AnyConnection,
    id: PlannedCommunityId,
    community: CommunityId,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE planned_community SET community_id = $2
         WHERE id = $1 AND community_id IS NULL AND merged_into IS NULL",
    )
    .bind(id.to_string())
    .bind(community.to_string())
    .execute(tx)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Makes a planned community a part of another of the same call; `false` when one of them became a part of another before, or
/// the first one has its community.
///
/// # Errors
/// When the database is unavailable.
pub async fn merge_planned(
    tx: &mut AnyConnection,
    from: PlannedCommunityId,
    into: PlannedCommunityId,
) -> Result<bool, sqlx::Error> {
    if from == into {
        return Ok(false);
    }
    // Both are locked in one order, so that two that are merged into each other do not wait for each other.
    let mut both = [from, into];
    both.sort();
    for id in both {
        let locked = sqlx::query(
            "UPDATE planned_community SET merged_into = merged_into WHERE id = $1 AND merged_into IS NULL",
        )
        .bind(id.to_string())
        .execute(&mut *tx)
        .await?;
        if locked.rows_affected() == 0 {
            return Ok(false);
        }
    }
    let done = sqlx::query(
        "UPDATE planned_community SET merged_into = $2
         WHERE id = $1 AND community_id IS NULL
           AND call_id = (SELECT other.call_id FROM planned_community other WHERE other.id = $2)",
    )
    .bind(from.to_string())
    .bind(into.to_string())
    .execute(&mut *tx)
    .await?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    sqlx::query("UPDATE planned_community SET merged_into = $2 WHERE merged_into = $1")
        .bind(from.to_string())
        .bind(into.to_string())
        .execute(tx)
        .await?;
    Ok(true)
}

/// Splits another planned community, of the same kind and capacity, from one; `None` when that one became a part of another
/// or has its community.
///
/// # Errors
/// When the database is unavailable.
pub async fn split_planned(
    tx: &mut AnyConnection,
    from: PlannedCommunityId,
    title: &LocalizedText,
    now: i64,
) -> Result<Option<PlannedCommunityId>, sqlx::Error> {
    let call: Option<String> = sqlx::query_scalar(
        "UPDATE planned_community SET merged_into = merged_into
         WHERE id = $1 AND merged_into IS NULL AND community_id IS NULL
         RETURNING call_id",
    )
    .bind(from.to_string())
    .fetch_optional(&mut *tx)
    .await?;
    let Some(call) = call else { return Ok(None) };
    let id = PlannedCommunityId::new();
    sqlx::query(
        "INSERT INTO planned_community (id, call_id, position, title, kind, capacity_kind, capacity_from, capacity_to, split_from)
         SELECT $2, p.call_id, (SELECT MAX(o.position) + 1 FROM planned_community o WHERE o.call_id = p.call_id),
                $3, p.kind, p.capacity_kind, p.capacity_from, p.capacity_to, p.id
         FROM planned_community p
         WHERE p.id = $1",
    )
    .bind(from.to_string())
    .bind(id.to_string())
    .bind(to_json(title)?)
    .execute(&mut *tx)
    .await?;
    sqlx::query("UPDATE call SET changed_at = $2 WHERE id = $1").bind(call).bind(now).execute(tx).await?;
    Ok(Some(id))
}
