//! The home of a person who is signed in: what is next for them.
//!
//! The next meeting, the follow-ups with their name, what waits for them, what is new in their communities since they last
//! looked, their answers to calls, open calls, their communities and their bookmarks; for newcomers, three steps. What a part shows
//! is found by its own feature, which checks the rights: one statement for meetings, one for communities, one for reflections, one
//! for follow-ups, one for votes, two for calls, and for answers to calls one and one for each of their calls. Here is only what they have in
//! common.
//!
//! * `rules`: since when something is new, who is a newcomer, pure;
//! * `store`: when a person looked at their home; `pages`: the page, a file for each part.
//!
//! A person looked when the page was shown to them. What is new stays so for the whole day: it is what came after they
//! looked on an earlier day, without what they have read. So it is written down once a day, and reloading the page loses
//! nothing.

mod pages;
pub mod rules;
mod store;

pub use pages::show;
