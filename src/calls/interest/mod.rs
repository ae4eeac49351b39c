//! Expressions of interest: what a person answers to a call.
//!
//! There is one per person and call. It is a draft that only its author reads until it is sent; then it can be changed until the
//! call closes, and withdrawn at any time. A form that was opened before the closing is taken for a quarter of an hour more; after
//! that the text is offered as a file. People without an account go on with a link that is sent to their address; of its secret
//! the database holds a hash. The organization confirms, with a link in an email, that it designates the person; a coordinator can
//! do it in its place. Sending does not wait for that.
//!
//! What a person types is saved as a draft while they type, under the person or, without an account, under the answer to which the
//! secret leads. What was sent is not changed by typing: the device has what is changed of it. Verdicts about a text that the person
//! changed after the closing are about an earlier text (`screening`). Those who answered a call that is given up are written to.
//!
//! What could identify a student is shown before it is sent. Who may read what in which phase is [`crate::call::rules::rights`].
//!
//! * [`model`]: the types; [`rules`]: what can be sent and when, pure;
//! * `api`: inputs; `actions`: what people do; `store`: its SQL; `emails`: what is written to people with and without an account;
//! * [`pages`]: the form, the confirmation of an organization, the list and one answer for coordinators; [`views`]: what pages of
//!   other features show of an answer; `retention`: what is erased after the closing.

pub mod actions;
pub mod api;
mod emails;
mod labels;
pub mod model;
pub mod pages;
mod retention;
pub mod rules;
pub mod store;
pub mod views;

pub use actions::{applicant, cancellation, link, own_answers, recipient, save_draft};
pub use emails::{
    AnswerLink, AnswerReceipt, CallCancelled, CallRestored, DesignationAnswered, DesignationRequest,
    SignInToAnswer,
};
pub use labels::{designation_tone, designation_word, place_word};
pub use model::{Counts, PlaceChange};
pub use retention::erase_expired;
pub use store::{
    add_sent, count, find, lock, mark_answered, note_designation, number_projects, of_person,
    organization_names, sent, set_person, set_place, set_planned, set_relevance,
};
pub use views::{answers as answers_view, hide_known_names, project as project_view, text as text_view};
