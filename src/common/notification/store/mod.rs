//! All the SQL of notifications: who gets them, what is unread, and how each person wants them.

mod digest;
mod entries;
mod preferences;
mod recipients;
mod reminders;
mod unsubscribe;

pub use digest::{claim_digest, digest_entries, due_digests, enqueue_digest, next_digest_at};
pub use entries::{
    PAGE_SIZE, delete_older_than, find, has_unread_of, list, mark_all_read, mark_kind_read, mark_read,
    mark_subject_read, names_of_people,
};
pub use preferences::{
    Preferences, preferences, reminders, set_community_delivery, set_delivery, set_frequency, set_reminders,
    stop,
};
pub use recipients::{count, notify};
pub use reminders::{stop_reminders_of, stop_reminders_to, stop_reminders_to_member};
pub use unsubscribe::{Key, stored_secret};
