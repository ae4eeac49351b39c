//! The layers around every request: its number, its line in the log, its limits, and the headers
//! that keep browsers from doing harm.

use std::{
    collections::BTreeSet,
    fmt,
    net::{IpAddr, SocketAddr},
    sync::Arc,
    time::Instant,
};

use axum::{
    extract::{ConnectInfo, MatchedPath, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    middleware::Next,
    response::Response,
};
use tracing::Instrument;
use uuid::Uuid;

use super::{Portal, web};
use ensemble_core::rights::Viewer;

/// The header that carries a request's number.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// A request's number: in each of its log lines and on its error page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequestId(Uuid);

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.simple().fmt(f)
    }
}

/// Who asks, as far as the address tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Client(pub IpAddr);

/// The span of the log lines of a request of which the log may say who asks. Layers below open spans of their own, so it
/// travels with the request.
#[derive(Clone, Debug)]
pub struct RequestSpan(tracing::Span);

impl RequestSpan {
    /// Writes into the log who asks.
    pub fn record(&self, viewer: &Viewer) {
        self.0.record("person", viewer.id().map(tracing::field::display));
    }
}

/// Marks a request that the program makes of itself to learn whether an address leads somewhere. It is not logged.
#[derive(Clone, Copy, Debug)]
pub struct Probe;

/// What [`observe`] needs to know of the portal.
#[derive(Clone)]
pub struct Observed {
    portal: Portal,
    unrecorded: Arc<BTreeSet<&'static str>>,
}

impl Observed {
    /// Of the portal with these routes.
    #[must_use]
    pub fn new(portal: Portal, routes: &[web::Route]) -> Self {
        let unrecorded = routes.iter().filter(|route| route.unrecorded).flat_map(|route| route.paths);
        Self { portal, unrecorded: Arc::new(unrecorded.collect()) }
    }

    fn is_unrecorded(&self, request: &Request) -> bool {
        let path = request.extensions().get::<MatchedPath>();
        path.is_some_and(|path| self.unrecorded.contains(path.as_str()))
    }
}

/// Numbers a request, finds out where it comes from, and logs how it ended. Of an unrecorded form neither the person nor the
/// network address is logged: the page that the same address opens next names the person.
pub async fn observe(State(observed): State<Observed>, mut request: Request, next: Next) -> Response {
    if request.extensions().get::<Probe>().is_some() {
        return next.run(request).await;
    }
    let id = RequestId(Uuid::now_v7());
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let config = &observed.portal.config;
    let client = peer.map(|peer| client(peer, request.headers(), &config.trusted_proxies));
    if let Some(client) = client {
        request.extensions_mut().insert(Client(client));
    }
    request.extensions_mut().insert(id);
    accept_encodings(request.headers_mut());
    let unrecorded = observed.is_unrecorded(&request);
    // The path without the query, which may hold a link's key or a name that was searched for.
    let span = tracing::info_span!(
        "request",
        id = %id,
        method = %request.method(),
        path = %request.uri().path(),
        client = client.filter(|_| !unrecorded).map(tracing::field::display),
        person = tracing::field::Empty,
    );
    if !unrecorded {
        request.extensions_mut().insert(RequestSpan(span.clone()));
    }
    let holds_secret = web::holds_secret(request.uri().query());
    let begun = Instant::now();
    let mut response = next.run(request).instrument(span.clone()).await;

    let status = response.status().as_u16();
    let millis = begun.elapsed().as_secs_f64() * 1000.0;
    span.in_scope(|| match status {
        500.. => tracing::error!(status, millis, "answered with an error"),
        400..=499 => tracing::info!(status, millis, "not answered as asked"),
        _ => tracing::debug!(status, millis, "answered"),
    });
    let headers = response.headers_mut();
    if let Ok(value) = HeaderValue::from_str(id.0.simple().encode_lower(&mut Uuid::encode_buffer())) {
        headers.insert(REQUEST_ID, value);
    }
    protect(headers, config.over_tls());
    if holds_secret {
        keep_secret(&mut response);
    }
    response
}

/// Leaves of `Accept-Encoding` only what the portal can do, so that an odd value is answered plainly: the layer
/// that compresses would refuse one that leaves nothing over (`*;q=0`, `identity;q=0`).
fn accept_encodings(headers: &mut HeaderMap) {
    let odd = |value: &HeaderValue| {
        !value.is_empty() && value.as_bytes().iter().any(|byte| b";*".contains(byte) || !byte.is_ascii())
    };
    if !headers.get_all(header::ACCEPT_ENCODING).iter().any(odd) {
        return;
    }
    let mut known = Vec::new();
    for value in headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok()) {
        for token in value.split(',') {
            let (name, weight) = token.split_once(';').unwrap_or((token, "q=1"));
            let name = name.trim().to_ascii_lowercase();
            let weight = weight.trim().to_ascii_lowercase();
            let weight = weight.strip_prefix("q=").and_then(|weight| weight.trim().parse::<f32>().ok());
            if ["br", "gzip"].contains(&name.as_str()) && weight.is_some_and(|weight| weight > 0.0) {
                known.push(name);
            }
        }
    }
    headers.remove(header::ACCEPT_ENCODING);
    if let Ok(value) = HeaderValue::from_str(&known.join(", "))
        && !known.is_empty()
    {
        headers.insert(header::ACCEPT_ENCODING, value);
    }
}

/// Who asks: the peer, or whom a trusted proxy says it speaks for.
fn client(peer: IpAddr, headers: &HeaderMap, trusted: &[IpAddr]) -> IpAddr {
    if !trusted.contains(&peer) {
        return peer;
    }
    headers
        .get_all("x-forwarded-for")
        .iter()
        .rev()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.rsplit(','))
        .filter_map(|hop| hop.trim().parse().ok())
        .find(|hop| !trusted.contains(hop))
        .unwrap_or(peer)
}

/// Keeps what is answered at an address with a secret out of caches, and the address from where its links lead: pages, errors
/// and redirects. Programs keep a calendar, to ask whether it has changed.
fn keep_secret(response: &mut Response) {
    let media_type = response.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let is_calendar = media_type.is_some_and(|value| value.starts_with("text/calendar"));
    let kept = is_calendar || response.status() == StatusCode::NOT_MODIFIED;
    let cache = if kept { "private, no-cache" } else { "no-store" };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    // The origin stays: without it, forms of browsers that send no `Sec-Fetch-Site` would be refused.
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("strict-origin"));
}

/// The policy of what is no page: nothing loads, nothing runs, nothing embeds it.
const NO_PAGE: &str = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

fn protect(headers: &mut HeaderMap, over_tls: bool) {
    const ALWAYS: [(HeaderName, &str); 5] = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (
            HeaderName::from_static("permissions-policy"),
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), \
             microphone=(), payment=(), usb=()",
        ),
    ];
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(NO_PAGE));
    // A form posted without JavaScript is answered by sending the browser back where it came from. Pages whose address holds a
    // secret have a stricter policy.
    headers.entry(header::REFERRER_POLICY).or_insert(HeaderValue::from_static("same-origin"));
    if over_tls {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=31536000; includeSubDomains"),
        );
    }
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use axum::http::HeaderMap;

    use super::client;

    fn ip(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    #[test]
    fn a_stranger_cannot_pretend_to_be_somebody_else() {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", "10.1.1.1".parse().expect("a value"));
        assert_eq!(client(ip("203.0.113.9"), &headers, &[ip("127.0.0.1")]), ip("203.0.113.9"));
    }

    #[test]
    fn a_trusted_proxy_is_believed_as_far_as_trust_reaches() {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", "6.6.6.6, 203.0.113.9, 127.0.0.1".parse().expect("a value"));
        assert_eq!(client(ip("127.0.0.1"), &headers, &[ip("127.0.0.1")]), ip("203.0.113.9"));
    }
}
