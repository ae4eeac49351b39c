//! Notifications: what happens in the portal, told to the people whom it concerns.
//!
//! A feature describes what happened as an [`Event`] and calls [`notify`] in the transaction of the fact. The event says
//! whom it concerns ([`model::Audience`]) and which preference governs it ([`NotificationKind`]); `notify` finds the recipients,
//! leaves out closed accounts, those who do not want such mail and the person who caused the event, and puts an email for
//! each of the others into the outbox. `portal.mail.wake()` after the commit sends them.
//!
//! A new kind of mail takes: a variant of [`Event`] with its arm in [`Event::delivery`] (`model.rs`), its arm in
//! `content.rs`, its texts in both `email.ftl`, and the call of `notify`. An opt-out of its own is one more variant of
//! [`NotificationKind`], with its label, in `model.rs`; the settings page lists them all.
//!
//! * [`model`]: events, audiences and preferences;
//! * `content`: what each event says in an email;
//! * `store`: all its SQL.

pub mod model;

mod content;
pub mod store;
#[cfg(test)]
mod tests;

pub use model::{Actor, EachLang, Event, MeetingFacts, NotificationKind, ReplyFacts, is_confidential};
pub use store::{enabled_kinds, notify, set_enabled_kinds};
