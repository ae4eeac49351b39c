//! Where the pages of votes are, in both languages.

use ensemble_core::{Lang, ids::VoteId};

/// Opening one.
pub const NEW: [&str; 2] = ["/fr/communautes/{slug}/votes/nouveau", "/en/communities/{slug}/votes/new"];
/// One vote: the ballot, the results.
pub const SHOW: [&str; 2] = ["/fr/communautes/{slug}/votes/{vote}", "/en/communities/{slug}/votes/{vote}"];
/// Casting a ballot.
pub const CAST: [&str; 2] =
    ["/fr/communautes/{slug}/votes/{vote}/bulletin", "/en/communities/{slug}/votes/{vote}/ballot"];
/// Changing what can be chosen.
pub const OPTIONS: [&str; 2] =
    ["/fr/communautes/{slug}/votes/{vote}/options", "/en/communities/{slug}/votes/{vote}/options"];
/// Closing it.
pub const CLOSE: [&str; 2] =
    ["/fr/communautes/{slug}/votes/{vote}/cloture", "/en/communities/{slug}/votes/{vote}/close"];
/// Writing what came of it.
pub const OUTCOME: [&str; 2] =
    ["/fr/communautes/{slug}/votes/{vote}/conclusion", "/en/communities/{slug}/votes/{vote}/outcome"];
/// Putting it on the agenda of a meeting.
pub const AGENDA: [&str; 2] =
    ["/fr/communautes/{slug}/votes/{vote}/ordre-du-jour", "/en/communities/{slug}/votes/{vote}/agenda"];

/// What is done with one vote of a community.
#[must_use]
pub fn of(paths: [&str; 2], lang: Lang, slug: &str, vote: VoteId) -> String {
    paths[usize::from(lang == Lang::En)].replace("{slug}", slug).replace("{vote}", &vote.to_string())
}

/// The same in both languages.
#[must_use]
pub fn both(paths: [&str; 2], slugs: &[String; 2], vote: VoteId) -> [String; 2] {
    [of(paths, Lang::Fr, &slugs[0], vote), of(paths, Lang::En, &slugs[1], vote)]
}
