//! What the items of meetings that ended took.

use sqlx::AnyConnection;

use crate::facilitation::{
    model::Run,
    rules::{PastItem, title_key},
};
use ensemble_core::ids::{CommunityId, MeetingId};
use ensemble_document::agenda::Agenda;
use ensemble_server::db::{Db, row::from_row};

/// How many meetings of a community are looked at, the latest first.
const MEETINGS: i64 = 12;

from_row! {
    struct ItemRow {
        meeting_id: String,
        kind: String,
        title: String,
        spent: i64,
    }
}

/// Keeps what the items of a meeting took, in place of what was kept of it before.
///
/// # Errors
/// When the database is unavailable.
pub async fn keep_items(
    to: &mut AnyConnection,
    meeting: MeetingId,
    run: &Run,
    agenda: &Agenda,
) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM run_item WHERE meeting_id = $1")
        .bind(meeting.to_string())
        .execute(&mut *to)
        .await?;
    for item in &run.items {
        let Some(known) = agenda.item(&item.id) else { continue };
        sqlx::query(
            "INSERT INTO run_item (meeting_id, item, kind, title, spent) VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(meeting.to_string())
        .bind(&item.id)
        .bind(known.kind.code())
        .bind(title_key(known))
        .bind(item.spent)
        .execute(&mut *to)
        .await?;
    }
    Ok(())
}

/// What the items of the last meetings of a community took, of those that ended.
///
/// # Errors
/// When the database is unavailable.
pub async fn past_items(db: &Db, community: CommunityId) -> Result<Vec<PastItem>, sqlx::Error> {
    let rows: Vec<ItemRow> = sqlx::query_as(
        "SELECT i.meeting_id, i.kind, i.title, i.spent
         FROM run_item i
         WHERE i.meeting_id IN (
           SELECT r.meeting_id
           FROM meeting_run r
           JOIN meeting m ON m.id = r.meeting_id
           WHERE m.community_id = $1 AND r.ended_at IS NOT NULL AND m.phase = 'closed'
           ORDER BY r.ended_at DESC, r.meeting_id
           LIMIT ($2 + 0))
         ORDER BY i.meeting_id, i.item",
    )
    .bind(community.to_string())
    .bind(MEETINGS)
    .fetch_all(&db.reader)
    .await?;
    let mut past = Vec::new();
    let (mut last, mut meeting) = (String::new(), 0);
    for row in rows {
        if row.meeting_id != last {
            meeting += 1;
            last = row.meeting_id;
        }
        past.push(PastItem { meeting, kind: row.kind, title: row.title, spent: row.spent });
    }
    Ok(past)
}
