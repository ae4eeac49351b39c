//! Tests through the whole portal, on real databases: the features of this package.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on says so"
)]

#[path = "discussion_guide/tests/mod.rs"]
mod discussion_guide;
#[path = "finding/tests/mod.rs"]
mod finding;
#[path = "practice/tests/mod.rs"]
mod practice;
#[path = "practice_guide/tests/mod.rs"]
mod practice_guide;
#[path = "quotation/tests/mod.rs"]
mod quotation;
#[path = "research/tests/mod.rs"]
mod research;
#[path = "section_use/tests/mod.rs"]
mod section_use;
#[path = "service/tests/mod.rs"]
mod service;
