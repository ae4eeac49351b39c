//! Codevelopment: a group of peers helps one of its members, the client, with a situation of their work, in six steps.
//!
//! A session belongs to a meeting. Facilitators of the community prepare it (who is the client, who facilitates, who takes notes,
//! who consults; how long) and start it; the person who facilitates it goes from step to step. In the first step the client has the
//! floor; in the second, what is no question is said to its author and kept; the fourth opens once the client has accepted a
//! sentence as the contract; in it the client listens. Group and time are advised about and never refused.
//!
//! * The case is for those who take part and promised to keep it to themselves: not for other members, not for coordinators. It
//!   is in no minutes, no search, no email and no log. The client may publish a text about it, which is reviewed for what may identify
//!   a student first; members read that on the page of the meeting.
//! * What was written is deleted 30 days after the session, but for what the client keeps; no one else sees what that is.
//! * Each person has a private text: the client's sheet, what the others learned.
//!
//! Layers: [`model`]: the types and the state machine, [`rules`]: minutes of the steps, who writes when, questions, rotation (pure);
//! [`api`]: inputs; `actions`: what people do; `store`: all its SQL; `labels`, [`paths`]; [`pages`]: the page of a session, the section on
//! the page of its meeting, the part of a meeting that runs.

mod actions;
pub mod api;
mod labels;
pub mod model;
pub mod pages;
pub mod paths;
pub mod rules;
pub mod store;

pub use store::{erase_expired, plan as plan_session};
