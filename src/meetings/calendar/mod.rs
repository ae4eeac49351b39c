//! The meetings of a person and of a community in their calendar programs.
//!
//! A person has at most one address at which calendar programs read the meetings of all their communities without signing
//! in. It holds a secret of 256 bits, of which the database has a hash only; the portal shows it once. The secret is in
//! the query of the address, which is not logged. A new address replaces the old one; none is left when all sessions of
//! the person end, or their account is closed. What the person may see is looked up
//! at each request, and an address that was removed answers like one that never existed.
//!
//! A community has a public calendar. Drafts and meetings without a date are in no calendar, nor is who comes; cancelled
//! meetings stay, those that are over for two years.
//!
//! * [`paths`]: addresses; `store`: secrets, and whether a calendar has changed;
//! * `actions`: making and removing one's address; `pages`: calendars, and the page of the account.

mod actions;
pub mod pages;
pub mod paths;
mod store;
