//! The texts of the interface: one function per message of `fr/*.ftl` and `en/*.ftl`, in both languages.
//!
//! `build.rs` writes the functions: a missing translation or argument does not compile. Only the server has them;
//! islands receive their texts as props.

#![cfg_attr(test, allow(clippy::expect_used, reason = "a test that cannot go on says so"))]

mod catalogue;
#[cfg(test)]
mod tests;

use ensemble_core::Lang;
use fluent_bundle::FluentValue;

include!(concat!(env!("OUT_DIR"), "/t.rs"));
