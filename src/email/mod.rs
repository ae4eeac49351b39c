//! What the portal writes to people.
//!
//! An [`Email`] is a fact that somebody should hear of. [`enqueue`] puts it into content, in the reader's
//! language, and into the outbox, within the transaction of the fact; `portal.mail.wake()` after the
//! commit sends it off.
//!
//! Every email reads well as plain text; its page says the same, with a button and the bare link
//! below. It says why one receives it, what to do if one asked for nothing, and how long its link
//! works. Names come from people: they are taken down to one line and escaped. To look at all
//! emails in a browser: `cargo test --features ssr --lib email`, then `target/emails/`.

mod content;
mod html;
mod model;
mod render;
mod site;
mod store;
#[cfg(test)]
mod tests;

pub use model::{Email, Recipient, Site, is_confidential};
pub use render::Rendered;
pub use store::{enqueue, enqueue_with_link};
