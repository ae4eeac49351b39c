//! How the portal writes to people.
//!
//! A [`Message`] says what an email says, in the recipient's language ([`Content`]); [`enqueue`] lays it out and puts it
//! into the outbox, in the transaction of the fact that it is about. `portal.mail.wake()` after the commit sends it.
//! [`Email`] has the messages of accounts (links, changes of address and password, invitations); what happens in the
//! portal is a notification's event.
//!
//! Every email reads well as plain text; its page says the same, with a button and the bare link below. It says why the
//! recipient gets it, what to do if they asked for nothing, and how long its link works. Names come from people: they are
//! shortened to one line and escaped. To look at all emails in a browser: `cargo test --features ssr --lib email`, then
//! `target/emails/`.

mod account;
mod content;
mod enqueue;
mod html;
mod model;
mod render;
mod site;
#[cfg(test)]
mod tests;

pub use content::{Content, Message, short_name};
pub use enqueue::{enqueue, enqueue_with_link};
pub use model::{Email, Recipient, Site};
pub use render::{Rendered, render};
