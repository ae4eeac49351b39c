//! The files of the site, which are sent as they are stored.

use axum::{
    Router,
    http::{HeaderValue, header},
};
use tower_http::{services::ServeDir, set_header::SetResponseHeaderLayer};

use ensemble_server::Portal;

pub(super) fn files(portal: &Portal, folder: &str, cache: &'static str) -> Router<()> {
    let served = ServeDir::new(portal.config.site_root.join(folder))
        .append_index_html_on_directories(false)
        .precompressed_br()
        .precompressed_gzip();
    let cached = SetResponseHeaderLayer::if_not_present(
        header::CACHE_CONTROL,
        move |response: &axum::http::Response<_>| {
            response.status().is_success().then(|| HeaderValue::from_static(cache))
        },
    );
    let charset =
        SetResponseHeaderLayer::overriding(header::CONTENT_TYPE, |response: &axum::http::Response<_>| {
            let media_type = response.headers().get(header::CONTENT_TYPE)?.to_str().ok()?;
            let is_text = media_type.starts_with("text/") || media_type.ends_with("xml");
            is_text.then(|| HeaderValue::from_str(&format!("{media_type}; charset=utf-8")).ok()).flatten()
        });
    // A service worker is bound by the policy that its own file came with: it may ask this portal.
    let worker = SetResponseHeaderLayer::if_not_present(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(
            "default-src 'none'; base-uri 'none'; connect-src 'self'; form-action 'none'; frame-ancestors 'none'",
        ),
    );
    Router::new().fallback_service(served).layer(cached).layer(charset).layer(worker)
}
