//! Reminders before meetings: seven days, one day and one hour before, as each person chose.
//!
//! Guarantees: a person gets one reminder of each kind for each beginning of a meeting, also when several processes run the
//! job or one dies. A row is inserted in the same transaction as the notification and the email; its key is the meeting,
//! the person, the kind and the beginning. A meeting that is moved has another beginning, so that its reminders are due
//! again, unless they were due before the members learned of it. None is sent of a meeting that is cancelled, a draft or under
//! way, or whose community is archived. An email that still waits in the outbox is not sent any more when the meeting is moved,
//! cancelled, withdrawn or begins, when its community is archived, or when its recipient leaves or their account is closed
//! (`stop_reminders_of` and the others of `notification`).
//!
//! * [`rules`]: when a reminder is due, pure; `store`: who is to be reminded, and who was; `job`: sends what is due.

pub mod job;
pub mod rules;
pub mod store;

pub use job::MeetingRemindersJob;
pub use store::delete_before;
