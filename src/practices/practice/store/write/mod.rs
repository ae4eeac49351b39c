//! What becomes of practices: making, changing, publishing, withdrawing.

mod consent;
mod text;
mod version;

pub use consent::{
    consent_withdrawn, consents, is_consent_gone, note_taken_back, with_reflection_taken_back, withdraw,
};
pub use text::{NewPractice, add, begun_by, lock, set_state, write};
pub use version::{NewVersion, add_version};
