//! What meetings are called, for what other features say of them.

use sqlx::AssertSqlSafe;

use crate::meeting::model::{Phase, When, Zone};
use ensemble_communities::community::model::Heading;
use ensemble_core::{
    LocalizedText,
    ids::{CommunityId, MeetingId},
};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

from_row! {
    struct NamedRow {
        id: Text<MeetingId>,
        title: Json<LocalizedText>,
        phase: Text<Phase>,
        community_id: Text<CommunityId>,
        heading: Json<Heading>,
        archived: bool,
        begins_at: i64,
        month_only: bool,
        zone: Text<Zone>,
    }
}

/// A meeting, by its title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedMeeting {
    pub id: MeetingId,
    pub title: LocalizedText,
    pub phase: Phase,
    pub community: CommunityId,
    pub community_name: LocalizedText,
    /// Whether its community was archived.
    pub archived: bool,
    pub when: When,
    pub zone: Zone,
}

/// The meetings with these ids. It does not check who may know of them.
///
/// # Errors
/// When the database is unavailable.
pub async fn named(db: &Db, ids: &[&str]) -> Result<Vec<NamedMeeting>, sqlx::Error> {
    let places: Vec<String> = (1..=ids.len()).map(|place| format!("${place}")).collect();
    let statement = format!(
        "SELECT m.id, m.title, m.phase, m.community_id, c.heading,
                CASE WHEN c.archived_at IS NULL THEN 0 ELSE 1 END AS archived, m.begins_at, m.month_only,
                m.zone
         FROM meeting m
         JOIN community c ON c.id = m.community_id
         WHERE m.id IN ({})",
        places.join(", ")
    );
    let mut query = sqlx::query_as::<_, NamedRow>(AssertSqlSafe(statement));
    for id in ids {
        query = query.bind(*id);
    }
    let rows = query.fetch_all(&db.reader).await?;
    let meeting = |row: NamedRow| NamedMeeting {
        id: row.id.0,
        title: row.title.0,
        phase: row.phase.0,
        community: row.community_id.0,
        community_name: row.heading.0.name,
        archived: row.archived,
        when: if row.month_only { When::Month(row.begins_at) } else { When::At(row.begins_at) },
        zone: row.zone.0,
    };
    Ok(rows.into_iter().map(meeting).collect())
}
