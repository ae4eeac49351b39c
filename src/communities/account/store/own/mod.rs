//! All that the portal holds about a person, wherever it is.
//!
//! Every table with data of a person names them in a column `person_id`; a test walks the schema of both engines and
//! fails for a table that is neither here nor in its list of exceptions.

mod find_names;
mod names;
mod rows;
mod tables;

pub use find_names::names;
pub use names::Names;
pub use rows::{counts, rows};
pub use tables::TABLES;
