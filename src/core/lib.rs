//! What both halves of the portal are made of: typed ids, the two languages, texts in one or both of them, rights, errors
//! and what time it is on the server. Pure: it knows neither database nor page. (With the feature `ssr` it also makes ids,
//! writes dates and numbers as people in Québec write them, and converts errors of the database.)

#![cfg_attr(test, allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says so"))]

pub mod address;
#[cfg(feature = "errors")]
pub mod error;
pub mod file;
pub mod ids;
mod localized_text;
pub mod region;
pub mod rights;
mod server_time;
pub mod slug;
pub mod text;
pub mod typography;

pub use ensemble_lang::{Lang, fold, string_enum};
pub use localized_text::{LocalizedText, Shown, Standing, Translation};
pub use server_time::ServerTime;

cfg_if::cfg_if! {
    if #[cfg(feature = "ssr")] {
        mod database_error;
        pub mod format;
        pub mod negotiate;
        mod response;
    }
}
