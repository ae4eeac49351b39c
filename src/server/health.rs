//! For those who watch over the portal: alive, ready.

use axum::{
    Json, Router,
    extract::State,
    http::{StatusCode, header},
    response::IntoResponse,
    routing::get,
};
use serde_json::json;

use super::{Portal, db};
use ensemble_core::Lang;

/// `GET /healthz` and `GET /readyz`.
pub fn routes() -> Router<Portal> {
    Router::new().route("/healthz", get(alive)).route("/readyz", get(ready))
}

async fn alive() -> impl IntoResponse {
    ([(header::CACHE_CONTROL, "no-store")], Json(json!({ "status": "alive" })))
}

/// Why nothing can be stored, without paths or addresses.
fn reason(error: &sqlx::Error) -> String {
    match error {
        sqlx::Error::Io(error) => error.to_string(),
        sqlx::Error::Database(error) => error.message().to_owned(),
        _ => "database unreachable".to_owned(),
    }
}

async fn ready(State(portal): State<Portal>) -> impl IntoResponse {
    let (status, body) = match db::state(&portal.db).await {
        // One write in a few seconds at most, however often somebody asks.
        Ok(db::MigrationState::Current) => {
            match portal.ttl_cache.get("ready", Lang::Fr, portal.now(), portal.db.probe()).await {
                Ok(_) => (StatusCode::OK, json!({ "status": "ready" })),
                Err(error) => {
                    tracing::error!(%error, "nothing can be stored");
                    (
                        StatusCode::SERVICE_UNAVAILABLE,
                        json!({ "status": "not ready", "reason": reason(&error) }),
                    )
                }
            }
        }
        Ok(db::MigrationState::Pending) => (
            StatusCode::SERVICE_UNAVAILABLE,
            json!({ "status": "not ready", "reason": "migrations pending" }),
        ),
        Ok(db::MigrationState::Newer(_)) => (
            StatusCode::SERVICE_UNAVAILABLE,
            json!({ "status": "not ready", "reason": "database newer than program" }),
        ),
        Err(_) => (
            StatusCode::SERVICE_UNAVAILABLE,
            json!({ "status": "not ready", "reason": "database unreachable" }),
        ),
    };
    (status, [(header::CACHE_CONTROL, "no-store")], Json(body))
}
