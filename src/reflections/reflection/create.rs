//! Creates reflections, each with its first revision.

use super::{
    fields,
    model::ReflectionContent,
    store::{self, BulkReflection, NewReflection},
};
use ensemble_common::editing::{self, model::Subject};

/// Writes a new reflection, which only its author may read. `false`, and nothing is written, when one with this id
/// exists.
///
/// # Errors
/// When the database is unavailable.
pub async fn create(
    tx: &mut sqlx::AnyConnection,
    new: NewReflection,
    written: &ReflectionContent,
    now: i64,
) -> Result<bool, sqlx::Error> {
    if !store::insert(tx, new, written, now).await? {
        return Ok(false);
    }
    let subject = Subject::Reflection(new.id);
    editing::record(tx, subject, 1, Some(new.author), &fields::of(written), now).await?;
    Ok(true)
}

/// Creates many reflections at once, for benchmarks.
///
/// # Errors
/// When the database is unavailable, or when one is there already.
pub async fn create_many(tx: &mut sqlx::AnyConnection, all: &[BulkReflection]) -> Result<(), sqlx::Error> {
    store::insert_many(tx, all).await?;
    for whole in all {
        let (subject, by) = (Subject::Reflection(whole.new.id), Some(whole.new.author));
        editing::record(tx, subject, 1, by, &fields::of(&whole.written), whole.at).await?;
    }
    Ok(())
}
