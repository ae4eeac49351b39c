//! Follow-ups: what the members of a community agree to do after a meeting.
//!
//! A follow-up is one thing from the day it is proposed to the day it is closed, across meetings: it is at the top of the page
//! of the next meeting until it is done or dropped. A member proposes one, for themselves or for someone else. The person
//! whose name it has, its *owner*, accepts or declines it; anyone may take on one that no one has. It is due on a day or at the
//! next meeting. After two meetings during which no one touched it, the portal asks whether to keep, change or drop it. The
//! history says who did what, and when.
//!
//! * An owner who leaves the community or whose account is closed does not count from that moment; a job removes them from the
//!   follow-up and notifies the facilitators once.
//! * Emails name the community and nothing of the text, which is for members. The one to a new owner has a link with a secret,
//!   of which a digest is stored; the page behind it answers once, after a button was pressed, without signing in. It shows
//!   the text to those who are signed in and may read it. It stops working when the owner has answered, after a month, and when
//!   the follow-up is closed or has another owner.
//! * Two people who change a follow-up at once do not overwrite each other: its row is locked, and the revision that each looked
//!   at is compared.
//! * Follow-ups are not found by the search of the portal.
//!
//! Layers: [`model`], [`rules`] (pure); [`api`], `actions`: what people do; [`islands`]: buttons that answer in place; `store`: all
//! its SQL; `jobs`: reminders and questions; `events`: what people are notified of; `pages`: the follow-ups of a community, one of
//! them, one's own, answering from an email, the part of the page of a meeting; `views`: parts that other pages show.

#[cfg(any(feature = "ssr", feature = "write"))]
pub mod api;
#[cfg(any(feature = "ssr", feature = "write"))]
pub mod islands;
pub mod model;
pub mod rules;

cfg_if::cfg_if! {
    if #[cfg(feature = "ssr")] {
        mod actions;
        mod events;
        pub mod jobs;
        mod labels;
        pub mod pages;
        pub mod paths;
        pub mod store;
        mod views;


        pub use actions::{AddOutcome, add};
        pub use jobs::FollowUpsJob;
        pub use store::{
            NewFollowUp, candidates, close_in_demonstration, insert, of_item, of_meeting, open_of_community,
            open_of_person, places_of_person,
        };
        pub use views::{add_form, due_words, own_entry};
    }
}
