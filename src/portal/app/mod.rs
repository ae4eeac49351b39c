//! The frame of every page, and all routes.
//!
//! A page's handler returns its content; here it receives the masthead, the foot, the languages it
//! exists in and a Content-Security-Policy of its own. Whole pages are rendered before they are
//! sent. Whatever fails below, down to a library's bare status, becomes a page in the reader's
//! language with the same status.

#[cfg(test)]
mod authorization;
#[cfg(test)]
mod cost;
mod errors;
#[cfg(test)]
mod hardening;
mod home;
pub mod jobs;
pub mod maintenance;
mod reader;
mod render;
mod router;
mod security_txt;
#[cfg(test)]
pub mod testing;
#[cfg(test)]
mod tests;

pub use router::{pages, router};
