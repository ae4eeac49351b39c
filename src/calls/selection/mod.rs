//! Places: who gets one in the communities that a call plans, the answer to everybody, and making the communities.
//!
//! Once the screening has ended, a coordinator gives the places of each planned community. Where there are places for all
//! relevant projects, each is offered one; else the draw that counts says who is selected and in which order the others wait.
//! Everybody whose answer to the call was not withdrawn gets exactly one email that says what came of it; the call is answered
//! when nobody is left. A place is accepted or declined until a day, without signing in. One that is declined, not accepted in
//! time or given up goes to the next who waits.
//!
//! A planned community becomes a community: those who accepted become members, people without an account are invited, those who
//! accept later are added then. Until places are given, planned communities can be merged and split; those whose answer moves
//! are written to. A board shows which organizations of the network take part. What is on it keeps nobody from anything.
//!
//! * [`model`]: the types; [`rules`]: who gets a place and who is called up, pure;
//! * `api`: inputs; `actions`: what people do; `emails`: what they are written; `jobs`: what happens later;
//! * `store`: SQL of places, of the board and of what is due; `labels`: the names of values;
//! * [`pages`]: the places of a call and its organizations for coordinators, one's own place.

mod actions;
mod api;
mod emails;
pub mod jobs;
mod labels;
pub mod model;
pub mod pages;
pub mod rules;
mod store;

pub use emails::{
    AnswerMoved, PlaceAwaited, PlaceDetails, PlaceExpired, PlaceOffered, PlaceRefused, PlaceReminder,
    WaitingEnded,
};
pub use jobs::OffersJob;
