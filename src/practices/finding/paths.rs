//! Where the pages of findings are, in both languages. A finding has one page in each of its communities.

use ensemble_common::export::file_paths;
use ensemble_core::{Lang, ids::FindingId};

/// The findings of a community.
pub use ensemble_communities::community::paths::FINDINGS as LIST;
/// Beginning to gather one.
pub const GATHER: [&str; 2] =
    ["/fr/communautes/{slug}/constats/reunir", "/en/communities/{slug}/findings/gather"];
/// One or several on one page, for paper.
pub const PRINT: [&str; 2] =
    ["/fr/communautes/{slug}/constats/imprimer", "/en/communities/{slug}/findings/print"];
/// The files of that page, in the order of [`Format::ALL`](ensemble_publication::Format::ALL).
pub const FILES: [[&str; 2]; 6] = file_paths!(
    "/fr/communautes/{slug}/constats/imprimer/constats",
    "/en/communities/{slug}/findings/print/findings"
);
/// One, in the first community in which its reader may read it.
pub const FIND: [&str; 2] = ["/fr/constats/{finding}", "/en/findings/{finding}"];
/// One.
pub const SHOW: [&str; 2] =
    ["/fr/communautes/{slug}/constats/{finding}", "/en/communities/{slug}/findings/{finding}"];
/// Changing what it says.
pub const EDIT: [&str; 2] =
    ["/fr/communautes/{slug}/constats/{finding}/modifier", "/en/communities/{slug}/findings/{finding}/edit"];
/// Choosing what is behind it.
pub const BEHIND: [&str; 2] =
    ["/fr/communautes/{slug}/constats/{finding}/appuis", "/en/communities/{slug}/findings/{finding}/support"];
/// Quoting a passage.
pub const QUOTE: [&str; 2] =
    ["/fr/communautes/{slug}/constats/{finding}/citer", "/en/communities/{slug}/findings/{finding}/quote"];
/// Asking another community to join.
pub const OFFER: [&str; 2] =
    ["/fr/communautes/{slug}/constats/{finding}/proposer", "/en/communities/{slug}/findings/{finding}/offer"];
/// Sending it to the managers.
pub const SEND: [&str; 2] = [
    "/fr/communautes/{slug}/constats/{finding}/transmettre",
    "/en/communities/{slug}/findings/{finding}/send",
];
/// Reminding the managers.
pub const REMIND: [&str; 2] = [
    "/fr/communautes/{slug}/constats/{finding}/rappeler",
    "/en/communities/{slug}/findings/{finding}/remind",
];
/// Answering it.
pub const ANSWER: [&str; 2] = [
    "/fr/communautes/{slug}/constats/{finding}/repondre",
    "/en/communities/{slug}/findings/{finding}/respond",
];
/// Saying how far the action is.
pub const PROGRESS: [&str; 2] =
    ["/fr/communautes/{slug}/constats/{finding}/action", "/en/communities/{slug}/findings/{finding}/action"];
/// Deleting one that was not sent.
pub const DISCARD: [&str; 2] = [
    "/fr/communautes/{slug}/constats/{finding}/supprimer",
    "/en/communities/{slug}/findings/{finding}/delete",
];

/// What is done with one finding in a community.
#[must_use]
pub fn of(paths: [&str; 2], lang: Lang, slug: &str, finding: FindingId) -> String {
    paths[usize::from(lang == Lang::En)].replace("{slug}", slug).replace("{finding}", &finding.to_string())
}

/// The same in both languages.
#[must_use]
pub fn both(paths: [&str; 2], slugs: &[String; 2], finding: FindingId) -> [String; 2] {
    [of(paths, Lang::Fr, &slugs[0], finding), of(paths, Lang::En, &slugs[1], finding)]
}

/// Where a finding is for those who do not know in which community they read it, in both languages.
#[must_use]
pub fn find(finding: FindingId) -> [String; 2] {
    FIND.map(|path| path.replace("{finding}", &finding.to_string()))
}
