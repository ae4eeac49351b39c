//! People as those who keep the portal see them.

use sqlx::{AnyConnection, Row};

use super::{
    super::{
        model::{Belonging, PersonFile, PersonRow, Refused},
        rules,
    },
    like, small,
};
use crate::{
    account::{end_invitations, end_links, find},
    community::model::Heading,
    ids::PersonId,
    rights::{PortalRole, Role},
    server::{
        db::{
            Db,
            columns::{RECORD, UNIT, document, packed, unreadable},
        },
        session,
    },
};

/// What came of a change: whether there was anything to change, or why it is refused.
pub type Change = Result<bool, Refused>;

/// Where a typed word is looked for: $1 as it was typed, $2 in small letters. SQLite knows small
/// letters without accents only, so a name is compared both ways.
macro_rules! searched {
    () => {
        "(p.name LIKE $1 ESCAPE '!' OR LOWER(p.name) LIKE $2 ESCAPE '!' OR p.email LIKE $2 ESCAPE '!')"
    };
}

/// One page of all people, by name, closed accounts included.
///
/// # Errors
/// When the database is away.
pub async fn people(db: &Db, search: &str, page: u32, size: u32) -> Result<Vec<PersonRow>, sqlx::Error> {
    let rows = sqlx::query(concat!(
        "SELECT p.id, p.name, p.email, o.name, p.seen_at, p.closed_at,
           (SELECT string_agg(f.office, $5) FROM office f WHERE f.person_id = p.id),
           (SELECT MAX(s.seen_at) FROM session s WHERE s.person_id = p.id)
         FROM person p
         LEFT JOIN organisation o ON o.id = p.organisation_id
         WHERE ",
        searched!(),
        " ORDER BY p.name, p.id LIMIT ($3 + 0) OFFSET ($4 + 0)"
    ))
    .bind(like(search))
    .bind(like(&search.to_lowercase()))
    .bind(i64::from(size))
    .bind(i64::from(page.saturating_sub(1)) * i64::from(size))
    .bind(RECORD)
    .fetch_all(&db.reader)
    .await?;
    rows.iter()
        .map(|row| {
            let organization: Option<&str> = row.try_get(3)?;
            let (seen, session): (Option<i64>, Option<i64>) = (row.try_get(4)?, row.try_get(7)?);
            Ok(PersonRow {
                id: row.try_get::<&str, _>(0)?.parse().map_err(|_| unreadable("id"))?,
                name: row.try_get(1)?,
                email: row.try_get(2)?,
                organization: organization.map(|name| document("name", name)).transpose()?,
                portal_roles: portal_roles(row.try_get(6)?)?,
                closed: row.try_get::<Option<i64>, _>(5)?.is_some(),
                seen_at: seen.max(session),
            })
        })
        .collect()
}

/// How many people a search finds.
///
/// # Errors
/// When the database is away.
pub async fn people_count(db: &Db, search: &str) -> Result<u32, sqlx::Error> {
    let count = sqlx::query_scalar(concat!("SELECT COUNT(*) FROM person p WHERE ", searched!()))
        .bind(like(search))
        .bind(like(&search.to_lowercase()))
        .fetch_one(&db.reader)
        .await?;
    small(count, "count")
}

/// One person, whole.
///
/// # Errors
/// When the database is away.
pub async fn person(db: &Db, id: PersonId) -> Result<Option<PersonFile>, sqlx::Error> {
    let Some(account) = find(db, id).await? else { return Ok(None) };
    let row = sqlx::query(
        "SELECT o.name, p.seen_at,
           (SELECT MAX(s.seen_at) FROM session s WHERE s.person_id = p.id),
           (SELECT COUNT(*) FROM session s WHERE s.person_id = p.id),
           (SELECT string_agg(f.office, $3) FROM office f WHERE f.person_id = p.id),
           (SELECT string_agg(concat_ws($2, m.since, m.role, fr.slug, en.slug, c.heading), $3)
            FROM membership m
            JOIN community c ON c.id = m.community_id
            JOIN community_slug fr ON fr.community_id = c.id AND fr.lang = 'fr' AND fr.current = 1
            JOIN community_slug en ON en.community_id = c.id AND en.lang = 'en' AND en.current = 1
            WHERE m.person_id = p.id)
         FROM person p
         LEFT JOIN organisation o ON o.id = p.organisation_id
         WHERE p.id = $1",
    )
    .bind(id.to_string())
    .bind(UNIT)
    .bind(RECORD)
    .fetch_one(&db.reader)
    .await?;
    let organization: Option<&str> = row.try_get(0)?;
    let (seen, session): (Option<i64>, Option<i64>) = (row.try_get(1)?, row.try_get(2)?);
    Ok(Some(PersonFile {
        account,
        organization: organization.map(|name| document("name", name)).transpose()?,
        portal_roles: portal_roles(row.try_get(4)?)?,
        roles: roles(row.try_get(5)?)?,
        seen_at: seen.max(session),
        sessions: small(row.try_get(3)?, "sessions")?,
    }))
}

/// Offices in the order in which they are offered.
fn portal_roles(value: Option<&str>) -> Result<Vec<PortalRole>, sqlx::Error> {
    let held = packed(value)
        .map(|mut record| PortalRole::from_code(record.text()).ok_or_else(|| unreadable("office")))
        .collect::<Result<Vec<_>, _>>()?;
    Ok(PortalRole::ALL.iter().copied().filter(|portal_role| held.contains(portal_role)).collect())
}

fn roles(value: Option<&str>) -> Result<Vec<Belonging>, sqlx::Error> {
    let mut roles = packed(value)
        .map(|mut record| {
            let since = record.number("since")?;
            let role = Role::from_code(record.text()).ok_or_else(|| unreadable("role"))?;
            let slugs = [record.text().to_owned(), record.text().to_owned()];
            Ok(Belonging { name: document::<Heading>("heading", record.text())?.name, slugs, role, since })
        })
        .collect::<Result<Vec<_>, sqlx::Error>>()?;
    roles.sort_by(|one, other| (one.since, &one.slugs).cmp(&(other.since, &other.slugs)));
    Ok(roles)
}

/// Whether somebody is an administrator, and how many open accounts are: read and held within a
/// transaction, so that two administrators who close each other's account cannot both succeed.
async fn administration(to: &mut AnyConnection, person: PersonId) -> Result<(bool, u32), sqlx::Error> {
    // Takes the rows' locks where the engine has row locks; SQLite has one writer.
    sqlx::query("UPDATE office SET since = since WHERE office = 'administrator'").execute(&mut *to).await?;
    let row = sqlx::query(
        "SELECT COUNT(*), COUNT(CASE WHEN p.id = $1 THEN 1 END)
         FROM office o JOIN person p ON p.id = o.person_id
         WHERE o.office = 'administrator' AND p.closed_at IS NULL",
    )
    .bind(person.to_string())
    .fetch_one(to)
    .await?;
    Ok((row.try_get::<i64, _>(1)? > 0, small(row.try_get(0)?, "count")?))
}

/// Closes an account, on behalf of `by`: its sessions end, links that were sent to it stop working.
///
/// # Errors
/// When the database is away.
pub async fn close(
    to: &mut AnyConnection,
    person: PersonId,
    by: PersonId,
    now: i64,
) -> Result<Change, sqlx::Error> {
    let (administers, administrators) = administration(to, person).await?;
    if let Err(refused) = rules::close(person == by, administers, administrators) {
        return Ok(Err(refused));
    }
    let done = sqlx::query("UPDATE person SET closed_at = $2 WHERE id = $1 AND closed_at IS NULL")
        .bind(person.to_string())
        .bind(now)
        .execute(&mut *to)
        .await?;
    session::end_all(&mut *to, person).await?;
    end_links(&mut *to, person, now).await?;
    end_invitations(to, person, now).await?;
    Ok(Ok(done.rows_affected() > 0))
}

/// Opens an account that was closed.
///
/// # Errors
/// When the database is away.
pub async fn open(to: &mut AnyConnection, person: PersonId) -> Result<Change, sqlx::Error> {
    let done = sqlx::query("UPDATE person SET closed_at = NULL WHERE id = $1 AND closed_at IS NOT NULL")
        .bind(person.to_string())
        .execute(to)
        .await?;
    Ok(Ok(done.rows_affected() > 0))
}

/// Takes an office from somebody.
///
/// # Errors
/// When the database is away.
pub async fn take_portal_role(
    to: &mut AnyConnection,
    person: PersonId,
    portal_role: PortalRole,
) -> Result<Change, sqlx::Error> {
    let (administers, administrators) = administration(to, person).await?;
    if let Err(refused) = rules::take(portal_role, administers, administrators) {
        return Ok(Err(refused));
    }
    let done = sqlx::query("DELETE FROM office WHERE person_id = $1 AND office = $2")
        .bind(person.to_string())
        .bind(portal_role.code())
        .execute(to)
        .await?;
    Ok(Ok(done.rows_affected() > 0))
}
