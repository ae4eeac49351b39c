//! All the SQL of deliverables. Rows stay here; what leaves is the model.

use sqlx::AnyConnection;

use super::model::{Deliverable, DeliverableState, Plan, Season, Work, WorkKind};
use ensemble_core::{
    LocalizedText,
    ids::{CommunityId, DeliverableId},
};
use ensemble_server::db::{
    Db,
    columns::to_json,
    row::{Json, Text, from_row},
};

from_row! {
    struct DeliverableRow {
        id: Text<DeliverableId>,
        revision: i64,
        title: Json<LocalizedText>,
        season: Text<Season>,
        year: i64,
        due_on: Option<String>,
        state: Text<DeliverableState>,
        reason: Option<Json<LocalizedText>>,
        work_kind: Option<Text<WorkKind>>,
        work_id: Option<String>,
        work_name: Option<Json<LocalizedText>>,
        work_addresses: Option<Json<[String; 2]>>,
    }
}

fn work(row: &DeliverableRow) -> Option<Work> {
    Some(Work {
        kind: row.work_kind?.0,
        id: row.work_id.clone().unwrap_or_default(),
        name: row.work_name.clone()?.0,
        addresses: row.work_addresses.clone()?.0,
    })
}

fn deliverable(row: DeliverableRow) -> Result<Deliverable, sqlx::Error> {
    let work = work(&row);
    let year = i16::try_from(row.year).map_err(|error| sqlx::Error::Decode(Box::new(error)))?;
    Ok(Deliverable {
        id: row.id.0,
        revision: row.revision,
        plan: Plan {
            title: row.title.0,
            season: row.season.0,
            year,
            date: row.due_on,
            state: row.state.0,
            reason: row.reason.map(|reason| reason.0),
            work,
        },
    })
}

macro_rules! select_deliverables {
    ($rest:literal) => {
        concat!(
            "SELECT id, revision, title, season, year, due_on, state, reason, work_kind, work_id, work_name,
                    work_addresses
             FROM deliverable
             WHERE community_id = $1 ",
            $rest
        )
    };
}

/// The deliverables of a community, by the day until which they are due.
///
/// # Errors
/// When the database is unavailable.
pub async fn of_community(db: &Db, community: CommunityId) -> Result<Vec<Deliverable>, sqlx::Error> {
    let rows: Vec<DeliverableRow> = sqlx::query_as(select_deliverables!("ORDER BY id"))
        .bind(community.to_string())
        .fetch_all(&db.reader)
        .await?;
    let mut all = rows.into_iter().map(deliverable).collect::<Result<Vec<_>, _>>()?;
    all.sort_by_cached_key(|each| each.plan.due());
    Ok(all)
}

/// A deliverable of a community.
///
/// # Errors
/// When the database is unavailable.
pub async fn find(
    db: &Db,
    community: CommunityId,
    id: DeliverableId,
) -> Result<Option<Deliverable>, sqlx::Error> {
    let row: Option<DeliverableRow> = sqlx::query_as(select_deliverables!("AND id = $2"))
        .bind(community.to_string())
        .bind(id.to_string())
        .fetch_optional(&db.reader)
        .await?;
    row.map(deliverable).transpose()
}

/// How many deliverables a community has.
///
/// # Errors
/// When the database is unavailable.
pub async fn count(tx: &mut AnyConnection, community: CommunityId) -> Result<usize, sqlx::Error> {
    let count: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM deliverable WHERE community_id = $1")
        .bind(community.to_string())
        .fetch_one(tx)
        .await?;
    Ok(usize::try_from(count).unwrap_or_default())
}

/// Adds a deliverable to a community.
///
/// # Errors
/// When the database is unavailable.
pub async fn add(
    tx: &mut AnyConnection,
    id: DeliverableId,
    community: CommunityId,
    plan: &Plan,
    now: i64,
) -> Result<(), sqlx::Error> {
    let work = plan.work.as_ref();
    sqlx::query(
        "INSERT INTO deliverable
           (id, community_id, title, season, year, due_on, state, reason, work_kind, work_id, work_name,
            work_addresses, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
    )
    .bind(id.to_string())
    .bind(community.to_string())
    .bind(to_json(&plan.title)?)
    .bind(plan.season.code())
    .bind(i64::from(plan.year))
    .bind(plan.date.as_deref())
    .bind(plan.state.code())
    .bind(plan.reason.as_ref().map(to_json).transpose()?)
    .bind(work.map(|work| work.kind.code()))
    .bind(work.map(|work| work.id.as_str()))
    .bind(work.map(|work| to_json(&work.name)).transpose()?)
    .bind(work.map(|work| to_json(&work.addresses)).transpose()?)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(())
}

/// Changes a deliverable; `false` when it was changed since this revision, or deleted.
///
/// # Errors
/// When the database is unavailable.
pub async fn write(
    tx: &mut AnyConnection,
    id: DeliverableId,
    revision: i64,
    plan: &Plan,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let work = plan.work.as_ref();
    let done = sqlx::query(
        "UPDATE deliverable
         SET title = $3, season = $4, year = $5, due_on = $6, state = $7, reason = $8, work_kind = $9, work_id = $10,
             work_name = $11, work_addresses = $12, changed_at = $13, revision = revision + 1
         WHERE id = $1 AND revision = $2",
    )
    .bind(id.to_string())
    .bind(revision)
    .bind(to_json(&plan.title)?)
    .bind(plan.season.code())
    .bind(i64::from(plan.year))
    .bind(plan.date.as_deref())
    .bind(plan.state.code())
    .bind(plan.reason.as_ref().map(to_json).transpose()?)
    .bind(work.map(|work| work.kind.code()))
    .bind(work.map(|work| work.id.as_str()))
    .bind(work.map(|work| to_json(&work.name)).transpose()?)
    .bind(work.map(|work| to_json(&work.addresses)).transpose()?)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Deletes a deliverable; `false` when it was changed since this revision, or deleted.
///
/// # Errors
/// When the database is unavailable.
pub async fn delete(tx: &mut AnyConnection, id: DeliverableId, revision: i64) -> Result<bool, sqlx::Error> {
    let done = sqlx::query("DELETE FROM deliverable WHERE id = $1 AND revision = $2")
        .bind(id.to_string())
        .bind(revision)
        .execute(tx)
        .await?;
    Ok(done.rows_affected() > 0)
}
