//! What the network looks after.
//!
//! * [`administration`]: people, organizations, emails, the log, the site;
//! * [`order_question`]: questions of a community to its professional order, and the answers.

// A page is one type made of the types of all its parts.
#![recursion_limit = "256"]
#![cfg_attr(test, allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says so"))]

pub mod administration;
pub mod order_question;
