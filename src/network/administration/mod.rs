//! Keeping the portal: people and their roles, organizations, communities, its own pages, settings,
//! mail and the audit log.
//!
//! Each section has a right of its own in the table of rights; the first page shows those that the
//! viewer may open, and no others. Every change is logged in the transaction that changes
//! it, and so is reading what the portal knows about a person.
//!
//! * [`model`]: the types; [`rules`]: what may be written and what may not be taken away, pure;
//! * `store`: the SQL of people, organizations, settings and the log as they are seen from here; what
//!   a community or a page is made of stays with its own feature;
//! * [`actions`]: what people do, one function each;
//! * `pages`: one file per section.

pub mod actions;
mod labels;
pub mod model;
pub mod pages;
pub mod paths;
mod rows;
pub mod rules;
pub mod store;

pub use labels::organization_kind as organization_kind_word;
pub use store::announcement;
