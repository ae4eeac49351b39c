//! What is counted of requests, for programs that watch over the server.

use std::{collections::BTreeSet, sync::LazyLock};

use axum_prometheus::{EndpointLabel, PrometheusMetricLayer, PrometheusMetricLayerBuilder};

use super::pages;

/// The addresses of the portal. The layer around the whole service does not know which of them a request is for.
static ROUTES: LazyLock<matchit::Router<&'static str>> = LazyLock::new(|| {
    let mut routes = matchit::Router::new();
    for path in pages(false).0.iter().flat_map(|route| route.paths) {
        // A path that several routes share counts once.
        let _ = routes.insert(path, path);
    }
    routes
});

/// Counts requests and how long they take, by route and not by address: addresses name people and things, and there is no end
/// to them. Routes of which nothing is recorded are left out: the number of requests to the address of ballots would say how
/// many people have voted.
#[must_use]
pub fn layer() -> PrometheusMetricLayer<'static> {
    let routes = pages(false).0;
    let unrecorded: BTreeSet<&'static str> =
        routes.iter().filter(|route| route.unrecorded).flat_map(|route| route.paths).collect();
    let counting = PrometheusMetricLayerBuilder::new()
        .no_initialize_metrics()
        .with_endpoint_label_type(EndpointLabel::MatchedPathWithFallbackFn(label));
    unrecorded.into_iter().fold(counting, |counting, path| counting.with_ignore_pattern(path)).build()
}

/// The route of an address, or what kind of file it is.
fn label(path: &str) -> String {
    let other =
        || ["/api", "/live", "/pkg"].into_iter().find(|folder| path.starts_with(folder)).unwrap_or("other");
    ROUTES.at(path).map_or_else(|_| other(), |route| *route.value).to_owned()
}
