//! All the SQL of tables. Rows stay here.
//!
//! What changes the tables of a meeting first locks the row of the meeting ([`crate::meeting::lock`]), as the transaction that ends it
//! does: what people do at once comes one after the other.

mod people;
mod phase;
mod read;
mod write;

pub use people::{candidates, follows_both, met, participant, set_follows_both};
pub use phase::phase_changed;
pub use read::{TablePlace, lock_rounds, place_of, results_of_meeting, rounds, unfiled};
pub use write::{add, delete, delete_pairs, file, place_member, set_clock, set_item, set_table, touch};
