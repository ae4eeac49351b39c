//! Full-text search without a database: texts to terms, queries, snippets. Pure.
//!
//! A feature stores the [`Terms`] of its documents in the index and looks up the words of a [`Query`]; who may see a
//! found document is decided by the feature, in its own statements.

#![cfg_attr(test, allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says so"))]

mod query;
mod terms;
pub mod tokenizer;

pub use query::{Query, SnippetPart};
pub use terms::{Field, Terms};
