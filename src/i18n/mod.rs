//! Two languages, side by side.
//!
//! * [`Lang`] travels everywhere, the browser included.
//! * [`LocalizedText`] is a text that people wrote, in one language or both.
//! * [`t`] holds one function per message of `fr/*.ftl` and `en/*.ftl`, written by `build.rs`: a
//!   missing translation or argument does not compile. Only the server has it; islands receive
//!   their strings as props.
//! * [`format`] and [`typography`] write dates, times, numbers and quotation marks.
//! * [`negotiate`](negotiate::preferred) chooses a language for somebody who has not chosen one.

mod lang;
mod localized_text;

pub use lang::Lang;
pub use localized_text::{LocalizedText, Shown, Standing, Translation};

#[cfg(feature = "ssr")]
mod catalogue;
#[cfg(feature = "ssr")]
pub mod format;
#[cfg(feature = "ssr")]
pub mod negotiate;
#[cfg(feature = "ssr")]
pub mod t;
#[cfg(feature = "ssr")]
pub mod typography;

#[cfg(all(test, feature = "ssr"))]
mod tests;
