//! Tests through the whole portal, on real databases: the features of this package.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on says so"
)]

#[path = "codevelopment/tests/mod.rs"]
mod codevelopment;
#[path = "follow_up/tests/mod.rs"]
mod follow_up;
#[path = "minutes/tests/mod.rs"]
mod minutes;
#[path = "speaking/tests/mod.rs"]
mod speaking;
#[path = "theme/tests/mod.rs"]
mod theme;
#[path = "vote/tests/mod.rs"]
mod vote;
