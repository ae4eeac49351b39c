//! The logbook of a person: what they added, the meetings at which they were, the links with which they show it.

use sqlx::{AnyConnection, FromRow, any::AnyRow};

use super::{ParticipationRow, participation_columns};
use crate::participation::model::{OwnEntry, OwnMeeting, Participation};
use ensemble_communities::community::model::Heading;
use ensemble_core::{
    LocalizedText,
    ids::{LogbookEntryId, MeetingId, PersonId},
};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

from_row! {
    struct EntryRow {
        id: Text<LogbookEntryId>,
        day: i64,
        title: String,
        minutes: u16,
    }
}

from_row! {
    struct MeetingRow {
        id: Text<MeetingId>,
        title: Json<LocalizedText>,
        heading: Json<Heading>,
        begins_at: i64,
        duration: u16,
    }
}

from_row! {
    struct SharedRow {
        person_id: Text<PersonId>,
        name: String,
        period: i32,
    }
}

/// What a person added to their logbook for the days between two moments.
///
/// # Errors
/// When the database is unavailable.
pub async fn entries(
    db: &Db,
    person: PersonId,
    (from, to): (i64, i64),
) -> Result<Vec<OwnEntry>, sqlx::Error> {
    let rows: Vec<EntryRow> = sqlx::query_as(
        "SELECT id, day, title, minutes FROM logbook_entry WHERE person_id = $1 AND day >= $2 AND day < $3 ORDER BY day, id",
    )
    .bind(person.to_string())
    .bind(from)
    .bind(to)
    .fetch_all(&db.reader)
    .await?;
    let entry =
        |row: EntryRow| OwnEntry { id: row.id.0, day: row.day, title: row.title, minutes: row.minutes };
    Ok(rows.into_iter().map(entry).collect())
}

/// The meetings between two moments of which something is known about a person.
///
/// # Errors
/// When the database is unavailable.
pub async fn meetings_of(
    db: &Db,
    person: PersonId,
    (from, to): (i64, i64),
) -> Result<Vec<OwnMeeting>, sqlx::Error> {
    let rows = sqlx::query(concat!(
        "SELECT m.id, m.title, c.heading, m.begins_at, m.duration, ",
        participation_columns!(),
        " FROM participation x
         JOIN meeting m ON m.id = x.meeting_id
         JOIN community c ON c.id = m.community_id
         WHERE x.person_id = $1 AND m.begins_at >= $2 AND m.begins_at < $3
           AND m.month_only = 0 AND m.cancelled_at IS NULL AND m.phase <> 'draft'
         ORDER BY m.begins_at, m.id"
    ))
    .bind(person.to_string())
    .bind(from)
    .bind(to)
    .fetch_all(&db.reader)
    .await?;
    let meeting = |row: &AnyRow| -> Result<OwnMeeting, sqlx::Error> {
        let participation = Participation::from(ParticipationRow::from_row(row)?);
        let row = MeetingRow::from_row(row)?;
        Ok(OwnMeeting {
            meeting: row.id.0,
            title: row.title.0,
            community: row.heading.0.name,
            held_at: row.begins_at,
            duration: row.duration,
            participation,
        })
    };
    rows.iter().map(meeting).collect()
}

/// Adds an entry to the logbook of a person.
///
/// # Errors
/// When the database is unavailable.
pub async fn add_entry(
    to: &mut AnyConnection,
    person: PersonId,
    entry: &OwnEntry,
) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO logbook_entry (id, person_id, day, title, minutes) VALUES ($1, $2, $3, $4, $5)")
        .bind(entry.id.to_string())
        .bind(person.to_string())
        .bind(entry.day)
        .bind(entry.title.as_str())
        .bind(i64::from(entry.minutes))
        .execute(to)
        .await?;
    Ok(())
}

/// Deletes an entry of the logbook of a person. Says whether there was one.
///
/// # Errors
/// When the database is unavailable.
pub async fn delete_entry(
    to: &mut AnyConnection,
    person: PersonId,
    entry: LogbookEntryId,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query("DELETE FROM logbook_entry WHERE id = $1 AND person_id = $2")
        .bind(entry.to_string())
        .bind(person.to_string())
        .execute(to)
        .await?;
    Ok(done.rows_affected() > 0)
}

/// Stores the hash of the secret of the link to a period of the logbook of a person, in place of the one before.
///
/// # Errors
/// When the database is unavailable.
pub async fn add_link(
    to: &mut AnyConnection,
    person: PersonId,
    period: i16,
    hash: &str,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO logbook_link (person_id, period, token_hash, created_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (person_id, period) DO UPDATE SET token_hash = excluded.token_hash, created_at = excluded.created_at",
    )
    .bind(person.to_string())
    .bind(i64::from(period))
    .bind(hash)
    .bind(now)
    .execute(to)
    .await?;
    Ok(())
}

/// Removes the link to a period of the logbook of a person. Says whether there was one.
///
/// # Errors
/// When the database is unavailable.
pub async fn remove_link(to: &mut AnyConnection, person: PersonId, period: i16) -> Result<bool, sqlx::Error> {
    let done = sqlx::query("DELETE FROM logbook_link WHERE person_id = $1 AND period = $2")
        .bind(person.to_string())
        .bind(i64::from(period))
        .execute(to)
        .await?;
    Ok(done.rows_affected() > 0)
}

/// When a person made the link to a period of their logbook, in milliseconds UTC.
///
/// # Errors
/// When the database is unavailable.
pub async fn link_since(db: &Db, person: PersonId, period: i16) -> Result<Option<i64>, sqlx::Error> {
    sqlx::query_scalar("SELECT created_at FROM logbook_link WHERE person_id = $1 AND period = $2")
        .bind(person.to_string())
        .bind(i64::from(period))
        .fetch_optional(&db.reader)
        .await
}

/// Whose logbook a link shows, by the hash of its secret: the person, what they are called and the period. Nothing once the
/// account is closed.
///
/// # Errors
/// When the database is unavailable.
pub async fn shared(db: &Db, hash: &str) -> Result<Option<(PersonId, String, i16)>, sqlx::Error> {
    let row: Option<SharedRow> = sqlx::query_as(
        "SELECT l.person_id, p.name, l.period
         FROM logbook_link l
         JOIN person p ON p.id = l.person_id
         WHERE l.token_hash = $1 AND p.closed_at IS NULL",
    )
    .bind(hash)
    .fetch_optional(&db.reader)
    .await?;
    let shared = row.map(|row| (row.person_id.0, row.name, row.period));
    Ok(shared.and_then(|(person, name, period)| Some((person, name, i16::try_from(period).ok()?))))
}
