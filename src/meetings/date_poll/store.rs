//! All the SQL of proposed days. Rows stay here; what leaves is the model.

use sqlx::{AnyConnection, AssertSqlSafe};

use super::model::{Answer, DateOption, OtherMeeting, Participant};
use crate::meeting::{self, rules::awaits_date};
use ensemble_core::{
    Lang, LocalizedText,
    fold::sort_by_name,
    ids::{CommunityId, DateOptionId, MeetingId, PersonId},
};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

from_row! {
    struct OptionRow {
        id: Text<DateOptionId>,
        begins_at: i64,
    }
}

from_row! {
    struct AnswerRow {
        option_id: Text<DateOptionId>,
        person_id: Text<PersonId>,
        answer: Text<Answer>,
    }
}

from_row! {
    struct ParticipantRow {
        id: Text<PersonId>,
        name: String,
    }
}

from_row! {
    struct OtherRow {
        title: Json<LocalizedText>,
        begins_at: i64,
        duration: i64,
        people: u32,
        own: u32,
    }
}

/// The days that are proposed for a meeting, soonest first, with the answers of those who belong to its community.
///
/// # Errors
/// When the database is unavailable.
pub async fn options(db: &Db, meeting: MeetingId) -> Result<Vec<DateOption>, sqlx::Error> {
    let rows: Vec<OptionRow> =
        sqlx::query_as("SELECT id, begins_at FROM date_option WHERE meeting_id = $1 ORDER BY begins_at, id")
            .bind(meeting.to_string())
            .fetch_all(&db.reader)
            .await?;
    let answers: Vec<AnswerRow> = sqlx::query_as(
        "SELECT a.option_id, a.person_id, a.answer
         FROM date_option o
         JOIN date_answer a ON a.option_id = o.id
         JOIN meeting m ON m.id = o.meeting_id
         JOIN membership v ON v.community_id = m.community_id AND v.person_id = a.person_id
         JOIN person p ON p.id = a.person_id AND p.closed_at IS NULL
         WHERE o.meeting_id = $1
         ORDER BY a.person_id",
    )
    .bind(meeting.to_string())
    .fetch_all(&db.reader)
    .await?;
    let option = |row: OptionRow| DateOption {
        id: row.id.0,
        begins_at: row.begins_at,
        answers: answers
            .iter()
            .filter(|answer| answer.option_id == row.id)
            .map(|answer| (answer.person_id.0, answer.answer.0))
            .collect(),
    };
    Ok(rows.into_iter().map(option).collect())
}

/// Those who are asked: all who belong to the community and have an account, by name.
///
/// # Errors
/// When the database is unavailable.
pub async fn participants(db: &Db, community: CommunityId) -> Result<Vec<Participant>, sqlx::Error> {
    let mut rows: Vec<ParticipantRow> = sqlx::query_as(
        "SELECT p.id, p.name
         FROM membership v
         JOIN person p ON p.id = v.person_id
         WHERE v.community_id = $1 AND p.closed_at IS NULL
         ORDER BY p.id",
    )
    .bind(community.to_string())
    .fetch_all(&db.reader)
    .await?;
    sort_by_name(Lang::Fr, &mut rows, |row| &row.name);
    Ok(rows.into_iter().map(|row| Participant { id: row.id.0, name: row.name }).collect())
}

/// The other meetings between two moments, in milliseconds UTC, to which people of a community are expected.
///
/// # Errors
/// When the database is unavailable.
pub async fn other_meetings(
    db: &Db,
    community: CommunityId,
    meeting: MeetingId,
    viewer: Option<PersonId>,
    (from, to): (i64, i64),
) -> Result<Vec<OtherMeeting>, sqlx::Error> {
    let rows: Vec<OtherRow> = sqlx::query_as(
        "SELECT m.title, m.begins_at, m.duration, COUNT(*) AS people,
                COUNT(CASE WHEN v.person_id = $5 THEN 1 END) AS own
         FROM meeting m
         JOIN community c ON c.id = m.community_id
         JOIN membership v ON v.community_id = m.community_id
         JOIN membership w ON w.person_id = v.person_id AND w.community_id = $1
         JOIN person p ON p.id = v.person_id AND p.closed_at IS NULL
         WHERE m.id <> $2 AND m.phase IN ('published', 'under-way') AND m.cancelled_at IS NULL AND m.month_only = 0
           AND c.archived_at IS NULL AND m.begins_at < $4 AND m.begins_at + m.duration * 60000 > $3
         GROUP BY m.id, m.title, m.begins_at, m.duration
         ORDER BY m.begins_at, m.id",
    )
    .bind(community.to_string())
    .bind(meeting.to_string())
    .bind(from)
    .bind(to)
    .bind(viewer.map(|person| person.to_string()))
    .fetch_all(&db.reader)
    .await?;
    let other = |row: OtherRow| OtherMeeting {
        title: row.title.0,
        begins_at: row.begins_at,
        ends_at: row.begins_at + row.duration * 60_000,
        people: row.people,
        own: row.own > 0,
    };
    Ok(rows.into_iter().map(other).collect())
}

/// Keeps a meeting waiting for its day until the end of the transaction; `false` when its day is settled, or when it was
/// cancelled or its community archived.
///
/// # Errors
/// When the database is unavailable.
pub async fn lock_waiting(to: &mut AnyConnection, id: MeetingId) -> Result<bool, sqlx::Error> {
    let locked = meeting::lock(&mut *to, id).await?;
    if !locked.is_some_and(|meeting| awaits_date(&meeting)) {
        return Ok(false);
    }
    let open: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM meeting m JOIN community c ON c.id = m.community_id
         WHERE m.id = $1 AND c.archived_at IS NULL",
    )
    .bind(id.to_string())
    .fetch_one(to)
    .await?;
    Ok(open > 0)
}

/// The days that are proposed for a meeting and when they begin, in milliseconds UTC, under its lock.
///
/// # Errors
/// When the database is unavailable.
pub async fn proposed(
    to: &mut AnyConnection,
    meeting: MeetingId,
) -> Result<Vec<(DateOptionId, i64)>, sqlx::Error> {
    let rows: Vec<OptionRow> =
        sqlx::query_as("SELECT id, begins_at FROM date_option WHERE meeting_id = $1 ORDER BY begins_at, id")
            .bind(meeting.to_string())
            .fetch_all(to)
            .await?;
    Ok(rows.into_iter().map(|row| (row.id.0, row.begins_at)).collect())
}

/// Proposes a day; `false` when it is proposed.
///
/// # Errors
/// When the database is unavailable.
pub async fn add_date(
    to: &mut AnyConnection,
    meeting: MeetingId,
    id: DateOptionId,
    begins_at: i64,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "INSERT INTO date_option (id, meeting_id, begins_at) VALUES ($1, $2, $3)
         ON CONFLICT (meeting_id, begins_at) DO NOTHING",
    )
    .bind(id.to_string())
    .bind(meeting.to_string())
    .bind(begins_at)
    .execute(to)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Removes a day and the answers for it.
///
/// # Errors
/// When the database is unavailable.
pub async fn remove_date(
    to: &mut AnyConnection,
    meeting: MeetingId,
    id: DateOptionId,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query("DELETE FROM date_option WHERE id = $1 AND meeting_id = $2")
        .bind(id.to_string())
        .bind(meeting.to_string())
        .execute(to)
        .await?;
    Ok(done.rows_affected() > 0)
}

/// Stores what a person answers for days that are proposed, each at most once.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_answers(
    to: &mut AnyConnection,
    person: PersonId,
    answers: &[(DateOptionId, Answer)],
    now: i64,
) -> Result<(), sqlx::Error> {
    if answers.is_empty() {
        return Ok(());
    }
    let rows: Vec<String> = (0..answers.len())
        .map(|index| 3 + 2 * index)
        .map(|place| format!("(${place}, $1, ${}, $2)", place + 1))
        .collect();
    let statement = format!(
        "INSERT INTO date_answer (option_id, person_id, answer, at) VALUES {}
         ON CONFLICT (option_id, person_id) DO UPDATE SET answer = excluded.answer, at = excluded.at",
        rows.join(", ")
    );
    let mut query = sqlx::query(AssertSqlSafe(statement)).bind(person.to_string()).bind(now);
    for (option, answer) in answers {
        query = query.bind(option.to_string()).bind(answer.code());
    }
    query.execute(to).await?;
    Ok(())
}
