//! What the portal sends to people's mailboxes, and that it arrives.
//!
//! The promise: an email is written in the transaction of the fact that it is about ([`enqueue`]), so it exists exactly
//! when the fact does. From then on it is tried until the mail server accepts it, refuses it for good, or a day and a half
//! has passed; then it waits for an administrator ([`retry`]). An email whose link has expired or was cancelled
//! ([`cancel_link`]) is not sent, and is marked as such. Two processes on one database never send the same email, except
//! when one of them dies between the mail server's reply and its own record of it: then the email is sent twice, under
//! the same `Message-ID`.
//!
//! * [`outbox`]: the table, and all its SQL;
//! * [`worker`]: the job that sends what is due to the mail server or, where none is configured, into a folder as `.eml`
//!   files; [`Notifier::wake`](super::jobs::Notifier::wake) on `portal.mail` runs it at once;
//! * [`transport`]: the connection to the mail server; [`message`]: headers and parts of an email;
//! * [`redact_links`]: what is kept of an email once it is sent.
//!
//! Emails carry links that open accounts. Neither a body nor a link is ever logged, and the types that hold a body have
//! no `Debug`, so that none can be printed by mistake.

pub mod message;
pub mod outbox;
mod redact;
#[cfg(test)]
mod tests;
pub mod transport;
pub mod worker;

pub use message::{Sender, one_line};
pub use outbox::{MailedLink, NewEmail, cancel_link, enqueue, last_about, retry};
pub use redact::redact_links;
pub use transport::MailTransport;
pub use worker::OutboxWorker;
