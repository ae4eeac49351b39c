//! Sections of guides at meetings: a chapter of a practice guide, or a discussion guide, becomes items of an agenda, with minutes, prompts
//! and material, in the version that is published then. A newer version is announced and never swapped. Items quote no passage of a
//! practice guide: they lead to the chapter. What is withdrawn later leaves the items of agendas as they are.
//!
//! Once the meeting has begun, its facilitators answer two questions: whether the section worked, and what they adapted. The answers are
//! attached to the section, without names, meetings and communities: everyone who reads the guide sees at how many meetings it was used;
//! facilitators and coordinators read what was adapted. Three such notes about one version propose a revision to those who write the
//! guide.
//!
//! Layers: [`model`], [`rules`] (pure); [`api`]: inputs; `sections`: what is published now; `actions`: what people do; `events`,
//! `notifications`: the proposal of a revision; `store`: all its SQL; `labels`, [`paths`]; [`pages`].

mod actions;
pub mod api;
mod events;
mod labels;
pub mod model;
mod notifications;
pub mod pages;
pub mod paths;
pub mod rules;
mod sections;
pub mod store;

pub use notifications::readable as readable_notifications;
pub use store::{add as add_use, write_feedback};
