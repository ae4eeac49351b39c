//! Guests at a meeting.

use sqlx::{Any, AnyConnection, Executor};
use uuid::Uuid;

use crate::participation::model::{Participant, Participation, Span, Tick, TickSource, Who, Word};
use ensemble_core::{LocalizedText, ids::MeetingId};
use ensemble_server::db::row::{Json, from_row};

from_row! {
    struct GuestRow {
        token_hash: String,
        name: String,
        organization: Option<Json<LocalizedText>>,
        from_minute: Option<u16>,
        until_minute: Option<u16>,
    }
}

/// The guests of a meeting, in no order.
///
/// # Errors
/// When the database is unavailable.
pub async fn guests(
    from: impl Executor<'_, Database = Any>,
    meeting: MeetingId,
) -> Result<Vec<Participant>, sqlx::Error> {
    let rows: Vec<GuestRow> = sqlx::query_as(
        "SELECT g.token_hash, g.name, o.name AS organization, x.from_minute, x.until_minute
         FROM guest g
         JOIN guest_link l ON l.token_hash = g.link_hash
         LEFT JOIN organisation o ON o.id = l.organisation_id
         LEFT JOIN guest_participation x ON x.guest_hash = g.token_hash
         WHERE g.meeting_id = $1",
    )
    .bind(meeting.to_string())
    .fetch_all(from)
    .await?;
    let guest = |row: GuestRow| {
        let span = row.from_minute.zip(row.until_minute).map(|(from, until)| Span { from, until });
        let tick = span.map(|span| Tick { word: Word::Present(span), source: TickSource::Facilitator });
        Participant {
            who: Who::Guest(row.token_hash),
            name: row.name,
            organization: row.organization.map(|name| name.0),
            participation: Participation { tick, ..Participation::default() },
        }
    };
    Ok(rows.into_iter().map(guest).collect())
}

/// Notes that a guest was at a meeting, or that they were not.
///
/// # Errors
/// When the database is unavailable.
pub async fn note_guest(to: &mut AnyConnection, digest: &str, span: Option<Span>) -> Result<(), sqlx::Error> {
    let Some(Span { from, until }) = span else {
        sqlx::query("DELETE FROM guest_participation WHERE guest_hash = $1").bind(digest).execute(to).await?;
        return Ok(());
    };
    sqlx::query(
        "INSERT INTO guest_participation (id, meeting_id, guest_hash, organisation_id, from_minute, until_minute)
         SELECT CAST($2 AS TEXT), g.meeting_id, g.token_hash, l.organisation_id, CAST($3 AS BIGINT), CAST($4 AS BIGINT)
         FROM guest g
         JOIN guest_link l ON l.token_hash = g.link_hash
         WHERE g.token_hash = $1
         ON CONFLICT (guest_hash) DO UPDATE SET
           from_minute = excluded.from_minute,
           until_minute = excluded.until_minute",
    )
    .bind(digest)
    .bind(Uuid::now_v7().to_string())
    .bind(i64::from(from))
    .bind(i64::from(until))
    .execute(to)
    .await?;
    Ok(())
}
