//! Tables of a meeting: small groups that talk for a while and write one note each.
//!
//! A *round* is one way of sitting. A facilitator makes it: [`rules::assign`] puts everyone who is there at one table, mixes them as
//! asked, and honours what is asked for pairs, sizes and languages, or says why it cannot. Facilitators change tables by hand, send
//! people to them for some minutes, give more time and bring everyone back. People who come late, or come back, find their table;
//! others take the smallest one that fits. A meeting has one round at a time that is not closed.
//!
//! The note of a table is a document of the shape of an agenda, as notes of groups are: the rooms, the editor and the plain forms are
//! the same. Those at the table and the facilitators write while the round is open. Closing ends that and stores each note as
//! Markdown. What another process still took meanwhile is stored by [`FileTablesJob`], or when results are read: the number of the last
//! update that is in the stored text is known.
//!
//! Notes are as confidential as the agenda of the meeting. What is asked for pairs is for facilitators, and deleted with the closing.
//! A QR code on a card leads to a table of the meeting by its number, as long as the meeting is under way.
//!
//! * [`model`], [`rules`]: pure; `api`: inputs; `actions`: what people do; [`store`]: all SQL; `document_access`: who writes a note
//!   live; `jobs`; `pages`: the tables, making them, a note, cards, results, and the parts that the pages of a meeting show.

pub mod actions;
mod api;
mod document_access;
mod jobs;
mod labels;
pub mod model;
pub mod pages;
pub mod paths;
pub mod rules;
pub mod store;

pub use actions::results;
pub use document_access::TableAccess;
pub use jobs::FileTablesJob;
pub use store::phase_changed;
