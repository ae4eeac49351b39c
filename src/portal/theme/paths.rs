//! Where the pages of themes are, in both languages.

use ensemble_core::{Lang, ids::ThemeId};

/// The themes of a community.
pub const LIST: [&str; 2] = ["/fr/communautes/{slug}/themes", "/en/communities/{slug}/themes"];
/// Proposing one.
pub const PROPOSE: [&str; 2] =
    ["/fr/communautes/{slug}/themes/proposer", "/en/communities/{slug}/themes/propose"];
/// Editing one's own.
pub const EDIT: [&str; 2] =
    ["/fr/communautes/{slug}/themes/{theme}/modifier", "/en/communities/{slug}/themes/{theme}/edit"];
/// Supporting one, and withdrawing the support.
pub const SUPPORT: [&str; 2] =
    ["/fr/communautes/{slug}/themes/{theme}/appui", "/en/communities/{slug}/themes/{theme}/support"];
/// Deciding about one.
pub const DECIDE: [&str; 2] =
    ["/fr/communautes/{slug}/themes/{theme}/decision", "/en/communities/{slug}/themes/{theme}/decision"];

/// What is done with one theme of a community.
#[must_use]
pub fn of(paths: [&str; 2], lang: Lang, slug: &str, theme: ThemeId) -> String {
    paths[usize::from(lang == Lang::En)].replace("{slug}", slug).replace("{theme}", &theme.to_string())
}

/// The same in both languages.
#[must_use]
pub fn both(paths: [&str; 2], slugs: &[String; 2], theme: ThemeId) -> [String; 2] {
    [of(paths, Lang::Fr, &slugs[0], theme), of(paths, Lang::En, &slugs[1], theme)]
}
