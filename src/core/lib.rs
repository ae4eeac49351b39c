//! What both halves of the portal are made of: typed ids, the two languages, texts in one or both of them, rights and
//! errors. Pure: it knows neither database nor page. (With the feature `ssr` it also makes ids, writes dates and
//! numbers as people in Québec write them, and converts errors of the database.)

#![cfg_attr(test, allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says so"))]

#[cfg(feature = "errors")]
pub mod error;
pub mod file;
pub mod ids;
mod localized_text;
pub mod rights;
pub mod slug;
pub mod text;
pub mod typography;

pub use ensemble_lang::{Lang, fold, string_enum};
pub use localized_text::{LocalizedText, Shown, Standing, Translation};

cfg_if::cfg_if! {
    if #[cfg(feature = "ssr")] {
        mod database_error;
        pub mod format;
        pub mod negotiate;
        mod response;
    }
}
