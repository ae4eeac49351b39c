//! All the SQL of memberships.

mod directory;
mod facilitators;
mod invitation;
mod own;
mod person;
mod removed;
mod requests;

use std::collections::HashMap;

use sqlx::{Any, AnyConnection, Executor};

use super::model::{Liaison, Member};
use crate::community::model::Heading;
use ensemble_common::notification;
use ensemble_core::{
    Lang, LocalizedText,
    fold::sort_by_name,
    ids::{CommunityId, PersonId},
    rights::Role,
};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

pub use directory::{directory, directory_count, shown_organizations};
pub use facilitators::facilitators;
pub use invitation::{data, invitation, read};
pub use own::{own_communities, requested_communities};
pub use person::person;
pub use removed::{earlier_role, forget_removed, keep_removed, removed_members, set_since};
pub use requests::{ask_to_join, decide, own_request, requests};

from_row! {
    struct HeadingRow {
        heading: Json<Heading>,
    }
}

from_row! {
    struct LiaisonRow {
        liaison: Text<Liaison>,
    }
}

from_row! {
    struct MemberRow {
        id: Text<PersonId>,
        name: String,
        pronouns: Option<String>,
        organization: Option<Json<LocalizedText>>,
        post: Option<String>,
        role: Text<Role>,
        since: i64,
    }
}

impl From<MemberRow> for Member {
    fn from(row: MemberRow) -> Self {
        Self {
            id: row.id.0,
            name: row.name,
            pronouns: row.pronouns,
            organization: row.organization.map(|name| name.0),
            post: row.post,
            role: row.role.0,
            since: row.since,
        }
    }
}

from_row! {
    struct NameAndSlugsRow {
        heading: Json<Heading>,
        fr_slug: String,
        en_slug: String,
    }
}

from_row! {
    struct RoleRow {
        role: Option<Text<Role>>,
        facilitators: u32,
    }
}

from_row! {
    struct NamedRow {
        id: Text<CommunityId>,
        heading: Json<Heading>,
    }
}

/// What all communities are called in a language, those that were archived included.
///
/// # Errors
/// When the database is unavailable.
pub async fn community_names(db: &Db, lang: Lang) -> Result<HashMap<CommunityId, String>, sqlx::Error> {
    let rows: Vec<NamedRow> =
        sqlx::query_as("SELECT id, heading FROM community").fetch_all(&db.reader).await?;
    Ok(rows.into_iter().map(|row| (row.id.0, row.heading.0.name.text(lang).to_owned())).collect())
}

/// The addresses of the people in a community.
///
/// # Errors
/// When the database is unavailable.
pub async fn addresses(db: &Db, community: CommunityId) -> Result<Vec<String>, sqlx::Error> {
    sqlx::query_scalar(
        "SELECT p.email
         FROM membership m
         JOIN person p ON p.id = m.person_id
         WHERE m.community_id = $1 AND p.closed_at IS NULL",
    )
    .bind(community.to_string())
    .fetch_all(&db.reader)
    .await
}

/// What a community is called.
///
/// # Errors
/// When the database is unavailable.
pub async fn name_of(db: &Db, community: CommunityId) -> Result<Option<LocalizedText>, sqlx::Error> {
    let row: Option<HeadingRow> = sqlx::query_as("SELECT heading FROM community WHERE id = $1")
        .bind(community.to_string())
        .fetch_optional(&db.reader)
        .await?;
    Ok(row.map(|row| row.heading.0.name))
}

/// How a community works with a professional order.
///
/// # Errors
/// When the database is unavailable.
pub async fn liaison(
    from: impl Executor<'_, Database = Any>,
    community: CommunityId,
) -> Result<Liaison, sqlx::Error> {
    let row: LiaisonRow = sqlx::query_as("SELECT liaison FROM community WHERE id = $1")
        .bind(community.to_string())
        .fetch_one(from)
        .await?;
    Ok(row.liaison.0)
}

/// Says how a community works with a professional order.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_liaison(
    transaction: &mut AnyConnection,
    community: CommunityId,
    liaison: Liaison,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE community SET liaison = $2 WHERE id = $1")
        .bind(community.to_string())
        .bind(liaison.code())
        .execute(transaction)
        .await?;
    Ok(())
}

/// A community's people: facilitators first, then by name.
///
/// # Errors
/// When the database is unavailable.
pub async fn members(db: &Db, community: CommunityId) -> Result<Vec<Member>, sqlx::Error> {
    let rows: Vec<MemberRow> = sqlx::query_as(
        "SELECT
           p.id,
           p.name,
           p.pronouns,
           o.name AS organization,
           p.post,
           m.role,
           m.since
         FROM membership m
         JOIN person p ON p.id = m.person_id
         LEFT JOIN organisation o ON o.id = p.organisation_id
         WHERE m.community_id = $1 AND p.closed_at IS NULL
         ORDER BY CASE m.role WHEN 'facilitator' THEN 0 WHEN 'member' THEN 1 WHEN 'liaison' THEN 2 ELSE 3 END, p.id",
    )
    .bind(community.to_string())
    .fetch_all(&db.reader)
    .await?;
    let mut members: Vec<Member> = rows.into_iter().map(Member::from).collect();
    // Each role by itself.
    for role in members.chunk_by_mut(|one, other| one.role == other.role) {
        sort_by_name(Lang::Fr, role, |member| &member.name);
    }
    Ok(members)
}

/// Whether a person facilitates a community.
///
/// # Errors
/// When the database is unavailable.
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
/// When the database is unavailable, or there is no such person.
pub async fn name_of_person(from: &mut AnyConnection, person: PersonId) -> Result<String, sqlx::Error> {
    sqlx::query_scalar("SELECT name FROM person WHERE id = $1").bind(person.to_string()).fetch_one(from).await
}

/// What a community is called, and its slugs, French and English.
///
/// # Errors
/// When the database is unavailable.
pub async fn address_of(
    from: &mut AnyConnection,
    community: CommunityId,
) -> Result<Option<(LocalizedText, [String; 2])>, sqlx::Error> {
    let row: Option<NameAndSlugsRow> = sqlx::query_as(
        "SELECT
           c.heading,
           fr.slug AS fr_slug,
           en.slug AS en_slug
         FROM community c
         JOIN community_slug fr ON fr.community_id = c.id AND fr.lang = 'fr' AND fr.current = 1
         JOIN community_slug en ON en.community_id = c.id AND en.lang = 'en' AND en.current = 1
         WHERE c.id = $1",
    )
    .bind(community.to_string())
    .fetch_optional(from)
    .await?;
    Ok(row.map(|row| (row.heading.0.name, [row.fr_slug, row.en_slug])))
}

/// How many people take part in a community: its members and those who facilitate.
///
/// # Errors
/// When the database is unavailable.
pub async fn taking_part(db: &Db, community: CommunityId) -> Result<u32, sqlx::Error> {
    let count: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM membership m JOIN person p ON p.id = m.person_id
         WHERE m.community_id = $1 AND m.role IN ('facilitator', 'member') AND p.closed_at IS NULL",
    )
    .bind(community.to_string())
    .fetch_one(&db.reader)
    .await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Makes a person part of a community, unless they are already.
///
/// # Errors
/// When the database is unavailable.
pub async fn add(
    transaction: &mut AnyConnection,
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
    .execute(&mut *transaction)
    .await?;
    // From now on, an earlier removal cannot be undone any more.
    sqlx::query("DELETE FROM removed_member WHERE community_id = $1 AND person_id = $2")
        .bind(community.to_string())
        .bind(person.to_string())
        .execute(&mut *transaction)
        .await?;
    sqlx::query(
        "UPDATE join_request SET outcome = 'accepted', decided_at = $3
         WHERE person_id = $1 AND community_id = $2 AND outcome IS NULL",
    )
    .bind(person.to_string())
    .bind(community.to_string())
    .bind(now)
    .execute(transaction)
    .await?;
    Ok(())
}

/// A person's role in a community, and how many facilitators it has. Locks the community until the transaction ends, so
/// that its last two facilitators cannot leave at the same time.
///
/// # Errors
/// When the database is unavailable.
pub async fn lock_role(
    transaction: &mut AnyConnection,
    community: CommunityId,
    person: PersonId,
) -> Result<(Option<Role>, u32), sqlx::Error> {
    // PostgreSQL locks the row; SQLite has one writer.
    sqlx::query("UPDATE community SET position = position WHERE id = $1")
        .bind(community.to_string())
        .execute(&mut *transaction)
        .await?;
    let row: RoleRow = sqlx::query_as(
        "SELECT
           (SELECT role FROM membership WHERE community_id = $1 AND person_id = $2) AS role,
           (SELECT COUNT(*) FROM membership m JOIN person p ON p.id = m.person_id
            WHERE m.community_id = $1 AND m.role = 'facilitator' AND p.closed_at IS NULL) AS facilitators",
    )
    .bind(community.to_string())
    .bind(person.to_string())
    .fetch_one(transaction)
    .await?;
    Ok((row.role.map(|role| role.0), row.facilitators))
}

/// Gives a member of a community another role.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_role(
    transaction: &mut AnyConnection,
    community: CommunityId,
    person: PersonId,
    role: Role,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE membership SET role = $3 WHERE community_id = $1 AND person_id = $2")
        .bind(community.to_string())
        .bind(person.to_string())
        .bind(role.code())
        .execute(transaction)
        .await?;
    Ok(())
}

/// Removes a person from a community.
///
/// # Errors
/// When the database is unavailable.
pub async fn remove(
    transaction: &mut AnyConnection,
    community: CommunityId,
    person: PersonId,
) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM membership WHERE community_id = $1 AND person_id = $2")
        .bind(community.to_string())
        .bind(person.to_string())
        .execute(&mut *transaction)
        .await?;
    notification::stop_reminders_to_member(transaction, community, person).await
}
