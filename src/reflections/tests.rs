//! Tests through the whole portal, on real databases: the features of this package.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on says so"
)]

#[path = "reflection/tests/mod.rs"]
mod reflection;
