//! Where the pages of follow-ups are, in both languages.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use ensemble_core::{Lang, ids::FollowUpId};
use ensemble_server::web::KEY;

/// The follow-ups of a community.
pub use ensemble_communities::community::paths::FOLLOW_UPS as LIST;
/// Adding one.
pub const ADD: [&str; 2] = ["/fr/communautes/{slug}/suivis/ajouter", "/en/communities/{slug}/follow-ups/add"];
/// One of them, with its history.
pub const SHOW: [&str; 2] =
    ["/fr/communautes/{slug}/suivis/{follow_up}", "/en/communities/{slug}/follow-ups/{follow_up}"];
/// Editing one.
pub const EDIT: [&str; 2] = [
    "/fr/communautes/{slug}/suivis/{follow_up}/modifier",
    "/en/communities/{slug}/follow-ups/{follow_up}/edit",
];
/// What its buttons do.
pub const CHANGE: [&str; 2] = [
    "/fr/communautes/{slug}/suivis/{follow_up}/changer",
    "/en/communities/{slug}/follow-ups/{follow_up}/change",
];
/// The follow-ups that have one's name, in all communities.
pub const MINE: [&str; 2] = ["/fr/mes-suivis", "/en/my-follow-ups"];
/// Answering from an email, with its secret as the parameter [`KEY`].
pub const ANSWER: [&str; 2] = ["/fr/reponse-suivi", "/en/follow-up-response"];

/// One of two paths.
#[must_use]
pub const fn at(paths: [&'static str; 2], lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => paths[0],
        Lang::En => paths[1],
    }
}

/// Both paths of a page without open parts.
#[must_use]
pub fn fixed(paths: [&'static str; 2]) -> [String; 2] {
    paths.map(str::to_owned)
}

/// What is done with one follow-up of a community.
#[must_use]
pub fn of(paths: [&str; 2], lang: Lang, slug: &str, id: FollowUpId) -> String {
    paths[usize::from(lang == Lang::En)].replace("{slug}", slug).replace("{follow_up}", &id.to_string())
}

/// The same in both languages.
#[must_use]
pub fn both(paths: [&str; 2], slugs: &[String; 2], id: FollowUpId) -> [String; 2] {
    [of(paths, Lang::Fr, &slugs[0], id), of(paths, Lang::En, &slugs[1], id)]
}

/// Where an email with a secret leads.
#[must_use]
pub fn answer(lang: Lang, key: &str) -> String {
    format!("{}?{KEY}={}", at(ANSWER, lang), utf8_percent_encode(key, NON_ALPHANUMERIC))
}
