//! Tests through the whole portal, on real databases: the features of this package.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on says so"
)]

#[path = "call/tests/mod.rs"]
mod call;
#[path = "draw/tests/mod.rs"]
mod draw;
#[path = "funnel/tests/mod.rs"]
mod funnel;
#[path = "funnel/rules/tests.rs"]
mod funnel_rules;
#[path = "interest/tests/mod.rs"]
mod interest;
#[path = "interest/rules/tests.rs"]
mod interest_rules;
#[path = "need/tests/mod.rs"]
mod need;
#[path = "need/rules/tests.rs"]
mod need_rules;
#[path = "screening/tests/mod.rs"]
mod screening;
#[path = "selection/tests/mod.rs"]
mod selection;
#[path = "selection/rules/tests.rs"]
mod selection_rules;
