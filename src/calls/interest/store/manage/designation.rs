//! What happened to a designation.

use sqlx::AnyConnection;

use crate::interest::model::Designation;
use ensemble_core::ids::{InterestId, PersonId};
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

/// What an organization was asked or answered about a designation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DesignationEntry {
    pub at: i64,
    pub designation: Designation,
    /// The coordinator who answered in the organization's place.
    pub coordinator: Option<String>,
    pub reason: Option<String>,
}

from_row! {
    struct EntryRow {
        at: i64,
        designation: Text<Designation>,
        coordinator: Option<String>,
        reason: Option<String>,
    }
}

/// Adds to the history of a designation what an organization was asked or answered. The expression of interest is locked.
///
/// # Errors
/// When the database is unavailable.
pub async fn note_designation(
    tx: &mut AnyConnection,
    id: InterestId,
    designation: Designation,
    coordinator: Option<PersonId>,
    reason: Option<&str>,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO interest_designation (interest_id, number, at, designation, coordinator_id, reason)
         VALUES ($1, (SELECT COALESCE(MAX(d.number), 0) + 1 FROM interest_designation d WHERE d.interest_id = $1),
                 $2, $3, $4, $5)",
    )
    .bind(id.to_string())
    .bind(now)
    .bind(designation.code())
    .bind(coordinator.map(|person| person.to_string()))
    .bind(reason.map(str::to_owned))
    .execute(tx)
    .await?;
    Ok(())
}

/// The history of a designation, the first entry first.
///
/// # Errors
/// When the database is unavailable.
pub async fn designation_history(db: &Db, id: InterestId) -> Result<Vec<DesignationEntry>, sqlx::Error> {
    let rows: Vec<EntryRow> = sqlx::query_as(
        "SELECT d.at, d.designation, p.name AS coordinator, d.reason
         FROM interest_designation d
         LEFT JOIN person p ON p.id = d.coordinator_id
         WHERE d.interest_id = $1
         ORDER BY d.number",
    )
    .bind(id.to_string())
    .fetch_all(&db.reader)
    .await?;
    let entry = |row: EntryRow| DesignationEntry {
        at: row.at,
        designation: row.designation.0,
        coordinator: row.coordinator,
        reason: row.reason,
    };
    Ok(rows.into_iter().map(entry).collect())
}
