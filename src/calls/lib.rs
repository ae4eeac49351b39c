//! Calls for expressions of interest, by which communities come to be.
//!
//! * [`call`]: the calls; [`need`]: the needs that people name in them; [`interest`]: what people answer;
//! * [`screening`]: reading projects; [`draw`]: drawing lots when there are too few places;
//! * [`selection`]: who has a place, and making the communities; [`funnel`]: figures of calls.

// A page is one type made of the types of all its parts.
#![recursion_limit = "256"]
#![cfg_attr(test, allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says so"))]

pub mod call;
pub mod draw;
pub mod funnel;
pub mod interest;
pub mod need;
#[cfg(any(test, feature = "testing"))]
pub mod samples;
pub mod screening;
pub mod selection;
