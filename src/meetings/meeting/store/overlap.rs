//! Whom a meeting keeps from another one.

use crate::meeting::model::{Meeting, When};
use ensemble_core::ids::CommunityId;
use ensemble_server::db::Db;

/// How many people of a meeting's community are expected at another meeting at the same time, of the same community or of
/// another one. Drafts, and meetings that have a month only, keep no one. Observers are not counted, nor are people who
/// declined one of the two.
///
/// # Errors
/// When the database is unavailable.
pub async fn expected_elsewhere(
    db: &Db,
    community: CommunityId,
    meeting: &Meeting,
) -> Result<u32, sqlx::Error> {
    let When::At(begins_at) = meeting.when else { return Ok(0) };
    let people: i64 = sqlx::query_scalar(
        "SELECT COUNT(DISTINCT v.person_id)
         FROM meeting m
         JOIN community c ON c.id = m.community_id
         JOIN membership v ON v.community_id = m.community_id AND v.role IN ('facilitator', 'member')
         JOIN membership w ON w.person_id = v.person_id AND w.community_id = $1 AND w.role IN ('facilitator', 'member')
         JOIN person p ON p.id = v.person_id AND p.closed_at IS NULL
         WHERE m.id <> $2 AND m.phase IN ('published', 'under-way') AND m.cancelled_at IS NULL AND m.month_only = 0
           AND c.archived_at IS NULL AND m.begins_at < $4 AND m.begins_at + m.duration * 60000 > $3
           AND NOT EXISTS (
             SELECT 1 FROM attendance a
             WHERE a.person_id = v.person_id AND a.answer = 'no' AND a.meeting_id IN (m.id, $2))",
    )
    .bind(community.to_string())
    .bind(meeting.id.to_string())
    .bind(begins_at)
    .bind(begins_at + i64::from(meeting.duration) * 60_000)
    .fetch_one(&db.reader)
    .await?;
    Ok(u32::try_from(people).unwrap_or(u32::MAX))
}
