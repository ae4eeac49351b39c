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

/// `GET /healthz` and `GET /readyz`.
pub fn routes() -> Router<Portal> {
    Router::new().route("/healthz", get(alive)).route("/readyz", get(ready))
}

async fn alive() -> impl IntoResponse {
    ([(header::CACHE_CONTROL, "no-store")], Json(json!({ "status": "alive" })))
}

async fn ready(State(portal): State<Portal>) -> impl IntoResponse {
    let (status, body) = match db::state(&portal.db).await {
        Ok(db::MigrationState::Current) => (StatusCode::OK, json!({ "status": "ready" })),
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
