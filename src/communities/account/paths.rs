//! Where the pages of accounts are, in both languages.

use ensemble_core::Lang;

pub use ensemble_server::session::paths::{SIGN_IN, sign_in};

/// Signing in with a link by email; the form is sent there.
pub const BY_EMAIL: [&str; 2] = ["/fr/connexion/courriel", "/en/sign-in/email"];
/// A password was forgotten: asking for a link to set a new one.
pub const RESET_PASSWORD: [&str; 2] = ["/fr/connexion/mot-de-passe", "/en/sign-in/password"];
/// Where a link by email leads.
pub const LINK: [&str; 2] = ["/fr/lien", "/en/link"];
/// Signing out.
pub const SIGN_OUT: [&str; 2] = ["/fr/deconnexion", "/en/sign-out"];
/// The person's profile.
pub const ACCOUNT: [&str; 2] = ["/fr/compte", "/en/account"];
/// Password, address, sessions.
pub const SECURITY: [&str; 2] = ["/fr/compte/securite", "/en/account/security"];
/// Changes the password.
pub const CHANGE_PASSWORD: [&str; 2] = ["/fr/compte/securite/mot-de-passe", "/en/account/security/password"];
/// Asks for a link that moves the account to another address.
pub const CHANGE_ADDRESS: [&str; 2] = ["/fr/compte/securite/adresse", "/en/account/security/address"];
/// Ends one session.
pub const END_SESSION: [&str; 2] = ["/fr/compte/securite/session", "/en/account/security/session"];
/// Ends all sessions.
pub const END_SESSIONS: [&str; 2] = ["/fr/compte/securite/sessions", "/en/account/security/sessions"];
/// The data that the portal holds about the person.
pub const DATA: [&str; 2] = ["/fr/compte/donnees", "/en/account/data"];
/// The same, as JSON.
pub const DATA_JSON: [&str; 2] = ["/fr/compte/donnees/json", "/en/account/data/json"];
/// The same, as a page to download.
pub const DATA_HTML: [&str; 2] = ["/fr/compte/donnees/html", "/en/account/data/html"];
/// The address of the person's calendar.
pub const CALENDAR: [&str; 2] = ["/fr/compte/calendrier", "/en/account/calendar"];
/// The agreements, and which of them the person accepts.
pub const CONSENTS: [&str; 2] = ["/fr/compte/consentements", "/en/account/consents"];
/// Accepts an agreement.
pub const ACCEPT_AGREEMENT: [&str; 2] =
    ["/fr/compte/consentements/acceptation", "/en/account/consents/acceptance"];
/// Revokes the consent to an agreement.
pub const REVOKE_CONSENT: [&str; 2] = ["/fr/compte/consentements/retrait", "/en/account/consents/withdrawal"];

/// Whether what the person contributes may be used for research, which `research` asks.
pub const RESEARCH: [&str; 2] = ["/fr/compte/consentements/recherche", "/en/account/consents/research"];

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

/// The address to go on to if it is on this portal, else the home page: never another site.
#[must_use]
pub fn next(lang: Lang, typed: &str) -> String {
    let here = typed.starts_with('/')
        && !typed.starts_with("//")
        && typed.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if here { typed.to_owned() } else { format!("/{}", lang.code()) }
}
