//! What every request needs to know of a person, in one statement.

use serde::Deserialize;
use sqlx::FromRow;

use super::{IDLE_TIMEOUT, store::millis};
use crate::{
    db::{
        Db,
        row::{Json, Text, from_row, json_list},
    },
    names,
};
use ensemble_core::{
    Lang,
    ids::{CommunityId, PersonId},
    rights::{Identity, PortalRole, Role, Viewer},
};

/// A person whose account is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Who they are and what they may be asked for.
    pub viewer: Viewer,
    /// What their sessions must carry. A new stamp ends all of their sessions.
    pub stamp: String,
}

/// A session that is open, and the person it was opened for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct OpenSession {
    /// The person, as they are now.
    pub account: Account,
    /// What the session keeps, as `tower-sessions` wrote it.
    pub data: String,
    /// When it was last used, in milliseconds UTC.
    pub seen_at: i64,
}

from_row! {
    struct AccountRow {
        id: Text<PersonId>,
        name: String,
        lang: Text<Lang>,
        stamp: String,
        portal_roles: Option<Json<Vec<PortalRoleEntry>>>,
        roles: Option<Json<Vec<RoleEntry>>>,
        zone: String,
        asked: bool,
        asked_again: bool,
        unread: u8,
    }
}

from_row! {
    struct SessionRow {
        data: String,
        seen_at: i64,
    }
}

#[derive(Deserialize)]
struct PortalRoleEntry {
    role: PortalRole,
}

#[derive(Deserialize)]
struct RoleEntry {
    community: CommunityId,
    role: Role,
}

impl From<AccountRow> for Account {
    fn from(row: AccountRow) -> Self {
        let portal_roles = row.portal_roles.map(|list| list.0).unwrap_or_default();
        let roles = row.roles.map(|list| list.0).unwrap_or_default();
        let identity = Identity {
            id: row.id.0,
            // Names that were stored before they were cleaned are cleaned here, for the masthead and for presence.
            name: names::line(&row.name),
            lang: row.lang.0,
            zone: row.zone,
            asked: row.asked,
            asked_again: row.asked && row.asked_again,
            unread: row.unread,
        };
        let viewer = Viewer {
            person: Some(identity),
            portal_roles: portal_roles.into_iter().map(|entry| entry.role).collect(),
            roles: roles.into_iter().map(|entry| (entry.community, entry.role)).collect(),
        };
        Self { viewer, stamp: row.stamp }
    }
}

/// The columns of an [`AccountRow`], of the person `p`.
macro_rules! account {
    ($more:literal) => {
        concat!(
            "SELECT
               p.id,
               p.name,
               p.lang,
               p.stamp,
               p.zone,
               (SELECT ", json_list!(text "role": "o.office"), " FROM office o WHERE o.person_id = p.id) AS portal_roles,
               (SELECT ", json_list!(text "community": "m.community_id", text "role": "m.role"),
            "   FROM membership m WHERE m.person_id = p.id) AS roles,
               CASE WHEN EXISTS (
                 SELECT 1 FROM agreement a
                 WHERE a.version = (SELECT MAX(n.version) FROM agreement n WHERE n.key = a.key)
                   AND NOT EXISTS (
                     SELECT 1 FROM consent c
                     WHERE c.person_id = p.id AND c.key = a.key AND c.version = a.version AND c.revoked_at IS NULL)
               ) THEN 1 ELSE 0 END AS asked,
               CASE WHEN EXISTS (
                 SELECT 1 FROM consent c
                 WHERE c.person_id = p.id
                   AND c.version < (SELECT MAX(n.version) FROM agreement n WHERE n.key = c.key)
                   AND NOT EXISTS (
                     SELECT 1 FROM consent d
                     WHERE d.person_id = p.id AND d.key = c.key
                       AND d.version = (SELECT MAX(n.version) FROM agreement n WHERE n.key = c.key))
               ) THEN 1 ELSE 0 END AS asked_again,
               (SELECT COUNT(*) FROM (
                 SELECT 1 FROM notification n WHERE n.person_id = p.id AND n.read_at IS NULL LIMIT 100
               ) AS unread_rows) AS unread",
            $more
        )
    };
}

/// The person with this id, unless their account is closed.
///
/// # Errors
/// When the database is unavailable.
pub async fn find_account(db: &Db, person: PersonId) -> Result<Option<Account>, sqlx::Error> {
    let row: Option<AccountRow> =
        sqlx::query_as(account!(" FROM person p WHERE p.id = $1 AND p.closed_at IS NULL"))
            .bind(person.to_string())
            .fetch_optional(&db.reader)
            .await?;
    Ok(row.map(Account::from))
}

/// The session under this hash, unless it has ended or its person's account is closed: all that a request
/// must know, in one statement.
///
/// # Errors
/// When the database is unavailable.
pub(super) async fn open_session(db: &Db, hash: &str, now: i64) -> Result<Option<OpenSession>, sqlx::Error> {
    let row = sqlx::query(account!(
        ",
           s.data,
           s.seen_at
         FROM session s
         JOIN person p ON p.id = s.person_id
         WHERE s.hash = $1 AND s.expires_at > $2 AND s.seen_at > $3 AND p.closed_at IS NULL"
    ))
    .bind(hash)
    .bind(now)
    .bind(now - millis(IDLE_TIMEOUT))
    .fetch_optional(&db.reader)
    .await?;
    row.map(|row| {
        let SessionRow { data, seen_at } = SessionRow::from_row(&row)?;
        Ok(OpenSession { account: AccountRow::from_row(&row)?.into(), data, seen_at })
    })
    .transpose()
}
