//! Who comes to a meeting, and how.
//!
//! Members and facilitators answer yes, maybe or no to a meeting that is announced and not over; a yes says whether they
//! come in person or online. They change their answer as often as they like; there is one for each person and meeting.
//!
//! A meeting can have a number of places for each way. The row of the meeting is locked while places are given, so that the
//! last one is given once. Without a free place a person waits; a place that becomes free is offered to those who wait, in
//! the order in which they asked, with a deadline to confirm ([`places`]). Close to the meeting it is given without asking.
//! No one loses a place when facilitators lower the number.
//!
//! * An answer remembers the time of the meeting. When the meeting moves, answers and places are kept, and each person is
//!   asked whether the answer still holds. A form that was opened before the meeting moved is not saved unread.
//! * A meeting that is cancelled keeps its answers; they are there when it is restored.
//! * The answers of people who left the community, or whose account is closed, are removed before places are given, with what
//!   they need; until then they are not shown.
//! * Counts are for those who read the agenda. The names of those who come are for the same people, and only of those who
//!   agreed. Facilitators and coordinators see all answers; what people need in order to take part is for facilitators only
//!   and is erased a month after the meeting.
//!
//! A *guest* comes without an account. Facilitators make a link for an organization, with a secret and a number of guests; it
//! works until the meeting begins. A person who has it registers by a form and gets an address of their own, with another secret, to
//! change or withdraw what they said ([`guests`]); of both secrets only digests are stored. Guests count in the places and wait
//! with the members; they leave no email address, so that a place that becomes free is given to them, not offered. Only those
//! who prepare the meeting see them; others see numbers. They are erased a month after the meeting, with the links.
//!
//! Layers: [`model`], [`rules`] (pure); `api`, `actions`, `guests`: what people do; [`places`]: who gets a place; `store`: all its SQL;
//! `jobs`: what happens later; `pages`: the answer, the answers of a meeting, parts of the page of a meeting; `views`: parts
//! that other pages show.

mod actions;
mod api;
mod guests;
pub mod jobs;
mod labels;
pub mod model;
pub mod pages;
pub mod paths;
mod places;
pub mod rules;
pub mod store;
mod views;

pub use jobs::{PlacesJob, erase_after_meetings};
pub use store::own;
pub use views::answer_in_one_press;
