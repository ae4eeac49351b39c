//! Where the discussion guide of a meeting is and where its forms are sent, see [`ensemble_meetings::meeting::paths::of`]; where coordinators write
//! guides.

use ensemble_core::Lang;

/// The guide, with what the tables answer.
pub const SHOW: [&str; 2] = ["/fr/rencontres/{id}/guide-discussion", "/en/meetings/{id}/discussion-guide"];
/// Choosing it.
pub const CHOOSE: [&str; 2] =
    ["/fr/rencontres/{id}/guide-discussion/choisir", "/en/meetings/{id}/discussion-guide/choose"];
/// Taking a newer version of it.
pub const TAKE_VERSION: [&str; 2] =
    ["/fr/rencontres/{id}/guide-discussion/version", "/en/meetings/{id}/discussion-guide/version"];
/// Saying at which table one sits.
pub const SIT: [&str; 2] =
    ["/fr/rencontres/{id}/guide-discussion/table", "/en/meetings/{id}/discussion-guide/table"];
/// Writing an answer.
pub const ANSWER: [&str; 2] =
    ["/fr/rencontres/{id}/guide-discussion/repondre", "/en/meetings/{id}/discussion-guide/answer"];
/// Naming a partner.
pub const PARTNER: [&str; 2] =
    ["/fr/rencontres/{id}/guide-discussion/partenaire", "/en/meetings/{id}/discussion-guide/partner"];
/// Removing one.
pub const REMOVE_PARTNER: [&str; 2] =
    ["/fr/rencontres/{id}/guide-discussion/retirer", "/en/meetings/{id}/discussion-guide/remove"];
/// The answers of two meetings side by side; the other one is in the query.
pub const COMPARE: [&str; 2] =
    ["/fr/rencontres/{id}/guide-discussion/comparer", "/en/meetings/{id}/discussion-guide/compare"];

/// The guides, for those who write them.
pub const MANAGE_LIST: [&str; 2] =
    ["/fr/administration/guides-discussion", "/en/administration/discussion-guides"];
/// Beginning one.
pub const NEW: [&str; 2] =
    ["/fr/administration/guides-discussion/nouveau", "/en/administration/discussion-guides/new"];
/// Its texts, besides its steps.
pub const TEXTS: [&str; 2] = [
    "/fr/administration/guides-discussion/{discussion}",
    "/en/administration/discussion-guides/{discussion}",
];
/// Its steps.
pub const STEPS: [&str; 2] = [
    "/fr/administration/guides-discussion/{discussion}/etapes",
    "/en/administration/discussion-guides/{discussion}/steps",
];
/// What is being written, as a table sees it; a form publishes it.
pub const PREVIEW: [&str; 2] = [
    "/fr/administration/guides-discussion/{discussion}/apercu",
    "/en/administration/discussion-guides/{discussion}/preview",
];
/// Archiving it.
pub const ARCHIVE: [&str; 2] = [
    "/fr/administration/guides-discussion/{discussion}/archiver",
    "/en/administration/discussion-guides/{discussion}/archive",
];
/// Offering an archived one again.
pub const RESTORE: [&str; 2] = [
    "/fr/administration/guides-discussion/{discussion}/retablir",
    "/en/administration/discussion-guides/{discussion}/restore",
];

/// A page of a guide that is written.
#[must_use]
pub fn of(paths: [&str; 2], lang: Lang, key: &str) -> String {
    paths[usize::from(lang == Lang::En)].replace("{discussion}", key)
}

/// The same in both languages.
#[must_use]
pub fn both(paths: [&str; 2], key: &str) -> [String; 2] {
    [of(paths, Lang::Fr, key), of(paths, Lang::En, key)]
}
