//! What coordinators look through: the list of answers, what happened to a designation, what is to be masked.

mod designation;
mod list;
mod masking;

pub use designation::{DesignationEntry, designation_history, note_designation};
pub use list::{ListFilter, Listed, PAGE_SIZE, Unlisted, listed, unlisted};
pub use masking::{count_to_mask, next_to_mask, organization_names};
