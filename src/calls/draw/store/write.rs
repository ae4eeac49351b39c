//! Closing a list, storing its proof, declaring a draw void.

use sqlx::AnyConnection;

use super::{CHANGED, SUBJECT, witnesses::add_witnesses};
use crate::draw::model::{DrawEntry, DrawRecord};
use ensemble_core::{
    LocalizedText,
    ids::{CallId, DrawId, PersonId, PlannedCommunityId},
    rights::Viewer,
};
use ensemble_draw::{DrawState, Frozen};
use ensemble_server::{
    audit::{self, Deed},
    db::columns::to_json,
};

/// A list that is closed.
#[derive(Clone, Debug)]
pub struct NewDraw {
    pub id: DrawId,
    pub call: CallId,
    pub planned: PlannedCommunityId,
    pub frozen: Frozen,
    pub entries: Vec<DrawEntry>,
    /// Both witnesses of a public lottery, in the order of the commitment; none where the value comes from elsewhere.
    pub witnesses: Vec<PersonId>,
    /// When the value comes to exist, in milliseconds UTC.
    pub value_at: i64,
    pub frozen_by: Option<PersonId>,
}

/// Stores a closed list; `false` when the planned community has a draw that counts.
///
/// # Errors
/// When the database is unavailable.
pub async fn add(tx: &mut AnyConnection, new: &NewDraw, now: i64) -> Result<bool, sqlx::Error> {
    let id = new.id.to_string();
    let done = sqlx::query(
        "INSERT INTO draw (id, call_id, planned_id, state, list, commitment, commitment_hash, value_at, frozen_at, frozen_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (planned_id) WHERE state <> 'void' DO NOTHING",
    )
    .bind(&id)
    .bind(new.call.to_string())
    .bind(new.planned.to_string())
    .bind(DrawState::Frozen.code())
    .bind(to_json(&new.frozen.list)?)
    .bind(to_json(&new.frozen.commitment)?)
    .bind(&new.frozen.commitment_hash)
    .bind(new.value_at)
    .bind(now)
    .bind(new.frozen_by.map(|person| person.to_string()))
    .execute(&mut *tx)
    .await?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    for entry in &new.entries {
        sqlx::query("INSERT INTO draw_entry (draw_id, number, interest_id, salt) VALUES ($1, $2, $3, $4)")
            .bind(&id)
            .bind(i64::from(entry.number))
            .bind(entry.interest.map(|interest| interest.to_string()))
            .bind(&entry.salt)
            .execute(&mut *tx)
            .await?;
    }
    add_witnesses(tx, new.id, &new.witnesses).await?;
    Ok(true)
}

/// Keeps a draw that waits for its value as it is until the end of the transaction; `false` when it is drawn or void.
///
/// # Errors
/// When the database is unavailable.
pub async fn lock_frozen(tx: &mut AnyConnection, id: DrawId) -> Result<bool, sqlx::Error> {
    let done = sqlx::query("UPDATE draw SET state = state WHERE id = $1 AND state = 'frozen'")
        .bind(id.to_string())
        .execute(tx)
        .await?;
    Ok(done.rows_affected() > 0)
}

/// Stores the proof of a draw, once; `false` when it is drawn or void, or when its texts are not those any more from which
/// the proof was made.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_proof(
    tx: &mut AnyConnection,
    draw: &DrawRecord,
    proof: &str,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE draw SET state = 'drawn', proof = $5, drawn_at = $6
         WHERE id = $1 AND state = 'frozen' AND list = $2 AND commitment = $3 AND commitment_hash = $4",
    )
    .bind(draw.id.to_string())
    .bind(&draw.list)
    .bind(&draw.commitment)
    .bind(&draw.commitment_hash)
    .bind(proof)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Declares a draw void, once; `false` when it was.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_void(
    tx: &mut AnyConnection,
    id: DrawId,
    reason: &LocalizedText,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE draw SET state = 'void', void_at = $2, void_reason = $3 WHERE id = $1 AND state <> 'void'",
    )
    .bind(id.to_string())
    .bind(now)
    .bind(to_json(reason)?)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Logs that the list of a draw is not the one that was published, with the code of what is wrong; once for each draw.
///
/// # Errors
/// When the database is unavailable.
pub async fn log_changed(
    tx: &mut AnyConnection,
    id: DrawId,
    code: &str,
    now: i64,
) -> Result<(), sqlx::Error> {
    let id = id.to_string();
    let known: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM audit WHERE action = $1 AND subject_kind = $2 AND subject_id = $3",
    )
    .bind(CHANGED)
    .bind(SUBJECT)
    .bind(&id)
    .fetch_one(&mut *tx)
    .await?;
    if known == 0 {
        let deed = Deed { action: CHANGED, subject_kind: SUBJECT, subject: &id, detail: code };
        audit::log(tx, &Viewer::default(), "", deed, now).await?;
    }
    Ok(())
}
