//! Tests through the whole portal, on real databases: the features of this package.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on says so"
)]

#[path = "attendance/tests/mod.rs"]
mod attendance;
#[path = "breakout/tests/mod.rs"]
mod breakout;
#[path = "calendar/tests.rs"]
mod calendar;
#[path = "date_poll/tests.rs"]
mod date_poll;
#[path = "facilitation/tests/mod.rs"]
mod facilitation;
#[path = "meeting/tests/mod.rs"]
mod meeting;
#[path = "participation/tests/mod.rs"]
mod participation;
#[path = "reminder/tests.rs"]
mod reminder;
#[path = "school_days/tests.rs"]
mod school_days;
