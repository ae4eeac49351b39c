//! Votes of a community over themes.
//!
//! Facilitators open a vote with one method: dots that each person shares out, approval, or consent in three levels, of which
//! a reservation and an objection need a reason. It closes at its date, or when a facilitator closes it. Then a facilitator
//! writes what came of it in one sentence, and can put themes on the agenda of a meeting.
//!
//! * *Hidden* results are hidden until the vote closes: no page, email, export or count says anything of them, to no one.
//! * A *secret* vote is always hidden. The database holds who has voted, without a time, and one sum of all ballots. There is
//!   no row for a ballot, so that no row leads from a person to what they chose; therefore a secret ballot cannot be changed,
//!   and neither can what is voted on. A sum of fewer than [`rules::MIN_SECRET`] ballots is not shown. Two states of the
//!   database, of which the engine and backups keep older ones for a while, differ by the ballots between them.
//! * The address of ballots is [unrecorded](ensemble_server::web::Routes::unrecorded): neither that a ballot was sent nor what
//!   it held is stored beside a person.
//! * In an open vote, each person can change their ballot until it closes. Changing or removing what can be chosen removes
//!   what was chosen of it, and nothing else; those who chose it are asked again,
//!   on their home and on the page of the vote. A translation that is added removes nothing.
//!
//! * [`model`]: the types; [`rules`]: ballots, sums, what may be shown and changed, pure;
//! * `actions`: what people do, one function each; `jobs`: closes votes at their date, finishes what an agenda still lacks; `events`: what people are notified of;
//! * `store`: all its SQL; `pages`: opening a vote, voting, results, what the page of themes shows.

pub mod actions;
mod events;
mod jobs;
mod labels;
pub mod model;
pub mod pages;
pub mod paths;
pub mod rules;
pub mod store;

pub use jobs::{CloseVotesJob, PutOnAgendaJob};
pub use store::{
    add as add_vote, asked_again, cast_open, close as close_vote, outcomes_of_meeting, set_outcome,
};
