//! What all features stand on.
//!
//! * [`editing`]: what all edit pages share, with drafts, revisions and history;
//! * `notification`: what happened, and who gets an email about it; `email`: how the portal writes to people;
//! * `export`: pages as files: PDF, EPUB, DOCX, ODT, HTML, Markdown;
//! * `handover`: files that are handed over for research, and their register;
//! * `prelude`: what pages are written with; `page_client`, `form_input`, `in_place`: how islands call
//!   server functions.

// A page is one type made of the types of all its parts.
#![recursion_limit = "256"]
#![cfg_attr(test, allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says so"))]

pub mod editing;
#[cfg(any(feature = "ssr", feature = "write"))]
pub mod form_input;
#[cfg(any(feature = "ssr", feature = "write"))]
pub mod in_place;
mod macros;
pub mod page_client;

cfg_if::cfg_if! {
    if #[cfg(feature = "ssr")] {
        pub mod email;
        pub mod export;
        pub mod handover;
        pub mod notification;
        pub mod prelude;
    }
}
