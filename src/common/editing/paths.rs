//! Where the buttons of an editing form lead.

/// The addresses of an editing form: the form itself, to which it is saved, and those of its other buttons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EditPaths {
    /// The form.
    pub edit: [&'static str; 2],
    /// Shows how it will read.
    pub preview: [&'static str; 2],
    /// Keeps a draft.
    pub draft: [&'static str; 2],
    /// Discards the draft.
    pub discard: [&'static str; 2],
}

pub use crate::edit_paths;
