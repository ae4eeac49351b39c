//! Locks on one reflection. A decision about a reflection depends on what was read before the transaction: each
//! function here reads that again within the transaction and keeps it unchanged until the transaction ends.
//!
//! On PostgreSQL the no-op `UPDATE` locks the row; SQLite allows one writer at a time anyway. On PostgreSQL each later
//! statement of the transaction sees what was committed before the lock.

use sqlx::AnyConnection;

use super::{may_read_sql, viewer_id};
use crate::reflection::model::{Audience, Reflection};
use ensemble_core::{
    ids::{AttachmentId, PersonId, ReflectionId},
    rights::Viewer,
};

/// What was read of a reflection before a decision about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Precondition {
    /// `None` where the decision does not depend on its text.
    pub revision: Option<i64>,
    pub audience: Audience,
    /// The ids of its files, in any order; `None` where the decision does not depend on them.
    pub files: Option<Vec<AttachmentId>>,
}

impl Precondition {
    /// Its text and its audience.
    #[must_use]
    pub const fn revision_and_audience(reflection: &Reflection) -> Self {
        Self { revision: Some(reflection.revision), audience: reflection.visibility.audience, files: None }
    }
}

/// Locks a reflection, if it is still as it was read. `false` when it was changed or removed.
///
/// # Errors
/// When the database is unavailable.
pub async fn lock_unchanged(
    tx: &mut AnyConnection,
    id: ReflectionId,
    read: &Precondition,
) -> Result<bool, sqlx::Error> {
    let locked = sqlx::query(
        "UPDATE reflection
         SET revision = revision
         WHERE id = $1 AND level = $2 AND ($3 = 0 OR revision = $3) AND removed_at IS NULL",
    )
    .bind(id.to_string())
    .bind(read.audience.code())
    .bind(read.revision.unwrap_or(0))
    .execute(&mut *tx)
    .await?;
    if locked.rows_affected() == 0 {
        return Ok(false);
    }
    let Some(files) = &read.files else { return Ok(true) };
    let mut stored: Vec<String> = sqlx::query_scalar(
        "SELECT id FROM reflection_attachment WHERE reflection_id = $1 AND removed_at IS NULL",
    )
    .bind(id.to_string())
    .fetch_all(tx)
    .await?;
    let mut read: Vec<String> = files.iter().map(AttachmentId::to_string).collect();
    stored.sort();
    read.sort();
    Ok(stored == read)
}

/// Whether readers do not see the author's name. Call it under the reflection's lock.
///
/// # Errors
/// When the database is unavailable.
pub async fn is_anonymous(tx: &mut AnyConnection, id: ReflectionId) -> Result<bool, sqlx::Error> {
    let anonymous: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM reflection WHERE id = $1 AND unnamed = 1")
        .bind(id.to_string())
        .fetch_one(tx)
        .await?;
    Ok(anonymous > 0)
}

/// Whether the chosen people and whether its author is named are still as they were read. Call it under the reflection's
/// lock.
///
/// # Errors
/// When the database is unavailable.
pub async fn has_same_sharing(tx: &mut AnyConnection, read: &Reflection) -> Result<bool, sqlx::Error> {
    if is_anonymous(&mut *tx, read.id).await? != read.anonymous {
        return Ok(false);
    }
    let mut stored: Vec<String> =
        sqlx::query_scalar("SELECT person_id FROM reflection_reader WHERE reflection_id = $1")
            .bind(read.id.to_string())
            .fetch_all(tx)
            .await?;
    let mut people: Vec<String> = read.visibility.chosen_people.iter().map(PersonId::to_string).collect();
    stored.sort();
    people.sort();
    Ok(stored == people)
}

/// Locks a reflection, if the viewer may read it. `false` when its audience was narrowed or it was removed since it was
/// read.
///
/// # Errors
/// When the database is unavailable.
pub async fn lock_if_readable(
    tx: &mut AnyConnection,
    viewer: &Viewer,
    id: ReflectionId,
) -> Result<bool, sqlx::Error> {
    let locked =
        sqlx::query("UPDATE reflection SET revision = revision WHERE id = $1 AND removed_at IS NULL")
            .bind(id.to_string())
            .execute(&mut *tx)
            .await?;
    if locked.rows_affected() == 0 {
        return Ok(false);
    }
    let visible: i64 = sqlx::query_scalar(concat!(
        "SELECT COUNT(*)
         FROM reflection r
         JOIN community c ON c.id = r.community_id
         WHERE r.id = $2 AND ",
        may_read_sql!()
    ))
    .bind(viewer_id(viewer))
    .bind(id.to_string())
    .fetch_one(tx)
    .await?;
    Ok(visible > 0)
}
