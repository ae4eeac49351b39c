//! Promising practices: what was done, by whom, with what effect, so that others can try it.
//!
//! The facilitators of a community make a practice of one or several reflections and ask their authors ([`quotation`]); the
//! authors who consent write it with them. It describes a need and what was done, or tells a value-creation story, in both
//! languages. Two other members review a revision before it is published; what is changed is a draft until it is reviewed again,
//! and readers keep the version that they have. Versions stay, each at its own address. When the last author takes their consent
//! back, the practice is withdrawn at once, and within a minute when they remove the reflection or share it with fewer than its
//! community. While other authors consent it stays, and its facilitators are told just as fast: its text may still have the words of the
//! one who withdrew. Versions that were withdrawn stay withdrawn when another one is published. Passages and names of those who do
//! not consent are on no page.
//!
//! The audience of a practice is chosen when it is begun, because authors consent to it, and does not change. Readers comment and
//! note where they tried it; what may identify a student is shown to them before others read it.
//!
//! * [`model`]: the types, DOIs; [`rules`]: who reads and writes, the states, pure;
//! * `api`: inputs; `actions`: what people do, one function each; `fields`, `edit`: the form; `events`: what people are notified
//!   of; `store`: all its SQL; `jobs`: withdrawing;
//! * `credits`: who is behind a practice; `export`: a practice as a publication, for its files;
//! * [`pages`]: the practices of a community and of all, one with its responses, working on one, the feed; `composition`: what
//!   other features show of a practice.
//!
//! [`quotation`]: crate::quotation

mod actions;
mod api;
mod composition;
mod credits;
mod edit;
mod events;
pub mod export;
mod fields;
pub mod jobs;
pub mod labels;
pub mod model;
pub mod pages;
pub mod paths;
pub mod rules;
pub mod store;

pub use actions::{add as add_practice, may_draft};
pub use composition::{Composition, PartLoader, withdrawn};
pub use jobs::WithdrawPracticesJob;
pub use model::{Practice, PracticeCard};
pub use store::{
    NewPractice, NewResponse, NewVersion, add_response, add_version, ask_reviewers, consent_withdrawn, find,
    name, published, review as add_review, version,
};
