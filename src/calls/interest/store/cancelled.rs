//! Those who answered a call that is given up or taken up again.

use std::sync::LazyLock;

use sqlx::AnyConnection;

use super::row::{FoundRow, InterestRow, account_email};
use crate::interest::model::Interest;
use ensemble_core::ids::CallId;
use ensemble_server::db::record::statement;

/// The drafts of a call and what was sent to it. An address without an account at which no one has written anything is not among them:
/// the link may have been asked for with the address of another person. People whose account is closed get no email and are not
/// among them.
///
/// # Errors
/// When the database is unavailable.
pub async fn addressees(tx: &mut AnyConnection, call: CallId) -> Result<Vec<Interest>, sqlx::Error> {
    static ADDRESSEES: LazyLock<String> = LazyLock::new(|| {
        statement::<InterestRow>(concat!(
            "SELECT {i.columns}, ",
            account_email!("i"),
            " FROM interest i
             LEFT JOIN person c ON c.id = i.person_id
             WHERE i.call_id = $1 AND i.state IN ('draft', 'sent') AND c.closed_at IS NULL
               AND (i.state = 'sent' OR i.person_id IS NOT NULL OR i.revision > 1)
             ORDER BY i.id"
        ))
    });
    let rows: Vec<FoundRow> =
        sqlx::query_as(ADDRESSEES.as_str()).bind(call.to_string()).fetch_all(tx).await?;
    Ok(rows.into_iter().map(Interest::from).collect())
}

/// Gives the persons so many milliseconds more to reply to whom a place was offered until this moment or later, in milliseconds UTC.
///
/// # Errors
/// When the database is unavailable.
pub async fn extend_offers(
    tx: &mut AnyConnection,
    call: CallId,
    since: i64,
    by: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE interest SET reply_by = reply_by + $3
         WHERE call_id = $1 AND place = 'offered' AND state = 'sent' AND reply_by >= $2",
    )
    .bind(call.to_string())
    .bind(since)
    .bind(by)
    .execute(tx)
    .await?;
    Ok(())
}
