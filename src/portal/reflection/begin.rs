//! New reflections, each with its first revision.

use super::{
    fields,
    model::Written,
    store::{self, NewReflection, Whole},
};
use crate::editing::{self, model::Subject};

/// Writes a new reflection, which only its author may read. `false`, and nothing is written, when one with this id
/// exists.
///
/// # Errors
/// When the database is away.
pub async fn begin(
    to: &mut sqlx::AnyConnection,
    new: NewReflection,
    written: &Written,
    now: i64,
) -> Result<bool, sqlx::Error> {
    if !store::add(to, new, written, now).await? {
        return Ok(false);
    }
    let subject = Subject::Reflection(new.id);
    editing::record(to, subject, 1, Some(new.author), &fields::of(written), now).await?;
    Ok(true)
}

/// Writes many new reflections at once, for measuring.
///
/// # Errors
/// When the database is away, or when one is there already.
pub async fn begin_all(to: &mut sqlx::AnyConnection, all: &[Whole]) -> Result<(), sqlx::Error> {
    store::add_all(to, all).await?;
    for whole in all {
        let (subject, by) = (Subject::Reflection(whole.new.id), Some(whole.new.author));
        editing::record(to, subject, 1, by, &fields::of(&whole.written), whole.at).await?;
    }
    Ok(())
}
