//! The email outbox and its delivery.
//!
//! Guarantees: an email is enqueued in the same transaction as the change that it reports ([`outbox::insert`]).
//! Delivery is attempted until the mail server accepts it, rejects it permanently, or a day and a half has passed
//! (about 11 minutes for an email that expires within two hours); after that only an administrator can retry
//! it ([`retry`]). An attempt whose process ends, or whose outcome cannot be recorded, counts as one that failed, and is followed by
//! the next one after five minutes. An email that is no longer worth sending ([`EmailExpiry`], [`expire_emails`]) is not sent, and is
//! marked as expired. An email is sent once, unless its sending cannot be recorded: the process dies, the
//! database fails or the mail server does not reply in time after it has accepted it. Then it is sent again, under the
//! same `Message-ID`.
//!
//! * [`outbox`]: the table and its SQL;
//! * [`send_emails`]: the job that sends what is due to the mail server or, where none is configured, into a folder as
//!   `.eml` files; [`JobWaker::wake`](super::jobs::JobWaker::wake) on `portal.outbox_waker` runs it at once;
//! * [`transport`]: the connection to the mail server; [`message`]: headers and parts of an email;
//! * [`redact_secret_links`]: removes secret links from an email after it was sent.
//!
//! Emails carry links that open accounts. Neither a body nor a link is ever logged. [`NewEmail`] and
//! [`ClaimedEmail`](outbox::ClaimedEmail) have no `Debug`, so that none can be printed by mistake.

pub mod message;
pub mod outbox;
mod redact;
pub mod send_emails;
#[cfg(test)]
mod tests;
pub mod transport;

pub use message::MailFrom;
pub use outbox::{CalendarPart, EmailExpiry, NewEmail, expire_emails, last_enqueued_at, retry};
pub use redact::redact_secret_links;
pub use send_emails::SendEmailsJob;
pub use transport::MailTransport;
