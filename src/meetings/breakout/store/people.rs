//! Who can sit at the tables of a meeting, which languages they follow, and who sat together before.

use sqlx::AnyConnection;

use crate::breakout::{
    model::{Candidate, Participant},
    rules::{Met, in_order},
};
use ensemble_core::{
    Lang,
    fold::sort_by_name,
    ids::{CommunityId, MeetingId, OrganizationId, PersonId},
};
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

from_row! {
    struct CandidateRow {
        id: Text<PersonId>,
        name: String,
        organisation_id: Option<Text<OrganizationId>>,
        profession: Option<String>,
        lang: Text<Lang>,
        follows_both: bool,
        expected: bool,
    }
}

from_row! {
    struct MetRow {
        one: Text<PersonId>,
        other: Text<PersonId>,
        times: u32,
    }
}

from_row! {
    struct ParticipantRow {
        lang: Text<Lang>,
        follows_both: bool,
    }
}

/// The members and facilitators of a meeting's community, by name.
///
/// # Errors
/// When the database is unavailable.
pub async fn candidates(db: &Db, meeting: MeetingId) -> Result<Vec<Candidate>, sqlx::Error> {
    let mut rows: Vec<CandidateRow> = sqlx::query_as(
        "SELECT
           p.id,
           p.name,
           p.organisation_id,
           p.profession,
           p.lang,
           CASE WHEN l.person_id IS NULL THEN 0 ELSE 1 END AS follows_both,
           CASE WHEN a.answer IN ('in-person', 'virtual') OR x.sign IS NOT NULL THEN 1 ELSE 0 END AS expected
         FROM meeting m
         JOIN membership v ON v.community_id = m.community_id
         JOIN person p ON p.id = v.person_id
         LEFT JOIN breakout_language l ON l.person_id = p.id
         LEFT JOIN attendance a ON a.meeting_id = m.id AND a.person_id = p.id
         LEFT JOIN participation x ON x.meeting_id = m.id AND x.person_id = p.id
         WHERE m.id = $1 AND v.role IN ('member', 'facilitator') AND p.closed_at IS NULL
         ORDER BY p.id",
    )
    .bind(meeting.to_string())
    .fetch_all(&db.reader)
    .await?;
    sort_by_name(Lang::Fr, &mut rows, |row| &row.name);
    Ok(rows
        .into_iter()
        .map(|row| Candidate {
            participant: Participant {
                person: row.id.0,
                organization: row.organisation_id.map(|id| id.0),
                profession: row.profession,
                lang: row.lang.0,
                follows_both: row.follows_both,
            },
            name: row.name,
            expected: row.expected,
        })
        .collect())
}

/// A person who takes a place at a table.
///
/// # Errors
/// When the database is unavailable.
pub async fn participant(
    from: &mut AnyConnection,
    person: PersonId,
) -> Result<Option<Participant>, sqlx::Error> {
    let row: Option<ParticipantRow> = sqlx::query_as(
        "SELECT
           p.lang,
           CASE WHEN l.person_id IS NULL THEN 0 ELSE 1 END AS follows_both
         FROM person p
         LEFT JOIN breakout_language l ON l.person_id = p.id
         WHERE p.id = $1",
    )
    .bind(person.to_string())
    .fetch_optional(from)
    .await?;
    Ok(row.map(|row| Participant {
        person,
        organization: None,
        profession: None,
        lang: row.lang.0,
        follows_both: row.follows_both,
    }))
}

/// Who sat together at tables of a community since a moment, and how often.
///
/// # Errors
/// When the database is unavailable.
pub async fn met(db: &Db, community: CommunityId, since: i64) -> Result<Met, sqlx::Error> {
    let rows: Vec<MetRow> = sqlx::query_as(
        "SELECT a.person_id AS one, b.person_id AS other, COUNT(*) AS times
         FROM meeting m
         JOIN breakout_round r ON r.meeting_id = m.id
         JOIN breakout_member a ON a.round_id = r.id
         JOIN breakout_member b ON b.table_id = a.table_id AND b.person_id > a.person_id
         WHERE m.community_id = $1 AND r.opened_at >= $2
         GROUP BY a.person_id, b.person_id",
    )
    .bind(community.to_string())
    .bind(since)
    .fetch_all(&db.reader)
    .await?;
    // Engines order texts differently.
    Ok(rows.into_iter().map(|row| (in_order(row.one.0, row.other.0), row.times)).collect())
}

/// Whether a person said that they follow a conversation in both languages.
///
/// # Errors
/// When the database is unavailable.
pub async fn follows_both(db: &Db, person: PersonId) -> Result<bool, sqlx::Error> {
    let count: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM breakout_language WHERE person_id = $1")
        .bind(person.to_string())
        .fetch_one(&db.reader)
        .await?;
    Ok(count > 0)
}

/// Writes whether a person follows a conversation in both languages.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_follows_both(
    to: &mut AnyConnection,
    person: PersonId,
    both: bool,
    now: i64,
) -> Result<(), sqlx::Error> {
    if both {
        sqlx::query(
            "INSERT INTO breakout_language (person_id, since) VALUES ($1, $2)
             ON CONFLICT (person_id) DO NOTHING",
        )
        .bind(person.to_string())
        .bind(now)
        .execute(to)
        .await?;
    } else {
        sqlx::query("DELETE FROM breakout_language WHERE person_id = $1")
            .bind(person.to_string())
            .execute(to)
            .await?;
    }
    Ok(())
}
