//! All the SQL of reminders.

use sqlx::AnyConnection;

use ensemble_common::notification::model::{ReminderKind, Reminders};
use ensemble_core::ids::{MeetingId, PersonId};
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

from_row! {
    struct DueRow {
        id: Text<MeetingId>,
        begins_at: i64,
    }
}

from_row! {
    struct PersonRow {
        person_id: Text<PersonId>,
    }
}

/// The announced meetings that begin between two moments, in milliseconds UTC, and when they begin.
///
/// # Errors
/// When the database is unavailable.
pub async fn coming(db: &Db, after: i64, until: i64) -> Result<Vec<(MeetingId, i64)>, sqlx::Error> {
    let rows: Vec<DueRow> = sqlx::query_as(
        "SELECT m.id, m.begins_at
         FROM meeting m
         JOIN community c ON c.id = m.community_id
         WHERE m.begins_at > $1 AND m.begins_at <= $2 AND m.month_only = 0
           AND m.phase = 'published' AND m.cancelled_at IS NULL AND c.archived_at IS NULL
         ORDER BY m.begins_at, m.id",
    )
    .bind(after)
    .bind(until)
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(|row| (row.id.0, row.begins_at)).collect())
}

/// A reminder that is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueReminder {
    pub meeting: MeetingId,
    pub kind: ReminderKind,
    /// When the meeting begins, in milliseconds UTC.
    pub begins_at: i64,
    /// Since when it is due. When a meeting was announced, moved or restored later, that said the same.
    pub since: i64,
}

/// The people who are to get a reminder. $1: the meeting; $2: the kind; $3: since when it is due; $4: whether those get it who
/// chose nothing.
macro_rules! people_sql {
    ($column:literal) => {
        concat!(
            "FROM meeting m
             JOIN membership v ON v.community_id = m.community_id
             JOIN person p ON p.id = v.person_id
             LEFT JOIN notification_reminder r ON r.person_id = v.person_id
             WHERE m.id = $1 AND p.closed_at IS NULL
               AND COALESCE(m.announced_at, m.published_at, m.created_at) <= $3
               AND NOT EXISTS (
                 SELECT 1 FROM attendance a
                 WHERE a.meeting_id = m.id AND a.person_id = v.person_id AND a.answer = 'no' AND a.answered_for = m.begins_at)
               AND COALESCE(r.",
            $column,
            ", CAST($4 AS BIGINT)) = 1
               AND NOT EXISTS (
                 SELECT 1 FROM meeting_reminder s
                 WHERE s.meeting_id = m.id AND s.person_id = v.person_id AND s.kind = $2 AND s.begins_at = m.begins_at)"
        )
    };
}

/// A statement about the people who are to get a reminder of this kind: what comes before [`people_sql`], and after it.
macro_rules! by_kind {
    ($kind:expr, $head:literal, $tail:literal) => {
        match $kind {
            ReminderKind::Week => concat!($head, people_sql!("week_before"), $tail),
            ReminderKind::Day => concat!($head, people_sql!("day_before"), $tail),
            ReminderKind::Hour => concat!($head, people_sql!("hour_before"), $tail),
        }
    };
}

/// Whether those who chose nothing get reminders of a kind, as the database has it.
fn is_default(kind: ReminderKind) -> i64 {
    i64::from(Reminders::default().has(kind))
}

/// Whether anyone is still to get a reminder.
///
/// # Errors
/// When the database is unavailable.
pub async fn has_people(db: &Db, due: DueReminder) -> Result<bool, sqlx::Error> {
    let statement = by_kind!(due.kind, "SELECT v.person_id ", " LIMIT 1");
    let one: Option<PersonRow> = sqlx::query_as(statement)
        .bind(due.meeting.to_string())
        .bind(due.kind.code())
        .bind(due.since)
        .bind(is_default(due.kind))
        .fetch_optional(&db.reader)
        .await?;
    Ok(one.is_some())
}

/// Records that people get a reminder, and returns them: at most so many of those who chose it, did not get it yet and did
/// not answer that they do not come. The meeting is locked.
///
/// # Errors
/// When the database is unavailable.
pub async fn claim(
    tx: &mut AnyConnection,
    due: DueReminder,
    now: i64,
    limit: i64,
) -> Result<Vec<PersonId>, sqlx::Error> {
    let statement = by_kind!(
        due.kind,
        "INSERT INTO meeting_reminder (meeting_id, person_id, kind, begins_at, sent_at)
         SELECT m.id, v.person_id, CAST($2 AS TEXT), m.begins_at, CAST($5 AS BIGINT) ",
        " ORDER BY v.person_id
         LIMIT ($6 + 0)
         ON CONFLICT (meeting_id, person_id, kind, begins_at) DO NOTHING
         RETURNING person_id"
    );
    let rows: Vec<PersonRow> = sqlx::query_as(statement)
        .bind(due.meeting.to_string())
        .bind(due.kind.code())
        .bind(due.since)
        .bind(is_default(due.kind))
        .bind(now)
        .bind(limit)
        .fetch_all(tx)
        .await?;
    Ok(rows.into_iter().map(|row| row.person_id.0).collect())
}

/// Forgets who was reminded of meetings that began before a moment, in milliseconds UTC.
///
/// # Errors
/// When the database is unavailable.
pub async fn delete_before(db: &Db, before: i64) -> Result<(), sqlx::Error> {
    db.transaction(async |tx| {
        sqlx::query("DELETE FROM meeting_reminder WHERE begins_at < $1").bind(before).execute(tx).await?;
        Ok(())
    })
    .await
}
