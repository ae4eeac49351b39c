//! The text of a practice that is worked on: who began it, what it says, its state.

use sqlx::AnyConnection;

use crate::practice::model::{Content, PracticeState};
use ensemble_core::ids::{CommunityId, PersonId, PracticeId};
use ensemble_reflections::reflection::model::Audience;
use ensemble_server::db::{
    columns::to_json,
    row::{Text, from_row},
};

/// A practice that is begun.
#[derive(Clone, Copy, Debug)]
pub struct NewPractice<'a> {
    pub id: PracticeId,
    pub community: CommunityId,
    pub begun_by: PersonId,
    pub audience: Audience,
    pub content: &'a Content,
}

/// Adds a practice, which is a draft.
///
/// # Errors
/// When the database is unavailable.
pub async fn add(tx: &mut AnyConnection, new: &NewPractice<'_>, now: i64) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO practice (id, community_id, person_id, state, audience, content, created_at, changed_at)
         VALUES ($1, $2, $3, 'draft', $4, $5, $6, $6)",
    )
    .bind(new.id.to_string())
    .bind(new.community.to_string())
    .bind(new.begun_by.to_string())
    .bind(new.audience.code())
    .bind(to_json(new.content)?)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(())
}

/// Locks a practice until the transaction ends: no one else changes it, decides about it or answers for it.
///
/// # Errors
/// When the database is unavailable.
pub async fn lock(tx: &mut AnyConnection, id: PracticeId) -> Result<(), sqlx::Error> {
    // On PostgreSQL the no-op `UPDATE` locks the row; SQLite allows one writer at a time.
    sqlx::query("UPDATE practice SET revision = revision WHERE id = $1")
        .bind(id.to_string())
        .execute(tx)
        .await?;
    Ok(())
}

/// Writes the text if it is still at this revision, which makes it a draft; the number of the new revision.
///
/// # Errors
/// When the database is unavailable.
pub async fn write(
    tx: &mut AnyConnection,
    id: PracticeId,
    revision: i64,
    content: &Content,
    now: i64,
) -> Result<Option<i64>, sqlx::Error> {
    sqlx::query_scalar(
        "UPDATE practice SET content = $3, state = 'draft', changed_at = $4, revision = revision + 1
         WHERE id = $1 AND revision = $2
         RETURNING revision",
    )
    .bind(id.to_string())
    .bind(revision)
    .bind(to_json(content)?)
    .bind(now)
    .fetch_optional(tx)
    .await
}

/// Sets the state of the text that is worked on.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_state(
    tx: &mut AnyConnection,
    id: PracticeId,
    state: PracticeState,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE practice SET state = $2, changed_at = $3 WHERE id = $1")
        .bind(id.to_string())
        .bind(state.code())
        .bind(now)
        .execute(tx)
        .await?;
    Ok(())
}

from_row! {
    struct PersonRow {
        person_id: Option<Text<PersonId>>,
    }
}

/// Who began a practice; `None` where there is no account any more.
///
/// # Errors
/// When the database is unavailable.
pub async fn begun_by(tx: &mut AnyConnection, id: PracticeId) -> Result<Option<PersonId>, sqlx::Error> {
    let row: Option<PersonRow> = sqlx::query_as("SELECT person_id FROM practice WHERE id = $1")
        .bind(id.to_string())
        .fetch_optional(tx)
        .await?;
    Ok(row.and_then(|row| row.person_id).map(|person| person.0))
}
