//! Notifications: emails about events in the portal, to the people concerned.
//!
//! A feature describes what happened as one of the [`events`] and calls [`notify`] in the transaction of the change. The event
//! says whom it concerns ([`model::RecipientSelector`]) and which preference can refuse it ([`NotificationKind`]); `notify` finds the
//! recipients, leaves out closed accounts, those who do not want such mail and the person who caused the event, and puts an
//! email for each of the others into the outbox. `portal.outbox_waker.wake()` after the commit sends them.
//!
//! A new kind of mail takes: a struct in `events`, its texts in both `email.ftl`, and the call of `notify`. An opt-out of its
//! own is one more line of [`NotificationKind`] in `model.rs`; the settings page lists them all.
//!
//! * [`events`]: what people are notified of, and what each email says;
//! * [`model`]: audiences, preferences, and what an event has to say of itself;
//! * `store`: all its SQL.

pub mod events;
pub mod model;

pub mod store;
#[cfg(test)]
mod tests;

pub use model::{Actor, NotificationKind, PerLang, is_confidential};
pub use store::{count, enabled_kinds, notify, set_enabled_kinds};
