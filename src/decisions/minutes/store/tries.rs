//! What people will try, and whether they did.

use sqlx::AnyConnection;

use crate::minutes::model::{Try, TryAnswer};
use ensemble_communities::community::model::Heading;
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, MeetingId, PersonId},
};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

/// How many tries of a person are shown.
const MANY: i64 = 100;
/// How many meetings are asked about in one run.
const MEETINGS: i64 = 100;

from_row! {
    struct TryRow {
        meeting_id: Text<MeetingId>,
        title: Json<LocalizedText>,
        name: String,
        lang: Text<Lang>,
        text: String,
        shared: bool,
        at: i64,
        answer: Option<Text<TryAnswer>>,
    }
}

from_row! {
    struct AskedRow {
        id: Text<MeetingId>,
        community_id: Text<CommunityId>,
        title: Json<LocalizedText>,
        heading: Json<Heading>,
    }
}

from_row! {
    struct PersonRow {
        person_id: Text<PersonId>,
    }
}

macro_rules! select_tries {
    ($rest:literal) => {
        concat!(
            "SELECT y.meeting_id, m.title, p.name, y.lang, y.text, y.shared, y.at, y.answer
             FROM meeting_try y
             JOIN meeting m ON m.id = y.meeting_id
             JOIN person p ON p.id = y.person_id ",
            $rest
        )
    };
}

fn try_from_row(row: TryRow) -> Try {
    Try {
        meeting: row.meeting_id.0,
        meeting_title: row.title.0,
        name: row.name,
        lang: row.lang.0,
        text: row.text,
        shared: row.shared,
        at: row.at,
        answer: row.answer.map(|answer| answer.0),
    }
}

/// What a person said they would try, the latest first.
///
/// # Errors
/// When the database is unavailable.
pub async fn own_tries(db: &Db, person: PersonId) -> Result<Vec<Try>, sqlx::Error> {
    let rows: Vec<TryRow> = sqlx::query_as(select_tries!(
        "WHERE y.person_id = $1 ORDER BY y.at DESC, y.meeting_id LIMIT ($2 + 0)"
    ))
    .bind(person.to_string())
    .bind(MANY)
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(try_from_row).collect())
}

/// What people said at a meeting that they would try and showed to the group.
///
/// # Errors
/// When the database is unavailable.
pub async fn shared_tries(db: &Db, meeting: MeetingId) -> Result<Vec<Try>, sqlx::Error> {
    let rows: Vec<TryRow> =
        sqlx::query_as(select_tries!("WHERE y.meeting_id = $1 AND y.shared = 1 ORDER BY y.at, y.person_id"))
            .bind(meeting.to_string())
            .fetch_all(&db.reader)
            .await?;
    Ok(rows.into_iter().map(try_from_row).collect())
}

/// What a person said at a meeting that they would try.
///
/// # Errors
/// When the database is unavailable.
pub async fn try_of(db: &Db, meeting: MeetingId, person: PersonId) -> Result<Option<Try>, sqlx::Error> {
    let row: Option<TryRow> = sqlx::query_as(select_tries!("WHERE y.meeting_id = $1 AND y.person_id = $2"))
        .bind(meeting.to_string())
        .bind(person.to_string())
        .fetch_optional(&db.reader)
        .await?;
    Ok(row.map(try_from_row))
}

/// Writes what a person will try. One that was written before is replaced; it is asked about three weeks after the first.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_try(
    to: &mut AnyConnection,
    meeting: MeetingId,
    person: PersonId,
    (lang, text): (Lang, &str),
    shared: bool,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO meeting_try (meeting_id, person_id, lang, text, shared, at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (meeting_id, person_id)
         DO UPDATE SET lang = excluded.lang, text = excluded.text, shared = excluded.shared",
    )
    .bind(meeting.to_string())
    .bind(person.to_string())
    .bind(lang.code())
    .bind(text)
    .bind(i64::from(shared))
    .bind(now)
    .execute(to)
    .await?;
    Ok(())
}

/// Deletes what a person said they would try.
///
/// # Errors
/// When the database is unavailable.
pub async fn remove_try(
    to: &mut AnyConnection,
    meeting: MeetingId,
    person: PersonId,
) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM meeting_try WHERE meeting_id = $1 AND person_id = $2")
        .bind(meeting.to_string())
        .bind(person.to_string())
        .execute(to)
        .await?;
    Ok(())
}

/// Stores whether a person tried it; `false` when they said nothing at this meeting.
///
/// # Errors
/// When the database is unavailable.
pub async fn answer_try(
    to: &mut AnyConnection,
    meeting: MeetingId,
    person: PersonId,
    answer: TryAnswer,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE meeting_try SET answer = $3, answered_at = $4 WHERE meeting_id = $1 AND person_id = $2",
    )
    .bind(meeting.to_string())
    .bind(person.to_string())
    .bind(answer.code())
    .bind(now)
    .execute(to)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// A meeting whose people are asked what they tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub meeting: MeetingId,
    pub community: CommunityId,
    pub title: LocalizedText,
    pub community_name: LocalizedText,
}

/// The meetings at which people said before a moment, in milliseconds UTC, what they would try, and have not been asked.
///
/// # Errors
/// When the database is unavailable.
pub async fn tries_to_ask(db: &Db, before: i64) -> Result<Vec<Asked>, sqlx::Error> {
    let rows: Vec<AskedRow> = sqlx::query_as(
        "SELECT m.id, m.community_id, m.title, c.heading
         FROM meeting m
         JOIN community c ON c.id = m.community_id
         WHERE m.id IN (SELECT y.meeting_id FROM meeting_try y WHERE y.asked_at IS NULL AND y.answer IS NULL AND y.at <= $1)
         ORDER BY m.id
         LIMIT ($2 + 0)",
    )
    .bind(before)
    .bind(MEETINGS)
    .fetch_all(&db.reader)
    .await?;
    let asked = |row: AskedRow| Asked {
        meeting: row.id.0,
        community: row.community_id.0,
        title: row.title.0,
        community_name: row.heading.0.name,
    };
    Ok(rows.into_iter().map(asked).collect())
}

/// Records that the people of a meeting are asked now, each once; who they are.
///
/// # Errors
/// When the database is unavailable.
pub async fn ask_about_tries(
    to: &mut AnyConnection,
    meeting: MeetingId,
    before: i64,
    now: i64,
) -> Result<Vec<PersonId>, sqlx::Error> {
    let rows: Vec<PersonRow> = sqlx::query_as(
        "UPDATE meeting_try SET asked_at = $3
         WHERE meeting_id = $1 AND at <= $2 AND asked_at IS NULL AND answer IS NULL
         RETURNING person_id",
    )
    .bind(meeting.to_string())
    .bind(before)
    .bind(now)
    .fetch_all(to)
    .await?;
    Ok(rows.into_iter().map(|row| row.person_id.0).collect())
}
