//! Where the pages of accounts are, in both languages.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::i18n::Lang;

/// Signing in with a password.
pub const SIGN_IN: [&str; 2] = ["/fr/connexion", "/en/sign-in"];
/// Signing in, or setting a new password, with a link sent by mail.
pub const BY_MAIL: [&str; 2] = ["/fr/connexion/courriel", "/en/sign-in/email"];
/// Where a link sent by mail leads.
pub const LINK: [&str; 2] = ["/fr/lien", "/en/link"];
/// Signing out.
pub const SIGN_OUT: [&str; 2] = ["/fr/deconnexion", "/en/sign-out"];
/// One's profile.
pub const ACCOUNT: [&str; 2] = ["/fr/compte", "/en/account"];
/// Password, address, sessions.
pub const SECURITY: [&str; 2] = ["/fr/compte/securite", "/en/account/security"];
/// What the portal holds about one.
pub const DATA: [&str; 2] = ["/fr/compte/donnees", "/en/account/data"];
/// The same, as JSON.
pub const DATA_JSON: [&str; 2] = ["/fr/compte/donnees/json", "/en/account/data/json"];
/// The same, as a page to keep.
pub const DATA_HTML: [&str; 2] = ["/fr/compte/donnees/html", "/en/account/data/html"];
/// What one accepted.
pub const CONSENTS: [&str; 2] = ["/fr/compte/consentements", "/en/account/consents"];

/// A page's path in a language.
#[must_use]
pub const fn of(paths: [&'static str; 2], lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => paths[0],
        Lang::En => paths[1],
    }
}

/// A page's path in both languages.
#[must_use]
pub fn both(paths: [&'static str; 2]) -> [String; 2] {
    paths.map(str::to_owned)
}

/// Where to sign in, to come back to an address afterwards.
#[must_use]
pub fn sign_in(lang: Lang, next: &str) -> String {
    format!("{}?next={}", of(SIGN_IN, lang), utf8_percent_encode(next, NON_ALPHANUMERIC))
}

/// An address of this portal to go on to, or its home page: never another site.
#[must_use]
pub fn next(lang: Lang, typed: &str) -> String {
    let here = typed.starts_with('/')
        && !typed.starts_with("//")
        && typed.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if here { typed.to_owned() } else { format!("/{}", lang.code()) }
}
