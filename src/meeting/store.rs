//! All the SQL of meetings.

use sqlx::{AnyConnection, Row, any::AnyRow};

use super::model::{Meeting, MeetingOf, Modality, When};
use crate::{
    community::model::Heading,
    ids::{CommunityId, MeetingId},
    server::db::{
        Db,
        columns::{document, packed, unreadable, written},
    },
};

/// Which side of now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Soonest first.
    Coming,
    /// Latest first.
    Past,
}

/// The meetings that come next, of all communities, soonest first.
///
/// # Errors
/// When the database is away.
pub async fn upcoming(db: &Db, now: i64, limit: i64) -> Result<Vec<MeetingOf>, sqlx::Error> {
    let rows = sqlx::query(
        "SELECT
           m.id, m.begins_at, m.month_only, m.duration, m.modality, m.title, m.place,
           c.heading, fr.slug, en.slug
         FROM meeting m
         JOIN community c ON c.id = m.community_id
         JOIN community_slug fr ON fr.community_id = m.community_id AND fr.lang = 'fr' AND fr.current = 1
         JOIN community_slug en ON en.community_id = m.community_id AND en.lang = 'en' AND en.current = 1
         WHERE m.begins_at >= $1 AND c.archived_at IS NULL
         ORDER BY m.begins_at, m.id
         LIMIT ($2 + 0)",
    )
    .bind(now)
    .bind(limit)
    .fetch_all(&db.reader)
    .await?;
    rows.iter().map(meeting_of).collect()
}

/// One meeting and its community, and that community's id if it was archived.
///
/// # Errors
/// When the database is away.
pub async fn find(db: &Db, id: MeetingId) -> Result<Option<(MeetingOf, Option<CommunityId>)>, sqlx::Error> {
    let row = sqlx::query(
        "SELECT
           m.id, m.begins_at, m.month_only, m.duration, m.modality, m.title, m.place,
           c.heading, fr.slug, en.slug, c.id, CASE WHEN c.archived_at IS NULL THEN 0 ELSE 1 END
         FROM meeting m
         JOIN community c ON c.id = m.community_id
         JOIN community_slug fr ON fr.community_id = m.community_id AND fr.lang = 'fr' AND fr.current = 1
         JOIN community_slug en ON en.community_id = m.community_id AND en.lang = 'en' AND en.current = 1
         WHERE m.id = $1",
    )
    .bind(id.to_string())
    .fetch_optional(&db.reader)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let community = row.try_get::<&str, _>(10)?.parse().map_err(|_| unreadable("community_id"))?;
    let archived = row.try_get::<i64, _>(11)? != 0;
    Ok(Some((meeting_of(&row)?, archived.then_some(community))))
}

/// Whose a meeting is, and whether it may be shown to those who do not prepare it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The community.
    pub community: CommunityId,
    /// Whether it is published, and its community not archived.
    pub shown: bool,
}

/// Whose a meeting is.
///
/// # Errors
/// When the database is away.
pub async fn whose(db: &Db, id: MeetingId) -> Result<Option<Place>, sqlx::Error> {
    let row = sqlx::query(
        "SELECT m.community_id, CASE WHEN c.archived_at IS NULL THEN 1 ELSE 0 END
         FROM meeting m
         JOIN community c ON c.id = m.community_id
         WHERE m.id = $1",
    )
    .bind(id.to_string())
    .fetch_optional(&db.reader)
    .await?;
    row.map(|row| {
        let community = row.try_get::<&str, _>(0)?.parse().map_err(|_| unreadable("community_id"))?;
        Ok(Place { community, shown: row.try_get::<i64, _>(1)? != 0 })
    })
    .transpose()
}

/// A community's meetings on one side of now.
///
/// # Errors
/// When the database is away.
pub async fn of_community(
    db: &Db,
    community: CommunityId,
    side: Side,
    now: i64,
    limit: i64,
) -> Result<Vec<Meeting>, sqlx::Error> {
    let statement = match side {
        Side::Coming => {
            "SELECT
               id, begins_at, month_only, duration, modality, title, place
             FROM meeting
             WHERE community_id = $1 AND begins_at >= $2
             ORDER BY begins_at, id
             LIMIT ($3 + 0)"
        }
        Side::Past => {
            "SELECT
               id, begins_at, month_only, duration, modality, title, place
             FROM meeting
             WHERE community_id = $1 AND begins_at < $2
             ORDER BY begins_at DESC, id DESC
             LIMIT ($3 + 0)"
        }
    };
    let rows = sqlx::query(statement)
        .bind(community.to_string())
        .bind(now)
        .bind(limit)
        .fetch_all(&db.reader)
        .await?;
    rows.iter().map(meeting).collect()
}

/// Meetings that another feature's statement packed with `string_agg`, soonest first: id, beginning,
/// month only, minutes, modality, title, place.
///
/// # Errors
/// When a value is none that this program knows.
pub fn unpacked(value: Option<&str>) -> Result<Vec<Meeting>, sqlx::Error> {
    let mut meetings = packed(value)
        .map(|mut record| {
            let id = record.text().parse().map_err(|_| unreadable("id"))?;
            let begins_at = record.number("begins_at")?;
            let month_only = record.text() == "1";
            Ok(Meeting {
                id,
                when: if month_only { When::Month(begins_at) } else { When::At(begins_at) },
                duration: record.number("duration")?,
                modality: Modality::from_code(record.text()).ok_or_else(|| unreadable("modality"))?,
                title: document("title", record.text())?,
                place: Some(record.text())
                    .filter(|place| !place.is_empty())
                    .map(|place| document("place", place))
                    .transpose()?,
            })
        })
        .collect::<Result<Vec<_>, sqlx::Error>>()?;
    meetings.sort_by_key(|meeting| (meeting.when.millis(), meeting.id));
    Ok(meetings)
}

fn meeting_of(row: &AnyRow) -> Result<MeetingOf, sqlx::Error> {
    let heading: Heading = document("heading", row.try_get(7)?)?;
    Ok(MeetingOf {
        meeting: meeting(row)?,
        community: heading.name,
        slugs: [row.try_get(8)?, row.try_get(9)?],
    })
}

fn meeting(row: &AnyRow) -> Result<Meeting, sqlx::Error> {
    let begins_at: i64 = row.try_get(1)?;
    let place: Option<&str> = row.try_get(6)?;
    Ok(Meeting {
        id: row.try_get::<&str, _>(0)?.parse().map_err(|_| unreadable("id"))?,
        when: if row.try_get::<i64, _>(2)? == 0 { When::At(begins_at) } else { When::Month(begins_at) },
        duration: u16::try_from(row.try_get::<i64, _>(3)?).map_err(|_| unreadable("duration"))?,
        modality: Modality::from_code(row.try_get(4)?).ok_or_else(|| unreadable("modality"))?,
        title: document("title", row.try_get(5)?)?,
        place: place.map(|place| document("place", place)).transpose()?,
    })
}

/// Writes a new meeting of a community.
///
/// # Errors
/// When the database is away, or when the community does not exist.
pub async fn add(
    to: &mut AnyConnection,
    community: CommunityId,
    meeting: &Meeting,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO meeting (id, community_id, begins_at, month_only, duration, modality, title, place)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(meeting.id.to_string())
    .bind(community.to_string())
    .bind(meeting.when.millis())
    .bind(i64::from(matches!(meeting.when, When::Month(_))))
    .bind(i64::from(meeting.duration))
    .bind(meeting.modality.code())
    .bind(written(&meeting.title)?)
    .bind(meeting.place.as_ref().map(written).transpose()?)
    .execute(to)
    .await?;
    Ok(())
}
