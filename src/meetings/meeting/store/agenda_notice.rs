//! Up to which update people were notified of a meeting's agenda.

use sqlx::AnyConnection;

use crate::meeting::rules::month_of;
use ensemble_communities::community::model::Heading;
use ensemble_core::{
    LocalizedText,
    ids::{CommunityId, MeetingId, PersonId},
};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

/// An agenda that was changed since people were notified of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedAgenda {
    pub meeting: MeetingId,
    pub title: LocalizedText,
    pub community: CommunityId,
    pub community_name: LocalizedText,
    /// The number of the last update that they were notified of; `None` if the meeting is new here.
    pub known: Option<i64>,
    /// The number of the last update.
    pub number: i64,
}

from_row! {
    struct ChangedRow {
        id: Text<MeetingId>,
        title: Json<LocalizedText>,
        community_id: Text<CommunityId>,
        heading: Json<Heading>,
        known: Option<i64>,
        number: i64,
    }
}

from_row! {
    struct ReaderRow {
        person_id: Text<PersonId>,
    }
}

/// The agendas of announced meetings to come that were changed since people were notified, and not changed again after a
/// moment. Both moments are in milliseconds UTC.
///
/// # Errors
/// When the database is unavailable.
pub async fn changed_agendas(db: &Db, now: i64, quiet_since: i64) -> Result<Vec<ChangedAgenda>, sqlx::Error> {
    let rows: Vec<ChangedRow> = sqlx::query_as(
        "SELECT m.id, m.title, m.community_id, c.heading, a.number AS known, u.number
         FROM meeting m
         JOIN community c ON c.id = m.community_id
         JOIN live_update u ON u.document_id = m.id
           AND u.number = (SELECT MAX(l.number) FROM live_update l WHERE l.document_id = m.id)
         LEFT JOIN meeting_agenda_notice a ON a.meeting_id = m.id
         WHERE m.phase = 'published' AND m.cancelled_at IS NULL AND c.archived_at IS NULL
           AND (m.begins_at > $1 OR m.month_only = 1 AND m.begins_at >= $3)
           AND u.at <= $2 AND (a.number IS NULL OR a.number < u.number)
         ORDER BY m.id
         LIMIT 200",
    )
    .bind(now)
    .bind(quiet_since)
    .bind(month_of(now))
    .fetch_all(&db.reader)
    .await?;
    let changed = |row: ChangedRow| ChangedAgenda {
        meeting: row.id.0,
        title: row.title.0,
        community: row.community_id.0,
        community_name: row.heading.0.name,
        known: row.known,
        number: row.number,
    };
    Ok(rows.into_iter().map(changed).collect())
}

/// Records that people are notified of an agenda up to an update. `false` when another process recorded it, or when the
/// meeting is not announced any more.
///
/// # Errors
/// When the database is unavailable.
pub async fn record_agenda_notice(
    tx: &mut AnyConnection,
    meeting: MeetingId,
    number: i64,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "INSERT INTO meeting_agenda_notice (meeting_id, number, at)
         SELECT m.id, CAST($2 AS BIGINT), CAST($3 AS BIGINT)
         FROM meeting m
         WHERE m.id = $1 AND m.phase = 'published' AND m.cancelled_at IS NULL
         ON CONFLICT (meeting_id) DO UPDATE SET number = excluded.number, at = excluded.at
         WHERE meeting_agenda_notice.number < excluded.number",
    )
    .bind(meeting.to_string())
    .bind(number)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// The members of a community who read a changed agenda, without those who changed it after an update.
///
/// # Errors
/// When the database is unavailable.
pub async fn agenda_readers(
    tx: &mut AnyConnection,
    changed: &ChangedAgenda,
    known: i64,
) -> Result<Vec<PersonId>, sqlx::Error> {
    // The roles with the right `ReadAgenda`.
    let rows: Vec<ReaderRow> = sqlx::query_as(
        "SELECT v.person_id
         FROM membership v
         WHERE v.community_id = $1 AND v.role IN ('facilitator', 'member', 'observer')
           AND NOT EXISTS (
             SELECT 1 FROM live_update u
             WHERE u.document_id = $2 AND u.number > $3 AND u.person_id = v.person_id)
         ORDER BY v.person_id",
    )
    .bind(changed.community.to_string())
    .bind(changed.meeting.to_string())
    .bind(known)
    .fetch_all(tx)
    .await?;
    Ok(rows.into_iter().map(|row| row.person_id.0).collect())
}

/// The number of the last update of a meeting's agenda.
///
/// # Errors
/// When the database is unavailable.
pub async fn last_update(tx: &mut AnyConnection, meeting: MeetingId) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar(
        "SELECT COALESCE(MAX(number), 0)
         FROM (SELECT number FROM live_update WHERE document_id = $1
               UNION ALL SELECT number FROM live_snapshot WHERE document_id = $1) AS stored",
    )
    .bind(meeting.to_string())
    .fetch_one(tx)
    .await
}
