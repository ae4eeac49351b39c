//! The description of a form, field by field: inputs, their names, labels, limits and checks follow from it, and so
//! do the differences between two revisions.

mod check;
mod form;
mod spec;
mod submission;
mod typed;

pub use form::{all, input_id, label, label_in, names, restrict_to_form, rows, shown};
pub use spec::{Entry, FieldSpec, Kind, Slot, TICKED};
pub use submission::{STILL_RIGHT, Submission};
pub use typed::{TypedTexts, apply, to_fields};
