//! Notifications of events in the portal, for the people concerned.
//!
//! A feature describes what happened as one of the [`events`] and calls [`notify`] in the transaction of the change. The event
//! says whom it concerns ([`model::RecipientSelector`]), what it is about ([`model::Subject`]) and which preference decides how
//! it is sent ([`NotificationCategory`]). `notify` leaves out closed accounts and the person who caused the event; for each of
//! the others it writes a row for the list in the portal and, as they chose, enqueues an email or marks the row for their
//! next digest. `portal.outbox_waker.wake()` after the commit sends the emails.
//!
//! A row holds ids and no text. Whenever the list or a digest is made, the features say what of it the person may read now
//! ([`EntryResolvers`]); of anything else, nothing is shown. Emails quote nothing that only members may read.
//!
//! Emails that can be refused carry a link and a header (RFC 8058) that stop them without signing in.
//!
//! * [`events`]: what people are notified of, and what each email says;
//! * [`model`]: kinds and what is said of each, categories, subjects, and what an event has to say of itself; [`rules`]: when a digest is sent, pure;
//! * [`resolvers`]: what a person may read now; `labels`: what lists and digests say;
//! * `actions`, [`api`]: reading, marking as read, choosing, stopping emails; [`digest`]: the job that sends digests;
//! * [`store`]: all its SQL; `pages`: the list, the preferences, stopping emails; `views`: the link in the masthead.

mod actions;
pub mod api;
pub mod digest;
pub mod events;
mod labels;
pub mod model;
pub mod pages;
pub mod paths;
pub mod resolvers;
pub mod rules;
pub mod store;
mod views;

pub use actions::{mark_kind_read, mark_subject_read};
pub use digest::DigestJob;
pub use model::{Actor, NotificationCategory, NotificationKind, PerLang, is_confidential};
pub use resolvers::{EntryResolver, EntryResolvers, ReadableEntries};
pub use store::{
    count, delete_older_than, notify, stop_reminders_of, stop_reminders_to, stop_reminders_to_member,
};
pub use views::NotificationsLink;
