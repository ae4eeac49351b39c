//! Accounts: how a person proves who they are, and what they may see and change of their own.
//!
//! A person has an address for mail, and one or several *credentials*: a password today, an
//! organization's OpenID Connect or a passkey later, side by side. A *link* sent by mail, used once
//! and within its time, signs in, proves an address, sets a new password or accepts an invitation;
//! it is consumed by a form, so that a scanner that follows links burns nothing. The last three links that were asked
//! for work until one is used. A new password, signing out everywhere, a change of address and closing the account end
//! all of a person's unused links in the same transaction; an invitation stays, because it opens no account: who has one
//! signs in before accepting it.
//!
//! * [`model`]: the types; [`rules`]: addresses, pure; `passwords`: those that are tried first;
//! * `store`: all its SQL; `signing`: the ways in, and their limits; `pages`: signing in, profile, security, data.
//!
//! Whoever asks learns nothing about who has an account: answers are alike, and take as long.

pub mod model;
pub mod rules;

#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
mod passwords;
#[cfg(feature = "ssr")]
pub mod paths;
#[cfg(feature = "ssr")]
mod signing;
#[cfg(feature = "ssr")]
pub mod store;

#[cfg(all(test, feature = "ssr"))]
mod tests;

#[cfg(feature = "ssr")]
pub use passwords::check as check_password;
#[cfg(feature = "ssr")]
pub use signing::{hashed, invite};
#[cfg(feature = "ssr")]
pub use store::{accepted, end_invitations, end_links, find, grant, newest, publish};
