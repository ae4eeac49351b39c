//! Who was at a meeting: by person, and to be counted.

use sqlx::{Any, Executor, FromRow, any::AnyRow};

use super::{ParticipationRow, participation_columns, takes_part};
use crate::participation::model::{Participant, Participation, Record, Span, Who};
use ensemble_core::{
    LocalizedText,
    ids::{MeetingId, OrganizationId, PersonId},
};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

from_row! {
    struct PersonRow {
        id: Text<PersonId>,
        name: String,
        organization: Option<Json<LocalizedText>>,
    }
}

from_row! {
    struct OrganizationRow {
        organization_id: Option<Text<OrganizationId>>,
    }
}

from_row! {
    struct GuestRow {
        organization_id: Option<Text<OrganizationId>>,
        from_minute: u16,
        until_minute: u16,
    }
}

/// Everyone who takes part in the community of a meeting, or did and was noted, in no order. Closed accounts are left out.
///
/// # Errors
/// When the database is unavailable.
pub async fn members(
    from: impl Executor<'_, Database = Any>,
    meeting: MeetingId,
) -> Result<Vec<Participant>, sqlx::Error> {
    let rows = sqlx::query(concat!(
        "SELECT p.id, p.name, o.name AS organization, ",
        participation_columns!(),
        " FROM (
           SELECT v.person_id FROM membership v JOIN meeting m ON m.community_id = v.community_id
           WHERE m.id = $1 AND ",
        takes_part!(),
        " UNION
           SELECT n.person_id FROM participation n WHERE n.meeting_id = $1) w
         JOIN person p ON p.id = w.person_id
         LEFT JOIN organisation o ON o.id = p.organisation_id
         LEFT JOIN participation x ON x.meeting_id = $1 AND x.person_id = p.id
         WHERE p.closed_at IS NULL"
    ))
    .bind(meeting.to_string())
    .fetch_all(from)
    .await?;
    let member = |row: &AnyRow| -> Result<Participant, sqlx::Error> {
        let person = PersonRow::from_row(row)?;
        Ok(Participant {
            who: Who::Person(person.id.0),
            name: person.name,
            organization: person.organization.map(|name| name.0),
            participation: Participation::from(ParticipationRow::from_row(row)?),
        })
    };
    rows.iter().map(member).collect()
}

/// What is known of all people and a meeting, also of those who left.
///
/// # Errors
/// When the database is unavailable.
pub async fn records(db: &Db, meeting: MeetingId) -> Result<Vec<Record>, sqlx::Error> {
    let rows = sqlx::query(concat!(
        "SELECT p.organisation_id AS organization_id, ",
        participation_columns!(),
        " FROM participation x JOIN person p ON p.id = x.person_id WHERE x.meeting_id = $1"
    ))
    .bind(meeting.to_string())
    .fetch_all(&db.reader)
    .await?;
    let record = |row: &AnyRow| -> Result<Record, sqlx::Error> {
        let organization = OrganizationRow::from_row(row)?.organization_id.map(|id| id.0);
        Ok(Record { organization, participation: Participation::from(ParticipationRow::from_row(row)?) })
    };
    rows.iter().map(record).collect()
}

/// The organizations of the guests who were at a meeting, and how long each was there.
///
/// # Errors
/// When the database is unavailable.
pub async fn guest_records(
    db: &Db,
    meeting: MeetingId,
) -> Result<Vec<(Option<OrganizationId>, Span)>, sqlx::Error> {
    let rows: Vec<GuestRow> = sqlx::query_as(
        "SELECT organisation_id AS organization_id, from_minute, until_minute
         FROM guest_participation
         WHERE meeting_id = $1",
    )
    .bind(meeting.to_string())
    .fetch_all(&db.reader)
    .await?;
    let record = |row: GuestRow| {
        let span = Span { from: row.from_minute, until: row.until_minute };
        (row.organization_id.map(|id| id.0), span)
    };
    Ok(rows.into_iter().map(record).collect())
}
