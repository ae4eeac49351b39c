//! Notifications: emails about events in the portal, to the people concerned.
//!
//! A feature describes what happened as an [`Event`] and calls [`notify`] in its own transaction. The event yields whom
//! it concerns ([`model::RecipientSelector`]) and which preference governs it ([`NotificationKind`]); `notify` finds
//! the recipients, leaves out closed accounts, those who turned off such emails and the person who caused the event,
//! and puts an email for each of the others into the outbox. `portal.outbox_waker.wake()` after the commit sends them.
//!
//! To add a kind of email: a variant of [`Event`] with its arm in [`Event::delivery`] (`model.rs`), its arm in
//! `content.rs`, its texts in both `email.ftl`, and the call of `notify`. For a separate opt-out, add a variant of
//! [`NotificationKind`], with its label, in `model.rs`; the settings page lists them all.
//!
//! * [`model`]: events, recipients and preferences;
//! * `content`: what each event says in an email;
//! * `store`: all its SQL.

pub mod model;

mod content;
pub mod store;
#[cfg(test)]
mod tests;

pub use model::{Actor, CommentDetails, Event, MeetingDetails, NotificationKind, PerLang, is_confidential};
pub use store::{enabled_kinds, notify, set_enabled_kinds};
