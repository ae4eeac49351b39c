//! Meetings of communities.
//!
//! A meeting can be published before its date is known: then it has a month. It has a length in
//! minutes, a modality, and a title in one language or both. Its agenda is a later piece of work.
//!
//! * [`model`]: the types; [`outline`]: what an agenda begins with; `store`: all its SQL; `pages`: what is coming, one meeting;
//! * `views`: the rows and cards that other features show, too.

#[cfg(any(feature = "ssr", feature = "live"))]
pub mod agenda;
pub mod model;
pub mod outline;

#[cfg(feature = "ssr")]
mod live;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod paths;
#[cfg(feature = "ssr")]
pub mod store;
#[cfg(feature = "ssr")]
mod views;
#[cfg(feature = "ssr")]
mod words;

#[cfg(feature = "ssr")]
pub use live::{Agendas, begin};
#[cfg(feature = "ssr")]
pub use store::{Side, of_community, unpacked, upcoming};
#[cfg(feature = "ssr")]
pub use views::{MeetingCards, MeetingRows, when};
