//! Links with which guests register for a meeting. What writes expects the row of the meeting to be locked.

use sqlx::{Any, AnyConnection, Executor};

use crate::attendance::model::GuestLink;
use ensemble_core::{
    Lang, LocalizedText,
    fold::sort_by_name,
    ids::{MeetingId, OrganizationId},
};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

from_row! {
    struct LinkRow {
        token_hash: String,
        meeting_id: Text<MeetingId>,
        organization: Option<Json<LocalizedText>>,
        guests: u32,
        registered: u32,
        created_at: i64,
        withdrawn: bool,
        archived: bool,
    }
}

from_row! {
    struct OrganizationRow {
        id: Text<OrganizationId>,
        name: Json<LocalizedText>,
    }
}

impl From<LinkRow> for GuestLink {
    fn from(row: LinkRow) -> Self {
        Self {
            digest: row.token_hash,
            meeting: row.meeting_id.0,
            organization: row.organization.map(|name| name.0),
            guests: row.guests,
            registered: row.registered,
            created_at: row.created_at,
            is_withdrawn: row.withdrawn,
            archived: row.archived,
        }
    }
}

macro_rules! links_sql {
    () => {
        "SELECT
           l.token_hash,
           l.meeting_id,
           o.name AS organization,
           l.guests,
           (SELECT COUNT(*) FROM guest g WHERE g.link_hash = l.token_hash) AS registered,
           l.created_at,
           CASE WHEN l.withdrawn_at IS NULL THEN 0 ELSE 1 END AS withdrawn,
           CASE WHEN c.archived_at IS NULL THEN 0 ELSE 1 END AS archived
         FROM guest_link l
         JOIN meeting m ON m.id = l.meeting_id
         JOIN community c ON c.id = m.community_id
         LEFT JOIN organisation o ON o.id = l.organisation_id"
    };
}

/// The link with this digest.
///
/// # Errors
/// When the database is unavailable.
pub async fn find_link(
    from: impl Executor<'_, Database = Any>,
    digest: &str,
) -> Result<Option<GuestLink>, sqlx::Error> {
    let row: Option<LinkRow> = sqlx::query_as(concat!(links_sql!(), " WHERE l.token_hash = $1"))
        .bind(digest)
        .fetch_optional(from)
        .await?;
    Ok(row.map(GuestLink::from))
}

/// The links of a meeting, the first one first.
///
/// # Errors
/// When the database is unavailable.
pub async fn links(db: &Db, meeting: MeetingId) -> Result<Vec<GuestLink>, sqlx::Error> {
    let rows: Vec<LinkRow> =
        sqlx::query_as(concat!(links_sql!(), " WHERE l.meeting_id = $1 ORDER BY l.created_at, l.token_hash"))
            .bind(meeting.to_string())
            .fetch_all(&db.reader)
            .await?;
    Ok(rows.into_iter().map(GuestLink::from).collect())
}

/// Adds a link, unless there is one with this digest.
///
/// # Errors
/// When there is no such organization, or the database is unavailable.
pub async fn add_link(
    to: &mut AnyConnection,
    digest: &str,
    meeting: MeetingId,
    organization: OrganizationId,
    guests: u32,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "INSERT INTO guest_link (token_hash, meeting_id, organisation_id, guests, created_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (token_hash) DO NOTHING",
    )
    .bind(digest)
    .bind(meeting.to_string())
    .bind(organization.to_string())
    .bind(i64::from(guests))
    .bind(now)
    .execute(to)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Withdraws a link. Says whether it worked until now.
///
/// # Errors
/// When the database is unavailable.
pub async fn withdraw_link(to: &mut AnyConnection, digest: &str, now: i64) -> Result<bool, sqlx::Error> {
    let done =
        sqlx::query("UPDATE guest_link SET withdrawn_at = $2 WHERE token_hash = $1 AND withdrawn_at IS NULL")
            .bind(digest)
            .bind(now)
            .execute(to)
            .await?;
    Ok(done.rows_affected() > 0)
}

/// The organizations that a link can be for, by their names in a language.
///
/// # Errors
/// When the database is unavailable.
pub async fn organizations(db: &Db, lang: Lang) -> Result<Vec<(OrganizationId, LocalizedText)>, sqlx::Error> {
    let rows: Vec<OrganizationRow> =
        sqlx::query_as("SELECT id, name FROM organisation ORDER BY id").fetch_all(&db.reader).await?;
    let mut all: Vec<_> = rows.into_iter().map(|row| (row.id.0, row.name.0)).collect();
    sort_by_name(lang, &mut all, |(_, name)| name.text(lang));
    Ok(all)
}
