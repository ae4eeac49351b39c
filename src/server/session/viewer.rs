//! What the server must know of a person at every request, in one statement.

use sqlx::Row;

use crate::{
    i18n::Lang,
    ids::PersonId,
    rights::{Identity, Office, Role, Viewer},
    server::db::{
        Db,
        columns::{RECORD, UNIT, packed, unreadable},
    },
};

/// A person whose account is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Who they are and what they may be asked for.
    pub viewer: Viewer,
    /// What their sessions must carry.
    pub stamp: String,
}

/// The person with this id, unless their account is closed.
///
/// # Errors
/// When the database is away.
pub async fn known(db: &Db, person: PersonId) -> Result<Option<Known>, sqlx::Error> {
    let row = sqlx::query(
        "SELECT p.name, p.lang, p.stamp,
           (SELECT string_agg(o.office, $3) FROM office o WHERE o.person_id = p.id),
           (SELECT string_agg(concat_ws($2, m.community_id, m.role), $3) FROM membership m WHERE m.person_id = p.id),
           CASE WHEN EXISTS (
             SELECT 1 FROM agreement a
             WHERE a.version = (SELECT MAX(n.version) FROM agreement n WHERE n.key = a.key)
               AND NOT EXISTS (
                 SELECT 1 FROM consent c
                 WHERE c.person_id = p.id AND c.key = a.key AND c.version = a.version AND c.revoked_at IS NULL)
           ) THEN 1 ELSE 0 END
         FROM person p
         WHERE p.id = $1 AND p.closed_at IS NULL",
    )
    .bind(person.to_string())
    .bind(UNIT)
    .bind(RECORD)
    .fetch_optional(&db.reader)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let offices = packed(row.try_get(3)?)
        .map(|mut record| Office::from_code(record.text()).ok_or_else(|| unreadable("office")))
        .collect::<Result<_, _>>()?;
    let roles = packed(row.try_get(4)?)
        .map(|mut record| {
            let community = record.text().parse().map_err(|_| unreadable("community_id"))?;
            Ok((community, Role::from_code(record.text()).ok_or_else(|| unreadable("role"))?))
        })
        .collect::<Result<_, sqlx::Error>>()?;
    let identity = Identity {
        id: person,
        name: row.try_get(0)?,
        lang: Lang::from_code(row.try_get(1)?).ok_or_else(|| unreadable("lang"))?,
        asked: row.try_get::<i64, _>(5)? != 0,
    };
    Ok(Some(Known { viewer: Viewer { person: Some(identity), offices, roles }, stamp: row.try_get(2)? }))
}
