//! What people say is wrong with services.

use sqlx::AnyConnection;
use uuid::Uuid;

use crate::service::model::Report;
use ensemble_core::{LocalizedText, ids::ServiceId};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

/// How many reports a list shows at most.
const MANY: i64 = 200;

from_row! {
    struct ReportRow {
        id: String,
        service_id: Text<ServiceId>,
        name: Json<LocalizedText>,
        text: String,
        created_at: i64,
    }
}

from_row! {
    struct ReportedRow {
        service_id: Text<ServiceId>,
    }
}

/// How many reports of a service wait.
///
/// # Errors
/// When the database is unavailable.
pub async fn count_reports(from: &mut AnyConnection, service: ServiceId) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar("SELECT COUNT(*) FROM service_report WHERE service_id = $1")
        .bind(service.to_string())
        .fetch_one(from)
        .await
}

/// Adds a report.
///
/// # Errors
/// When the database is unavailable.
pub async fn add_report(
    to: &mut AnyConnection,
    service: ServiceId,
    text: &str,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO service_report (id, service_id, text, created_at) VALUES ($1, $2, $3, $4)")
        .bind(Uuid::now_v7().to_string())
        .bind(service.to_string())
        .bind(text)
        .bind(now)
        .execute(to)
        .await?;
    Ok(())
}

/// The reports of a service, or of all, the oldest first.
///
/// # Errors
/// When the database is unavailable.
pub async fn reports(db: &Db, service: Option<ServiceId>) -> Result<Vec<Report>, sqlx::Error> {
    let rows: Vec<ReportRow> = sqlx::query_as(
        "SELECT r.id, r.service_id, s.name, r.text, r.created_at
         FROM service_report r
         JOIN service s ON s.id = r.service_id
         WHERE $1 = '' OR r.service_id = $1
         ORDER BY r.created_at, r.id
         LIMIT ($2 + 0)",
    )
    .bind(service.map(|id| id.to_string()).unwrap_or_default())
    .bind(MANY)
    .fetch_all(&db.reader)
    .await?;
    let report = |row: ReportRow| Report {
        id: row.id,
        service: row.service_id.0,
        service_name: row.name.0,
        text: row.text,
        created_at: row.created_at,
    };
    Ok(rows.into_iter().map(report).collect())
}

/// Removes a report of a service; `false` when it is not there.
///
/// # Errors
/// When the database is unavailable.
pub async fn remove_report(
    to: &mut AnyConnection,
    service: ServiceId,
    report: &str,
) -> Result<bool, sqlx::Error> {
    let row: Option<ReportedRow> =
        sqlx::query_as("DELETE FROM service_report WHERE id = $1 AND service_id = $2 RETURNING service_id")
            .bind(report)
            .bind(service.to_string())
            .fetch_optional(to)
            .await?;
    Ok(row.is_some_and(|row| row.service_id.0 == service))
}
