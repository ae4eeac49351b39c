//! What happens live: documents that several people write, meetings that run, and what time it is here.

use std::sync::Arc;

use axum::{
    body::Bytes,
    extract::{DefaultBodyLimit, Extension, Path, Request, State},
    http::{HeaderMap, Uri, header},
    response::{IntoResponse, Response},
    routing::{MethodRouter, get, post},
};
use tower_sessions::Session;
use uuid::Uuid;

use ensemble_meetings::facilitation;
use ensemble_server::{
    Portal,
    realtime::{self, DocumentAccess},
};

/// A document that several people write: its WebSocket, and the same messages over HTTP.
pub(super) fn live_document<K: DocumentAccess + Default>() -> MethodRouter<Portal> {
    let limit = DefaultBodyLimit::max(realtime::MAX_EXCHANGE_BYTES);
    get(live::<K>).merge(post(exchange::<K>).layer(limit))
}

async fn exchange<K: DocumentAccess + Default>(
    Path(document): Path<Uuid>,
    State(portal): State<Portal>,
    session: Option<Extension<Session>>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let session = session.and_then(|Extension(session)| session.id());
    let request = (&headers, uri.query());
    realtime::exchange(Arc::new(K::default()), document, &portal, session, request, body).await
}

async fn live<K: DocumentAccess + Default>(
    Path(document): Path<Uuid>,
    State(portal): State<Portal>,
    session: Option<Extension<Session>>,
    request: Request,
) -> Response {
    let session = session.and_then(|Extension(session)| session.id());
    realtime::upgrade(Arc::new(K::default()), document, &portal, session, request).await
}

/// The stream of what happens while a meeting runs.
pub(super) async fn follow_run(
    Path(meeting): Path<Uuid>,
    State(portal): State<Portal>,
    session: Option<Extension<Session>>,
    uri: Uri,
) -> Response {
    let session = session.and_then(|Extension(session)| session.id());
    realtime::follow(Arc::new(facilitation::RunSource), meeting, &portal, session, uri.query()).await
}

/// The time of the server, in milliseconds: browsers whose clocks are wrong show the same second.
pub(super) async fn server_time(State(portal): State<Portal>) -> Response {
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
    (headers, format!("{{\"now\":{}}}", portal.now())).into_response()
}
