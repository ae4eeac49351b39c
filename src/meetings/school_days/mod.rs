//! The days on which the schools of an organization are closed to students: pedagogical days and breaks.
//!
//! People who manage the organizations import them from a calendar file, which replaces the days of that organization. The page
//! on which a community looks for the date of a meeting warns of the days of the organizations that its people work for.
//!
//! * [`model`]: the types; [`rules`]: which events of a calendar are such days, and in which years, pure;
//! * `actions`: importing and removing; `store`: all its SQL; `labels`: why a file is refused.

mod actions;
mod labels;
pub mod model;
pub mod rules;
pub mod store;

pub use actions::{Imported, MAX_FILE, RemoveSchoolDays, import, remove};
pub use store::{of_members, of_organization};
