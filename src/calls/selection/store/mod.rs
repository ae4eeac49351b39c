//! The SQL of places. Where an expression of interest is, its place, its planned community and its answer are written by
//! `interest`, planned communities by `call`. Rows stay here; what leaves is the model.

mod board;
mod later;
mod lists;

pub use board::{elsewhere, organizations};
pub use later::{finished_calls, free_places, lapsed, reminder_enqueued, to_remind};
pub use lists::{accepted_sectors, answered, draws, movable, sectors, tallies};

use sqlx::{Any, AnyConnection, Executor};

use super::model::{Candidate, Drawn, Inviter};
use crate::{
    call::model::Sector,
    interest::model::{InterestState, Place},
};
use ensemble_core::{
    Lang,
    ids::{CallId, InterestId, PersonId, PlannedCommunityId},
};
use ensemble_draw::{DrawState, verify};
use ensemble_server::db::row::{Text, from_row};

from_row! {
    struct CandidateRow {
        id: Text<InterestId>,
        state: Text<InterestState>,
        relevant: Option<bool>,
        number: Option<u32>,
        place: Text<Place>,
        waiting_number: Option<u32>,
        sent_at: Option<i64>,
        withdrawn_at: Option<i64>,
    }
}

impl From<CandidateRow> for Candidate {
    fn from(row: CandidateRow) -> Self {
        let withdrawn = row.state.0 == InterestState::Withdrawn;
        Self {
            id: row.id.0,
            relevant: row.relevant,
            number: row.number,
            place: row.place.0,
            waiting_number: row.waiting_number,
            sent_at: row.sent_at.unwrap_or_default(),
            withdrawn_at: withdrawn.then_some(row.withdrawn_at.unwrap_or_default()),
        }
    }
}

from_row! {
    struct IdRow {
        id: Text<InterestId>,
    }
}

from_row! {
    struct AnswerRow {
        id: Text<InterestId>,
        sector: Option<Text<Sector>>,
    }
}

from_row! {
    struct DrawRow {
        state: Text<DrawState>,
        commitment_hash: String,
        proof: Option<String>,
    }
}

from_row! {
    struct InviterRow {
        id: Text<PersonId>,
        name: String,
    }
}

from_row! {
    struct PersonRow {
        id: Text<PersonId>,
    }
}

/// The expressions of interest of a planned community, with their numbers in the draw that counts. Drafts are not among them.
///
/// # Errors
/// When the database is unavailable.
pub async fn candidates(
    from: impl Executor<'_, Database = Any>,
    planned: PlannedCommunityId,
) -> Result<Vec<Candidate>, sqlx::Error> {
    let rows: Vec<CandidateRow> = sqlx::query_as(
        "SELECT i.id, i.state, i.relevant, e.number, i.place, i.waiting_number, i.sent_at, i.withdrawn_at
         FROM interest i
         LEFT JOIN draw d ON d.planned_id = i.planned_id AND d.state <> 'void'
         LEFT JOIN draw_entry e ON e.draw_id = d.id AND e.interest_id = i.id
         WHERE i.planned_id = $1 AND i.state <> 'draft'
         ORDER BY i.sent_at, i.id",
    )
    .bind(planned.to_string())
    .fetch_all(from)
    .await?;
    Ok(rows.into_iter().map(Candidate::from).collect())
}

/// The draw of a planned community that counts, with its proof verified.
///
/// # Errors
/// When the database is unavailable.
pub async fn drawn(
    from: impl Executor<'_, Database = Any>,
    planned: PlannedCommunityId,
) -> Result<Drawn, sqlx::Error> {
    let row: Option<DrawRow> = sqlx::query_as(
        "SELECT state, commitment_hash, proof FROM draw WHERE planned_id = $1 AND state <> 'void'",
    )
    .bind(planned.to_string())
    .fetch_optional(from)
    .await?;
    let Some(row) = row else { return Ok(Drawn::None) };
    if row.state.0 == DrawState::Frozen {
        return Ok(Drawn::Pending);
    }
    let proof = row.proof.and_then(|file| verify(file.as_bytes()).ok());
    let proof = proof.filter(|proof| proof.commitment_hash == row.commitment_hash);
    Ok(proof.map_or(Drawn::Broken, |proof| Drawn::Proof(Box::new(proof))))
}

/// The sent expressions of interest of a call that name no planned community.
///
/// # Errors
/// When the database is unavailable.
pub async fn without_planned(tx: &mut AnyConnection, call: CallId) -> Result<Vec<InterestId>, sqlx::Error> {
    let rows: Vec<IdRow> = sqlx::query_as(
        "SELECT id FROM interest WHERE call_id = $1 AND state = 'sent' AND planned_id IS NULL ORDER BY id",
    )
    .bind(call.to_string())
    .fetch_all(tx)
    .await?;
    Ok(rows.into_iter().map(|row| row.id.0).collect())
}

/// How many sent expressions of interest of a call have no answer.
///
/// # Errors
/// When the database is unavailable.
pub async fn unanswered(tx: &mut AnyConnection, call: CallId) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar(
        "SELECT COUNT(*) FROM interest WHERE call_id = $1 AND state = 'sent' AND answered_at IS NULL",
    )
    .bind(call.to_string())
    .fetch_one(tx)
    .await
}

/// When a place was offered, in milliseconds UTC.
///
/// # Errors
/// When the database is unavailable.
pub async fn offered_at(tx: &mut AnyConnection, id: InterestId) -> Result<Option<i64>, sqlx::Error> {
    let at: Option<Option<i64>> = sqlx::query_scalar("SELECT offered_at FROM interest WHERE id = $1")
        .bind(id.to_string())
        .fetch_optional(tx)
        .await?;
    Ok(at.flatten())
}

/// For how long the places of a planned community are offered, in milliseconds: the longest time so far.
///
/// # Errors
/// When the database is unavailable.
pub async fn offer_length(
    tx: &mut AnyConnection,
    planned: PlannedCommunityId,
) -> Result<Option<i64>, sqlx::Error> {
    sqlx::query_scalar("SELECT MAX(reply_by - offered_at) FROM interest WHERE planned_id = $1")
        .bind(planned.to_string())
        .fetch_one(tx)
        .await
}

/// Moves those who wait behind a number up by one.
///
/// # Errors
/// When the database is unavailable.
pub async fn move_up(
    tx: &mut AnyConnection,
    planned: PlannedCommunityId,
    number: u32,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE interest SET waiting_number = waiting_number - 1
         WHERE planned_id = $1 AND place = 'waiting' AND waiting_number > $2",
    )
    .bind(planned.to_string())
    .bind(i64::from(number))
    .execute(tx)
    .await?;
    Ok(())
}

/// Those of a planned community who accepted a place and did not withdraw, by the time of their reply.
///
/// # Errors
/// When the database is unavailable.
pub async fn accepted(
    tx: &mut AnyConnection,
    planned: PlannedCommunityId,
) -> Result<Vec<InterestId>, sqlx::Error> {
    let rows: Vec<IdRow> = sqlx::query_as(
        "SELECT id FROM interest WHERE planned_id = $1 AND place = 'accepted' AND state = 'sent'
         ORDER BY replied_at, id",
    )
    .bind(planned.to_string())
    .fetch_all(tx)
    .await?;
    Ok(rows.into_iter().map(|row| row.id.0).collect())
}

/// The sent expressions of interest of a planned community, with the sectors of their people.
///
/// # Errors
/// When the database is unavailable.
pub async fn answers_of(
    tx: &mut AnyConnection,
    planned: PlannedCommunityId,
) -> Result<Vec<(InterestId, Option<Sector>)>, sqlx::Error> {
    let rows: Vec<AnswerRow> = sqlx::query_as(
        "SELECT id, sector FROM interest WHERE planned_id = $1 AND state = 'sent' ORDER BY sent_at, id",
    )
    .bind(planned.to_string())
    .fetch_all(tx)
    .await?;
    Ok(rows.into_iter().map(|row| (row.id.0, row.sector.map(|sector| sector.0))).collect())
}

/// The open account with a proven address.
///
/// # Errors
/// When the database is unavailable.
pub async fn person_of(tx: &mut AnyConnection, email: &str) -> Result<Option<PersonId>, sqlx::Error> {
    let row: Option<PersonRow> = sqlx::query_as(
        "SELECT id FROM person WHERE email = $1 AND email_proven_at IS NOT NULL AND closed_at IS NULL",
    )
    .bind(email)
    .fetch_optional(tx)
    .await?;
    Ok(row.map(|row| row.id.0))
}

/// The coordinator in whose name people are invited who got a place: the one who wrote the call, or else the one who has
/// coordinated for longest.
///
/// # Errors
/// When the database is unavailable.
pub async fn inviter(tx: &mut AnyConnection, call: CallId) -> Result<Option<Inviter>, sqlx::Error> {
    let row: Option<InviterRow> = sqlx::query_as(
        "SELECT p.id, p.name
         FROM office o
         JOIN person p ON p.id = o.person_id AND p.closed_at IS NULL
         LEFT JOIN call c ON c.id = $1 AND c.created_by = p.id
         WHERE o.office = 'coordinator'
         ORDER BY CASE WHEN c.id IS NULL THEN 1 ELSE 0 END, o.since, p.id
         LIMIT 1",
    )
    .bind(call.to_string())
    .fetch_optional(tx)
    .await?;
    Ok(row.map(|row| Inviter { person: row.id.0, name: row.name }))
}

/// The slugs of communities that begin so, of today and of before.
///
/// # Errors
/// When the database is unavailable.
pub async fn slugs_like(
    tx: &mut AnyConnection,
    lang: Lang,
    beginning: &str,
) -> Result<Vec<String>, sqlx::Error> {
    sqlx::query_scalar("SELECT slug FROM community_slug WHERE lang = $1 AND slug LIKE $2 || '%'")
        .bind(lang.code())
        .bind(beginning)
        .fetch_all(tx)
        .await
}

/// Erases what would make it simpler for the people of a planned community to take part: it was for coordinators, until the
/// community is made.
///
/// # Errors
/// When the database is unavailable.
pub async fn erase_accessibility(
    tx: &mut AnyConnection,
    planned: PlannedCommunityId,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE interest SET accessibility = '' WHERE planned_id = $1 AND accessibility <> ''")
        .bind(planned.to_string())
        .execute(tx)
        .await?;
    Ok(())
}
