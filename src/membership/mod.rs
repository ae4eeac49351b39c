//! Who belongs to a community, and as what.
//!
//! One joins by invitation, or by asking and being let in. A community keeps a facilitator: its last
//! one leaves only when a coordinator says so. A liaison with a professional order is possible where
//! the community works with one ([`model::Liaison`]). Nobody gives themself a membership or a higher role: not by
//! inviting an address of their own, nor by accepting their own request. The facilitators are notified of what a person
//! who does not facilitate the community decides.
//!
//! * [`model`]: the types; [`rules`]: which changes are possible, pure;
//! * [`api`], `actions`: what people do; [`islands`]: the parts of the list of members that answer at once;
//! * `store`: all its SQL; `pages`: members, asking to join, the directory.

#[cfg(any(feature = "ssr", feature = "write"))]
pub mod api;
#[cfg(any(feature = "ssr", feature = "write"))]
pub mod islands;
pub mod model;
pub mod rules;

#[cfg(feature = "ssr")]
mod actions;
#[cfg(feature = "ssr")]
mod joining;
#[cfg(feature = "ssr")]
mod labels;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod paths;
#[cfg(feature = "ssr")]
pub mod store;

#[cfg(all(test, feature = "ssr"))]
mod tests;

#[cfg(feature = "ssr")]
pub use joining::{accept_invitation, invitation_holds};
#[cfg(feature = "ssr")]
pub use labels::{portal_role as portal_role_word, role as role_word};
#[cfg(feature = "ssr")]
pub use store::{invitation, liaison, set_liaison, taking_part};
