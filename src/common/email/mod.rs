//! Emails: their content, layout and enqueueing.
//!
//! An [`EmailTemplate`] produces the [`Content`] of an email in the recipient's language; [`enqueue`] lays it out and
//! puts it into the outbox, in the same transaction as the change that it reports. `portal.outbox_waker.wake()` after
//! the commit sends it. [`AccountEmail`] has the emails of accounts (links, changes of address and password,
//! invitations). The calls have templates of their own for organizations, reviewers and people without an account, and
//! enqueue them directly; everything else is sent by `notification`.
//!
//! Every email reads well as plain text; its HTML body says the same, with a button and the bare link below. It says
//! why the recipient gets it, what to do if they asked for nothing, and how long its link works. An email that can be
//! refused says where, and stops with one click in the mail program (RFC 8058). Names come from
//! people: they are shortened to one line and escaped. To look at all emails in a browser: `cargo nextest run -E
//! 'test(emails_can_be_looked_at)'`, then `target/emails/`.

mod account;
mod content;
mod enqueue;
mod html;
mod model;
mod render;
mod site;

pub use content::{Content, EmailTemplate, OptOutLinks};
pub use enqueue::{compose, enqueue, enqueue_all, enqueue_with_expiry, enqueue_with_opt_out};
pub use model::{AccountEmail, Recipient, Site};
pub use render::{Rendered, render};
