//! The administration of calls, for coordinators.

pub(super) mod cancel;
pub(super) mod criteria;
pub(super) mod dates;
mod head;
pub(super) mod list;
pub(super) mod new;
pub(super) mod overview;
mod parts;
pub(super) mod planned;
pub(super) mod preview;
pub(super) mod publish;
pub(super) mod questions;
pub(super) mod reviewers;

pub use head::{manage_head, manage_head_below};
