//! What is counted of requests, for programs that watch over the server.

use std::collections::BTreeSet;

use axum_prometheus::{PrometheusMetricLayer, PrometheusMetricLayerBuilder};

use super::pages;

/// Counts requests and how long they take, by route. Addresses of which nothing is recorded are left out: the number of
/// requests to the address of ballots would say how many people have voted.
#[must_use]
pub fn layer() -> PrometheusMetricLayer<'static> {
    let routes = pages(false).0;
    let unrecorded: BTreeSet<&'static str> =
        routes.iter().filter(|route| route.unrecorded).flat_map(|route| route.paths).collect();
    let counting = PrometheusMetricLayerBuilder::new().no_initialize_metrics();
    unrecorded.into_iter().fold(counting, |counting, path| counting.with_ignore_pattern(path)).build()
}
