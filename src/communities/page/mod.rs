//! The portal's own pages: about, accessibility, privacy, terms, funding, contact.
//!
//! They come from the database, so that those who run the portal can change them. Their addresses
//! are slugs at the top level (`/fr/a-propos`, `/en/about`), which keep working after a rename.

mod edit;
pub mod model;
pub mod pages;
pub mod store;

pub use store::{all, links};
