//! All the SQL of calendars: the secrets of addresses, and what tells whether a calendar has changed.

use std::sync::LazyLock;

use sqlx::AnyConnection;

use crate::meeting::IN_CALENDARS;
use ensemble_core::{
    Lang,
    ids::{CommunityId, PersonId},
    rights::Role,
};
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

/// Stores the hash of the secret of a person's address, unless they have one.
///
/// # Errors
/// When the database is unavailable.
pub async fn add_address(
    tx: &mut AnyConnection,
    person: PersonId,
    hash: &str,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "INSERT INTO calendar_feed (person_id, token_hash, created_at) VALUES ($1, $2, $3)
         ON CONFLICT (person_id) DO NOTHING",
    )
    .bind(person.to_string())
    .bind(hash)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Replaces the address that a person made at a moment, unless they have another one since, or none.
///
/// # Errors
/// When the database is unavailable.
pub async fn replace_address(
    tx: &mut AnyConnection,
    person: PersonId,
    made_at: i64,
    hash: &str,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE calendar_feed SET token_hash = $3, created_at = $4 WHERE person_id = $1 AND created_at = $2",
    )
    .bind(person.to_string())
    .bind(made_at)
    .bind(hash)
    // Always another moment: forms name an address by it.
    .bind(now.max(made_at.saturating_add(1)))
    .execute(tx)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// When a person made their address, in milliseconds UTC.
///
/// # Errors
/// When the database is unavailable.
pub async fn address_since(db: &Db, person: PersonId) -> Result<Option<i64>, sqlx::Error> {
    sqlx::query_scalar("SELECT created_at FROM calendar_feed WHERE person_id = $1")
        .bind(person.to_string())
        .fetch_optional(&db.reader)
        .await
}

/// The roles in the portal of a person, which decide what they may read, in a fixed order.
///
/// # Errors
/// When the database is unavailable.
pub async fn portal_roles(db: &Db, person: PersonId) -> Result<Vec<String>, sqlx::Error> {
    sqlx::query_scalar("SELECT office FROM office WHERE person_id = $1 ORDER BY office")
        .bind(person.to_string())
        .fetch_all(&db.reader)
        .await
}

/// What tells whether the meetings of a community in a calendar have changed: each change raises one of the numbers, or
/// the time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommunityState {
    pub community: Option<CommunityId>,
    /// The role of the person in it.
    pub role: Option<Role>,
    revision: i64,
    archived: bool,
    meetings: i64,
    versions: i64,
    changed_at: i64,
}

/// A person's calendar, as far as it is known before it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonalState {
    pub person: PersonId,
    pub lang: Lang,
    /// Each of their communities; one without an id where they have none.
    pub communities: Vec<CommunityState>,
}

from_row! {
    struct StateRow {
        person_id: Option<Text<PersonId>>,
        lang: Option<Text<Lang>>,
        community_id: Option<Text<CommunityId>>,
        role: Option<Text<Role>>,
        revision: i64,
        archived: bool,
        meetings: i64,
        versions: i64,
        changed_at: i64,
    }
}

impl From<StateRow> for CommunityState {
    fn from(row: StateRow) -> Self {
        Self {
            community: row.community_id.map(|id| id.0),
            role: row.role.map(|role| role.0),
            revision: row.revision,
            archived: row.archived,
            meetings: row.meetings,
            versions: row.versions,
            changed_at: row.changed_at,
        }
    }
}

/// The columns of a [`CommunityState`], of the communities `c` and their meetings `m`.
const STATE_COLUMNS: &str = "COALESCE(c.revision, 0) AS revision,
         CASE WHEN c.archived_at IS NULL THEN 0 ELSE 1 END AS archived,
         COUNT(m.id) AS meetings,
         CAST(COALESCE(SUM(m.revision + m.calendar_changes), 0) AS BIGINT) AS versions,
         COALESCE(MAX(m.changed_at), 0) AS changed_at";

/// Whose address has a secret with this hash, unless the account is closed, and the meetings of which their calendar is made
/// since a moment, in one statement.
///
/// # Errors
/// When the database is unavailable.
pub async fn personal_state(db: &Db, hash: &str, since: i64) -> Result<Option<PersonalState>, sqlx::Error> {
    static PERSONAL: LazyLock<String> = LazyLock::new(|| {
        format!(
            "SELECT f.person_id, p.lang, v.community_id, v.role, {STATE_COLUMNS}
             FROM calendar_feed f
             JOIN person p ON p.id = f.person_id
             LEFT JOIN membership v ON v.person_id = p.id
             LEFT JOIN community c ON c.id = v.community_id
             LEFT JOIN meeting m ON m.community_id = c.id AND {IN_CALENDARS}
             WHERE f.token_hash = $1 AND p.closed_at IS NULL
             GROUP BY f.person_id, p.lang, v.community_id, v.role, c.revision, c.archived_at
             ORDER BY v.community_id"
        )
    });
    let rows: Vec<StateRow> =
        sqlx::query_as(PERSONAL.as_str()).bind(hash).bind(since).fetch_all(&db.reader).await?;
    let owner = rows.first().and_then(|row| Some((row.person_id.as_ref()?.0, row.lang.as_ref()?.0)));
    let communities = rows.into_iter().map(CommunityState::from).collect();
    Ok(owner.map(|(person, lang)| PersonalState { person, lang, communities }))
}

/// What the calendar of a community is made of since a moment.
///
/// # Errors
/// When the database is unavailable.
pub async fn community_state(
    db: &Db,
    community: CommunityId,
    since: i64,
) -> Result<Option<CommunityState>, sqlx::Error> {
    static OF_COMMUNITY: LazyLock<String> = LazyLock::new(|| {
        format!(
            "SELECT NULL AS person_id, NULL AS lang, c.id AS community_id, NULL AS role, {STATE_COLUMNS}
             FROM community c
             LEFT JOIN meeting m ON m.community_id = c.id AND {IN_CALENDARS}
             WHERE c.id = $1
             GROUP BY c.id, c.revision, c.archived_at"
        )
    });
    let query = sqlx::query_as(OF_COMMUNITY.as_str()).bind(community.to_string()).bind(since);
    let row: Option<StateRow> = query.fetch_optional(&db.reader).await?;
    Ok(row.map(CommunityState::from))
}
