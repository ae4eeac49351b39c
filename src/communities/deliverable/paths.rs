//! Where the pages of deliverables are, in both languages.

use ensemble_core::{Lang, ids::DeliverableId};

/// The deliverables of a community.
pub use crate::community::paths::DELIVERABLES as LIST;
/// Adding one.
pub const NEW: [&str; 2] =
    ["/fr/communautes/{slug}/livrables/nouveau", "/en/communities/{slug}/deliverables/new"];
/// Changing one.
pub const EDIT: [&str; 2] = [
    "/fr/communautes/{slug}/livrables/{deliverable}/modifier",
    "/en/communities/{slug}/deliverables/{deliverable}/edit",
];
/// Deleting one that was added by mistake.
pub const DELETE: [&str; 2] = [
    "/fr/communautes/{slug}/livrables/{deliverable}/suppression",
    "/en/communities/{slug}/deliverables/{deliverable}/deletion",
];

/// What is done with one deliverable of a community.
#[must_use]
pub fn of(paths: [&str; 2], lang: Lang, slug: &str, deliverable: DeliverableId) -> String {
    let path = paths[usize::from(lang == Lang::En)];
    path.replace("{slug}", slug).replace("{deliverable}", &deliverable.to_string())
}

/// The same in both languages.
#[must_use]
pub fn both(paths: [&str; 2], slugs: &[String; 2], deliverable: DeliverableId) -> [String; 2] {
    [of(paths, Lang::Fr, &slugs[0], deliverable), of(paths, Lang::En, &slugs[1], deliverable)]
}
