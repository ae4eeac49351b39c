//! What the server must know of a person at every request, in one statement.

use sqlx::{Row, any::AnyRow};

use super::{IDLE, store::millis};
use crate::{
    i18n::Lang,
    ids::PersonId,
    rights::{Identity, PortalRole, Role, Viewer},
    server::{
        db::{
            Db,
            columns::{RECORD, UNIT, packed, unreadable},
        },
        names,
    },
};

/// A person whose account is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Who they are and what they may be asked for.
    pub viewer: Viewer,
    /// What their sessions must carry.
    pub stamp: String,
}

/// A session that is open, and the person it was opened for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SessionRow {
    /// The person, as they are now.
    pub known: Account,
    /// What the session keeps, as `tower-sessions` wrote it.
    pub data: String,
    /// When it was last used, in milliseconds UTC.
    pub seen_at: i64,
}

/// What is known of a person, with `$1` and `$2` between the parts of a list.
macro_rules! known {
    ($more:literal) => {
        concat!(
            "SELECT p.id, p.name, p.lang, p.stamp,
               (SELECT string_agg(o.office, $2) FROM office o WHERE o.person_id = p.id),
               (SELECT string_agg(concat_ws($1, m.community_id, m.role), $2) FROM membership m WHERE m.person_id = p.id),
               CASE WHEN EXISTS (
                 SELECT 1 FROM agreement a
                 WHERE a.version = (SELECT MAX(n.version) FROM agreement n WHERE n.key = a.key)
                   AND NOT EXISTS (
                     SELECT 1 FROM consent c
                     WHERE c.person_id = p.id AND c.key = a.key AND c.version = a.version AND c.revoked_at IS NULL)
               ) THEN 1 ELSE 0 END",
            $more
        )
    };
}

/// The person with this id, unless their account is closed.
///
/// # Errors
/// When the database is away.
pub async fn known(db: &Db, person: PersonId) -> Result<Option<Account>, sqlx::Error> {
    let statement = sqlx::query(known!(" FROM person p WHERE p.id = $3 AND p.closed_at IS NULL"));
    let row = statement.bind(UNIT).bind(RECORD).bind(person.to_string()).fetch_optional(&db.reader).await?;
    row.as_ref().map(read).transpose()
}

/// The session under this hash, unless it has ended or its person's account is closed: all that a request
/// must know, in one statement.
///
/// # Errors
/// When the database is away.
pub(super) async fn opened(db: &Db, hash: &str, now: i64) -> Result<Option<SessionRow>, sqlx::Error> {
    let row = sqlx::query(known!(
        ", s.data, s.seen_at
         FROM session s
         JOIN person p ON p.id = s.person_id
         WHERE s.hash = $3 AND s.expires_at > $4 AND s.seen_at > $5 AND p.closed_at IS NULL"
    ))
    .bind(UNIT)
    .bind(RECORD)
    .bind(hash)
    .bind(now)
    .bind(now - millis(IDLE))
    .fetch_optional(&db.reader)
    .await?;
    row.map(|row| Ok(SessionRow { known: read(&row)?, data: row.try_get(7)?, seen_at: row.try_get(8)? }))
        .transpose()
}

fn read(row: &AnyRow) -> Result<Account, sqlx::Error> {
    let portal_roles = packed(row.try_get(4)?)
        .map(|mut record| PortalRole::from_code(record.text()).ok_or_else(|| unreadable("office")))
        .collect::<Result<_, _>>()?;
    let roles = packed(row.try_get(5)?)
        .map(|mut record| {
            let community = record.text().parse().map_err(|_| unreadable("community_id"))?;
            Ok((community, Role::from_code(record.text()).ok_or_else(|| unreadable("role"))?))
        })
        .collect::<Result<_, sqlx::Error>>()?;
    let identity = Identity {
        id: row.try_get::<&str, _>(0)?.parse().map_err(|_| unreadable("id"))?,
        // Names that were stored before they were cleaned are cleaned here, for the masthead and for presence.
        name: names::line(row.try_get(1)?),
        lang: Lang::from_code(row.try_get(2)?).ok_or_else(|| unreadable("lang"))?,
        asked: row.try_get::<i64, _>(6)? != 0,
    };
    Ok(Account { viewer: Viewer { person: Some(identity), portal_roles, roles }, stamp: row.try_get(3)? })
}
