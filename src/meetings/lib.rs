//! Meetings, before and while they are held.
//!
//! * [`meeting`]: dates, places, agendas; `date_poll`: finding the day; `school_days`: when the schools of an organization are
//!   closed to students; `calendar`: meetings in people’s calendar programs; `reminder`: reminders before them;
//! * `attendance`: who comes; `participation`: who was there, certificates, hours;
//! * [`facilitation`]: running a meeting: its clock, the facilitator’s, the projector’s and the participant’s page;
//! * `breakout`: tables of a meeting, each with its note.

// A page is one type made of the types of all its parts.
#![recursion_limit = "256"]
#![cfg_attr(test, allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says so"))]

pub mod facilitation;
pub mod meeting;

cfg_if::cfg_if! {
    if #[cfg(feature = "ssr")] {
        pub mod attendance;
        pub mod breakout;
        pub mod calendar;
        pub mod date_poll;
        pub mod participation;
        pub mod reminder;
        pub mod school_days;
    }
}
