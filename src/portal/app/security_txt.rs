//! `/.well-known/security.txt`: where a weakness of the portal is reported, as RFC 9116 has it.

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};

use ensemble_communities::page;
use ensemble_core::{Lang, error::AppError};
use ensemble_server::Portal;

pub(super) const PATH: &str = "/.well-known/security.txt";
/// The key of the portal's page with its addresses.
const CONTACT: &str = "contact";
/// How long the file may be relied upon, in milliseconds: 90 days.
const VALID: i64 = 90 * 24 * 60 * 60 * 1000;

/// Leads to the portal's own page with its addresses, which the installation keeps.
pub(super) async fn show(State(portal): State<Portal>) -> Response {
    let site = &portal.config.site_url;
    let expires = jiff::Timestamp::from_millisecond(portal.now() + VALID).unwrap_or_default();
    let mut text = String::new();
    for lang in Lang::ALL {
        let links = match page::links(&portal.db, lang).await {
            Ok(links) => links,
            Err(error) => return AppError::from(error).into_response(),
        };
        let contact = links.into_iter().find(|link| link.key == CONTACT);
        text.extend(contact.map(|link| format!("Contact: {site}{}\n", link.path)));
    }
    text.push_str(&format!("Expires: {expires}\nPreferred-Languages: fr, en\nCanonical: {site}{PATH}\n"));
    let headers = [(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")];
    (headers, text).into_response()
}
