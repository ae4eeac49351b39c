//! What can be done with a guide, and what follows from it. Pure.

mod content;
mod language;
mod missing;
mod order;
#[cfg(test)]
mod tests;
mod together;

pub use content::{Changes, StepProblem, changes, content, least_step, next_version};
pub use language::{LanguageState, edited, language_state, marked_current, side};
pub use missing::{Missing, REVIEWERS, Remarks, missing, read_by, remarks, sources};
pub use order::{Order, Place, moved_chapter, moved_passage};
pub use together::{
    MAX_TOGETHER, fits_together, is_short_enough, merged_text, outdated_language, with_others,
};

use super::model::Draft;
use ensemble_core::slug;

/// The most characters of a title.
pub const MAX_TITLE: usize = 150;
/// The most characters of a summary.
pub const MAX_SUMMARY: usize = 600;
/// The most characters of what a chapter needs in the room.
pub const MAX_MATERIAL: usize = 600;
/// The most characters of what people are asked there.
pub const MAX_PROMPTS: usize = 2_000;
/// The most minutes that a chapter takes there.
pub const MAX_MINUTES: u16 = 240;
/// The most characters of a passage.
pub const MAX_TEXT: usize = 10_000;
/// The most characters of what an image shows.
pub const MAX_ALT: usize = 300;
/// The most characters of what changed in an edition.
pub const MAX_CHANGES: usize = 2_000;
/// The most characters of what a reviewer writes.
pub const MAX_NOTE: usize = 2_000;
/// How many guides a community may have.
pub const MAX_GUIDES: usize = 30;
/// How many chapters a guide may have.
pub const MAX_CHAPTERS: usize = 60;
/// How many passages a guide may have.
pub const MAX_PASSAGES: usize = 3_000;
/// How many images the passages of a guide may have: all are in each of its files.
pub const MAX_IMAGES: usize = 200;
/// How many people may be asked to read a guide at once.
pub const MAX_REVIEWERS: usize = 10;

/// The longest part of an address that a guide gets.
const MAX_SLUG: usize = 60;

/// Whether one more passage of a guide can have an image.
#[must_use]
pub fn takes_image(draft: &Draft) -> bool {
    draft.passages().filter(|passage| passage.image.is_some()).count() < MAX_IMAGES
}

/// The part of addresses that a guide's title gives; after the first try also a number, for one that is taken.
#[must_use]
pub fn guide_slug(title: &str, attempt: u32) -> String {
    let end = if attempt <= 1 { String::new() } else { format!("-{attempt}") };
    let mut start = slug::suggested(title);
    start.truncate(MAX_SLUG - end.len());
    let start = start.trim_end_matches('-');
    let start = if start.is_empty() { "guide" } else { start };
    format!("{start}{end}")
}
