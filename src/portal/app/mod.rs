//! The frame of every page, and all routes.
//!
//! A page's handler returns its content; here it receives the masthead, the foot, the languages it
//! exists in and a Content-Security-Policy of its own. Whole pages are rendered before they are
//! sent. Whatever fails below, down to a library's bare status, becomes a page in the reader's
//! language with the same status.
//!
//! Features that do not know each other meet here: `pages` passes to a feature what others show on its pages, and
//! `drafts` says who may save a draft of what.

mod broken_links;
mod calls;
mod deliverables;
mod drafts;
mod errors;
mod forms;
mod home;
mod hydration;
pub mod jobs;
pub mod maintenance;
mod masthead;
pub mod metrics;
mod minutes;
pub mod notifications;
mod pages;
mod practices;
mod reader;
mod render;
mod rich_text;
mod router;
mod security_txt;
mod works;

pub use pages::pages;
pub use router::router;
