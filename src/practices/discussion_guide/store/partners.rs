//! The partners that tables name.

use sqlx::AnyConnection;

use crate::discussion_guide::model::Partnership;
use ensemble_core::ids::{DiscussionPartnerId, MeetingId, PersonId};
use ensemble_server::db::row::from_row;

from_row! {
    struct TableRow {
        table_number: u32,
    }
}

/// How many partners a meeting has.
///
/// # Errors
/// When the database is unavailable.
pub async fn count_partners(from: &mut AnyConnection, meeting: MeetingId) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar("SELECT COUNT(*) FROM discussion_partner WHERE meeting_id = $1")
        .bind(meeting.to_string())
        .fetch_one(from)
        .await
}

/// Adds a partner: its kind, its name, what for.
///
/// # Errors
/// When the database is unavailable.
pub async fn add_partner(
    to: &mut AnyConnection,
    meeting: MeetingId,
    table: u32,
    person: PersonId,
    (kind, name, purpose): (Partnership, &str, &str),
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO discussion_partner (id, meeting_id, table_number, person_id, kind, name, purpose, added_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(DiscussionPartnerId::new().to_string())
    .bind(meeting.to_string())
    .bind(i64::from(table))
    .bind(person.to_string())
    .bind(kind.code())
    .bind(name)
    .bind(purpose)
    .bind(now)
    .execute(to)
    .await?;
    Ok(())
}

/// The table that named a partner of a meeting.
///
/// # Errors
/// When the database is unavailable.
pub async fn table_of_partner(
    from: &mut AnyConnection,
    meeting: MeetingId,
    id: DiscussionPartnerId,
) -> Result<Option<u32>, sqlx::Error> {
    let row: Option<TableRow> =
        sqlx::query_as("SELECT table_number FROM discussion_partner WHERE meeting_id = $1 AND id = $2")
            .bind(meeting.to_string())
            .bind(id.to_string())
            .fetch_optional(from)
            .await?;
    Ok(row.map(|row| row.table_number))
}

/// Removes a partner.
///
/// # Errors
/// When the database is unavailable.
pub async fn remove_partner(to: &mut AnyConnection, id: DiscussionPartnerId) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM discussion_partner WHERE id = $1").bind(id.to_string()).execute(to).await?;
    Ok(())
}
