//! Where the pages of practices are, in both languages.

use ensemble_common::{
    editing::paths::{EditPaths, edit_paths},
    export::file_paths,
};
use ensemble_core::{
    Lang,
    ids::{PracticeId, PracticeResponseId},
};

/// The practices of all communities.
pub const ALL: [&str; 2] = ["/fr/pratiques", "/en/practices"];
/// The public ones as Atom.
pub const FEED: [&str; 2] = ["/fr/pratiques.atom", "/en/practices.atom"];
/// The practices of a community.
pub const LIST: [&str; 2] = ["/fr/communautes/{slug}/pratiques", "/en/communities/{slug}/practices"];
/// Making one of reflections.
pub const NEW: [&str; 2] =
    ["/fr/communautes/{slug}/pratiques/nouvelle", "/en/communities/{slug}/practices/new"];
/// One, as it is published.
pub const SHOW: [&str; 2] =
    ["/fr/communautes/{slug}/pratiques/{practice}", "/en/communities/{slug}/practices/{practice}"];
/// Its files, in the order of [`Format::ALL`](ensemble_publication::Format::ALL).
pub const FILES: [[&str; 2]; 6] = file_paths!(
    "/fr/communautes/{slug}/pratiques/{practice}/pratique",
    "/en/communities/{slug}/practices/{practice}/practice"
);
/// One of its versions.
pub const VERSION: [&str; 2] = [
    "/fr/communautes/{slug}/pratiques/{practice}/versions/{practice_version}",
    "/en/communities/{slug}/practices/{practice}/versions/{practice_version}",
];
/// The text that is worked on, its sources and its reviews.
pub const WORK: [&str; 2] = [
    "/fr/communautes/{slug}/pratiques/{practice}/preparation",
    "/en/communities/{slug}/practices/{practice}/preparation",
];
/// Writing it.
pub const EDITING: EditPaths = edit_paths!(
    "/fr/communautes/{slug}/pratiques/{practice}/modifier",
    "/en/communities/{slug}/practices/{practice}/edit"
);
/// What it said before.
pub const HISTORY: [&str; 2] = [
    "/fr/communautes/{slug}/pratiques/{practice}/historique",
    "/en/communities/{slug}/practices/{practice}/history",
];
/// Asking the authors of a reflection.
pub const ASK: [&str; 2] = [
    "/fr/communautes/{slug}/pratiques/{practice}/sources",
    "/en/communities/{slug}/practices/{practice}/sources",
];
/// Sending it to reviewers.
pub const SEND: [&str; 2] =
    ["/fr/communautes/{slug}/pratiques/{practice}/envoi", "/en/communities/{slug}/practices/{practice}/send"];
/// What a reviewer answers.
pub const REVIEW: [&str; 2] = [
    "/fr/communautes/{slug}/pratiques/{practice}/relecture",
    "/en/communities/{slug}/practices/{practice}/review",
];
/// Publishing it.
pub const PUBLISH: [&str; 2] = [
    "/fr/communautes/{slug}/pratiques/{practice}/publication",
    "/en/communities/{slug}/practices/{practice}/publication",
];
/// Withdrawing it.
pub const WITHDRAW: [&str; 2] = [
    "/fr/communautes/{slug}/pratiques/{practice}/retrait",
    "/en/communities/{slug}/practices/{practice}/withdrawal",
];
/// Commenting on it.
pub const COMMENT: [&str; 2] = [
    "/fr/communautes/{slug}/pratiques/{practice}/commentaires",
    "/en/communities/{slug}/practices/{practice}/comments",
];
/// Noting that one tried it.
pub const TRY: [&str; 2] = [
    "/fr/communautes/{slug}/pratiques/{practice}/essais",
    "/en/communities/{slug}/practices/{practice}/trials",
];
/// Removing one's own comment or note.
pub const REMOVE: [&str; 2] = [
    "/fr/communautes/{slug}/pratiques/{practice}/reponses/{practice_response}/retrait",
    "/en/communities/{slug}/practices/{practice}/responses/{practice_response}/removal",
];
/// Removing that of another person.
pub const MODERATE: [&str; 2] = [
    "/fr/communautes/{slug}/pratiques/{practice}/reponses/{practice_response}/moderation",
    "/en/communities/{slug}/practices/{practice}/responses/{practice_response}/moderation",
];

/// What is done with one practice of a community.
#[must_use]
pub fn of(paths: [&str; 2], lang: Lang, slug: &str, practice: PracticeId) -> String {
    paths[usize::from(lang == Lang::En)].replace("{slug}", slug).replace("{practice}", &practice.to_string())
}

/// The same in both languages.
#[must_use]
pub fn both(paths: [&str; 2], slugs: &[String; 2], practice: PracticeId) -> [String; 2] {
    [of(paths, Lang::Fr, &slugs[0], practice), of(paths, Lang::En, &slugs[1], practice)]
}

/// One version of a practice, in both languages.
#[must_use]
pub fn version(slugs: &[String; 2], practice: PracticeId, number: i64) -> [String; 2] {
    both(VERSION, slugs, practice).map(|path| path.replace("{practice_version}", &number.to_string()))
}

/// What is done with one response, in both languages.
#[must_use]
pub fn response(
    paths: [&str; 2],
    slugs: &[String; 2],
    practice: PracticeId,
    response: PracticeResponseId,
) -> [String; 2] {
    both(paths, slugs, practice).map(|path| path.replace("{practice_response}", &response.to_string()))
}

/// The side of a pair of addresses for a language.
#[must_use]
pub fn side([fr, en]: [String; 2], lang: Lang) -> String {
    match lang {
        Lang::Fr => fr,
        Lang::En => en,
    }
}
