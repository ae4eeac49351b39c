//! Files that are handed over for research, and the register of what was handed to whom.
//!
//! Who asks for such a file says for whom it is and what for; the register has that before the file leaves, in the transaction that
//! makes it, with the columns, the number of rows and the hash of the file. Its rows are never changed or deleted and name no
//! participant. A file has only people who consent, each under a pseudonym of this file alone. That by which others could recognize a
//! person is said of several people, or withheld; each feature says what that is.
//!
//! * [`model`]: the types; [`rules`]: what is withheld of small groups, pure; [`api`]: what a form says of a handover;
//! * `store`: the SQL of the register; `pseudonym`: the names of people in a file; `views`: the fields of the forms.

pub mod api;
pub mod model;
mod pseudonym;
pub mod rules;
pub mod store;
mod views;

pub use api::HandoverInput;
pub use model::{HandedFile, Handover, HandoverSource};
pub use pseudonym::pseudonym;
pub use store::{PAGE_SIZE, count, record, register};
pub use views::{check, fields};
