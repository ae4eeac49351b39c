//! What the portal sends to people's mailboxes, and that it arrives.
//!
//! The promise: a letter is written in the transaction of the fact that it tells ([`post`]), so it
//! exists exactly when the fact does. From then on it is tried until the mail server has it, refuses
//! it for good, or a day and a half has passed; then it waits for an administrator ([`again`]). A letter whose link is
//! over, because its time has passed or because it was ended ([`withdraw`]), is not sent, and is marked as such. Two
//! processes on one database never send it both, except when one of them dies in the moment between
//! the mail server's yes and its own note of it: then it is sent twice, under the same `Message-ID`.
//!
//! * [`outbox`]: the table, and all its SQL;
//! * [`courier`]: the task that takes letters from there to the mail server, or, where none is set,
//!   into a folder, one `.eml` file each;
//! * [`carrier`]: the way there; [`message`]: what a letter looks like on it.
//!
//! Letters carry links that open accounts. Neither a body nor a link is ever logged, and whoever
//! holds a letter cannot print it by mistake: letters have no `Debug`.

pub mod carrier;
pub mod courier;
pub mod message;
pub mod outbox;
mod seal;
#[cfg(test)]
mod tests;

use std::sync::Arc;

pub use carrier::Carrier;
pub use courier::Courier;
pub use message::{Sender, one_line};
pub use outbox::{MailedLink, Outgoing, again, last_about, post, withdraw};
pub use seal::without_links;
use tokio::sync::Notify;

/// Tells the courier of this process that a letter was posted.
#[derive(Clone, Debug, Default)]
pub struct Bell(Arc<Notify>);

impl Bell {
    /// To be called once the transaction is committed. Without it the letter leaves a few seconds
    /// later; an early call does no harm.
    pub fn wake(&self) {
        self.0.notify_one();
    }

    async fn rung(&self) {
        self.0.notified().await;
    }
}
