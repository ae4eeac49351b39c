//! Where people sign in. Accounts have the page; pages of every feature lead to it.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use ensemble_core::Lang;

/// Signing in with a password; the form is sent there.
pub const SIGN_IN: [&str; 2] = ["/fr/connexion", "/en/sign-in"];

/// The page to sign in on, which leads back to an address afterwards.
#[must_use]
pub fn sign_in(lang: Lang, next: &str) -> String {
    format!("{}?next={}", SIGN_IN[usize::from(lang == Lang::En)], utf8_percent_encode(next, NON_ALPHANUMERIC))
}
