//! [`reflection`]: what members write about their practice, alone and as a group; comments, bookmarks, moderation, search.

// A page is one type made of the types of all its parts.
#![recursion_limit = "256"]
#![cfg_attr(test, allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says so"))]

pub mod reflection;
