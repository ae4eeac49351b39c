//! Reflections: what members write about their practice, for the audience they choose, and how readers respond.
//!
//! Only its author sees a new reflection. The author chooses and changes its audience at any time: one rule decides,
//! [`rules::visible`], and one SQL predicate says the same in every statement of `store`; a reflection that one may
//! not see and one that does not exist get the same response. It may be shared without the author's name: facilitators
//! may ask for the name with a reason, which is logged and sent to the author (`access`). Readers see its history from
//! the revision at which it was shared with them. Before others read it, `pii_review` shows what may identify a
//! student.
//!
//! * [`model`]: the types; [`rules`]: visibility and tags, pure; `fields`: a reflection as the fields of its forms;
//! * [`group`]: notes that several people write at once, as agendas are;
//! * `actions`: what people do with reflections, one function each, for forms and server functions; [`api`]: the server
//!   functions and their inputs; [`islands`]: toolbar, preview and warnings around the text fields, reactions and replies
//!   in place, suggestions below the search field (`suggestions`);
//! * `store`: all its SQL; `begin`: the first revision; `prompts`: what a reflection may respond to; `pages`: writing,
//!   sharing, reading, commenting, translating, files, moderation, export, search;
//! * `events`: what people are notified of; `translating`: who may translate; `views`: cards and badges; `labels`: the names
//!   of values.

#[cfg(any(feature = "ssr", not(feature = "live")))]
pub mod api;
#[cfg(any(feature = "ssr", not(feature = "live")))]
pub mod islands;
pub mod model;
pub mod rules;

#[cfg(feature = "ssr")]
mod access;
#[cfg(feature = "ssr")]
mod actions;
#[cfg(feature = "ssr")]
mod begin;
#[cfg(feature = "ssr")]
mod events;
#[cfg(feature = "ssr")]
mod fields;
#[cfg(feature = "ssr")]
pub mod group;
#[cfg(feature = "ssr")]
mod labels;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod paths;
#[cfg(feature = "ssr")]
mod pii_review;
#[cfg(feature = "ssr")]
mod prompts;
#[cfg(feature = "ssr")]
pub mod store;
#[cfg(feature = "ssr")]
mod suggestions;
#[cfg(feature = "ssr")]
mod translating;
#[cfg(feature = "ssr")]
mod views;

#[cfg(all(test, feature = "ssr"))]
mod tests;

#[cfg(feature = "ssr")]
pub use begin::{begin, begin_all};
#[cfg(feature = "ssr")]
pub use prompts::question;
#[cfg(feature = "ssr")]
pub use store::{answered, may_draft};
#[cfg(feature = "ssr")]
pub use translating::may_translate;
