//! Organizations, and who refers to them.

use sqlx::{Any, AnyConnection, Executor};

use super::{super::model::OrganizationRow, small};
use ensemble_communities::community::model::{Network, Organization, OrganizationKind};
use ensemble_core::{Lang, LocalizedText, fold::sort_by_name, ids::OrganizationId};
use ensemble_server::db::{
    Db,
    columns::to_json,
    row::{Json, Text, from_row},
};

from_row! {
    struct StoredRow {
        id: Text<OrganizationId>,
        kind: Text<OrganizationKind>,
        network: Text<Network>,
        short_name: String,
        name: Json<LocalizedText>,
        domains: String,
        people: u32,
        communities: u32,
    }
}

impl From<StoredRow> for OrganizationRow {
    fn from(row: StoredRow) -> Self {
        Self {
            id: row.id.0,
            organization: Organization { kind: row.kind.0, short_name: row.short_name, name: row.name.0 },
            network: row.network.0,
            domains: row.domains,
            people: row.people,
            communities: row.communities,
        }
    }
}

macro_rules! organization {
    () => {
        "SELECT
           o.id,
           o.kind,
           o.network,
           o.short_name,
           o.name,
           o.domains,
           (SELECT COUNT(*) FROM person p WHERE p.organisation_id = o.id) AS people,
           (SELECT COUNT(*) FROM community_organisation c WHERE c.organisation_id = o.id) AS communities
         FROM organisation o"
    };
}

/// One page of organizations, by their names in a language. A network has some hundreds: they are put in order here.
///
/// # Errors
/// When the database is unavailable.
pub async fn list(db: &Db, lang: Lang, page: u32, size: u32) -> Result<Vec<OrganizationRow>, sqlx::Error> {
    let rows: Vec<StoredRow> =
        sqlx::query_as(concat!(organization!(), " ORDER BY o.id")).fetch_all(&db.reader).await?;
    let mut all: Vec<OrganizationRow> = rows.into_iter().map(OrganizationRow::from).collect();
    sort_by_name(lang, &mut all, |row| row.organization.name.text(lang));
    let [page, size] =
        [page.saturating_sub(1), size].map(|number| usize::try_from(number).unwrap_or(usize::MAX));
    Ok(all.into_iter().skip(page.saturating_mul(size)).take(size).collect())
}

/// How many organizations there are.
///
/// # Errors
/// When the database is unavailable.
pub async fn count(db: &Db) -> Result<u32, sqlx::Error> {
    small(sqlx::query_scalar("SELECT COUNT(*) FROM organisation").fetch_one(&db.reader).await?, "count")
}

/// One organization.
///
/// # Errors
/// When the database is unavailable.
pub async fn find(
    from: impl Executor<'_, Database = Any>,
    id: OrganizationId,
) -> Result<Option<OrganizationRow>, sqlx::Error> {
    let row: Option<StoredRow> = sqlx::query_as(concat!(organization!(), " WHERE o.id = $1"))
        .bind(id.to_string())
        .fetch_optional(from)
        .await?;
    Ok(row.map(OrganizationRow::from))
}

/// One organization, which no other transaction changes until this one ends.
///
/// # Errors
/// When the database is unavailable.
pub async fn lock(
    to: &mut AnyConnection,
    id: OrganizationId,
) -> Result<Option<OrganizationRow>, sqlx::Error> {
    // Takes the row's lock where the engine has row locks; SQLite has one writer.
    sqlx::query("UPDATE organisation SET short_name = short_name WHERE id = $1")
        .bind(id.to_string())
        .execute(&mut *to)
        .await?;
    find(to, id).await
}

/// Writes a new organization.
///
/// # Errors
/// When the database is unavailable.
pub async fn add(
    to: &mut AnyConnection,
    id: OrganizationId,
    organization: &Organization,
    network: Network,
    domains: &str,
) -> Result<(), sqlx::Error> {
    let statement = "INSERT INTO organisation (id, kind, network, short_name, name, domains) VALUES ($1, $2, $3, $4, $5, $6)";
    write(to, statement, id, organization, network, domains).await
}

/// Writes an organization anew.
///
/// # Errors
/// When the database is unavailable.
pub async fn change(
    to: &mut AnyConnection,
    id: OrganizationId,
    organization: &Organization,
    network: Network,
    domains: &str,
) -> Result<(), sqlx::Error> {
    let statement = "UPDATE organisation SET kind = $2, network = $3, short_name = $4, name = $5, domains = $6 WHERE id = $1";
    write(to, statement, id, organization, network, domains).await
}

async fn write(
    to: &mut AnyConnection,
    statement: &'static str,
    id: OrganizationId,
    organization: &Organization,
    network: Network,
    domains: &str,
) -> Result<(), sqlx::Error> {
    sqlx::query(statement)
        .bind(id.to_string())
        .bind(organization.kind.code())
        .bind(network.code())
        .bind(&organization.short_name)
        .bind(to_json(&organization.name)?)
        .bind(domains)
        .execute(to)
        .await?;
    Ok(())
}

/// Deletes an organization to which no person and no community refers. Says whether it did.
///
/// # Errors
/// When the database is unavailable.
pub async fn delete(to: &mut AnyConnection, id: OrganizationId) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "DELETE FROM organisation WHERE id = $1
           AND NOT EXISTS (SELECT 1 FROM person WHERE organisation_id = $1)
           AND NOT EXISTS (SELECT 1 FROM community_organisation WHERE organisation_id = $1)",
    )
    .bind(id.to_string())
    .execute(to)
    .await?;
    Ok(done.rows_affected() > 0)
}
