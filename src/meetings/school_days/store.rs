//! All the SQL of the days on which schools are closed. Rows stay here; what leaves is the model.

use jiff::civil::Date;
use sqlx::AnyConnection;

use super::model::{Closure, SchoolDay, SchoolDayKind};
use ensemble_core::{
    LocalizedText,
    ids::{CommunityId, OrganizationId, PersonId, SchoolDayId},
};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

from_row! {
    struct DayRow {
        id: Text<SchoolDayId>,
        kind: Text<SchoolDayKind>,
        title: String,
        first_day: Text<Date>,
        last_day: Text<Date>,
    }
}

from_row! {
    struct ClosureRow {
        kind: Text<SchoolDayKind>,
        name: Json<LocalizedText>,
        first_day: Text<Date>,
        last_day: Text<Date>,
        is_open: bool,
    }
}

/// The days of an organization, soonest first.
///
/// # Errors
/// When the database is unavailable.
pub async fn of_organization(db: &Db, organization: OrganizationId) -> Result<Vec<SchoolDay>, sqlx::Error> {
    let rows: Vec<DayRow> = sqlx::query_as(
        "SELECT id, kind, title, first_day, last_day FROM school_day
         WHERE organisation_id = $1
         ORDER BY first_day, last_day, id",
    )
    .bind(organization.to_string())
    .fetch_all(&db.reader)
    .await?;
    let day = |row: DayRow| SchoolDay {
        id: row.id.0,
        kind: row.kind.0,
        title: row.title,
        first: row.first_day.0,
        last: row.last_day.0,
    };
    Ok(rows.into_iter().map(day).collect())
}

/// The days between two others, these included, of the organizations that people of a community work for.
///
/// # Errors
/// When the database is unavailable.
pub async fn of_members(
    db: &Db,
    community: CommunityId,
    viewer: Option<PersonId>,
    (from, until): (Date, Date),
) -> Result<Vec<Closure>, sqlx::Error> {
    // In `shows`, 1 is being in the directory, and 4 showing there where one works: those who do so show both.
    let rows: Vec<ClosureRow> = sqlx::query_as(
        "SELECT d.kind, o.name, d.first_day, d.last_day,
                MAX(CASE WHEN p.id = $2 OR (p.shows & 5) = 5 OR c.organisation_id IS NOT NULL THEN 1 ELSE 0 END) AS is_open
         FROM membership v
         JOIN person p ON p.id = v.person_id AND p.closed_at IS NULL
         JOIN organisation o ON o.id = p.organisation_id
         JOIN school_day d ON d.organisation_id = o.id
         LEFT JOIN community_organisation c ON c.organisation_id = o.id AND c.community_id = v.community_id
         WHERE v.community_id = $1 AND d.last_day >= $3 AND d.first_day <= $4
         GROUP BY d.id, d.kind, o.id, o.name, d.first_day, d.last_day
         ORDER BY d.first_day, o.id, d.id",
    )
    .bind(community.to_string())
    .bind(viewer.map(|person| person.to_string()))
    .bind(from.to_string())
    .bind(until.to_string())
    .fetch_all(&db.reader)
    .await?;
    let closure = |row: ClosureRow| Closure {
        kind: row.kind.0,
        organization: row.name.0,
        first: row.first_day.0,
        last: row.last_day.0,
        is_open: row.is_open,
    };
    Ok(rows.into_iter().map(closure).collect())
}

/// Keeps an organization from being changed or deleted until the transaction ends; `false` when there is none.
///
/// # Errors
/// When the database is unavailable.
pub async fn lock(to: &mut AnyConnection, organization: OrganizationId) -> Result<bool, sqlx::Error> {
    // PostgreSQL locks the row; SQLite has one writer.
    let done = sqlx::query("UPDATE organisation SET short_name = short_name WHERE id = $1")
        .bind(organization.to_string())
        .execute(to)
        .await?;
    Ok(done.rows_affected() > 0)
}

/// Stores the days of an organization instead of those that it had, under its lock.
///
/// # Errors
/// When the database is unavailable.
pub async fn replace(
    to: &mut AnyConnection,
    organization: OrganizationId,
    days: &[SchoolDay],
) -> Result<(), sqlx::Error> {
    remove(&mut *to, organization, None).await?;
    for day in days {
        sqlx::query(
            "INSERT INTO school_day (id, organisation_id, kind, title, first_day, last_day)
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(day.id.to_string())
        .bind(organization.to_string())
        .bind(day.kind.code())
        .bind(&day.title)
        .bind(day.first.to_string())
        .bind(day.last.to_string())
        .execute(&mut *to)
        .await?;
    }
    Ok(())
}

/// Removes a line of an organization's days, or all of them. Says whether there was one.
///
/// # Errors
/// When the database is unavailable.
pub async fn remove(
    to: &mut AnyConnection,
    organization: OrganizationId,
    day: Option<SchoolDayId>,
) -> Result<bool, sqlx::Error> {
    let done = match day {
        Some(day) => {
            sqlx::query("DELETE FROM school_day WHERE organisation_id = $1 AND id = $2")
                .bind(organization.to_string())
                .bind(day.to_string())
                .execute(to)
                .await?
        }
        None => {
            sqlx::query("DELETE FROM school_day WHERE organisation_id = $1")
                .bind(organization.to_string())
                .execute(to)
                .await?
        }
    };
    Ok(done.rows_affected() > 0)
}
