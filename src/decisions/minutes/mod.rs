//! What stays of a meeting: notes, decisions, minutes, and what people say they will try.
//!
//! During a meeting, members write notes beside the items of its agenda, and facilitators record decisions: each has a number
//! in its community and is in force, replaced or withdrawn. Once the meeting is over there are minutes, made of the agenda,
//! the notes, the decisions and what other features add, until someone saves them. They are a draft, which facilitators edit;
//! they are proposed to the members; and they are adopted at a later meeting, on whose agenda their adoption was put. Adopted
//! minutes are sealed: the SHA-256 of their text in both languages is stored and compared when they are read. What is corrected
//! afterwards is an amendment with its author and reason; readers see both.
//!
//! Several people write a draft together: in each language it is a document of the shape of an agenda, with the rooms, the editor
//! and the plain forms of notes. Its text is put into the minutes by hand, and when they are proposed; then the documents are
//! deleted.
//!
//! * A draft and what it is made of is for those who may write minutes; notes are for those who read the agenda; what a person
//!   will try is for that person, and for those who read the agenda if the person says so.
//! * [`model`]: the types; [`rules`]: what follows when, passages, what is sealed, pure; `seal`: the seal;
//! * `export`: minutes as a publication, for their files;
//! * `generate`: the text before anyone has edited it; `composition`: what other features add to it; `fields`: the form;
//! * `actions`: what people do, one function each; `document_access`: who writes together; `jobs`: the adoption on an agenda,
//!   documents of proposed minutes, asking what people tried; `events`: what people are notified of;
//! * `store`: all its SQL; `pages`: capturing, the register of decisions, minutes, amendments; `labels`: the names of values.

pub mod actions;
mod composition;
mod document_access;
mod events;
mod export;
mod fields;
mod generate;
pub mod jobs;
mod labels;
pub mod model;
pub mod pages;
pub mod paths;
pub mod rules;
pub mod seal;
pub mod store;

pub use composition::{
    Composed, Composition, FollowUpLine, FollowUps, Links, LoadSpoken, LoadTimings, PollLine, Presence,
    SpeakingShare, Spoken, TableResult, Tables, TablesResult, Timings, VoteLine, Votes, WhoWasThere,
};
pub use document_access::MinutesAccess;
pub use jobs::{AdoptionItemsJob, AskAboutTriesJob, EndTextsJob};
pub use seal::{broken as broken_seals, of as seal};
pub use store::{
    AmendmentAnswer, NewAmendment, NewDecision, accept_amendment, add_amendment, add_decision, add_note,
    adopt, decisions_of_meeting as of_meeting, propose, save, set_try,
};
