//! Writes communities, their slugs, and the organizations that take part in them.

use sqlx::AnyConnection;

use crate::community::model::{
    Capacity, Community, Heading, Network, Organization, Profession, Profile, Texts,
};
use ensemble_core::{
    Lang,
    ids::{CommunityId, OrganizationId},
};
use ensemble_server::db::columns::to_json;

/// Writes a new community, its slugs and its texts.
///
/// # Errors
/// When the database is unavailable, or when a slug is taken in its language.
pub async fn add(
    transaction: &mut AnyConnection,
    community: &Community,
    position: i64,
    now: i64,
) -> Result<(), sqlx::Error> {
    let Community { id, profile, heading, texts, .. } = community;
    insert(transaction, *id, profile, heading, texts, position, now).await?;
    for lang in Lang::ALL {
        slug(transaction, community.id, lang, community.slug(lang), true).await?;
    }
    Ok(())
}

/// A capacity as three columns store it.
pub(super) fn capacity(capacity: Capacity) -> (&'static str, Option<i64>, Option<i64>) {
    let (kind, from, to) = capacity.parts();
    (kind.code(), from.map(i64::from), to.map(i64::from))
}

pub(super) async fn insert(
    transaction: &mut AnyConnection,
    id: CommunityId,
    profile: &Profile,
    heading: &Heading,
    texts: &Texts,
    position: i64,
    now: i64,
) -> Result<(), sqlx::Error> {
    let (capacity_kind, from, to) = capacity(profile.capacity);
    sqlx::query(
        "INSERT INTO community (
           id, kind, network, profession, levels, capacity_kind, capacity_from, capacity_to,
           meetings_per_year, months, first_year, years, position, created_at, updated_at, heading, texts
         ) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14, $15, $16)",
    )
    .bind(id.to_string())
    .bind(profile.kind.code())
    .bind(profile.network.code())
    .bind(profile.profession.map(Profession::code))
    .bind(i64::from(profile.levels.0))
    .bind(capacity_kind)
    .bind(from)
    .bind(to)
    .bind(i64::from(profile.meetings_per_year))
    .bind(i64::from(profile.months.0))
    .bind(i64::from(profile.first_year))
    .bind(i64::from(profile.years))
    .bind(position)
    .bind(now)
    .bind(to_json(heading)?)
    .bind(to_json(texts)?)
    .execute(transaction)
    .await?;
    Ok(())
}

/// Saves a community's texts, if they are still at this revision; gives back the new one's number.
///
/// # Errors
/// When the database is unavailable.
pub async fn write(
    transaction: &mut AnyConnection,
    id: CommunityId,
    revision: i64,
    heading: &Heading,
    texts: &Texts,
    now: i64,
) -> Result<Option<i64>, sqlx::Error> {
    sqlx::query_scalar(
        "UPDATE community SET heading = $3, texts = $4, updated_at = $5, revision = revision + 1
         WHERE id = $1 AND revision = $2
         RETURNING revision",
    )
    .bind(id.to_string())
    .bind(revision)
    .bind(to_json(heading)?)
    .bind(to_json(texts)?)
    .bind(now)
    .fetch_optional(transaction)
    .await
}

/// Gives a community a slug: the one it has today in a language, or one that it had.
///
/// # Errors
/// When the slug is taken in its language.
pub async fn slug(
    transaction: &mut AnyConnection,
    id: CommunityId,
    lang: Lang,
    slug: &str,
    current: bool,
) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO community_slug (lang, slug, community_id, current) VALUES ($1, $2, $3, $4)")
        .bind(lang.code())
        .bind(slug)
        .bind(id.to_string())
        .bind(i64::from(current))
        .execute(transaction)
        .await?;
    Ok(())
}

/// Writes down that an organization takes part in a community.
///
/// # Errors
/// When the database is unavailable, or when either does not exist.
pub async fn join(
    transaction: &mut AnyConnection,
    community: CommunityId,
    organization: OrganizationId,
) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO community_organisation (community_id, organisation_id) VALUES ($1, $2)")
        .bind(community.to_string())
        .bind(organization.to_string())
        .execute(transaction)
        .await?;
    Ok(())
}

/// Writes a new organization.
///
/// # Errors
/// When the database is unavailable.
pub async fn add_organization(
    transaction: &mut AnyConnection,
    id: OrganizationId,
    organization: &Organization,
    network: Network,
) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO organisation (id, kind, network, name, short_name) VALUES ($1, $2, $3, $4, $5)")
        .bind(id.to_string())
        .bind(organization.kind.code())
        .bind(network.code())
        .bind(to_json(&organization.name)?)
        .bind(&organization.short_name)
        .execute(transaction)
        .await?;
    Ok(())
}
