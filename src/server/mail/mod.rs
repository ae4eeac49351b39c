//! What the portal sends to people's mailboxes, and that it arrives.
//!
//! The promise: an email is written in the transaction of the fact that it tells ([`enqueue`]), so it
//! exists exactly when the fact does. From then on it is tried until the mail server has it, refuses
//! it for good, or a day and a half has passed; then it waits for an administrator ([`retry`]). An email whose link is
//! over, because its time has passed or because it was ended ([`cancel_link`]), is not sent, and is marked as such. Two
//! processes on one database never send it both, except when one of them dies in the moment between
//! the mail server's yes and its own note of it: then it is sent twice, under the same `Message-ID`.
//!
//! * [`outbox`]: the table, and all its SQL;
//! * [`worker`]: the task that takes emails from there to the mail server, or, where none is set,
//!   into a folder, one `.eml` file each;
//! * [`transport`]: the way there; [`message`]: what an email looks like on it.
//!
//! Emails carry links that open accounts. Neither a body nor a link is ever logged, and whoever
//! holds an email cannot print it by mistake: emails have no `Debug`.

pub mod message;
pub mod outbox;
mod redact;
#[cfg(test)]
mod tests;
pub mod transport;
pub mod worker;

use std::sync::Arc;

pub use message::{Sender, one_line};
pub use outbox::{MailedLink, NewEmail, cancel_link, enqueue, last_about, retry};
pub use redact::redact_links;
use tokio::sync::Notify;
pub use transport::MailTransport;
pub use worker::OutboxWorker;

/// Tells the worker of this process that an email was posted.
#[derive(Clone, Debug, Default)]
pub struct Notifier(Arc<Notify>);

impl Notifier {
    /// To be called once the transaction is committed. Without it the email leaves a few seconds
    /// later; an early call does no harm.
    pub fn wake(&self) {
        self.0.notify_one();
    }

    async fn notified(&self) {
        self.0.notified().await;
    }
}
