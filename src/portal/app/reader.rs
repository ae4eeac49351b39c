//! What a browser may keep of pages that one person sees.
//!
//! Computers of staff rooms have several users. What is answered to a person who is signed in is `no-store`, so that
//! neither the cache nor “Back” shows it after they left. Two things stay on the device on purpose: drafts that the
//! portal does not have yet, and the last agendas, for when the network is away. They are kept under their person,
//! removed at sign-out ([`EVERYTHING`]), and removed when another person signs in without the first one having left:
//! each browser has a cookie with the mark of the person who was seen last. The service worker reads the mark, too.

use axum::{
    http::{HeaderMap, HeaderName, HeaderValue, header},
    response::Response,
};

use ensemble_core::ids::PersonId;
use ensemble_server::web::origin::reader_mark;

/// The header with which a browser is told to forget.
pub(super) const CLEAR_SITE_DATA: HeaderName = HeaderName::from_static("clear-site-data");
/// All that a browser keeps of the portal, cookies excepted.
pub(super) const EVERYTHING: &str = "\"cache\", \"storage\"";
/// What it keeps of pages it has shown.
pub(super) const PAGES: &str = "\"cache\"";
/// The cookie with the mark of the person who was seen last; `public/offline.js` reads it.
const COOKIE: &str = "ensemble-reader";
/// The same over TLS: with this name, browsers let no other host set it.
const HOST_COOKIE: &str = "__Host-ensemble-reader";
/// The same mark beside a page, for service workers that cannot read cookies.
pub(super) const HEADER: HeaderName = HeaderName::from_static("ensemble-reader");

fn seen_last<'a>(headers: &'a HeaderMap, cookie: &str) -> Option<&'a str> {
    let pairs = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = pairs.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == cookie).map(|(_, value)| value)
}

/// Keeps an answer to a person who is signed in out of caches, and has the browser forget what it keeps of another person.
/// An answer that is the same for everyone stays as it is: caches between the browser and the portal may hand it to others,
/// with its cookies.
pub(super) fn keep_private(response: &mut Response, request: &HeaderMap, person: PersonId, over_tls: bool) {
    let headers = response.headers_mut();
    let public =
        headers.get(header::CACHE_CONTROL).is_some_and(|value| value.as_bytes().starts_with(b"public"));
    if public {
        return;
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let mark = reader_mark(person);
    let (name, secure) = if over_tls { (HOST_COOKIE, "; Secure") } else { (COOKIE, "") };
    let before = seen_last(request, name);
    if before != Some(mark.as_str()) {
        if before.is_some() {
            headers.insert(CLEAR_SITE_DATA, HeaderValue::from_static(EVERYTHING));
        }
        let cookie = format!("{name}={mark}; Path=/; Max-Age=31536000; SameSite=Lax{secure}");
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            headers.append(header::SET_COOKIE, cookie);
        }
    }
    if let Ok(mark) = HeaderValue::from_str(&mark) {
        headers.insert(HEADER, mark);
    }
}
