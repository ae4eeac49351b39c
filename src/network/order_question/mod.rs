//! Questions of a community to its professional order, and what the order answered.
//!
//! What a community is offered follows from its arrangement with its order, which coordinators set
//! ([`Liaison`](ensemble_communities::membership::model::Liaison)):
//!
//! * with *questions*, members write a list for the coming visit. Facilitators merge and order it and freeze it; a frozen list
//!   can be printed and copied, and does not change unless it is opened again. The visit is put on the agenda of a meeting.
//!   Once it is over, questions without an answer wait for the next list;
//! * with *attends*, *relay* and *contact*, questions are passed on one by one;
//! * with *none*, nothing is offered but the answers that were kept.
//!
//! A question is written in one language and checked for names of students before others read it. Members support it, each once.
//! Merging unites those who ask and those who support. Its authors withdraw it before it is on a frozen list or passed on; one
//! of several authors leaves it to the others. An answer has a day, the way in which it was given, and who gave it in what
//! capacity; those who ask or support are notified. What the order gets has no names.
//!
//! Changes to the questions of a community wait for each other: they lock the row of its list.
//!
//! * [`model`]: the types; [`rules`]: what is offered and what can be done, pure;
//! * `actions`: what people do, one function each; `events`: what people are notified of; `jobs`: finishes what an agenda still
//!   lacks; `store`: all its SQL;
//! * `pages`: the list, one question, asking, merging, answering, the list on paper.

pub mod actions;
mod events;
mod jobs;
mod labels;
pub mod model;
pub mod pages;
pub mod paths;
pub mod rules;
pub mod store;

pub use jobs::VisitAgendaJob;
pub use store::{NewAnswer, NewQuestion, add as add_question, insert_answer, mark_passed, set_support};
