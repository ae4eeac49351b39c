//! Running a draw once its value exists.

use super::Actor;
use crate::draw::{
    model::{DrawEntry, DrawRecord, read_commitment},
    relays, rules, store,
};
use ensemble_core::{error::AppError, ids::DrawId, rights::Viewer};
use ensemble_draw::{DrawError, DrawState, Frozen, Proof, Source, Value, draw};
use ensemble_server::{
    Portal,
    audit::{self, Deed},
    db::Db,
    offload::LONG,
};

/// Runs all draws whose value exists and is known: those of drand whose round a relay has, and those of lotteries whose
/// witnesses agree. After an error with one the others are run; the error is returned at the end.
pub async fn run_due(portal: &Portal, is_stopping: impl Fn() -> bool) -> Result<(), AppError> {
    let mut outcome = Ok(());
    for id in store::to_run(&portal.db, portal.now()).await? {
        if is_stopping() {
            break;
        }
        match run_if_possible(portal, id).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::error!(draw = %id, %error, "a draw cannot be run"),
            Err(error) => {
                tracing::error!(draw = %id, %error, "a draw was not run");
                outcome = Err(error);
            }
        }
    }
    outcome
}

async fn run_if_possible(portal: &Portal, id: DrawId) -> Result<Result<(), DrawError>, AppError> {
    let Some(record) = store::find_by_id(&portal.db, id).await? else { return Ok(Ok(())) };
    let actor = Actor { viewer: &Viewer::default(), address: "" };
    let commitment = match read_commitment(&record.commitment) {
        Ok(commitment) => commitment,
        Err(error) => return log_refusal(portal, &record, error).await,
    };
    let value = match &commitment.source {
        Source::Drand { round, .. } => {
            // Checked before a relay is asked: the round has to be the published one.
            if let Err(error) = check_list(portal, &record).await? {
                return log_refusal(portal, &record, error).await;
            }
            relays::value_of(&portal.config.drand_relays, *round).await
        }
        Source::Lottery { .. } => value_of_witnesses(store::entered(&portal.db.reader, id).await?),
    };
    match value {
        Some(value) => run(portal, actor, &record, value).await,
        None => Ok(Ok(())),
    }
}

/// The value of a lottery, once both witnesses entered the same numbers.
pub(in crate::draw) fn value_of_witnesses(entered: store::Entered) -> Option<Value> {
    let [Some(first), Some(second)] = entered else { return None };
    Value::lottery(first, second).ok()
}

/// Runs a draw with its value, and stores the proof. When list, commitment or entries in the database differ from what was
/// published, nothing is drawn, and the audit log has an entry.
///
/// # Errors
/// The inner one says what is wrong with list or value.
pub(in crate::draw) async fn run(
    portal: &Portal,
    actor: Actor<'_>,
    record: &DrawRecord,
    value: Value,
) -> Result<Result<(), DrawError>, AppError> {
    let frozen = match check_list(portal, record).await? {
        Ok(frozen) => frozen,
        Err(error) => return log_refusal(portal, record, error).await,
    };
    let state = record.state;
    // A signature takes some hundredths of a second.
    let drawn = portal.offload.run(None, LONG + 1, move || draw(state, frozen, value)).await?;
    let file = match drawn.and_then(|proof| proof.to_file()) {
        Ok(file) => file,
        Err(error) => return Ok(Err(error)),
    };
    let now = portal.now();
    portal
        .db
        .transaction(async |tx| {
            if !store::set_proof(tx, record, &file, now).await? {
                return Ok(Err(DrawError::AlreadyDrawn));
            }
            let id = record.id.to_string();
            let detail = record.commitment_hash.as_str();
            let deed = Deed { action: "draw.run", subject_kind: store::SUBJECT, subject: &id, detail };
            audit::log(tx, actor.viewer, actor.address, deed, now).await?;
            Ok(Ok(()))
        })
        .await
}

/// List and commitment, if they are the published ones and the stored entries match the list.
async fn check_list(portal: &Portal, record: &DrawRecord) -> Result<Result<Frozen, DrawError>, AppError> {
    let entries = store::entries(&portal.db, record.id).await?;
    Ok(record.frozen().and_then(|frozen| {
        if rules::entries_match(&frozen, &entries) { Ok(frozen) } else { Err(DrawError::ListChanged) }
    }))
}

/// List, commitment and proof, if list and commitment are the published ones, the stored entries match the list, and the proof
/// verifies.
///
/// # Errors
/// The inner one says what is wrong.
pub(in crate::draw) async fn check_list_and_proof(
    portal: &Portal,
    record: &DrawRecord,
) -> Result<Result<(Frozen, Option<Proof>), DrawError>, AppError> {
    let entries = store::entries(&portal.db, record.id).await?;
    let record = record.clone();
    let work = move || {
        let frozen = record.frozen()?;
        if rules::entries_match(&frozen, &entries) {
            Ok((frozen, record.verified()?))
        } else {
            Err(DrawError::ListChanged)
        }
    };
    portal.offload.run(None, LONG + 1, work).await
}

/// Logs that list, commitment or entries were changed in the database, and returns the error.
async fn log_refusal(
    portal: &Portal,
    record: &DrawRecord,
    error: DrawError,
) -> Result<Result<(), DrawError>, AppError> {
    let now = portal.now();
    portal.db.transaction(async |tx| store::log_changed(tx, record.id, error.code(), now).await).await?;
    Ok(Err(error))
}

/// Verifies all draws, for `ensemble doctor`: how many there are, and those that differ from what was published, with the error.
///
/// # Errors
/// When the database is unavailable.
pub async fn verify_all(db: &Db) -> Result<(usize, Vec<(DrawId, DrawError)>), sqlx::Error> {
    let ids = store::all_ids(db).await?;
    let mut faulty = Vec::new();
    for id in &ids {
        let Some(record) = store::find_by_id(db, *id).await? else { continue };
        let entries = store::entries(db, *id).await?;
        if let Err(error) = check_record(&record, &entries) {
            faulty.push((*id, error));
        }
    }
    Ok((ids.len(), faulty))
}

fn check_record(record: &DrawRecord, entries: &[DrawEntry]) -> Result<(), DrawError> {
    let frozen = record.frozen()?;
    if !rules::entries_match(&frozen, entries) {
        return Err(DrawError::ListChanged);
    }
    match (record.state, record.verified()?) {
        (DrawState::Drawn, None) => Err(DrawError::Malformed("the proof is missing")),
        _ => Ok(()),
    }
}
