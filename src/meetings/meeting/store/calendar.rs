//! What calendars show of meetings: those that were announced and have a date. Whether a person may know of them is
//! decided here; whether they may see the link for video by who asks.

use std::sync::LazyLock;

use sqlx::{Any, Executor, FromRow, any::AnyRow};

use crate::meeting::model::{CalendarMeeting, Meeting};
use ensemble_communities::community::model::Heading;
use ensemble_core::{
    LocalizedText,
    ids::{CommunityId, MeetingId, PersonId},
};
use ensemble_server::db::{
    Db,
    record::statement,
    row::{Json, Text, from_row},
};

from_row! {
    struct CalendarRow {
        community_id: Text<CommunityId>,
        heading: Json<Heading>,
        archived: bool,
        sequence: i64,
        changed_at: i64,
        video: Option<String>,
    }
}

fn calendar_meeting(row: &AnyRow) -> Result<CalendarMeeting, sqlx::Error> {
    let CalendarRow { community_id, heading, archived, sequence, changed_at, video } =
        CalendarRow::from_row(row)?;
    let community_name: LocalizedText = heading.0.name;
    Ok(CalendarMeeting {
        meeting: Meeting::from_row(row)?,
        community: community_id.0,
        community_name,
        archived,
        sequence,
        changed_at,
        video,
    })
}

/// Which meetings `m` are in calendars: those that were announced and have a date, from the moment $2 on.
pub const IN_CALENDARS: &str = "m.phase <> 'draft' AND m.month_only = 0 AND m.begins_at >= $2";

/// Selects the meetings `m` of communities `c` that are in calendars. $1 is what the condition is about.
fn select(joins: &str, condition: &str) -> String {
    let head = statement::<Meeting>(
        "SELECT
           {m.columns},
           m.community_id,
           c.heading,
           CASE WHEN c.archived_at IS NULL THEN 0 ELSE 1 END AS archived,
           m.revision + m.calendar_changes AS sequence,
           m.changed_at,
           m.video
         FROM meeting m
         JOIN community c ON c.id = m.community_id",
    );
    format!("{head} {joins} WHERE {condition} AND {IN_CALENDARS} ORDER BY m.begins_at, m.id")
}

/// One meeting for a calendar; `None` as long as it is a draft or has no date.
///
/// # Errors
/// When the database is unavailable.
pub async fn for_calendar(
    from: impl Executor<'_, Database = Any>,
    id: MeetingId,
) -> Result<Option<CalendarMeeting>, sqlx::Error> {
    static ONE: LazyLock<String> = LazyLock::new(|| select("", "m.id = $1"));
    let row = sqlx::query(ONE.as_str()).bind(id.to_string()).bind(0_i64).fetch_optional(from).await?;
    row.as_ref().map(calendar_meeting).transpose()
}

/// The meetings of a community since a moment, for its calendar.
///
/// # Errors
/// When the database is unavailable.
pub async fn calendar_of_community(
    db: &Db,
    community: CommunityId,
    since: i64,
) -> Result<Vec<CalendarMeeting>, sqlx::Error> {
    static OF_COMMUNITY: LazyLock<String> = LazyLock::new(|| select("", "m.community_id = $1"));
    let query = sqlx::query(OF_COMMUNITY.as_str()).bind(community.to_string()).bind(since);
    query.fetch_all(&db.reader).await?.iter().map(calendar_meeting).collect()
}

/// The meetings since a moment of the communities that a person belongs to, for their calendar.
///
/// # Errors
/// When the database is unavailable.
pub async fn calendar_of_person(
    db: &Db,
    person: PersonId,
    since: i64,
) -> Result<Vec<CalendarMeeting>, sqlx::Error> {
    static OF_PERSON: LazyLock<String> =
        LazyLock::new(|| select("JOIN membership v ON v.community_id = m.community_id", "v.person_id = $1"));
    let query = sqlx::query(OF_PERSON.as_str()).bind(person.to_string()).bind(since);
    query.fetch_all(&db.reader).await?.iter().map(calendar_meeting).collect()
}
