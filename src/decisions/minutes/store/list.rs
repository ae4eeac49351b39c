//! The minutes of a community, their readers, their adoption, their seals.

use sqlx::AnyConnection;

use crate::minutes::model::{ListedMinutes, MinutesState};
use ensemble_core::{
    LocalizedText,
    ids::{CommunityId, MeetingId, PersonId},
};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

/// How many minutes of a community are listed.
const MANY: i64 = 200;

from_row! {
    struct ListedRow {
        id: Text<MeetingId>,
        title: Json<LocalizedText>,
        begins_at: i64,
        state: Option<Text<MinutesState>>,
    }
}

from_row! {
    struct SealedRow {
        meeting_id: Text<MeetingId>,
        text: Json<LocalizedText>,
        seal: Option<String>,
    }
}

from_row! {
    struct PersonRow {
        person_id: Text<PersonId>,
    }
}

from_row! {
    struct DueRow {
        id: Text<MeetingId>,
        community_id: Text<CommunityId>,
        begins_at: i64,
        proposed_by: Option<Text<PersonId>>,
    }
}

/// The minutes of a community, those of the latest meeting first: those that are proposed or adopted and, for those who write
/// minutes, those of all meetings that took place.
///
/// # Errors
/// When the database is unavailable.
pub async fn list(
    db: &Db,
    community: CommunityId,
    drafts: bool,
    now: i64,
) -> Result<Vec<ListedMinutes>, sqlx::Error> {
    let rows: Vec<ListedRow> = sqlx::query_as(
        "SELECT m.id, m.title, m.begins_at, n.state
         FROM meeting m
         LEFT JOIN minutes n ON n.meeting_id = m.id
         WHERE m.community_id = $1 AND m.phase <> 'draft'
           AND (n.state IN ('proposed', 'adopted')
                OR $2 = 1 AND m.cancelled_at IS NULL
                   AND (m.phase = 'closed' OR m.month_only = 0 AND m.begins_at + m.duration * 60000 <= $3))
         ORDER BY m.begins_at DESC, m.id DESC
         LIMIT ($4 + 0)",
    )
    .bind(community.to_string())
    .bind(i64::from(drafts))
    .bind(now)
    .bind(MANY)
    .fetch_all(&db.reader)
    .await?;
    let listed = |row: ListedRow| ListedMinutes {
        meeting: row.id.0,
        title: row.title.0,
        begins_at: row.begins_at,
        state: row.state.map(|state| state.0),
    };
    Ok(rows.into_iter().map(listed).collect())
}

/// Whether a meeting of the community that comes after another one has begun.
///
/// # Errors
/// When the database is unavailable.
pub async fn later_meeting_begun(db: &Db, meeting: MeetingId, now: i64) -> Result<bool, sqlx::Error> {
    let count: i64 = sqlx::query_scalar(
        "SELECT COUNT(*)
         FROM meeting m
         JOIN meeting l ON l.community_id = m.community_id AND l.begins_at > m.begins_at
         WHERE m.id = $1 AND l.cancelled_at IS NULL AND l.month_only = 0
           AND (l.phase IN ('under-way', 'closed') OR l.phase = 'published' AND l.begins_at <= $2)",
    )
    .bind(meeting.to_string())
    .bind(now)
    .fetch_one(&db.reader)
    .await?;
    Ok(count > 0)
}

/// Those who belong to a community and read its agendas.
///
/// # Errors
/// When the database is unavailable.
pub async fn agenda_readers(db: &Db, community: CommunityId) -> Result<Vec<PersonId>, sqlx::Error> {
    let rows: Vec<PersonRow> = sqlx::query_as(
        "SELECT m.person_id
         FROM membership m
         JOIN person p ON p.id = m.person_id
         WHERE m.community_id = $1 AND m.role IN ('observer', 'member', 'facilitator') AND p.closed_at IS NULL
         ORDER BY m.person_id",
    )
    .bind(community.to_string())
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(|row| row.person_id.0).collect())
}

/// Proposed minutes whose adoption is on no agenda of a meeting to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    pub meeting: MeetingId,
    pub community: CommunityId,
    /// When the meeting began, in milliseconds UTC.
    pub begins_at: i64,
    pub proposed_by: Option<PersonId>,
}

/// Condition of [`Due`] minutes `n` with their adoption's meeting `a`.
macro_rules! due {
    ($rest:literal) => {
        concat!(
            "SELECT m.id, m.community_id, m.begins_at, n.proposed_by
             FROM minutes n
             JOIN meeting m ON m.id = n.meeting_id
             JOIN community c ON c.id = m.community_id
             LEFT JOIN meeting a ON a.id = n.adoption_meeting_id
             WHERE n.state = 'proposed' AND c.archived_at IS NULL
               AND (a.id IS NULL OR a.cancelled_at IS NOT NULL OR a.phase = 'closed') ",
            $rest
        )
    };
}

/// The [`Due`] minutes of one meeting, or of all, those proposed first before the others.
///
/// # Errors
/// When the database is unavailable.
pub async fn awaiting_adoption(db: &Db, meeting: Option<MeetingId>) -> Result<Vec<Due>, sqlx::Error> {
    let rows: Vec<DueRow> = match meeting {
        Some(meeting) => {
            sqlx::query_as(due!("AND n.meeting_id = $1"))
                .bind(meeting.to_string())
                .fetch_all(&db.reader)
                .await?
        }
        None => {
            sqlx::query_as(due!("ORDER BY n.proposed_at, m.id LIMIT ($1 + 0)"))
                .bind(MANY)
                .fetch_all(&db.reader)
                .await?
        }
    };
    let due = |row: DueRow| Due {
        meeting: row.id.0,
        community: row.community_id.0,
        begins_at: row.begins_at,
        proposed_by: row.proposed_by.map(|person| person.0),
    };
    Ok(rows.into_iter().map(due).collect())
}

/// Says on which meeting's agenda the adoption of minutes is.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_adoption_meeting(
    to: &mut AnyConnection,
    meeting: MeetingId,
    adoption: MeetingId,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE minutes SET adoption_meeting_id = $2 WHERE meeting_id = $1 AND state = 'proposed'")
        .bind(meeting.to_string())
        .bind(adoption.to_string())
        .execute(to)
        .await?;
    Ok(())
}

/// All adopted minutes with their seals.
///
/// # Errors
/// When the database is unavailable.
pub async fn sealed(db: &Db) -> Result<Vec<(MeetingId, LocalizedText, Option<String>)>, sqlx::Error> {
    let rows: Vec<SealedRow> = sqlx::query_as(
        "SELECT meeting_id, text, seal FROM minutes WHERE state = 'adopted' ORDER BY adopted_at, meeting_id",
    )
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(|row| (row.meeting_id.0, row.text.0, row.seal)).collect())
}
