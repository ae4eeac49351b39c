//! Where the sections that a meeting uses are, and where their forms are sent: see [`ensemble_meetings::meeting::paths::of`].

use ensemble_core::Lang;

/// The sections of guides that a meeting uses.
pub const SHOW: [&str; 2] = ["/fr/rencontres/{id}/sections-de-guides", "/en/meetings/{id}/guide-sections"];
/// Putting one on the agenda.
pub const ADD: [&str; 2] =
    ["/fr/rencontres/{id}/sections-de-guides/ajouter", "/en/meetings/{id}/guide-sections/add"];
/// Saying that the meeting does not use one after all.
pub const REMOVE: [&str; 2] =
    ["/fr/rencontres/{id}/sections-de-guides/retirer", "/en/meetings/{id}/guide-sections/remove"];
/// Saying what came of one.
pub const FEEDBACK: [&str; 2] =
    ["/fr/rencontres/{id}/sections-de-guides/suites", "/en/meetings/{id}/guide-sections/feedback"];
/// How a section was used at meetings.
pub const HISTORY: [&str; 2] = ["/fr/sections-de-guides/{section}", "/en/guide-sections/{section}"];

/// How a section was used at meetings.
#[must_use]
pub fn history(lang: Lang, section: &str) -> String {
    HISTORY[usize::from(lang == Lang::En)].replace("{section}", section)
}
