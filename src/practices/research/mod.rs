//! Research: what people who consent share, handed over as files without names and texts.
//!
//! A person consents on a page of their account, and withdraws at any time: the files that are made from then on have nothing of
//! theirs. Coordinators hand over a file; the register says to whom and what for ([`handover`]), and the privacy officer reads it.
//!
//! * A file has reflections that their authors share with a community at least, trials of practices and feedback on sections of
//!   guides: a row for each, with codes only. Not in it are group notes, which are of several people, and reflections without a
//!   name: a pseudonym would join them to others of the same person.
//!   Feedback that another person changed is not in it either: it is of both.
//! * The rows of a person have one pseudonym for each kind, so kinds cannot be joined, and what is counted is what all rows of a kind
//!   say together: at least five people have the same. That is decided over all contributions of all who consent, also for a file
//!   with a part of them, so two files do not tell what each withholds.
//! * Who consents is in no log. A withdrawal at the same time as a file comes before it or after it.
//!
//! Layers: [`model`], [`rules`] (pure); `store`: all its SQL; `actions`, `api`: consenting, handing over; `codebook`: what the columns
//! hold; `labels`: the names of values; [`pages`]: consent, the register, the files.
//!
//! [`handover`]: ensemble_common::handover

mod actions;
mod api;
mod codebook;
mod labels;
pub mod model;
pub mod pages;
pub mod paths;
pub mod rules;
pub mod store;
