//! Findings: what communities found, what they ask of the managers, and what comes back.
//!
//! A facilitator gathers a finding: a statement, what is asked, the reflections and decisions behind it. The authors of the
//! reflections are asked ([`quotation`](crate::quotation)); only what all of them consent to counts and is shown. Other
//! communities can be asked to join with their reflections. Then it is sent to a community of managers, with a day by which an
//! answer is expected. The managers accept it with an action, its day and its person, put it off to a day, or refuse it with a
//! reason. Silence is counted in days since it was sent, and shown. Everyone behind it is notified of the answer and of each
//! change.
//!
//! * A finding is for the members of the communities that gather it and, once it was sent, for those of the managers' community.
//!   A community that was asked to join shows it to its facilitators. Emails say nothing of what is in it.
//! * What a reflection is called is shown to those who may read the reflection; its passages and its authors only as they consent.
//!   What was decided is for those who read the agendas of that community: others see the number of the decision.
//! * Few people, and few organizations, are not counted ([`rules::SHOWN_FROM`]).
//! * Two people who change a finding at once do not overwrite each other: its row is locked, and the revision that each looked at
//!   is compared.
//!
//! Layers: [`model`], [`rules`] (pure); `api`: inputs of forms; `actions`: what people do; `store`: all its SQL; `jobs`:
//! reminders; `events`: what people are notified of; `pages`: the findings of a community, one of them, gathering, what is behind
//! it, on paper; `labels`: the names of values; `export`: findings as files.

mod actions;
mod api;
mod events;
mod export;
pub mod jobs;
mod labels;
pub mod model;
pub mod pages;
pub mod paths;
mod public;
pub mod rules;
pub mod store;

pub use jobs::FindingRemindersJob;
pub use public::{of_community, public_sources, statement_of};
pub use store::{
    NewChange, NewFinding, add, add_change, find, join, offer, send as send_to, set_behind, write_answer,
};
