//! All the SQL of meetings. Rows stay here; what leaves is the model.
//!
//! A meeting that is not published is for those who plan it: no statement of this folder gives it to
//! anybody else.

mod documents;
mod plan;
mod templates;

pub use documents::{
    MOST_DOCUMENTS, add_document, content, count_documents, documents, move_document, note_file,
    remove_document, replace_file, unchecked_file,
};
pub use plan::{Place, add, find, previous, step, whose, write};
use sqlx::{Row, any::AnyRow};
pub use templates::{TemplateRow, Texts, rows, save_template, set_retired};

use super::model::{Meeting, MeetingOf, Modality, Phase, When};
use crate::{
    community::model::Heading,
    ids::CommunityId,
    server::db::{
        Db,
        columns::{document, packed, unreadable},
    },
};

/// The meetings that come next or are under way, of all communities, soonest first. (None is longer
/// than a day: so far back the index is read.)
///
/// # Errors
/// When the database is away.
pub async fn upcoming(db: &Db, now: i64, limit: i64) -> Result<Vec<MeetingOf>, sqlx::Error> {
    let rows = sqlx::query(
        "SELECT
           m.id, m.begins_at, m.month_only, m.duration, m.modality, m.title, m.place, m.phase,
           c.heading, fr.slug, en.slug
         FROM meeting m
         JOIN community c ON c.id = m.community_id
         JOIN community_slug fr ON fr.community_id = m.community_id AND fr.lang = 'fr' AND fr.current = 1
         JOIN community_slug en ON en.community_id = m.community_id AND en.lang = 'en' AND en.current = 1
         WHERE m.begins_at >= $1 - 86400000 AND m.begins_at + m.duration * 60000 > $1
           AND m.phase <> 'draft' AND c.archived_at IS NULL
         ORDER BY m.begins_at, m.id
         LIMIT ($2 + 0)",
    )
    .bind(now)
    .bind(limit)
    .fetch_all(&db.reader)
    .await?;
    rows.iter().map(meeting_of).collect()
}

/// A community's meetings, the latest first; those that are not published only for whoever `plans`.
///
/// # Errors
/// When the database is away.
pub async fn of_community(
    db: &Db,
    community: CommunityId,
    plans: bool,
    limit: i64,
) -> Result<Vec<Meeting>, sqlx::Error> {
    let rows = sqlx::query(
        "SELECT id, begins_at, month_only, duration, modality, title, place, phase
         FROM meeting
         WHERE community_id = $1 AND (phase <> 'draft' OR $2 = 1)
         ORDER BY begins_at DESC, id DESC
         LIMIT ($3 + 0)",
    )
    .bind(community.to_string())
    .bind(i64::from(plans))
    .bind(limit)
    .fetch_all(&db.reader)
    .await?;
    rows.iter().map(meeting).collect()
}

/// Meetings that another feature's statement packed with `string_agg`, soonest first: id, beginning,
/// month only, minutes, modality, phase, title, place.
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
                phase: Phase::from_code(record.text()).ok_or_else(|| unreadable("phase"))?,
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
    let heading: Heading = document("heading", row.try_get(8)?)?;
    Ok(MeetingOf {
        meeting: meeting(row)?,
        community: heading.name,
        slugs: [row.try_get(9)?, row.try_get(10)?],
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
        phase: Phase::from_code(row.try_get(7)?).ok_or_else(|| unreadable("phase"))?,
    })
}
