//! The addresses with which people without an account reach their expression of interest. Of their secrets there are hashes.

use std::sync::LazyLock;

use sqlx::AnyConnection;

use super::row::InterestRow;
use crate::interest::model::Interest;
use ensemble_core::ids::{CallId, InterestId};
use ensemble_server::db::{Db, record::statement};

/// Adds an address, by the hash of its secret.
///
/// # Errors
/// When the database is unavailable.
pub async fn add_link(
    tx: &mut AnyConnection,
    hash: &str,
    interest: InterestId,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO interest_link (hash, interest_id, created_at) VALUES ($1, $2, $3)")
        .bind(hash)
        .bind(interest.to_string())
        .bind(now)
        .execute(tx)
        .await?;
    Ok(())
}

/// The expression of interest in a call to which the secret with this hash leads. Once it belongs to an account, its person signs
/// in: they may have left the mailbox to which the secret was sent.
///
/// # Errors
/// When the database is unavailable.
pub async fn find_by_link(db: &Db, call: CallId, hash: &str) -> Result<Option<Interest>, sqlx::Error> {
    static FIND: LazyLock<String> = LazyLock::new(|| {
        statement::<InterestRow>(
            "SELECT {i.columns}
             FROM interest_link l
             JOIN interest i ON i.id = l.interest_id
             WHERE l.hash = $1 AND i.call_id = $2 AND i.person_id IS NULL",
        )
    });
    let row: Option<InterestRow> =
        sqlx::query_as(FIND.as_str()).bind(hash).bind(call.to_string()).fetch_optional(&db.reader).await?;
    Ok(row.map(Interest::from))
}
