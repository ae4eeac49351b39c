//! People as the administration sees them.

use serde::Deserialize;
use sqlx::{AnyConnection, AssertSqlSafe};

use super::{
    super::{
        model::{Belonging, PersonFile, PersonRow, Refused},
        rules,
    },
    like, small,
};
use ensemble_common::notification;
use ensemble_communities::{
    account::{end_invitations, end_links, find, index_names, name_condition, remove_calendar_address},
    community::model::Heading,
};
use ensemble_core::{
    LocalizedText,
    ids::PersonId,
    rights::{PortalRole, Role},
    text::nfkc,
};
use ensemble_server::{
    db::{
        Db,
        row::{Json, Text, from_row, json_list},
    },
    session,
};

/// What came of a change: whether there was anything to change, or why it is refused.
pub type Change = Result<bool, Refused>;

from_row! {
    struct ListedRow {
        id: Text<PersonId>,
        name: String,
        email: String,
        organization: Option<Json<LocalizedText>>,
        seen_at: Option<i64>,
        session_seen_at: Option<i64>,
        closed_at: Option<i64>,
        portal_roles: Option<Json<Vec<PortalRoleEntry>>>,
    }
}

from_row! {
    struct FileRow {
        organization: Option<Json<LocalizedText>>,
        seen_at: Option<i64>,
        session_seen_at: Option<i64>,
        sessions: u32,
        portal_roles: Option<Json<Vec<PortalRoleEntry>>>,
        memberships: Option<Json<Vec<MembershipEntry>>>,
    }
}

from_row! {
    struct AdministratorsRow {
        administrators: u32,
        administers: bool,
    }
}

#[derive(Deserialize)]
struct PortalRoleEntry {
    role: PortalRole,
}

#[derive(Deserialize)]
struct MembershipEntry {
    since: i64,
    role: Role,
    fr: String,
    en: String,
    heading: Heading,
}

impl From<ListedRow> for PersonRow {
    fn from(row: ListedRow) -> Self {
        Self {
            id: row.id.0,
            name: row.name,
            email: row.email,
            organization: row.organization.map(|name| name.0),
            portal_roles: portal_roles(row.portal_roles),
            closed: row.closed_at.is_some(),
            seen_at: row.seen_at.max(row.session_seen_at),
        }
    }
}

impl From<MembershipEntry> for Belonging {
    fn from(entry: MembershipEntry) -> Self {
        Self { name: entry.heading.name, slugs: [entry.fr, entry.en], role: entry.role, since: entry.since }
    }
}

/// Roles in the order in which they are offered.
fn portal_roles(held: Option<Json<Vec<PortalRoleEntry>>>) -> Vec<PortalRole> {
    let held = held.map(|list| list.0).unwrap_or_default();
    let holds = |role: &PortalRole| held.iter().any(|entry| entry.role == *role);
    PortalRole::ALL.iter().copied().filter(holds).collect()
}

/// The columns of the portal roles of the person `p`, and of when one of their sessions was last used.
macro_rules! portal_roles_and_session {
    () => {
        concat!(
            "(SELECT ",
            ensemble_server::json_list!(text "role": "f.office"),
            " FROM office f WHERE f.person_id = p.id) AS portal_roles,
             (SELECT MAX(s.seen_at) FROM session s WHERE s.person_id = p.id) AS session_seen_at"
        )
    };
}

/// What a statement asks of the people `p` so that it finds those whose name or address was typed, and the texts to bind,
/// from `$first` on.
fn found(search: &str, first: usize) -> (String, Vec<String>) {
    let (named, mut bound) = name_condition(search, first + 1);
    bound.insert(0, like(&nfkc(search).to_lowercase()));
    (format!("({named} OR p.email LIKE ${first} ESCAPE '!')"), bound)
}

/// One page of all people, by name, closed accounts included.
///
/// # Errors
/// When the database is unavailable.
pub async fn people(db: &Db, search: &str, page: u32, size: u32) -> Result<Vec<PersonRow>, sqlx::Error> {
    index_names(db).await?;
    let (found, bound) = found(search, 3);
    let statement = format!(
        concat!(
            "SELECT
               p.id,
               p.name,
               p.email,
               o.name AS organization,
               p.seen_at,
               p.closed_at,{}
             FROM person p
             LEFT JOIN organisation o ON o.id = p.organisation_id
             WHERE {} ORDER BY p.name_order, p.id LIMIT ($1 + 0) OFFSET ($2 + 0)"
        ),
        portal_roles_and_session!(),
        found,
    );
    let mut query = sqlx::query_as(AssertSqlSafe(statement))
        .bind(i64::from(size))
        .bind(i64::from(page.saturating_sub(1)) * i64::from(size));
    for text in bound {
        query = query.bind(text);
    }
    let rows: Vec<ListedRow> = query.fetch_all(&db.reader).await?;
    Ok(rows.into_iter().map(PersonRow::from).collect())
}

/// How many people a search finds.
///
/// # Errors
/// When the database is unavailable.
pub async fn people_count(db: &Db, search: &str) -> Result<u32, sqlx::Error> {
    index_names(db).await?;
    let (found, bound) = found(search, 1);
    let mut query = sqlx::query_scalar(AssertSqlSafe(format!("SELECT COUNT(*) FROM person p WHERE {found}")));
    for text in bound {
        query = query.bind(text);
    }
    small(query.fetch_one(&db.reader).await?, "count")
}

/// One person, whole.
///
/// # Errors
/// When the database is unavailable.
pub async fn person(db: &Db, id: PersonId) -> Result<Option<PersonFile>, sqlx::Error> {
    let Some(account) = find(db, id).await? else { return Ok(None) };
    let row: FileRow = sqlx::query_as(concat!(
        "SELECT
           o.name AS organization,
           p.seen_at,
           (SELECT COUNT(*) FROM session s WHERE s.person_id = p.id) AS sessions,
           (SELECT ",
        json_list!(value "since": "m.since", text "role": "m.role", text "fr": "fr.slug", text "en": "en.slug",
                   value "heading": "c.heading"),
        " FROM membership m
            JOIN community c ON c.id = m.community_id
            JOIN community_slug fr ON fr.community_id = c.id AND fr.lang = 'fr' AND fr.current = 1
            JOIN community_slug en ON en.community_id = c.id AND en.lang = 'en' AND en.current = 1
            WHERE m.person_id = p.id) AS memberships,",
        portal_roles_and_session!(),
        " FROM person p
         LEFT JOIN organisation o ON o.id = p.organisation_id
         WHERE p.id = $1"
    ))
    .bind(id.to_string())
    .fetch_one(&db.reader)
    .await?;
    let memberships = row.memberships.map(|list| list.0).unwrap_or_default();
    let mut roles: Vec<Belonging> = memberships.into_iter().map(Belonging::from).collect();
    roles.sort_by(|one, other| (one.since, &one.slugs).cmp(&(other.since, &other.slugs)));
    Ok(Some(PersonFile {
        account,
        organization: row.organization.map(|name| name.0),
        portal_roles: portal_roles(row.portal_roles),
        roles,
        seen_at: row.seen_at.max(row.session_seen_at),
        sessions: row.sessions,
    }))
}

/// Whether a person is an administrator, and how many open accounts are: read and held within a
/// transaction, so that two administrators who close each other's account cannot both succeed.
async fn administration(to: &mut AnyConnection, person: PersonId) -> Result<(bool, u32), sqlx::Error> {
    // Takes the rows' locks where the engine has row locks; SQLite has one writer.
    sqlx::query("UPDATE office SET since = since WHERE office = 'administrator'").execute(&mut *to).await?;
    let row: AdministratorsRow = sqlx::query_as(
        "SELECT
           COUNT(*) AS administrators,
           COUNT(CASE WHEN p.id = $1 THEN 1 END) AS administers
         FROM office o JOIN person p ON p.id = o.person_id
         WHERE o.office = 'administrator' AND p.closed_at IS NULL",
    )
    .bind(person.to_string())
    .fetch_one(to)
    .await?;
    Ok((row.administers, row.administrators))
}

/// Closes an account, on behalf of `by`: its sessions end, links that were sent to it and the address of its calendar stop
/// working.
///
/// # Errors
/// When the database is unavailable.
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
    end_invitations(&mut *to, person, now).await?;
    remove_calendar_address(&mut *to, person).await?;
    notification::stop_reminders_to(to, person).await?;
    Ok(Ok(done.rows_affected() > 0))
}

/// Opens an account that was closed.
///
/// # Errors
/// When the database is unavailable.
pub async fn open(to: &mut AnyConnection, person: PersonId) -> Result<Change, sqlx::Error> {
    let done = sqlx::query("UPDATE person SET closed_at = NULL WHERE id = $1 AND closed_at IS NOT NULL")
        .bind(person.to_string())
        .execute(to)
        .await?;
    Ok(Ok(done.rows_affected() > 0))
}

/// Takes a role in the portal from a person.
///
/// # Errors
/// When the database is unavailable.
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
