//! Discussion guides: a sequence of steps (questions before a video, the video, partnerships named in groups, key elements, a sheet,
//! questions after) that a meeting goes through. What each table and the whole group answer is kept for each step, so that it can be
//! compared from one meeting to the next.
//!
//! Coordinators write guides in both languages and publish versions of them; a meeting stays with the version that it took, and learns
//! that a newer one exists. Credit and licence lines are in their own language; what a guide does not say about its licence is said to be
//! missing. One guide is delivered, `guides.toml`. Answers are confidential as the agenda is: those who read that read them.
//! Members write what their table answers, facilitators all answers. Two people who write one answer at once do not overwrite each
//! other: a form holds the revision that it was made for.
//!
//! Layers: [`model`], [`rules`] (pure); `delivered`: the guide that is delivered; [`api`]: inputs; `actions`: what people do; `store`: all
//! its SQL; `composition`: what other features show; `labels`, [`paths`]; [`pages`]: the guide of a meeting, the comparison, the section on
//! the page of a meeting, writing guides.

mod actions;
pub mod api;
mod composition;
mod delivered;
mod labels;
pub mod model;
pub mod pages;
pub mod paths;
pub mod rules;
pub mod store;

pub use composition::{Composition, UsesLoader};
pub use delivered::add_delivered;
pub use store::{add_partner, choose as choose_guide, sit, write_answer};
