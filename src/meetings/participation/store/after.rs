//! After a meeting: who missed it, and what they contribute.

use sqlx::{Any, AnyConnection, Executor, FromRow, any::AnyRow};

use super::{ParticipationRow, participation_columns, takes_part};
use crate::participation::{
    model::{Aftermath, Contribution, MissedMeeting, Participation},
    rules,
};
use ensemble_communities::community::model::Heading;
use ensemble_core::{
    LocalizedText,
    ids::{MeetingId, PersonId},
};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

from_row! {
    struct AftermathRow {
        contribute_until: Option<i64>,
        completed_at: Option<i64>,
    }
}

impl From<AftermathRow> for Aftermath {
    fn from(row: AftermathRow) -> Self {
        Self { contribute_until: row.contribute_until, completed_at: row.completed_at }
    }
}

from_row! {
    struct PersonRow {
        person_id: Text<PersonId>,
    }
}

from_row! {
    struct ContributionRow {
        person_id: Text<PersonId>,
        name: String,
        item: String,
        text: String,
        written_at: i64,
    }
}

from_row! {
    struct MissedRow {
        id: Text<MeetingId>,
        title: Json<LocalizedText>,
        heading: Json<Heading>,
        begins_at: i64,
        duration: u16,
    }
}

/// What happens after a meeting.
///
/// # Errors
/// When the database is unavailable.
pub async fn aftermath(
    from: impl Executor<'_, Database = Any>,
    meeting: MeetingId,
) -> Result<Aftermath, sqlx::Error> {
    let row: Option<AftermathRow> =
        sqlx::query_as("SELECT contribute_until, completed_at FROM meeting_aftermath WHERE meeting_id = $1")
            .bind(meeting.to_string())
            .fetch_optional(from)
            .await?;
    Ok(row.map(Aftermath::from).unwrap_or_default())
}

/// Writes until when those who missed a meeting contribute, in milliseconds UTC.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_deadline(to: &mut AnyConnection, meeting: MeetingId, until: i64) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO meeting_aftermath (meeting_id, contribute_until) VALUES ($1, $2)
         ON CONFLICT (meeting_id) DO UPDATE SET contribute_until = excluded.contribute_until",
    )
    .bind(meeting.to_string())
    .bind(until)
    .execute(to)
    .await?;
    Ok(())
}

/// Writes that everyone who was at a meeting is noted.
///
/// # Errors
/// When the database is unavailable.
pub async fn complete(to: &mut AnyConnection, meeting: MeetingId, now: i64) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO meeting_aftermath (meeting_id, completed_at) VALUES ($1, $2)
         ON CONFLICT (meeting_id) DO UPDATE SET completed_at = excluded.completed_at",
    )
    .bind(meeting.to_string())
    .bind(now)
    .execute(to)
    .await?;
    Ok(())
}

/// Records that these people are notified that they missed a meeting, and returns those who were not notified before and took part
/// in its community when it began.
///
/// # Errors
/// When the database is unavailable.
pub async fn claim_absent(
    to: &mut AnyConnection,
    meeting: MeetingId,
    people: &[PersonId],
    now: i64,
) -> Result<Vec<PersonId>, sqlx::Error> {
    let mut claimed = Vec::new();
    for person in people {
        let row: Option<PersonRow> = sqlx::query_as(concat!(
            "INSERT INTO absence_notice (meeting_id, person_id, sent_at)
             SELECT m.id, v.person_id, CAST($3 AS BIGINT)
             FROM meeting m
             JOIN membership v ON v.community_id = m.community_id
             WHERE m.id = $1 AND v.person_id = $2 AND v.since <= m.begins_at AND ",
            takes_part!(),
            " ON CONFLICT (meeting_id, person_id) DO NOTHING
             RETURNING person_id"
        ))
        .bind(meeting.to_string())
        .bind(person.to_string())
        .bind(now)
        .fetch_optional(&mut *to)
        .await?;
        claimed.extend(row.map(|row| row.person_id.0));
    }
    Ok(claimed)
}

/// How long after a meeting those who missed it are still shown it on their home, in milliseconds.
const LOOKED_BACK: i64 = 190 * 24 * 3_600_000;

/// The meetings that a person missed and to which they can still contribute, the latest first.
///
/// # Errors
/// When the database is unavailable.
pub async fn missed(db: &Db, person: PersonId, now: i64) -> Result<Vec<MissedMeeting>, sqlx::Error> {
    let rows = sqlx::query(concat!(
        "SELECT m.id, m.title, c.heading, m.begins_at, m.duration, a.contribute_until, a.completed_at, ",
        participation_columns!(),
        " FROM membership v
         JOIN meeting m ON m.community_id = v.community_id
         JOIN community c ON c.id = m.community_id
         JOIN meeting_aftermath a ON a.meeting_id = m.id
         LEFT JOIN participation x ON x.meeting_id = m.id AND x.person_id = v.person_id
         WHERE v.person_id = $1 AND v.since <= m.begins_at AND c.archived_at IS NULL
           AND m.cancelled_at IS NULL AND m.phase <> 'draft' AND m.month_only = 0
           AND m.begins_at > $2 AND a.completed_at IS NOT NULL AND ",
        takes_part!(),
        " ORDER BY m.begins_at DESC, m.id"
    ))
    .bind(person.to_string())
    .bind(now - LOOKED_BACK)
    .fetch_all(&db.reader)
    .await?;
    let mut missed = Vec::new();
    for row in &rows {
        missed.extend(missed_meeting(row, now)?);
    }
    Ok(missed)
}

/// The meeting of a row, if the person of the row missed it and can still contribute.
fn missed_meeting(row: &AnyRow, now: i64) -> Result<Option<MissedMeeting>, sqlx::Error> {
    let meeting = MissedRow::from_row(row)?;
    let aftermath = Aftermath::from(AftermathRow::from_row(row)?);
    let known = Participation::from(ParticipationRow::from_row(row)?);
    let over_at = meeting.begins_at + i64::from(meeting.duration) * 60_000;
    let until = rules::contribute_until(over_at, &aftermath);
    let is_missed = rules::is_missed(rules::outcome(&known, meeting.duration), &aftermath);
    Ok((is_missed && over_at <= now && now < until).then_some(MissedMeeting {
        meeting: meeting.id.0,
        title: meeting.title.0,
        community: meeting.heading.0.name,
        contribute_until: until,
    }))
}

/// What was contributed after a meeting by people whose accounts are open, the first one first.
///
/// # Errors
/// When the database is unavailable.
pub async fn contributions(db: &Db, meeting: MeetingId) -> Result<Vec<Contribution>, sqlx::Error> {
    let rows: Vec<ContributionRow> = sqlx::query_as(
        "SELECT c.person_id, p.name, c.item, c.text, c.written_at
         FROM late_contribution c
         JOIN person p ON p.id = c.person_id
         WHERE c.meeting_id = $1 AND p.closed_at IS NULL
         ORDER BY c.written_at, c.person_id",
    )
    .bind(meeting.to_string())
    .fetch_all(&db.reader)
    .await?;
    let contribution = |row: ContributionRow| Contribution {
        person: row.person_id.0,
        name: row.name,
        item: row.item,
        text: row.text,
        written_at: row.written_at,
    };
    Ok(rows.into_iter().map(contribution).collect())
}

/// Writes what a person contributes about an item, in place of what they wrote before.
///
/// # Errors
/// When the database is unavailable.
pub async fn write_contribution(
    to: &mut AnyConnection,
    meeting: MeetingId,
    person: PersonId,
    item: &str,
    text: &str,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO late_contribution (meeting_id, person_id, item, text, written_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (meeting_id, person_id, item) DO UPDATE SET text = excluded.text, written_at = excluded.written_at",
    )
    .bind(meeting.to_string())
    .bind(person.to_string())
    .bind(item)
    .bind(text)
    .bind(now)
    .execute(to)
    .await?;
    Ok(())
}

/// Deletes what a person contributed about an item. Says whether there was anything.
///
/// # Errors
/// When the database is unavailable.
pub async fn remove_contribution(
    to: &mut AnyConnection,
    meeting: MeetingId,
    person: PersonId,
    item: &str,
) -> Result<bool, sqlx::Error> {
    let done =
        sqlx::query("DELETE FROM late_contribution WHERE meeting_id = $1 AND person_id = $2 AND item = $3")
            .bind(meeting.to_string())
            .bind(person.to_string())
            .bind(item)
            .execute(to)
            .await?;
    Ok(done.rows_affected() > 0)
}
