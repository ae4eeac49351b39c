//! Whether an organization designates a person.

use std::sync::LazyLock;

use sqlx::{Any, AnyConnection, Executor};

use super::row::{FoundRow, InterestRow, account_email};
use crate::interest::model::{Designation, Interest};
use ensemble_core::ids::{InterestId, PersonId};
use ensemble_server::db::record::statement;

/// The expression of interest about which an organization was asked with the secret of this hash. It may have been withdrawn.
///
/// # Errors
/// When the database is unavailable.
pub async fn find_designation(
    from: impl Executor<'_, Database = Any>,
    hash: &str,
) -> Result<Option<Interest>, sqlx::Error> {
    static FIND: LazyLock<String> = LazyLock::new(|| {
        statement::<InterestRow>(concat!(
            "SELECT {columns}, ",
            account_email!("interest"),
            " FROM interest WHERE designation_hash = $1"
        ))
    });
    let row: Option<FoundRow> = sqlx::query_as(FIND.as_str()).bind(hash).fetch_optional(from).await?;
    Ok(row.map(Interest::from))
}

/// Writes that an organization was asked, with the hash of a secret; the one before does not work any more.
///
/// # Errors
/// When the database is unavailable.
pub async fn ask_designation(
    tx: &mut AnyConnection,
    id: InterestId,
    hash: &str,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE interest
         SET designation = 'asked', designation_hash = $2, designation_at = $3, designation_by = NULL
         WHERE id = $1",
    )
    .bind(id.to_string())
    .bind(hash)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(())
}

/// Writes what an organization answered, or what a coordinator answered in its place. The secret stays, so that the same link
/// shows what was answered.
///
/// # Errors
/// When the database is unavailable.
pub async fn answer_designation(
    tx: &mut AnyConnection,
    id: InterestId,
    designation: Designation,
    by: Option<PersonId>,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE interest SET designation = $2, designation_at = $3, designation_by = $4 WHERE id = $1",
    )
    .bind(id.to_string())
    .bind(designation.code())
    .bind(now)
    .bind(by.map(|person| person.to_string()))
    .execute(tx)
    .await?;
    Ok(())
}

/// Takes back that an organization was asked and what it answered: it has to be asked again.
///
/// # Errors
/// When the database is unavailable.
pub async fn reset_designation(tx: &mut AnyConnection, id: InterestId) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE interest
         SET designation = 'none', designation_hash = NULL, designation_at = NULL, designation_by = NULL
         WHERE id = $1",
    )
    .bind(id.to_string())
    .execute(tx)
    .await?;
    Ok(())
}

/// Writes which representative an answer names now. Forms that were opened before are out of date.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_representative(
    tx: &mut AnyConnection,
    interest: &Interest,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE interest
         SET representative_name = $2, representative_email = $3, changed_at = $4, revision = revision + 1
         WHERE id = $1",
    )
    .bind(interest.id.to_string())
    .bind(&interest.representative_name)
    .bind(&interest.representative_email)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(())
}
