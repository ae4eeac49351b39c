//! Ensemble: the bilingual portal of communities of practice.
//!
//! This package holds the features and the program. What it is made of are packages of their own below `src`: languages,
//! ids, rights and errors (`ensemble_core`), documents that several people write (`ensemble_document`), the finding of what
//! could identify a student (`ensemble_pii`), search (`ensemble_search`), texts (`ensemble_texts`), components
//! (`ensemble_ui`), the server without a feature (`ensemble_server`) and the editor in the browser (`ensemble_live`).
//!
//! Folders say *what*, file names say *which layer*:
//!
//! * [`community`], [`meeting`], [`account`], [`membership`], [`reflection`], `page`, `administration`: the features, each
//!   with the same layers inside (model, rules, api, store, pages, islands, tests);
//! * `school_days`: when the schools of an organization are closed to students;
//! * `theme`: what members propose for their meetings; `vote`: votes over that; `date_poll`: finding the day of a meeting;
//! * `attendance`: who comes to a meeting; `participation`: who was there, certificates, hours;
//! * `breakout`: tables of a meeting, each with its note;
//! * [`facilitation`]: running a meeting: its clock, the facilitator's, the projector's and the participant's page;
//! * [`speaking`]: raised hands and their order, the tour de table, quick polls of a meeting;
//! * `codevelopment`: sessions in which a group helps one of its members, in six steps; `discussion_guide`: what tables answer
//!   to the questions of a guide;
//! * [`follow_up`]: what members agree to do after a meeting;
//! * `minutes`: notes, decisions and minutes of meetings, what people will try, the register of decisions;
//! * [`editing`]: what all edit pages share, with drafts, revisions and history;
//! * `notification`: what happened, and who gets an email about it; `email`: how the portal writes to people;
//! * `calendar`: meetings in people's calendar programs; `reminder`: reminders before them;
//! * `home`: what is next for a person, from what the features above know;
//! * `app`: the HTML around each page, the routes, the jobs; it composes what features show of each other;
//! * `demo`: the demonstration content.
//!
//! Who may import whom: `app → pages → islands → api → {rules, store} → model`. A test reads the `use` lines: it fails on an
//! import that goes the other way, and on folders that know each other.
//!
//! Pages are rendered on the server and need no script. What must answer at once is an *island*: the packages of
//! `src/browser` make the wasm files of them.

// A page is one type made of the types of all its parts.
#![recursion_limit = "256"]
#![cfg_attr(test, allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says so"))]

pub mod account;
pub mod community;
pub mod editing;
pub mod facilitation;
pub mod follow_up;
#[cfg(any(feature = "ssr", feature = "write"))]
mod form_input;
pub mod meeting;
pub mod membership;
mod page_client;
pub mod reflection;
pub mod speaking;

cfg_if::cfg_if! {
    if #[cfg(feature = "ssr")] {
        pub mod administration;
        pub mod app;
        pub mod attendance;
        pub mod breakout;
        pub mod calendar;
        pub mod codevelopment;
        pub mod date_poll;
        pub mod discussion_guide;
        pub mod demo;
        pub mod email;
        pub mod home;
        pub mod minutes;
        pub mod notification;
        pub mod page;
        mod prelude;
        pub mod participation;
        pub mod reminder;
        pub mod school_days;
        pub mod theme;
        pub mod vote;

        #[cfg(test)]
        mod architecture_tests;
    }
}
