//! Where the pages of communities are, in both languages.

use ensemble_common::editing::paths::{EditPaths, edit_paths};
use ensemble_core::{Lang, ids::CommunityId};

/// The list.
pub const LIST: [&str; 2] = ["/fr/communautes", "/en/communities"];
/// One community.
pub const SHOW: [&str; 2] = ["/fr/communautes/{slug}", "/en/communities/{slug}"];
/// Its meetings.
pub const MEETINGS: [&str; 2] = ["/fr/communautes/{slug}/rencontres", "/en/communities/{slug}/meetings"];
/// Its reflections.
pub const REFLECTIONS: [&str; 2] =
    ["/fr/communautes/{slug}/reflexions", "/en/communities/{slug}/reflections"];
/// Its decisions.
pub const DECISIONS: [&str; 2] = ["/fr/communautes/{slug}/decisions", "/en/communities/{slug}/decisions"];

/// A practice guide of a community, by its part of addresses or its id.
pub const GUIDE: [&str; 2] = ["/fr/guides/{guide}", "/en/guides/{guide}"];
/// The themes that its members propose.
pub const THEMES: [&str; 2] = ["/fr/communautes/{slug}/themes", "/en/communities/{slug}/themes"];
/// What was agreed to be done.
pub const FOLLOW_UPS: [&str; 2] = ["/fr/communautes/{slug}/suivis", "/en/communities/{slug}/follow-ups"];
/// What it found.
pub const FINDINGS: [&str; 2] = ["/fr/communautes/{slug}/constats", "/en/communities/{slug}/findings"];
/// Its questions to its professional order.
pub const ORDER_QUESTIONS: [&str; 2] =
    ["/fr/communautes/{slug}/questions-a-l-ordre", "/en/communities/{slug}/questions-to-the-order"];
/// What it makes.
pub const DELIVERABLES: [&str; 2] =
    ["/fr/communautes/{slug}/livrables", "/en/communities/{slug}/deliverables"];
/// Its practice guides.
pub const GUIDES: [&str; 2] = ["/fr/communautes/{slug}/guides", "/en/communities/{slug}/guides"];
/// Its promising practices.
pub const PRACTICES: [&str; 2] = ["/fr/communautes/{slug}/pratiques", "/en/communities/{slug}/practices"];

/// Its people; where one asks to join.
pub const MEMBERS: [&str; 2] = ["/fr/communautes/{slug}/membres", "/en/communities/{slug}/members"];

/// Writing to the people who facilitate it.
pub const CONTACT: [&str; 2] = ["/fr/communautes/{slug}/ecrire", "/en/communities/{slug}/contact"];

/// Writing its page.
pub const EDITING: EditPaths = edit_paths!("/fr/communautes/{slug}/modifier", "/en/communities/{slug}/edit");
/// The form in which it is written.
pub const EDIT: [&str; 2] = EDITING.edit;
/// What its page said before.
pub const HISTORY: [&str; 2] = ["/fr/communautes/{slug}/historique", "/en/communities/{slug}/history"];

/// Choosing its cover.
pub const COVER: [&str; 2] = ["/fr/communautes/{slug}/couverture", "/en/communities/{slug}/cover"];
/// Removing its cover.
pub const COVER_REMOVAL: [&str; 2] =
    ["/fr/communautes/{slug}/couverture/retrait", "/en/communities/{slug}/cover/removal"];
/// The cover's picture, by the community's id.
pub const PICTURE: [&str; 2] = ["/fr/couvertures/{community}", "/en/covers/{community}"];

/// A path with a community's slug in it.
#[must_use]
pub fn of(paths: [&str; 2], lang: Lang, slug: &str) -> String {
    paths[usize::from(lang == Lang::En)].replace("{slug}", slug)
}

/// The path of a community's cover.
#[must_use]
pub fn picture(lang: Lang, id: CommunityId) -> String {
    PICTURE[usize::from(lang == Lang::En)].replace("{community}", &id.to_string())
}

/// A page's path in both languages.
#[must_use]
pub fn both(paths: [&str; 2], slugs: &[String; 2]) -> [String; 2] {
    [of(paths, Lang::Fr, &slugs[0]), of(paths, Lang::En, &slugs[1])]
}

/// The list's path.
#[must_use]
pub const fn list(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => LIST[0],
        Lang::En => LIST[1],
    }
}
