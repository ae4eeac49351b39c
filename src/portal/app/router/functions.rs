//! The server functions that scripts call.

use axum::{
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use leptos::prelude::provide_context;
use tower_sessions::Session;

use super::super::{drafts, reader};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError},
    rights::Viewer,
};
use ensemble_server::{
    Portal,
    http::{Client, RequestSpan},
    session::CurrentSession,
    web::{ActionContext, origin::reader_mark},
};

/// The largest failure that a server function answers, in bytes.
const ERROR_SIZE: usize = 64 * 1024;

/// Answers a server function. The library gives every failure the status 500; here each reason gets
/// its own.
pub(super) async fn server_function(State(portal): State<Portal>, request: Request) -> Response {
    let client = request.extensions().get::<Client>().copied();
    let session =
        CurrentSession::of(request.extensions().get::<Session>().cloned(), request.headers(), client);
    let viewer = match session.viewer(&portal).await {
        Ok(viewer) => viewer,
        Err(error) => return error.into_response(),
    };
    if let Some(span) = request.extensions().get::<RequestSpan>() {
        span.record(&viewer);
    }
    // A page that another person opened, whose session has ended or was replaced in this browser, calls as a visitor: the
    // function then answers in its own form that one must sign in.
    let opened_by = request.headers().get(&reader::HEADER).and_then(|mark| mark.to_str().ok());
    let is_other = opened_by.is_some_and(|mark| viewer.id().is_none_or(|person| mark != reader_mark(person)));
    let viewer = if is_other { Viewer::default() } else { viewer };
    let reader = viewer.id().map(|person| (person, request.headers().clone(), portal.config.over_tls()));
    let lang = viewer.person.as_ref().map_or(Lang::Fr, |person| person.lang);
    let context = ActionContext { lang, portal: portal.clone(), viewer, session };
    let context = move || {
        provide_context(context.portal.clone());
        provide_context(context.viewer.clone());
        provide_context(drafts::access());
        provide_context(drafts::answers());
        provide_context(context.clone());
    };
    let mut answer = leptos_axum::handle_server_fns_with_context(context, request).await.into_response();
    if let Some((person, headers, over_tls)) = reader {
        reader::keep_private(&mut answer, &headers, person, over_tls);
    }
    portal.recheck_all_soon();
    if answer.status() != StatusCode::INTERNAL_SERVER_ERROR {
        return answer;
    }
    let (mut parts, body) = answer.into_parts();
    let Ok(bytes) = to_bytes(body, ERROR_SIZE).await else {
        return AppError::Internal.into_response();
    };
    let status = serde_json::from_slice::<ActionError>(&bytes)
        .map(|error| error.status())
        .or_else(|_| serde_json::from_slice::<AppError>(&bytes).map(|error| error.status()));
    if let Ok(status) = status {
        parts.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        parts.status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    }
    Response::from_parts(parts, Body::from(bytes))
}
