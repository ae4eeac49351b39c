//! Draws: when more projects are relevant than a planned community has places, chance decides, in a way that anyone can
//! verify. The algorithm and its files are those of `ensemble_draw`, whose README describes them.
//!
//! A coordinator closes the list of the relevant projects: quotas, the public value that will decide and its moment are stored
//! and published with it, and each applicant in it is mailed the hashes, their number and their salt. The list is closed at least
//! ten minutes before the value exists. There is no draw where there is a place for each project, and none beside one that counts.
//!
//! The value is a round of drand, whose signature is verified: a job asks several relays, of which one suffices, and a
//! coordinator can paste it. Or it is a public lottery, whose numbers two witnesses enter; neither sees what the other
//! entered, and when they differ both are asked again. Then the draw is run, once. Places are given by `selection`.
//!
//! Before anything is drawn, list, commitment and entries are checked against what was published. If they were changed in the
//! database, nothing is drawn; the page of the draw says so, the audit log has an entry, and `ensemble doctor` finds it. A draw
//! can be declared void, for a reason that stays on record with it, until places were given; another one is possible then.
//!
//! * [`model`]: the types; [`rules`]: closing lists, and how numbers and signatures are read, pure;
//! * `api`: inputs; `actions`: what people do, and running a draw; `relays`: what drand published; `jobs`: runs draws whose value exists;
//! * `store`: all its SQL; `emails`: what is written to applicants and witnesses; `labels`: the names of values;
//! * `pages`: the public page of a draw, with `check.js`, which repeats it in the browser; the draws of a call for coordinators.

pub mod actions;
mod api;
mod emails;
mod jobs;
mod labels;
pub mod model;
pub mod pages;
mod relays;
pub mod rules;
pub mod store;

pub use actions::verify_all;
pub use emails::{DrawVoid, ListClosed, WitnessAsked};
pub use jobs::RunDrawsJob;
pub use store::{NewDraw, add, entries, find_by_id, find_valid, of_call, set_proof};
