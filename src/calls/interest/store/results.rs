//! What becomes of expressions of interest after the closing: numbers, relevance, places, answers.

use sqlx::AnyConnection;

use crate::{
    call,
    interest::model::{PlaceChange, Relevance},
};
use ensemble_core::ids::{CallId, InterestId, PersonId, PlannedCommunityId};
use ensemble_server::digest;

/// Gives the sent projects of a call that have no number one each, by chance. Those that come later get the numbers that
/// follow.
///
/// # Errors
/// When the database is unavailable.
pub async fn number_projects(tx: &mut AnyConnection, call: CallId) -> Result<(), sqlx::Error> {
    // Two that do it at once would give one number twice.
    call::lock(&mut *tx, call).await?;
    let ids: Vec<String> = sqlx::query_scalar(
        "SELECT id FROM interest WHERE call_id = $1 AND state = 'sent' AND number IS NULL",
    )
    .bind(call.to_string())
    .fetch_all(&mut *tx)
    .await?;
    if ids.is_empty() {
        return Ok(());
    }
    let last: i64 = sqlx::query_scalar("SELECT COALESCE(MAX(number), 0) FROM interest WHERE call_id = $1")
        .bind(call.to_string())
        .fetch_one(&mut *tx)
        .await?;
    let mut drawn: Vec<(String, String)> = ids.into_iter().map(|id| (digest::token(), id)).collect();
    drawn.sort();
    for ((_, id), number) in drawn.into_iter().zip(last + 1..) {
        sqlx::query("UPDATE interest SET number = $2 WHERE id = $1")
            .bind(id)
            .bind(number)
            .execute(&mut *tx)
            .await?;
    }
    Ok(())
}

/// Writes what the screening came to.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_relevance(
    tx: &mut AnyConnection,
    id: InterestId,
    relevance: &Relevance,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE interest SET relevant = $2, failed_criterion_id = $3, relevance_reason = $4, relevance_at = $5 WHERE id = $1",
    )
    .bind(id.to_string())
    .bind(i64::from(relevance.relevant))
    .bind(relevance.failed.map(|criterion| criterion.to_string()))
    .bind(&relevance.reason)
    .bind(relevance.at)
    .execute(tx)
    .await?;
    Ok(())
}

/// Writes the place that came of it.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_place(
    tx: &mut AnyConnection,
    id: InterestId,
    change: PlaceChange,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE interest
         SET place = $2, waiting_number = $3, offered_at = $4, reply_by = $5, replied_at = $6, changed_at = $7
         WHERE id = $1",
    )
    .bind(id.to_string())
    .bind(change.place.code())
    .bind(change.waiting_number.map(i64::from))
    .bind(change.offered_at)
    .bind(change.reply_by)
    .bind(change.replied_at)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(())
}

/// Notes that the person was mailed what came of it; `false` when they were before.
///
/// # Errors
/// When the database is unavailable.
pub async fn mark_answered(tx: &mut AnyConnection, id: InterestId, now: i64) -> Result<bool, sqlx::Error> {
    let done = sqlx::query("UPDATE interest SET answered_at = $2 WHERE id = $1 AND answered_at IS NULL")
        .bind(id.to_string())
        .bind(now)
        .execute(tx)
        .await?;
    Ok(done.rows_affected() > 0)
}

/// Moves it to another planned community.
///
/// # Errors
/// When there is no such planned community, or the database is unavailable.
pub async fn set_planned(
    tx: &mut AnyConnection,
    id: InterestId,
    planned: PlannedCommunityId,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE interest SET planned_id = $2 WHERE id = $1")
        .bind(id.to_string())
        .bind(planned.to_string())
        .execute(tx)
        .await?;
    Ok(())
}

/// Makes it that of a person with an account.
///
/// # Errors
/// When the person has another one in this call, or the database is unavailable.
pub async fn set_person(tx: &mut AnyConnection, id: InterestId, person: PersonId) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE interest SET person_id = $2 WHERE id = $1")
        .bind(id.to_string())
        .bind(person.to_string())
        .execute(tx)
        .await?;
    Ok(())
}

/// Writes what reviewers who read without names read instead of title and text; nothing when nothing is masked. `false` when
/// the person changed it since this revision.
///
/// # Errors
/// When the database is unavailable.
pub async fn mask(
    tx: &mut AnyConnection,
    id: InterestId,
    revision: i64,
    masked: Option<&(String, String)>,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE interest SET masked_title = $3, masked_text = $4 WHERE id = $1 AND revision = $2 AND state = 'sent'",
    )
    .bind(id.to_string())
    .bind(revision)
    .bind(masked.map(|(title, _)| title.as_str()))
    .bind(masked.map(|(_, text)| text.as_str()))
    .execute(tx)
    .await?;
    Ok(done.rows_affected() > 0)
}
