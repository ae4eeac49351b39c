//! Discussion guides: a sequence of steps (questions before a video, the video, partnerships named in groups, key elements, a sheet,
//! questions after) that a meeting goes through. What each table and the whole group answer is kept for each step, so that it can be
//! compared from one meeting to the next.
//!
//! The content of a guide is data in both languages, `guides.toml`. Its credit and licence lines are in their own language; what a guide
//! does not say about its licence is said to be missing. Answers are confidential as the agenda is: those who read that read them.
//! Members write what their table answers, facilitators all answers. Two people who write one answer at once do not overwrite each
//! other: a form holds the revision that it was made for.
//!
//! Layers: [`model`], [`rules`] (pure); `guides`: the guides that are delivered; [`api`]: inputs; `actions`: what people do; `store`: all its SQL;
//! `labels`, [`paths`]; [`pages`]: the guide of a meeting, the comparison, the section on the page of a meeting.

mod actions;
pub mod api;
mod guides;
mod labels;
pub mod model;
pub mod pages;
pub mod paths;
pub mod rules;
mod store;

#[cfg(test)]
mod tests;

pub use store::{add_partner, choose as choose_guide, sit, write_answer};
