//! The search index: stems, and the documents in which they occur. The readable documents are selected at each query,
//! by the rights of the viewer at that moment.
//!
//! The rows of a stem are stored in the order of the results, so that a page of results is a range scan of the index. The
//! scan is limited to a number of rows: a word that occurs everywhere costs no more than a rare one.

mod find;
mod index;
mod suggest;

pub use find::{Candidate, HitPosition, Reader, candidates, places, rarest};
pub(super) use index::{add_terms, forget, put, set_date};
pub use index::{catch_up, refresh};
pub(super) use suggest::folded_tag;
pub use suggest::{fold_tags, stems_like, suggested_tags};

use ensemble_core::string_enum;

string_enum! {
    /// The kind of a document.
    SearchKind {
        Community = "community",
        /// An announced meeting.
        Meeting = "meeting",
        Reflection = "reflection",
        /// A decision of a community.
        Decision = "decision",
        /// Adopted minutes, with their amendments.
        Minutes = "minutes",
        /// The version of a promising practice that its readers get.
        Practice = "practice",
        /// The last edition of a practice guide.
        Guide = "guide",
    }
}
