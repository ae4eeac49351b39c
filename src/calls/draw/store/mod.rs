//! All the SQL of draws. Rows stay here; what leaves is the model.

mod candidates;
mod witnesses;
mod write;

pub use candidates::{candidates, candidates_in, counts, strata};
pub use witnesses::{Entered, ask_again, enter, entered, is_witness, numbers_of, open_witnesses, witnesses};
pub use write::{NewDraw, add, lock_frozen, log_changed, set_proof, set_void};

use sqlx::AnyConnection;

use super::model::{DrawEntry, DrawRecord, DrawSummary, Void};
use ensemble_core::{
    LocalizedText,
    ids::{CallId, DrawId, InterestId, PersonId, PlannedCommunityId},
};
use ensemble_draw::DrawState;
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

/// The action of the audit log that says that a list was changed in the database.
pub const CHANGED: &str = "draw.changed";
/// The kind of its subject.
pub const SUBJECT: &str = "draw";

from_row! {
    struct DrawRow {
        id: Text<DrawId>,
        call_id: Text<CallId>,
        planned_id: Text<PlannedCommunityId>,
        state: Text<DrawState>,
        list: String,
        commitment: String,
        commitment_hash: String,
        proof: Option<String>,
        value_at: i64,
        frozen_at: i64,
        frozen_by: Option<Text<PersonId>>,
        drawn_at: Option<i64>,
        void_at: Option<i64>,
        void_reason: Option<Json<LocalizedText>>,
    }
}

impl From<DrawRow> for DrawRecord {
    fn from(row: DrawRow) -> Self {
        Self {
            id: row.id.0,
            call: row.call_id.0,
            planned: row.planned_id.0,
            state: row.state.0,
            list: row.list,
            commitment: row.commitment,
            commitment_hash: row.commitment_hash,
            proof: row.proof,
            value_at: row.value_at,
            frozen_at: row.frozen_at,
            frozen_by: row.frozen_by.map(|id| id.0),
            drawn_at: row.drawn_at,
            void: void(row.void_at, row.void_reason),
        }
    }
}

fn void(at: Option<i64>, reason: Option<Json<LocalizedText>>) -> Option<Void> {
    at.zip(reason).map(|(at, reason)| Void { at, reason: reason.0 })
}

/// A statement that reads draws.
macro_rules! select_draws {
    ($rest:literal) => {
        concat!(
            "SELECT id, call_id, planned_id, state, list, commitment, commitment_hash, proof, value_at, frozen_at, frozen_by,
                    drawn_at, void_at, void_reason
             FROM draw ",
            $rest
        )
    };
}

from_row! {
    struct SummaryRow {
        id: Text<DrawId>,
        planned_id: Text<PlannedCommunityId>,
        state: Text<DrawState>,
        value_at: i64,
        frozen_at: i64,
        drawn_at: Option<i64>,
        void_at: Option<i64>,
        void_reason: Option<Json<LocalizedText>>,
        entries: u32,
        commitment: String,
        changed: bool,
    }
}

from_row! {
    struct EntryRow {
        number: u32,
        interest_id: Option<Text<InterestId>>,
        salt: String,
    }
}

from_row! {
    struct IdRow {
        id: Text<DrawId>,
    }
}

/// The draws of a call, void ones included, in the order in which their lists were closed.
///
/// # Errors
/// When the database is unavailable.
pub async fn of_call(db: &Db, call: CallId) -> Result<Vec<DrawRecord>, sqlx::Error> {
    let rows: Vec<DrawRow> = sqlx::query_as(select_draws!("WHERE call_id = $1 ORDER BY frozen_at, id"))
        .bind(call.to_string())
        .fetch_all(&db.reader)
        .await?;
    Ok(rows.into_iter().map(DrawRecord::from).collect())
}

/// The same without lists and proofs.
///
/// # Errors
/// When the database is unavailable.
pub async fn summaries(db: &Db, call: CallId) -> Result<Vec<DrawSummary>, sqlx::Error> {
    let rows: Vec<SummaryRow> = sqlx::query_as(
        "SELECT d.id, d.planned_id, d.state, d.value_at, d.frozen_at, d.drawn_at, d.void_at, d.void_reason, d.commitment,
                COALESCE((SELECT MAX(e.number) FROM draw_entry e WHERE e.draw_id = d.id), 0) AS entries,
                CASE WHEN EXISTS (SELECT 1 FROM audit a WHERE a.action = $2 AND a.subject_kind = $3 AND a.subject_id = d.id)
                     THEN CAST(1 AS BIGINT) ELSE CAST(0 AS BIGINT) END AS changed
         FROM draw d
         WHERE d.call_id = $1
         ORDER BY d.frozen_at, d.id",
    )
    .bind(call.to_string())
    .bind(CHANGED)
    .bind(SUBJECT)
    .fetch_all(&db.reader)
    .await?;
    let summary = |row: SummaryRow| DrawSummary {
        id: row.id.0,
        planned: row.planned_id.0,
        state: row.state.0,
        value_at: row.value_at,
        frozen_at: row.frozen_at,
        drawn_at: row.drawn_at,
        void: void(row.void_at, row.void_reason),
        entries: row.entries,
        commitment: row.commitment,
        changed: row.changed,
    };
    Ok(rows.into_iter().map(summary).collect())
}

/// The draw of a planned community that counts: the one that is not void.
///
/// # Errors
/// When the database is unavailable.
pub async fn find_valid(db: &Db, planned: PlannedCommunityId) -> Result<Option<DrawRecord>, sqlx::Error> {
    let row: Option<DrawRow> = sqlx::query_as(select_draws!("WHERE planned_id = $1 AND state <> 'void'"))
        .bind(planned.to_string())
        .fetch_optional(&db.reader)
        .await?;
    Ok(row.map(DrawRecord::from))
}

/// A draw of a call.
///
/// # Errors
/// When the database is unavailable.
pub async fn find(db: &Db, call: CallId, id: DrawId) -> Result<Option<DrawRecord>, sqlx::Error> {
    let row: Option<DrawRow> = sqlx::query_as(select_draws!("WHERE id = $1 AND call_id = $2"))
        .bind(id.to_string())
        .bind(call.to_string())
        .fetch_optional(&db.reader)
        .await?;
    Ok(row.map(DrawRecord::from))
}

/// A draw.
///
/// # Errors
/// When the database is unavailable.
pub async fn find_by_id(db: &Db, id: DrawId) -> Result<Option<DrawRecord>, sqlx::Error> {
    let row: Option<DrawRow> = sqlx::query_as(select_draws!("WHERE id = $1"))
        .bind(id.to_string())
        .fetch_optional(&db.reader)
        .await?;
    Ok(row.map(DrawRecord::from))
}

/// The entries of a draw, in the order of their numbers.
///
/// # Errors
/// When the database is unavailable.
pub async fn entries(db: &Db, draw: DrawId) -> Result<Vec<DrawEntry>, sqlx::Error> {
    let rows: Vec<EntryRow> =
        sqlx::query_as("SELECT number, interest_id, salt FROM draw_entry WHERE draw_id = $1 ORDER BY number")
            .bind(draw.to_string())
            .fetch_all(&db.reader)
            .await?;
    let entry = |row: EntryRow| DrawEntry {
        number: row.number,
        interest: row.interest_id.map(|id| id.0),
        salt: row.salt,
    };
    Ok(rows.into_iter().map(entry).collect())
}

/// The draws whose value exists and that are not drawn.
///
/// # Errors
/// When the database is unavailable.
pub async fn to_run(db: &Db, now: i64) -> Result<Vec<DrawId>, sqlx::Error> {
    let rows: Vec<IdRow> = sqlx::query_as(
        "SELECT d.id
         FROM draw d
         JOIN call c ON c.id = d.call_id
         WHERE d.state = 'frozen' AND d.value_at <= $1 AND c.cancelled_at IS NULL
         ORDER BY d.value_at, d.id",
    )
    .bind(now)
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(|row| row.id.0).collect())
}

/// All draws, by their ids.
///
/// # Errors
/// When the database is unavailable.
pub async fn all_ids(db: &Db) -> Result<Vec<DrawId>, sqlx::Error> {
    let rows: Vec<IdRow> =
        sqlx::query_as("SELECT id FROM draw ORDER BY frozen_at, id").fetch_all(&db.reader).await?;
    Ok(rows.into_iter().map(|row| row.id.0).collect())
}

/// Whether a draw of a planned community was declared void after its value was known.
///
/// # Errors
/// When the database is unavailable.
pub async fn was_voided_after_value(
    tx: &mut AnyConnection,
    planned: PlannedCommunityId,
) -> Result<bool, sqlx::Error> {
    let found: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM draw WHERE planned_id = $1 AND state = 'void' AND void_at >= value_at",
    )
    .bind(planned.to_string())
    .fetch_one(tx)
    .await?;
    Ok(found > 0)
}

/// Whether places of a planned community were given, by a draw or without one.
///
/// # Errors
/// When the database is unavailable.
pub async fn places_given(tx: &mut AnyConnection, planned: PlannedCommunityId) -> Result<bool, sqlx::Error> {
    let found: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM interest WHERE planned_id = $1 AND place <> 'none'")
            .bind(planned.to_string())
            .fetch_one(tx)
            .await?;
    Ok(found > 0)
}

/// Whether a place was given to a project of a draw.
///
/// # Errors
/// When the database is unavailable.
pub async fn has_given_places(tx: &mut AnyConnection, draw: DrawId) -> Result<bool, sqlx::Error> {
    let found: i64 = sqlx::query_scalar(
        "SELECT COUNT(*)
         FROM draw_entry e
         JOIN interest i ON i.id = e.interest_id
         WHERE e.draw_id = $1 AND i.place <> 'none'",
    )
    .bind(draw.to_string())
    .fetch_one(tx)
    .await?;
    Ok(found > 0)
}
