//! Who was at a meeting, and how long. Who says that they will come is another feature: `attendance`.
//!
//! Three sources are kept apart, and each keeps its latest statement: where the portal noticed a person (they opened the participant's
//! page, or entered the code of the room), what they say themselves, and what facilitators noted. The [`rules`] say what follows
//! from them, and who is believed where they contradict each other. Times are in steps of 15 minutes of the planned meeting.
//!
//! * The code of a room has four letters. It belongs to one meeting, works from its beginning to a quarter of an hour after its end, and
//!   notes members of the community only; one that was photographed at an earlier meeting is refused with that reason. A person
//!   can try few codes at once. Its address, also as a QR code, shows a form: opening it notes no one.
//! * Facilitators see who was there. Members see how many, and themselves; coordinators how many, from five people up. Nothing
//!   of it is in feeds, in exports of others, in the log or in emails. The minutes of a meeting, for those who read its agenda, give
//!   how many were there, from five people up, and name those who confirmed it themselves: the form says so.
//! * A *certificate* is issued for what the community takes for certain. It says what was so when it was issued; when that
//!   changes, a new one replaces it. Facilitators revoke one with a reason, which its holder reads; one that says the same is not
//!   issued again. People who have its address, with a code of 100 bits, see whether it is in force and what it certifies.
//! * The *logbook* of hours is the person's own, by periods of two school years from 1 July of odd years. No one else reads it, but
//!   for those to whom the person gives a link, until it is withdrawn or its period is no longer offered; of its secret only a
//!   digest is stored.
//! * Those who missed a meeting or its beginning have a page with what came of it, and contribute to its items until a day that
//!   facilitators set. Those who were absent are notified once, when facilitators say that everyone who was there is noted.
//! * A guest is erased a month after the meeting; that a guest of their organization was there stays.
//!
//! Layers: [`model`], [`rules`] (pure); [`api`], `actions`: what people do; `store`: all its SQL; [`composition`]: what other features
//! show on the page for those who missed a meeting; `pages`: who was there, the code of the room, certificates, the logbook, parts
//! of the page of a meeting.

mod actions;
pub mod api;
mod composition;
mod labels;
pub mod model;
pub mod pages;
pub mod paths;
pub mod rules;
pub mod store;

pub use actions::{attended, joined};
pub use composition::{Composition, OutcomesLoader};
pub use store::missed;
