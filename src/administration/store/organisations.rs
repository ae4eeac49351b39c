//! Organisations, and who refers to them.

use sqlx::{Any, AnyConnection, Executor, Row, any::AnyRow};

use super::{super::model::OrganisationRow, small};
use crate::{
    community::model::{Network, Organisation, OrganisationKind},
    ids::OrganisationId,
    server::db::{
        Db,
        columns::{document, unreadable, written},
    },
};

macro_rules! organisation {
    () => {
        "SELECT o.id, o.kind, o.network, o.short_name, o.name, o.domains,
           (SELECT COUNT(*) FROM person p WHERE p.organisation_id = o.id),
           (SELECT COUNT(*) FROM community_organisation c WHERE c.organisation_id = o.id)
         FROM organisation o"
    };
}

/// One page of organisations, by their short names.
///
/// # Errors
/// When the database is away.
pub async fn list(db: &Db, page: u32, size: u32) -> Result<Vec<OrganisationRow>, sqlx::Error> {
    let rows =
        sqlx::query(concat!(organisation!(), " ORDER BY o.short_name, o.id LIMIT ($1 + 0) OFFSET ($2 + 0)"))
            .bind(i64::from(size))
            .bind(i64::from(page.saturating_sub(1)) * i64::from(size))
            .fetch_all(&db.reader)
            .await?;
    rows.iter().map(organisation).collect()
}

/// How many organisations there are.
///
/// # Errors
/// When the database is away.
pub async fn count(db: &Db) -> Result<u32, sqlx::Error> {
    small(sqlx::query_scalar("SELECT COUNT(*) FROM organisation").fetch_one(&db.reader).await?, "count")
}

/// One organisation.
///
/// # Errors
/// When the database is away.
pub async fn find(
    from: impl Executor<'_, Database = Any>,
    id: OrganisationId,
) -> Result<Option<OrganisationRow>, sqlx::Error> {
    let row = sqlx::query(concat!(organisation!(), " WHERE o.id = $1"))
        .bind(id.to_string())
        .fetch_optional(from)
        .await?;
    row.as_ref().map(organisation).transpose()
}

fn organisation(row: &AnyRow) -> Result<OrganisationRow, sqlx::Error> {
    Ok(OrganisationRow {
        id: row.try_get::<&str, _>(0)?.parse().map_err(|_| unreadable("id"))?,
        organisation: Organisation {
            kind: OrganisationKind::from_code(row.try_get(1)?).ok_or_else(|| unreadable("kind"))?,
            short_name: row.try_get(3)?,
            name: document("name", row.try_get(4)?)?,
        },
        network: Network::from_code(row.try_get(2)?).ok_or_else(|| unreadable("network"))?,
        domains: row.try_get(5)?,
        people: small(row.try_get(6)?, "people")?,
        communities: small(row.try_get(7)?, "communities")?,
    })
}

/// One organisation, which nobody else changes until the transaction ends.
///
/// # Errors
/// When the database is away.
pub async fn lock(
    to: &mut AnyConnection,
    id: OrganisationId,
) -> Result<Option<OrganisationRow>, sqlx::Error> {
    // Takes the row's lock where the engine has row locks; SQLite has one writer.
    sqlx::query("UPDATE organisation SET short_name = short_name WHERE id = $1")
        .bind(id.to_string())
        .execute(&mut *to)
        .await?;
    find(to, id).await
}

/// Writes a new organisation.
///
/// # Errors
/// When the database is away.
pub async fn add(
    to: &mut AnyConnection,
    id: OrganisationId,
    organisation: &Organisation,
    network: Network,
    domains: &str,
) -> Result<(), sqlx::Error> {
    let statement = "INSERT INTO organisation (id, kind, network, short_name, name, domains) VALUES ($1, $2, $3, $4, $5, $6)";
    write(to, statement, id, organisation, network, domains).await
}

/// Writes an organisation anew.
///
/// # Errors
/// When the database is away.
pub async fn change(
    to: &mut AnyConnection,
    id: OrganisationId,
    organisation: &Organisation,
    network: Network,
    domains: &str,
) -> Result<(), sqlx::Error> {
    let statement = "UPDATE organisation SET kind = $2, network = $3, short_name = $4, name = $5, domains = $6 WHERE id = $1";
    write(to, statement, id, organisation, network, domains).await
}

async fn write(
    to: &mut AnyConnection,
    statement: &'static str,
    id: OrganisationId,
    organisation: &Organisation,
    network: Network,
    domains: &str,
) -> Result<(), sqlx::Error> {
    sqlx::query(statement)
        .bind(id.to_string())
        .bind(organisation.kind.code())
        .bind(network.code())
        .bind(&organisation.short_name)
        .bind(written(&organisation.name)?)
        .bind(domains)
        .execute(to)
        .await?;
    Ok(())
}

/// Deletes an organisation to which nobody and no community refers. Says whether it did.
///
/// # Errors
/// When the database is away.
pub async fn delete(to: &mut AnyConnection, id: OrganisationId) -> Result<bool, sqlx::Error> {
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
