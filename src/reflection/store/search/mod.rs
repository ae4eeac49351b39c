//! The index that people search: stems, and where they occur. Who may see what was found is asked
//! here, each time, of the things themselves.
//!
//! A stem's places stand in the order of the answer, so that a page of it is a walk along the index. The
//! walk is bounded: a word that stands everywhere costs no more than one that is rare.

mod find;
mod index;
mod suggest;

pub use find::{Candidate, Place, candidates, places, rarest};
pub use index::catch_up;
pub(super) use index::{add_terms, dated, forget, put};
pub use suggest::{stems_like, suggested_tags};

use crate::string_enum::string_enum;

string_enum! {
    /// What can be found.
    Kind {
        /// A community's page.
        Community = "community",
        /// A meeting that was announced.
        Meeting = "meeting",
        /// A reflection.
        Reflection = "reflection",
    }
}
