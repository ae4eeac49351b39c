//! All the SQL of meetings.

use sqlx::{AnyConnection, Row, any::AnyRow};

use super::model::{Meeting, MeetingOf, Modality, When};
use crate::{
    i18n::{Lang, Passage},
    ids::{CommunityId, MeetingId},
    server::db::{
        Db,
        columns::{PassageColumns, packed, passage, title, unreadable},
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
           m.id, m.source_lang, m.title_fr, m.title_en, m.begins_at, m.month_only, m.duration, m.modality,
           m.place_fr, m.place_en,
           n.source_lang, n.fr, n.en, n.outdated_lang, n.outdated_since, n.reviewed,
           fr.slug, en.slug
         FROM meeting m
         JOIN community_passage n ON n.community_id = m.community_id AND n.field = 'name' AND n.position = 0
         JOIN community_slug fr ON fr.community_id = m.community_id AND fr.lang = 'fr' AND fr.current = 1
         JOIN community_slug en ON en.community_id = m.community_id AND en.lang = 'en' AND en.current = 1
         WHERE m.begins_at >= $1
         ORDER BY m.begins_at, m.id
         LIMIT ($2 + 0)",
    )
    .bind(now)
    .bind(limit)
    .fetch_all(&db.reader)
    .await?;
    rows.iter().map(meeting_of).collect()
}

/// One meeting and its community.
///
/// # Errors
/// When the database is away.
pub async fn find(db: &Db, id: MeetingId) -> Result<Option<MeetingOf>, sqlx::Error> {
    let row = sqlx::query(
        "SELECT
           m.id, m.source_lang, m.title_fr, m.title_en, m.begins_at, m.month_only, m.duration, m.modality,
           m.place_fr, m.place_en,
           n.source_lang, n.fr, n.en, n.outdated_lang, n.outdated_since, n.reviewed,
           fr.slug, en.slug
         FROM meeting m
         JOIN community_passage n ON n.community_id = m.community_id AND n.field = 'name' AND n.position = 0
         JOIN community_slug fr ON fr.community_id = m.community_id AND fr.lang = 'fr' AND fr.current = 1
         JOIN community_slug en ON en.community_id = m.community_id AND en.lang = 'en' AND en.current = 1
         WHERE m.id = $1",
    )
    .bind(id.to_string())
    .fetch_optional(&db.reader)
    .await?;
    row.as_ref().map(meeting_of).transpose()
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
               id, source_lang, title_fr, title_en, begins_at, month_only, duration, modality, place_fr, place_en
             FROM meeting
             WHERE community_id = $1 AND begins_at >= $2
             ORDER BY begins_at, id
             LIMIT ($3 + 0)"
        }
        Side::Past => {
            "SELECT
               id, source_lang, title_fr, title_en, begins_at, month_only, duration, modality, place_fr, place_en
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

/// Meetings that another feature's statement packed with `string_agg`, in the columns' order.
///
/// # Errors
/// When a value is none that this program knows.
pub fn unpacked(value: Option<&str>) -> Result<Vec<Meeting>, sqlx::Error> {
    packed(value)
        .map(|mut record| {
            let id = record.text().parse().map_err(|_| unreadable("id"))?;
            let source = Lang::from_code(record.text()).ok_or_else(|| unreadable("source_lang"))?;
            let title = title(source, record.some_text(), record.some_text())?;
            let begins_at = record.number("begins_at")?;
            let when = if record.text() == "0" { When::At(begins_at) } else { When::Month(begins_at) };
            let duration = record.number("duration")?;
            let modality = Modality::from_code(record.text()).ok_or_else(|| unreadable("modality"))?;
            let place = place(source, record.some_text(), record.some_text())?;
            Ok(Meeting { id, title, when, duration, modality, place })
        })
        .collect()
}

fn place(source: Lang, fr: Option<String>, en: Option<String>) -> Result<Option<Passage>, sqlx::Error> {
    match (fr, en) {
        (None, None) => Ok(None),
        (fr, en) => title(source, fr, en).map(Some),
    }
}

fn meeting_of(row: &AnyRow) -> Result<MeetingOf, sqlx::Error> {
    Ok(MeetingOf {
        meeting: meeting(row)?,
        community: passage(row, 10)?.ok_or_else(|| unreadable("name"))?,
        slugs: [row.try_get(16)?, row.try_get(17)?],
    })
}

fn meeting(row: &AnyRow) -> Result<Meeting, sqlx::Error> {
    let source = Lang::from_code(row.try_get(1)?).ok_or_else(|| unreadable("source_lang"))?;
    let begins_at: i64 = row.try_get(4)?;
    Ok(Meeting {
        id: row.try_get::<&str, _>(0)?.parse().map_err(|_| unreadable("id"))?,
        title: title(source, row.try_get(2)?, row.try_get(3)?)?,
        when: if row.try_get::<i64, _>(5)? == 0 { When::At(begins_at) } else { When::Month(begins_at) },
        duration: u16::try_from(row.try_get::<i64, _>(6)?).map_err(|_| unreadable("duration"))?,
        modality: Modality::from_code(row.try_get(7)?).ok_or_else(|| unreadable("modality"))?,
        place: place(source, row.try_get(8)?, row.try_get(9)?)?,
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
    let title = PassageColumns::from(&meeting.title);
    let place = meeting.place.as_ref().map(PassageColumns::from).unwrap_or_default();
    sqlx::query(
        "INSERT INTO meeting (
           id, community_id, source_lang, title_fr, title_en, begins_at, month_only, duration, modality,
           place_fr, place_en
         ) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(meeting.id.to_string())
    .bind(community.to_string())
    .bind(title.source)
    .bind(title.fr)
    .bind(title.en)
    .bind(meeting.when.millis())
    .bind(i64::from(matches!(meeting.when, When::Month(_))))
    .bind(i64::from(meeting.duration))
    .bind(meeting.modality.code())
    .bind(place.fr)
    .bind(place.en)
    .execute(to)
    .await?;
    Ok(())
}
