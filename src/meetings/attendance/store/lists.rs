//! The answers of a meeting: counted, and by person.

use sqlx::FromRow;

use super::{AttendanceRow, guests::guests};
use crate::attendance::model::{Attendance, AttendanceAnswer, Attendee, ListedAttendee, Summary};
use ensemble_communities::community::model::Profession;
use ensemble_core::{Lang, LocalizedText, fold::sort_by_name, ids::MeetingId};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

from_row! {
    struct SummaryRow {
        people: u32,
        answered: u32,
        in_person: u32,
        online: u32,
        organizations: u32,
        waiting: u32,
        maybe: u32,
        declined: u32,
        guests_in_person: u32,
        guests_online: u32,
        guests_waiting: u32,
    }
}

from_row! {
    struct ListedRow {
        name: String,
        organization: Option<Json<LocalizedText>>,
        answer: Text<AttendanceAnswer>,
    }
}

from_row! {
    struct PersonRow {
        name: String,
        organization: Option<Json<LocalizedText>>,
        profession: Option<Text<Profession>>,
        has_answer: bool,
    }
}

from_row! {
    struct OrganizationRow {
        name: Json<LocalizedText>,
    }
}

/// How many answers of each kind a meeting has. Guests are among those who come and those who wait; they are not asked, so that
/// they are not among the people.
///
/// # Errors
/// When the database is unavailable.
pub async fn summary(db: &Db, meeting: MeetingId) -> Result<Summary, sqlx::Error> {
    let row: SummaryRow = sqlx::query_as(
        "SELECT
           COUNT(*) AS people,
           COUNT(a.person_id) AS answered,
           COUNT(CASE WHEN a.place = 'held' AND a.answer = 'in-person' THEN 1 END) AS in_person,
           COUNT(CASE WHEN a.place = 'held' AND a.answer = 'virtual' THEN 1 END) AS online,
           COUNT(DISTINCT CASE WHEN a.place = 'held' THEN p.organisation_id END)
           + (SELECT COUNT(DISTINCT l.organisation_id)
              FROM guest g
              JOIN guest_link l ON l.token_hash = g.link_hash
              WHERE g.meeting_id = $1 AND g.place = 'held' AND NOT EXISTS (
                SELECT 1
                FROM attendance b
                JOIN meeting n ON n.id = b.meeting_id
                JOIN person q ON q.id = b.person_id
                JOIN membership w ON w.person_id = q.id AND w.community_id = n.community_id
                WHERE b.meeting_id = $1 AND b.place = 'held' AND q.organisation_id = l.organisation_id
                  AND q.closed_at IS NULL AND w.role IN ('facilitator', 'member'))) AS organizations,
           COUNT(CASE WHEN a.place IN ('waiting', 'offered') THEN 1 END) AS waiting,
           COUNT(CASE WHEN a.answer = 'maybe' THEN 1 END) AS maybe,
           COUNT(CASE WHEN a.answer = 'no' THEN 1 END) AS declined,
           (SELECT COUNT(*) FROM guest WHERE meeting_id = $1 AND place = 'held' AND answer = 'in-person') AS guests_in_person,
           (SELECT COUNT(*) FROM guest WHERE meeting_id = $1 AND place = 'held' AND answer = 'virtual') AS guests_online,
           (SELECT COUNT(*) FROM guest WHERE meeting_id = $1 AND place = 'waiting') AS guests_waiting
         FROM meeting m
         JOIN membership v ON v.community_id = m.community_id
         JOIN person p ON p.id = v.person_id
         LEFT JOIN attendance a ON a.meeting_id = m.id AND a.person_id = v.person_id
         WHERE m.id = $1 AND p.closed_at IS NULL AND v.role IN ('facilitator', 'member')",
    )
    .bind(meeting.to_string())
    .fetch_one(&db.reader)
    .await?;
    Ok(Summary {
        people: row.people,
        answered: row.answered,
        in_person: row.in_person + row.guests_in_person,
        online: row.online + row.guests_online,
        guests: row.guests_in_person + row.guests_online,
        organizations: row.organizations,
        waiting: row.waiting + row.guests_waiting,
        maybe: row.maybe,
        no: row.declined,
    })
}

/// The first of those who come and agreed that their name is shown, in the order in which they answered.
///
/// # Errors
/// When the database is unavailable.
pub async fn listed(db: &Db, meeting: MeetingId, limit: i64) -> Result<Vec<ListedAttendee>, sqlx::Error> {
    let rows: Vec<ListedRow> = sqlx::query_as(
        "SELECT p.name, o.name AS organization, a.answer
         FROM attendance a
         JOIN meeting m ON m.id = a.meeting_id
         JOIN person p ON p.id = a.person_id
         JOIN membership v ON v.person_id = a.person_id AND v.community_id = m.community_id
         LEFT JOIN organisation o ON o.id = p.organisation_id
         WHERE a.meeting_id = $1 AND a.place = 'held' AND a.listed = 1
           AND p.closed_at IS NULL AND v.role IN ('facilitator', 'member')
         ORDER BY a.answered_at, a.person_id
         LIMIT ($2 + 0)",
    )
    .bind(meeting.to_string())
    .bind(limit)
    .fetch_all(&db.reader)
    .await?;
    let attendee = |row: ListedRow| ListedAttendee {
        name: row.name,
        organization: row.organization.map(|name| name.0),
        answer: row.answer.0,
    };
    Ok(rows.into_iter().map(attendee).collect())
}

/// Everyone who takes part in the community of a meeting, with what they answered, and its guests, by name; what they need only
/// if `with_needs`.
///
/// # Errors
/// When the database is unavailable.
pub async fn attendees(db: &Db, meeting: MeetingId, with_needs: bool) -> Result<Vec<Attendee>, sqlx::Error> {
    let rows = sqlx::query(
        "SELECT
           p.name,
           o.name AS organization,
           p.profession,
           CASE WHEN a.person_id IS NULL THEN 0 ELSE 1 END AS has_answer,
           a.answer,
           a.partly,
           a.listed,
           CASE WHEN $2 = 1 THEN a.needs END AS needs,
           a.answered_for,
           a.answered_for_month,
           a.place,
           a.waiting_number,
           a.offer_ends_at
         FROM meeting m
         JOIN membership v ON v.community_id = m.community_id
         JOIN person p ON p.id = v.person_id
         LEFT JOIN organisation o ON o.id = p.organisation_id
         LEFT JOIN attendance a ON a.meeting_id = m.id AND a.person_id = v.person_id
         WHERE m.id = $1 AND p.closed_at IS NULL AND v.role IN ('facilitator', 'member')",
    )
    .bind(meeting.to_string())
    .bind(i64::from(with_needs))
    .fetch_all(&db.reader)
    .await?;
    let mut attendees = Vec::with_capacity(rows.len());
    for row in &rows {
        let person = PersonRow::from_row(row)?;
        let attendance = match person.has_answer {
            true => Some(Attendance::from(AttendanceRow::from_row(row)?)),
            false => None,
        };
        attendees.push(Attendee {
            name: person.name,
            organization: person.organization.map(|name| name.0),
            profession: person.profession.map(|profession| profession.0),
            attendance,
            is_guest: false,
        });
    }
    attendees.extend(guests(db, meeting, with_needs).await?.into_iter().map(|guest| Attendee {
        name: guest.name,
        organization: guest.organization,
        profession: None,
        attendance: Some(guest.attendance),
        is_guest: true,
    }));
    sort_by_name(Lang::Fr, &mut attendees, |attendee| &attendee.name);
    Ok(attendees)
}

/// The organizations of a meeting's community, and those of its members, from which no one has a place.
///
/// By name in a language.
///
/// # Errors
/// When the database is unavailable.
pub async fn organizations_without(
    db: &Db,
    lang: Lang,
    meeting: MeetingId,
) -> Result<Vec<LocalizedText>, sqlx::Error> {
    let rows: Vec<OrganizationRow> = sqlx::query_as(
        "SELECT o.name
         FROM organisation o
         JOIN meeting m ON m.id = $1
         WHERE (EXISTS (
                  SELECT 1 FROM community_organisation c
                  WHERE c.organisation_id = o.id AND c.community_id = m.community_id)
                OR EXISTS (
                  SELECT 1 FROM membership v JOIN person p ON p.id = v.person_id
                  WHERE p.organisation_id = o.id AND v.community_id = m.community_id
                    AND p.closed_at IS NULL AND v.role IN ('facilitator', 'member')))
           AND NOT EXISTS (
                  SELECT 1 FROM attendance a
                  JOIN person p ON p.id = a.person_id
                  JOIN membership v ON v.person_id = p.id AND v.community_id = m.community_id
                  WHERE a.meeting_id = m.id AND a.place = 'held' AND p.organisation_id = o.id
                    AND p.closed_at IS NULL AND v.role IN ('facilitator', 'member'))
           AND NOT EXISTS (
                  SELECT 1 FROM guest g
                  JOIN guest_link l ON l.token_hash = g.link_hash
                  WHERE g.meeting_id = m.id AND g.place = 'held' AND l.organisation_id = o.id)
         ORDER BY o.id",
    )
    .bind(meeting.to_string())
    .fetch_all(&db.reader)
    .await?;
    let mut names: Vec<LocalizedText> = rows.into_iter().map(|row| row.name.0).collect();
    sort_by_name(lang, &mut names, |name| name.text(lang));
    Ok(names)
}
