//! Tests through the whole portal, on real databases: the frame, the program, its rules.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on says so"
)]

#[path = "app/tests/mod.rs"]
mod app;
#[path = "architecture_tests/mod.rs"]
mod architecture_tests;
#[path = "home/tests.rs"]
mod home;
