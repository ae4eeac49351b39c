//! What guests see: an invitation, and what they said.

pub(super) mod invitation;
pub(super) mod registration;
mod views;
