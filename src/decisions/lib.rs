//! What communities propose, discuss, decide and do.
//!
//! * `theme`: what members propose for their meetings; `vote`: votes over that;
//! * [`speaking`]: raised hands and their order, the tour de table, quick polls of a meeting;
//! * `codevelopment`: sessions in which a group helps one of its members, in six steps;
//! * `minutes`: notes, decisions and minutes of meetings, what people will try, the register of decisions;
//! * [`follow_up`]: what members agree to do after a meeting.

// A page is one type made of the types of all its parts.
#![recursion_limit = "256"]
#![cfg_attr(test, allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says so"))]

pub mod follow_up;
pub mod speaking;

cfg_if::cfg_if! {
    if #[cfg(feature = "ssr")] {
        pub mod codevelopment;
        pub mod minutes;
        pub mod theme;
        pub mod vote;
    }
}
