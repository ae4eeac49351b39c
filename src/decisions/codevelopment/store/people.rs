//! Who takes part in sessions.

use sqlx::{Any, AnyConnection, Executor};

use crate::codevelopment::{
    model::{Candidate, Participant, Role},
    rules::Turn,
};
use ensemble_core::{
    Lang,
    fold::sort_by_name,
    ids::{CommunityId, MeetingId, PersonId},
};
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

from_row! {
    struct ParticipantRow {
        person_id: Text<PersonId>,
        name: String,
        role: Text<Role>,
        agreed_at: Option<i64>,
    }
}

from_row! {
    struct CandidateRow {
        id: Text<PersonId>,
        name: String,
        comes: bool,
    }
}

from_row! {
    struct TurnRow {
        person_id: Text<PersonId>,
        role: Text<Role>,
    }
}

/// Those who take part and are members or facilitators of the community now.
const PEOPLE: &str = "SELECT c.person_id, p.name, c.role, c.agreed_at
 FROM codevelopment_person c
 JOIN meeting m ON m.id = c.meeting_id
 JOIN membership v ON v.community_id = m.community_id AND v.person_id = c.person_id
 JOIN person p ON p.id = c.person_id
 WHERE c.meeting_id = $1 AND v.role IN ('member', 'facilitator') AND p.closed_at IS NULL
 ORDER BY p.id";

async fn fetch(
    from: impl Executor<'_, Database = Any>,
    meeting: MeetingId,
) -> Result<Vec<Participant>, sqlx::Error> {
    let mut rows: Vec<ParticipantRow> =
        sqlx::query_as(PEOPLE).bind(meeting.to_string()).fetch_all(from).await?;
    sort_by_name(Lang::Fr, &mut rows, |row| &row.name);
    let participant = |row: ParticipantRow| Participant {
        person: row.person_id.0,
        name: row.name,
        role: row.role.0,
        agreed_at: row.agreed_at,
    };
    Ok(rows.into_iter().map(participant).collect())
}

/// Those who take part in a session, by name.
///
/// # Errors
/// When the database is unavailable.
pub async fn people(db: &Db, meeting: MeetingId) -> Result<Vec<Participant>, sqlx::Error> {
    fetch(&db.reader, meeting).await
}

/// The same, as a transaction sees it.
///
/// # Errors
/// When the database is unavailable.
pub async fn people_of(
    from: &mut AnyConnection,
    meeting: MeetingId,
) -> Result<Vec<Participant>, sqlx::Error> {
    fetch(from, meeting).await
}

/// The members and facilitators of a meeting's community, by name.
///
/// # Errors
/// When the database is unavailable.
pub async fn candidates(db: &Db, meeting: MeetingId) -> Result<Vec<Candidate>, sqlx::Error> {
    let mut rows: Vec<CandidateRow> = sqlx::query_as(
        "SELECT p.id, p.name, CASE WHEN a.answer IN ('in-person', 'virtual') THEN 1 ELSE 0 END AS comes
         FROM meeting m
         JOIN membership v ON v.community_id = m.community_id
         JOIN person p ON p.id = v.person_id
         LEFT JOIN attendance a ON a.meeting_id = m.id AND a.person_id = p.id
         WHERE m.id = $1 AND v.role IN ('member', 'facilitator') AND p.closed_at IS NULL
         ORDER BY p.id",
    )
    .bind(meeting.to_string())
    .fetch_all(&db.reader)
    .await?;
    sort_by_name(Lang::Fr, &mut rows, |row| &row.name);
    let candidate = |row: CandidateRow| Candidate { person: row.id.0, name: row.name, comes: row.comes };
    Ok(rows.into_iter().map(candidate).collect())
}

/// Who was client, facilitator and scribe in the sessions of a community that began between two moments, in milliseconds UTC, but
/// for one meeting's.
///
/// # Errors
/// When the database is unavailable.
pub async fn turns(
    db: &Db,
    community: CommunityId,
    (from, until): (i64, i64),
    but: MeetingId,
) -> Result<Vec<Turn>, sqlx::Error> {
    let rows: Vec<TurnRow> = sqlx::query_as(
        "SELECT c.person_id, c.role
         FROM codevelopment_person c
         JOIN codevelopment s ON s.meeting_id = c.meeting_id
         JOIN meeting m ON m.id = c.meeting_id
         WHERE m.community_id = $1 AND s.begun_at >= $2 AND s.begun_at < $3 AND c.role <> 'consultant' AND m.id <> $4",
    )
    .bind(community.to_string())
    .bind(from)
    .bind(until)
    .bind(but.to_string())
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(|row| Turn { person: row.person_id.0, role: row.role.0 }).collect())
}

/// Writes who takes part, and in which role.
pub(super) async fn set(
    to: &mut AnyConnection,
    meeting: MeetingId,
    people: &[(PersonId, Role)],
) -> Result<(), sqlx::Error> {
    let before: Vec<TurnRow> =
        sqlx::query_as("SELECT person_id, role FROM codevelopment_person WHERE meeting_id = $1")
            .bind(meeting.to_string())
            .fetch_all(&mut *to)
            .await?;
    for row in before.iter().filter(|row| !people.iter().any(|(person, _)| *person == row.person_id.0)) {
        sqlx::query("DELETE FROM codevelopment_person WHERE meeting_id = $1 AND person_id = $2")
            .bind(meeting.to_string())
            .bind(row.person_id.0.to_string())
            .execute(&mut *to)
            .await?;
    }
    // There is one of each role: roles that people exchange are free first.
    sqlx::query("UPDATE codevelopment_person SET role = $2 WHERE meeting_id = $1")
        .bind(meeting.to_string())
        .bind(Role::Consultant.code())
        .execute(&mut *to)
        .await?;
    for (person, role) in people {
        sqlx::query(
            "INSERT INTO codevelopment_person (meeting_id, person_id, role) VALUES ($1, $2, $3)
             ON CONFLICT (meeting_id, person_id) DO UPDATE SET role = excluded.role",
        )
        .bind(meeting.to_string())
        .bind(person.to_string())
        .bind(role.code())
        .execute(&mut *to)
        .await?;
    }
    Ok(())
}

/// Records that a person promised to keep what is said to themselves; `false` when they do not take part. A second promise changes
/// nothing.
///
/// # Errors
/// When the database is unavailable.
pub async fn agree(
    to: &mut AnyConnection,
    meeting: MeetingId,
    person: PersonId,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE codevelopment_person SET agreed_at = COALESCE(agreed_at, CAST($3 AS BIGINT))
         WHERE meeting_id = $1 AND person_id = $2",
    )
    .bind(meeting.to_string())
    .bind(person.to_string())
    .bind(now)
    .execute(to)
    .await?;
    Ok(done.rows_affected() > 0)
}
