//! Calls: how a community comes to be.
//!
//! A coordinator opens a call for one or several planned communities: texts in both languages, dates, the questions that it asks,
//! the criteria against which projects are read, who reads them. People answer with an expression of interest (`interest`), whose
//! needs are gathered (`need`). Reviewers say which projects are relevant (`screening`). Where more are relevant than there are
//! places, a draw decides (`draw`). Everybody gets an answer, and those who accept a place become members (`selection`).
//!
//! A call goes through phases, which follow from its dates and from what coordinators ended ([`rules::phase`]). Who may read or
//! write which part of an expression of interest in which phase is one table, [`rules::rights`]; pages, letters and exports ask it.
//! Questions and criteria do not change once the call is open. The place and the dates of meetings need not be known.
//!
//! * [`model`]: the types; [`rules`]: phases, rights, what a form must hold, pure;
//! * `api`: inputs; `actions`: what coordinators do; `fields`, `edit`: the form of a call's texts; `store`: all its SQL of calls,
//!   planned communities, questions, criteria and reviewers;
//! * [`pages`]: open calls, one call, its administration; `views`: questions as fields; [`paths`]: also where the features above
//!   have theirs; `composition`: what they show on the pages of calls, and do when one is given up.

mod actions;
mod api;
mod composition;
pub mod edit;
pub mod fields;
pub mod labels;
pub mod model;
pub mod pages;
pub mod paths;
pub mod rules;
pub mod store;
mod views;

pub use composition::{Cancellation, CancellationHandler, Composition, PartLoader};
pub use pages::{manage_head, manage_head_below, managed, named, open_calls_at_home, open_calls_part};
pub use store::{
    NewCall, add, add_reviewer, between, criteria, find, find_by_id, find_many, is_reviewer, lock,
    made_communities, mark_answered, mark_screened, merge_planned, of_reviewer, planned, planned_in,
    questions, reviewers, set_community, split_planned,
};
pub use views::{question_field, typed_before};
