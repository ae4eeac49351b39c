//! Who speaks in a meeting that is under way: raised hands and their order, the tour de table, silent contributions that the
//! facilitator reads out, and quick polls.
//!
//! The order is the same for all and follows from a rule that is on the page ([`model::queue`]): direct replies, those who have
//! not spoken, those who have spoken least, those who asked first. Facilitators give the floor, move people and take them off. What
//! two do at once is one state: the row of the meeting is locked, and a facilitator's form holds the turn that it was made for.
//!
//! * How long a person has spoken is counted by the server's clock, is seen by that person and the facilitators, and is deleted
//!   in the transaction that ends the meeting ([`phase_changed`]). How many people spoke and how many of them used half of the time
//!   stays, where at least five spoke.
//! * What a person wrote is for the facilitators, without a name, until it is read out.
//! * Those who may speak are members and facilitators; all who read the agenda see who speaks and who waits.
//! * A *quick poll* stores who chose what until the meeting ends, unless it is anonymous: then it stores who answered and,
//!   apart, one sum, as secret votes do ([`crate::vote`]).
//!
//! Layers: [`model`], `rules` (pure); [`api`]: inputs and server functions; `actions`: what people do; `store`: all its SQL; `shown`:
//! what each viewer is shown, `views`: the same as HTML; [`islands`]: what answers at once; `pages`: the page without a script,
//! the section that the pages of a meeting show; `jobs`: what remains of meetings that no one ended.

#[cfg(any(feature = "ssr", feature = "write"))]
pub mod api;
#[cfg(any(feature = "ssr", feature = "write"))]
pub mod islands;
pub mod model;

cfg_if::cfg_if! {
    if #[cfg(feature = "ssr")] {
        mod actions;
        pub mod jobs;
        mod labels;
        pub mod pages;
        pub mod paths;
        pub mod rules;
        mod shown;
        pub mod store;
        mod views;


        pub use jobs::ForgetSpeakingJob;
        pub use store::{closed_polls, phase_changed, share};
    }
}
