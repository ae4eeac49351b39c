//! Communities and people.
//!
//! * [`community`]: what a community is, its page; [`membership`]: who belongs to it, joining, the directory of members;
//! * [`account`]: a person: signing in, profile, own data;
//! * `page`: the pages of the portal itself; `deliverable`: what communities make, by season or day.

// A page is one type made of the types of all its parts.
#![recursion_limit = "256"]
#![cfg_attr(test, allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says so"))]

pub mod account;
pub mod community;
pub mod membership;

cfg_if::cfg_if! {
    if #[cfg(feature = "ssr")] {
        pub mod deliverable;
        pub mod page;
    }
}
