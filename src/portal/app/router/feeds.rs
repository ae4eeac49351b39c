//! Feeds and calendars, which programs ask for again.

use axum::{
    http::{HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};

use ensemble_server::{
    Portal, ical,
    web::{CalendarFeed, is_known},
};

/// A feed, or that it is the one that the program has already. It may be kept, and is asked for again each time.
pub(super) fn feed(portal: &Portal, parts: &Parts, content: String) -> Response {
    let validator = portal.validators.of(parts.uri.path(), &content, portal.now());
    let mut response = if validator.is_known(&parts.headers) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")], content).into_response()
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    headers.extend(validator.headers());
    response
}

/// A calendar, or that it is the one that the program has already: then it is not written.
pub(super) async fn calendar_feed(parts: &Parts, feed: CalendarFeed) -> Response {
    let CalendarFeed { tag, is_public, content } = feed;
    let tag = format!("W/\"{tag}\"");
    let mut response = if is_known(&parts.headers, &tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        match content.await {
            Ok(content) => ([(header::CONTENT_TYPE, ical::MEDIA_TYPE)], content).into_response(),
            Err(error) => return error.into_response(),
        }
    };
    let headers = response.headers_mut();
    let cache = if is_public { "public, max-age=900" } else { "private, no-cache" };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    headers.extend(HeaderValue::from_str(&tag).map(|tag| (header::ETAG, tag)));
    response
}
