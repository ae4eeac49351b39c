//! Tests through the whole portal, on real databases: the features of this package.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on says so"
)]

#[path = "account/tests/mod.rs"]
mod account;
#[path = "community/tests.rs"]
mod community;
#[path = "deliverable/tests.rs"]
mod deliverable;
#[path = "membership/tests/mod.rs"]
mod membership;
#[path = "page/tests.rs"]
mod page;
