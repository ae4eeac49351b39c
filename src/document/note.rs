//! The parts of a group's note.

use crate::agenda::Item;

/// Whether a part has a text.
#[must_use]
pub fn has_text(part: &Item) -> bool {
    !part.notes.trim().is_empty()
}
