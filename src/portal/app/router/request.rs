//! Reads a request: whether its door lets it through, and its form.

use std::sync::Arc;

use axum::{
    body::{Body, to_bytes},
    extract::{FromRequestParts, RawPathParams},
    http::{HeaderMap, Method, header, request::Parts},
};
use tower_cookies::Cookies;
use tower_sessions::Session;

use super::door::Door;
use ensemble_core::{error::AppError, rights::Access};
use ensemble_server::{
    Portal,
    http::{Client, RequestSpan},
    session::CurrentSession,
    web::{Form, FormOrigin, PageRequest, origin},
    work::Slot,
};

/// A request body that is read at once, however many there are, in bytes.
const SMALL_BODY: usize = 256 * 1024;

/// The request as a handler sees it, once its door lets it through; or why it does not, with what was typed when
/// that is shown.
pub(super) async fn asked(
    door: &Door,
    portal: &Portal,
    parts: &mut Parts,
    body: Body,
) -> Result<PageRequest, (AppError, Form)> {
    let admitted = admitted(door, portal, parts).await;
    if parts.method != Method::POST {
        return admitted.map_err(|error| (error, Form::default()));
    }
    let carries = door.most.is_some();
    let admitted = admitted.and_then(|request| match request.person() {
        Err(error) if carries => Err(error),
        _ => Ok(request),
    });
    let mut request = match admitted {
        Ok(request) => request,
        // The database is unavailable, or the session has ended: what was typed goes back to the browser, as far as anyone may
        // send it.
        Err(error @ (AppError::Unavailable | AppError::SignInFirst)) => {
            let form = texts(parts, body, portal.config.body_limit, door.most).await.unwrap_or_default();
            return Err((error, form));
        }
        Err(error) => return Err((error, Form::default())),
    };
    if carries {
        let held = held(portal, parts, &request).await.map_err(|error| (error, Form::default()))?;
        request.held = held.map(Arc::new);
    }
    let most = door.most.unwrap_or_default().max(portal.config.body_limit);
    request.form = form(parts, body, most).await.map_err(|error| (error, Form::default()))?;
    request.origin = genuine(portal, request.form.take_origin()).await;
    Ok(request)
}

/// Where a form says that it comes from, if this portal wrote that.
pub(super) async fn genuine(portal: &Portal, origin: Option<FormOrigin>) -> Option<FormOrigin> {
    let origin = origin?;
    let secret = origin::secret(portal).await.ok()?;
    origin.is_genuine(secret).then_some(origin)
}

/// Reads the texts of a form whose person is not known. Its files are not held.
async fn texts(parts: &Parts, body: Body, limit: usize, most: Option<usize>) -> Result<Form, AppError> {
    match multipart_boundary(&parts.headers) {
        Some(boundary) => {
            let most = u64::try_from(most.unwrap_or(limit)).unwrap_or(u64::MAX);
            Form::read_multipart_texts(body.into_data_stream(), boundary, most).await
        }
        None => form(parts, body, limit).await,
    }
}

/// Waits until there is room for a large body. Without a length it may be large.
async fn held(portal: &Portal, parts: &Parts, request: &PageRequest) -> Result<Option<Slot>, AppError> {
    let person = request.person()?;
    let length = parts.headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok());
    if length.and_then(|length| length.parse().ok()).is_some_and(|length: usize| length <= SMALL_BODY) {
        return Ok(None);
    }
    portal.work.body(person).await.map(Some).map_err(|_| AppError::TimedOut)
}

/// Reads a form of so many bytes at most.
async fn form(parts: &Parts, body: Body, most: usize) -> Result<Form, AppError> {
    let bytes = to_bytes(body, most).await.map_err(|_| AppError::TooLarge)?;
    match multipart_boundary(&parts.headers) {
        Some(boundary) => Form::read_multipart(bytes, boundary).await,
        None => Form::read(&bytes),
    }
}

/// The request without its form, if its door lets it through.
async fn admitted(door: &Door, portal: &Portal, parts: &mut Parts) -> Result<PageRequest, AppError> {
    let params = RawPathParams::from_request_parts(parts, &()).await.map_err(|_| AppError::BadRequest)?;
    let client = parts.extensions.get::<Client>().copied();
    let session = CurrentSession::of(parts.extensions.get::<Session>().cloned(), &parts.headers, client)
        .with_cookies(parts.extensions.get::<Cookies>().cloned());
    let mut request = PageRequest::read(door.lang, portal.clone(), &params, parts, session)?;
    request.context.viewer = request.session.viewer(portal).await?;
    if let Some(span) = parts.extensions.get::<RequestSpan>() {
        span.record(&request.viewer);
    }
    match door.access {
        Access::SignedIn => request.person().map(|_| ())?,
        Access::May(action) if !request.may(action, None) => {
            return Err(request.person().err().unwrap_or(AppError::NotFound));
        }
        Access::Open | Access::May(_) | Access::Within(_) | Access::Author => {}
    }
    Ok(request)
}

fn multipart_boundary(headers: &HeaderMap) -> Option<String> {
    let media_type = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    multer::parse_boundary(media_type).ok()
}
