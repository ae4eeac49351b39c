//! Where the pages of themes are, in both languages.

use ensemble_core::{
    Lang,
    ids::{ThemeId, ThemeReplyId},
};

/// The themes of a community.
pub use ensemble_communities::community::paths::THEMES as LIST;
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

/// One theme and the replies to it.
pub const SHOW: [&str; 2] =
    ["/fr/communautes/{slug}/themes/{theme}", "/en/communities/{slug}/themes/{theme}"];
/// Replying to one.
pub const REPLY: [&str; 2] =
    ["/fr/communautes/{slug}/themes/{theme}/reponses", "/en/communities/{slug}/themes/{theme}/replies"];
/// Editing one's own reply.
pub const EDIT_REPLY: [&str; 2] = [
    "/fr/communautes/{slug}/themes/{theme}/reponses/{reply}/modifier",
    "/en/communities/{slug}/themes/{theme}/replies/{reply}/edit",
];
/// Removing one's own reply.
pub const REMOVE_REPLY: [&str; 2] = [
    "/fr/communautes/{slug}/themes/{theme}/reponses/{reply}/retrait",
    "/en/communities/{slug}/themes/{theme}/replies/{reply}/removal",
];
/// Removing the reply of another person.
pub const MODERATE_REPLY: [&str; 2] = [
    "/fr/communautes/{slug}/themes/{theme}/reponses/{reply}/moderation",
    "/en/communities/{slug}/themes/{theme}/replies/{reply}/moderation",
];

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

/// What is done with one reply to a theme.
#[must_use]
pub fn of_reply(paths: [&str; 2], lang: Lang, slug: &str, theme: ThemeId, reply: ThemeReplyId) -> String {
    of(paths, lang, slug, theme).replace("{reply}", &reply.to_string())
}

/// The same in both languages.
#[must_use]
pub fn both_of_reply(
    paths: [&str; 2],
    slugs: &[String; 2],
    theme: ThemeId,
    reply: ThemeReplyId,
) -> [String; 2] {
    both(paths, slugs, theme).map(|path| path.replace("{reply}", &reply.to_string()))
}
