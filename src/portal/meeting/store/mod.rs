//! All the SQL of meetings. Rows stay here; what leaves is the model.
//!
//! A meeting that is not published is for those who plan it: every statement of this folder that reads meetings for
//! others leaves drafts out.

mod documents;
mod next;
mod plan;
mod templates;

pub use documents::{
    MOST_DOCUMENTS, add_document, content, count_documents, documents, move_document, record_file,
    remove_document, replace_file, unchecked_file,
};
pub use next::next_times;
pub use plan::{Place, add, find, previous, set_phase, whose, write};
use sqlx::{FromRow, any::AnyRow};
pub use templates::{TemplateRow, Texts, rows, save_template, set_retired};

use super::model::{Meeting, MeetingOf, Modality, Phase, When};
use crate::community::model::Heading;
use ensemble_core::{
    LocalizedText,
    ids::{CommunityId, MeetingId},
};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

from_row! {
    struct MeetingRow {
        id: Text<MeetingId>,
        begins_at: i64,
        month_only: bool,
        duration: u16,
        modality: Text<Modality>,
        title: Json<LocalizedText>,
        place: Option<Json<LocalizedText>>,
        phase: Text<Phase>,
    }
}

from_row! {
    struct CommunityRow {
        heading: Json<Heading>,
        slug_fr: String,
        slug_en: String,
    }
}

impl From<MeetingRow> for Meeting {
    fn from(row: MeetingRow) -> Self {
        Self {
            id: row.id.0,
            phase: row.phase.0,
            title: row.title.0,
            when: if row.month_only { When::Month(row.begins_at) } else { When::At(row.begins_at) },
            duration: row.duration,
            modality: row.modality.0,
            place: row.place.map(|place| place.0),
        }
    }
}

/// A meeting and its community, from a row with the columns of both.
fn meeting_of(row: &AnyRow) -> Result<MeetingOf, sqlx::Error> {
    let community = CommunityRow::from_row(row)?;
    Ok(MeetingOf {
        meeting: MeetingRow::from_row(row)?.into(),
        community: community.heading.0.name,
        slugs: [community.slug_fr, community.slug_en],
    })
}

/// The meetings that come next or are under way, of all communities, soonest first. (None is longer
/// than a day: so far back the index is read.)
///
/// # Errors
/// When the database is away.
pub async fn upcoming(db: &Db, now: i64, limit: i64) -> Result<Vec<MeetingOf>, sqlx::Error> {
    let rows = sqlx::query(
        "SELECT
           m.id,
           m.begins_at,
           m.month_only,
           m.duration,
           m.modality,
           m.title,
           m.place,
           m.phase,
           c.heading,
           fr.slug AS slug_fr,
           en.slug AS slug_en
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

/// The columns of a [`MeetingRow`], of the meeting `m`.
macro_rules! meetings {
    ($rest:literal) => {
        concat!(
            "SELECT
               m.id,
               m.begins_at,
               m.month_only,
               m.duration,
               m.modality,
               m.title,
               m.place,
               m.phase
             FROM meeting m ",
            $rest
        )
    };
}

/// A community's meetings, the latest first; drafts only for those who plan meetings.
///
/// # Errors
/// When the database is away.
pub async fn of_community(
    db: &Db,
    community: CommunityId,
    plans: bool,
    limit: i64,
) -> Result<Vec<Meeting>, sqlx::Error> {
    let rows: Vec<MeetingRow> = sqlx::query_as(meetings!(
        "WHERE m.community_id = $1 AND (m.phase <> 'draft' OR $2 = 1)
         ORDER BY m.begins_at DESC, m.id DESC
         LIMIT ($3 + 0)"
    ))
    .bind(community.to_string())
    .bind(i64::from(plans))
    .bind(limit)
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(Meeting::from).collect())
}

/// A community's meetings that come next or are under way, soonest first, without drafts.
///
/// # Errors
/// When the database is away.
pub async fn next_of_community(
    db: &Db,
    community: CommunityId,
    now: i64,
    limit: i64,
) -> Result<Vec<Meeting>, sqlx::Error> {
    let rows: Vec<MeetingRow> = sqlx::query_as(meetings!(
        "WHERE m.community_id = $1 AND m.phase <> 'draft'
           AND m.begins_at >= $2 - 86400000 AND m.begins_at + m.duration * 60000 > $2
         ORDER BY m.begins_at, m.id
         LIMIT ($3 + 0)"
    ))
    .bind(community.to_string())
    .bind(now)
    .bind(limit)
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(Meeting::from).collect())
}
