//! Who the people of a queue are, and what they wrote.

use std::collections::BTreeMap;

use ensemble_core::{
    Lang, LocalizedText,
    fold::sort_by_name,
    ids::{MeetingId, PersonId, SpeakingRequestId},
};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

from_row! {
    struct NameRow {
        id: Text<PersonId>,
        name: String,
    }
}

from_row! {
    struct PersonRow {
        id: Text<PersonId>,
        name: String,
        comes: bool,
    }
}

from_row! {
    struct ContributionRow {
        id: Text<SpeakingRequestId>,
        contribution: Json<LocalizedText>,
    }
}

/// A person who can speak in a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub id: PersonId,
    pub name: String,
    /// Whether they said that they come.
    pub comes: bool,
}

/// The names of those who wait, speak or have spoken in a meeting.
///
/// # Errors
/// When the database is unavailable.
pub async fn names(db: &Db, meeting: MeetingId) -> Result<BTreeMap<PersonId, String>, sqlx::Error> {
    let rows: Vec<NameRow> = sqlx::query_as(
        "SELECT p.id, p.name
         FROM person p
         WHERE p.id IN (SELECT person_id FROM speaking_request WHERE meeting_id = $1
                        UNION SELECT person_id FROM speaking_person WHERE meeting_id = $1)",
    )
    .bind(meeting.to_string())
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(|row| (row.id.0, row.name)).collect())
}

/// Those who can speak in a meeting: the members and facilitators of its community, by name.
///
/// # Errors
/// When the database is unavailable.
pub async fn may_speak(db: &Db, meeting: MeetingId) -> Result<Vec<Person>, sqlx::Error> {
    let mut rows: Vec<PersonRow> = sqlx::query_as(
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
    Ok(rows.into_iter().map(|row| Person { id: row.id.0, name: row.name, comes: row.comes }).collect())
}

/// The silent contributions of a meeting, for those who read them out.
///
/// # Errors
/// When the database is unavailable.
pub async fn contributions(
    db: &Db,
    meeting: MeetingId,
) -> Result<BTreeMap<SpeakingRequestId, LocalizedText>, sqlx::Error> {
    let rows: Vec<ContributionRow> = sqlx::query_as(
        "SELECT id, contribution FROM speaking_request WHERE meeting_id = $1 AND contribution IS NOT NULL",
    )
    .bind(meeting.to_string())
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(|row| (row.id.0, row.contribution.0)).collect())
}

/// What a person wrote in a meeting and was not read out yet.
///
/// # Errors
/// When the database is unavailable.
pub async fn contribution(
    db: &Db,
    meeting: MeetingId,
    person: PersonId,
) -> Result<Option<LocalizedText>, sqlx::Error> {
    let row: Option<ContributionRow> = sqlx::query_as(
        "SELECT id, contribution FROM speaking_request
         WHERE meeting_id = $1 AND person_id = $2 AND contribution IS NOT NULL",
    )
    .bind(meeting.to_string())
    .bind(person.to_string())
    .fetch_optional(&db.reader)
    .await?;
    Ok(row.map(|row| row.contribution.0))
}
