//! Where the pages of memberships are, in both languages.

use crate::i18n::Lang;

/// Asking to join.
pub const JOIN: [&str; 2] = ["/fr/communautes/{slug}/adhesion", "/en/communities/{slug}/join"];
/// Those who wish to be found.
pub const DIRECTORY: [&str; 2] = ["/fr/repertoire", "/en/directory"];

/// The directory's path.
#[must_use]
pub const fn directory(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => DIRECTORY[0],
        Lang::En => DIRECTORY[1],
    }
}
