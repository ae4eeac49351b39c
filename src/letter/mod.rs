//! What the portal writes to people.
//!
//! A [`Letter`] is a fact that somebody should hear of. [`post`] puts it into words, in the reader's
//! language, and into the outbox, within the transaction of the fact; `portal.mail.wake()` after the
//! commit sends it off.
//!
//! Every letter reads well as plain text; its page says the same, with a button and the bare link
//! below. It says why one receives it, what to do if one asked for nothing, and how long its link
//! works. Names come from people: they are taken down to one line and escaped. To look at all
//! letters in a browser: `cargo test --features ssr --lib letter`, then `target/letters/`.

mod html;
mod labels;
mod model;
mod render;
mod site;
mod store;
#[cfg(test)]
mod tests;

pub use model::{Letter, Recipient, Site, is_confidential};
pub use render::Rendered;
pub use store::{post, post_link};
