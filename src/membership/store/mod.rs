//! All the SQL of memberships.

mod invitation;

use sqlx::{Any, AnyConnection, Executor, Row, any::AnyRow};

use super::model::{JoinRequest, Liaison, Listed, Member};
use crate::{
    account::model::Flags,
    community::model::{Heading, Profession},
    i18n::LocalizedText,
    ids::{CommunityId, PersonId, RequestId},
    rights::Role,
    server::db::{
        Db,
        columns::{document, unreadable},
    },
};

pub use invitation::{data, invitation, read};

fn some_passage(row: &AnyRow, column: usize, name: &str) -> Result<Option<LocalizedText>, sqlx::Error> {
    row.try_get::<Option<&str>, _>(column)?.map(|json| document(name, json)).transpose()
}

fn person_id(row: &AnyRow, column: usize) -> Result<PersonId, sqlx::Error> {
    row.try_get::<&str, _>(column)?.parse().map_err(|_| unreadable("person_id"))
}

/// What a community is called.
///
/// # Errors
/// When the database is away.
pub async fn name_of(db: &Db, community: CommunityId) -> Result<Option<LocalizedText>, sqlx::Error> {
    let row = sqlx::query("SELECT heading FROM community WHERE id = $1")
        .bind(community.to_string())
        .fetch_optional(&db.reader)
        .await?;
    row.map(|row| document::<Heading>("heading", row.try_get(0)?).map(|heading| heading.name)).transpose()
}

/// How a community works with a professional order.
///
/// # Errors
/// When the database is away.
pub async fn liaison(
    from: impl Executor<'_, Database = Any>,
    community: CommunityId,
) -> Result<Liaison, sqlx::Error> {
    let row = sqlx::query("SELECT liaison FROM community WHERE id = $1")
        .bind(community.to_string())
        .fetch_one(from)
        .await?;
    Liaison::from_code(row.try_get(0)?).ok_or_else(|| unreadable("liaison"))
}

/// Says how a community works with a professional order.
///
/// # Errors
/// When the database is away.
pub async fn set_liaison(
    to: &mut AnyConnection,
    community: CommunityId,
    liaison: Liaison,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE community SET liaison = $2 WHERE id = $1")
        .bind(community.to_string())
        .bind(liaison.code())
        .execute(to)
        .await?;
    Ok(())
}

/// A community's people: facilitators first, then by name.
///
/// # Errors
/// When the database is away.
pub async fn members(db: &Db, community: CommunityId) -> Result<Vec<Member>, sqlx::Error> {
    let rows = sqlx::query(
        "SELECT p.id, p.name, p.pronouns, o.name, p.post, m.role, m.since
         FROM membership m
         JOIN person p ON p.id = m.person_id
         LEFT JOIN organisation o ON o.id = p.organisation_id
         WHERE m.community_id = $1 AND p.closed_at IS NULL
         ORDER BY CASE m.role WHEN 'facilitator' THEN 0 WHEN 'member' THEN 1 WHEN 'liaison' THEN 2 ELSE 3 END, p.name, p.id",
    )
    .bind(community.to_string())
    .fetch_all(&db.reader)
    .await?;
    rows.iter()
        .map(|row| {
            Ok(Member {
                id: person_id(row, 0)?,
                name: row.try_get(1)?,
                pronouns: row.try_get(2)?,
                organization: some_passage(row, 3, "name")?,
                post: row.try_get(4)?,
                role: Role::from_code(row.try_get(5)?).ok_or_else(|| unreadable("role"))?,
                since: row.try_get(6)?,
            })
        })
        .collect()
}

/// Whether a person facilitates a community.
///
/// # Errors
/// When the database is away.
pub async fn facilitates(
    from: &mut AnyConnection,
    community: CommunityId,
    person: PersonId,
) -> Result<bool, sqlx::Error> {
    let count: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM membership WHERE community_id = $1 AND person_id = $2 AND role = 'facilitator'",
    )
    .bind(community.to_string())
    .bind(person.to_string())
    .fetch_one(from)
    .await?;
    Ok(count > 0)
}

/// What a person is called; they may have been added in this transaction.
///
/// # Errors
/// When the database is away, or there is no such person.
pub async fn name_of_person(from: &mut AnyConnection, person: PersonId) -> Result<String, sqlx::Error> {
    sqlx::query_scalar("SELECT name FROM person WHERE id = $1").bind(person.to_string()).fetch_one(from).await
}

/// What a community is called, and its slugs, French and English.
///
/// # Errors
/// When the database is away.
pub async fn address_of(
    from: &mut AnyConnection,
    community: CommunityId,
) -> Result<Option<(LocalizedText, [String; 2])>, sqlx::Error> {
    let row = sqlx::query(
        "SELECT c.heading, fr.slug, en.slug
         FROM community c
         JOIN community_slug fr ON fr.community_id = c.id AND fr.lang = 'fr' AND fr.current = 1
         JOIN community_slug en ON en.community_id = c.id AND en.lang = 'en' AND en.current = 1
         WHERE c.id = $1",
    )
    .bind(community.to_string())
    .fetch_optional(from)
    .await?;
    row.map(|row| {
        let heading: Heading = document("heading", row.try_get(0)?)?;
        Ok((heading.name, [row.try_get(1)?, row.try_get(2)?]))
    })
    .transpose()
}

/// How many people take part in a community: its members and those who facilitate.
///
/// # Errors
/// When the database is away.
pub async fn taking_part(db: &Db, community: CommunityId) -> Result<u32, sqlx::Error> {
    let row = sqlx::query(
        "SELECT COUNT(*) FROM membership m JOIN person p ON p.id = m.person_id
         WHERE m.community_id = $1 AND m.role IN ('facilitator', 'member') AND p.closed_at IS NULL",
    )
    .bind(community.to_string())
    .fetch_one(&db.reader)
    .await?;
    u32::try_from(row.try_get::<i64, _>(0)?).map_err(|_| unreadable("count"))
}

/// Makes a person part of a community, unless they are already.
///
/// # Errors
/// When the database is away.
pub async fn add(
    to: &mut AnyConnection,
    community: CommunityId,
    person: PersonId,
    role: Role,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO membership (person_id, community_id, role, since) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
    )
    .bind(person.to_string())
    .bind(community.to_string())
    .bind(role.code())
    .bind(now)
    .execute(&mut *to)
    .await?;
    sqlx::query(
        "UPDATE join_request SET outcome = 'accepted', decided_at = $3
         WHERE person_id = $1 AND community_id = $2 AND outcome IS NULL",
    )
    .bind(person.to_string())
    .bind(community.to_string())
    .bind(now)
    .execute(to)
    .await?;
    Ok(())
}

/// What a person is in a community, and how many facilitators it has: read and held within a
/// transaction, so that two who leave at once cannot both be the last but one.
///
/// # Errors
/// When the database is away.
pub async fn standing(
    to: &mut AnyConnection,
    community: CommunityId,
    person: PersonId,
) -> Result<(Option<Role>, u32), sqlx::Error> {
    // Takes the row's lock where the engine has row locks; SQLite has one writer.
    sqlx::query("UPDATE community SET position = position WHERE id = $1")
        .bind(community.to_string())
        .execute(&mut *to)
        .await?;
    let row = sqlx::query(
        "SELECT
           (SELECT role FROM membership WHERE community_id = $1 AND person_id = $2),
           (SELECT COUNT(*) FROM membership m JOIN person p ON p.id = m.person_id
            WHERE m.community_id = $1 AND m.role = 'facilitator' AND p.closed_at IS NULL)",
    )
    .bind(community.to_string())
    .bind(person.to_string())
    .fetch_one(to)
    .await?;
    let role: Option<&str> = row.try_get(0)?;
    let role = role.map(|role| Role::from_code(role).ok_or_else(|| unreadable("role"))).transpose()?;
    Ok((role, u32::try_from(row.try_get::<i64, _>(1)?).unwrap_or(u32::MAX)))
}

/// Gives somebody of a community another role.
///
/// # Errors
/// When the database is away.
pub async fn set_role(
    to: &mut AnyConnection,
    community: CommunityId,
    person: PersonId,
    role: Role,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE membership SET role = $3 WHERE community_id = $1 AND person_id = $2")
        .bind(community.to_string())
        .bind(person.to_string())
        .bind(role.code())
        .execute(to)
        .await?;
    Ok(())
}

/// Lets somebody go.
///
/// # Errors
/// When the database is away.
pub async fn remove(
    to: &mut AnyConnection,
    community: CommunityId,
    person: PersonId,
) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM membership WHERE community_id = $1 AND person_id = $2")
        .bind(community.to_string())
        .bind(person.to_string())
        .execute(to)
        .await?;
    Ok(())
}

/// Writes down that somebody asks to join who is no member yet; asking again changes what they wrote. Says
/// whether it is a new request.
///
/// # Errors
/// When the database is away.
pub async fn ask_to_join(
    to: &mut AnyConnection,
    community: CommunityId,
    person: PersonId,
    message: &str,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let id = RequestId::new().to_string();
    // One statement: of two that are sent at once, the second changes what the first wrote.
    let open: Option<String> = sqlx::query_scalar(
        "INSERT INTO join_request (id, community_id, person_id, message, created_at)
         SELECT $1, $2, $3, $4, CAST($5 AS BIGINT)
         WHERE NOT EXISTS (SELECT 1 FROM membership WHERE community_id = $2 AND person_id = $3)
         ON CONFLICT (community_id, person_id) WHERE outcome IS NULL DO UPDATE SET message = excluded.message
         RETURNING id",
    )
    .bind(&id)
    .bind(community.to_string())
    .bind(person.to_string())
    .bind(message)
    .bind(now)
    .fetch_optional(to)
    .await?;
    Ok(open == Some(id))
}

/// The open requests to join a community, the oldest first.
///
/// # Errors
/// When the database is away.
pub async fn requests(db: &Db, community: CommunityId) -> Result<Vec<JoinRequest>, sqlx::Error> {
    let rows = sqlx::query(
        "SELECT r.id, p.id, p.name, o.name, r.message, r.created_at
         FROM join_request r
         JOIN person p ON p.id = r.person_id
         LEFT JOIN organisation o ON o.id = p.organisation_id
         WHERE r.community_id = $1 AND r.outcome IS NULL AND p.closed_at IS NULL
         ORDER BY r.id",
    )
    .bind(community.to_string())
    .fetch_all(&db.reader)
    .await?;
    rows.iter()
        .map(|row| {
            Ok(JoinRequest {
                id: row.try_get::<&str, _>(0)?.parse().map_err(|_| unreadable("id"))?,
                person: person_id(row, 1)?,
                name: row.try_get(2)?,
                organization: some_passage(row, 3, "name")?,
                message: row.try_get(4)?,
                at: row.try_get(5)?,
            })
        })
        .collect()
}

/// Answers a request of this community; gives back whose it was, or `None` when it is answered
/// already.
///
/// # Errors
/// When the database is away.
pub async fn decide(
    to: &mut AnyConnection,
    community: CommunityId,
    request: RequestId,
    accepted: bool,
    by: PersonId,
    reason: Option<&str>,
    now: i64,
) -> Result<Option<PersonId>, sqlx::Error> {
    let row = sqlx::query(
        "UPDATE join_request SET outcome = $3, decided_by = $4, decided_at = $5, reason = $6
         WHERE id = $1 AND community_id = $2 AND outcome IS NULL
         RETURNING person_id",
    )
    .bind(request.to_string())
    .bind(community.to_string())
    .bind(if accepted { "accepted" } else { "declined" })
    .bind(by.to_string())
    .bind(now)
    .bind(reason)
    .fetch_optional(to)
    .await?;
    row.as_ref().map(|row| person_id(row, 0)).transpose()
}

/// What somebody wrote in their open request.
///
/// # Errors
/// When the database is away.
pub async fn own_request(
    db: &Db,
    community: CommunityId,
    person: PersonId,
) -> Result<Option<String>, sqlx::Error> {
    let row = sqlx::query(
        "SELECT message FROM join_request WHERE community_id = $1 AND person_id = $2 AND outcome IS NULL",
    )
    .bind(community.to_string())
    .bind(person.to_string())
    .fetch_optional(&db.reader)
    .await?;
    row.map(|row| row.try_get(0)).transpose()
}

/// One page of the directory: those who wish to be found, by name.
///
/// # Errors
/// When the database is away.
pub async fn directory(db: &Db, search: &str, page: u32, size: u32) -> Result<Vec<Listed>, sqlx::Error> {
    let rows = sqlx::query(
        "SELECT p.id, p.name, p.pronouns, p.email, o.name, p.post, p.profession, p.bio, p.shows
         FROM person p
         LEFT JOIN organisation o ON o.id = p.organisation_id
         WHERE p.closed_at IS NULL AND (p.shows & 1) <> 0 AND LOWER(p.name) LIKE $1 ESCAPE '!'
         ORDER BY p.name, p.id
         LIMIT ($2 + 0) OFFSET ($3 + 0)",
    )
    .bind(like(search))
    .bind(i64::from(size))
    .bind(i64::from(page.saturating_sub(1)) * i64::from(size))
    .fetch_all(&db.reader)
    .await?;
    rows.iter()
        .map(|row| {
            let shows = Flags(u8::try_from(row.try_get::<i64, _>(8)?).map_err(|_| unreadable("shows"))?);
            let profession: Option<&str> = row.try_get(6)?;
            Ok(Listed {
                id: person_id(row, 0)?,
                name: row.try_get(1)?,
                pronouns: row.try_get(2)?,
                email: shows.has(Flags::EMAIL).then(|| row.try_get(3)).transpose()?,
                organization: some_passage(row, 4, "name")?.filter(|_| shows.has(Flags::ORGANISATION)),
                post: row.try_get::<Option<String>, _>(5)?.filter(|_| shows.has(Flags::ORGANISATION)),
                profession: profession
                    .filter(|_| shows.has(Flags::PROFESSION))
                    .and_then(Profession::from_code),
                bio: some_passage(row, 7, "bio")?.filter(|_| shows.has(Flags::BIO)),
            })
        })
        .collect()
}

/// How many the directory lists.
///
/// # Errors
/// When the database is away.
pub async fn directory_count(db: &Db, search: &str) -> Result<u32, sqlx::Error> {
    let row = sqlx::query(
        "SELECT COUNT(*) FROM person p WHERE p.closed_at IS NULL AND (p.shows & 1) <> 0 AND LOWER(p.name) LIKE $1 ESCAPE '!'",
    )
    .bind(like(search))
    .fetch_one(&db.reader)
    .await?;
    u32::try_from(row.try_get::<i64, _>(0)?).map_err(|_| unreadable("count"))
}

/// The longest word that is looked for, in characters. SQLite refuses patterns of 50,000 bytes.
const SEARCH: usize = 200;

fn like(search: &str) -> String {
    let search: String = search.chars().take(SEARCH).collect();
    let escaped = search.to_lowercase().replace('!', "!!").replace('%', "!%").replace('_', "!_");
    format!("%{escaped}%")
}
