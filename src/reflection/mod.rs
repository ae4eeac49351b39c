//! Reflections: what members write of their practice, for whom they choose, and what others answer.
//!
//! A reflection begins as its author's alone. Its author says who sees it, and says otherwise at any
//! time: one rule decides, [`rules::visible`], and one predicate says the same in every statement of
//! `store`; what one may not see and what does not exist answer alike. It may be shared without a name:
//! then facilitators learn it for a reason only, which is logged and told to the author (`access`). What others read of its history
//! begins where it was shared with them. Before it is shared, `before_sharing` shows what may identify a
//! pupil.
//!
//! * [`model`]: the types; [`rules`]: who sees what, tags, pure; `sheet`: a reflection as fields to be
//!   edited, and back, pure; `stems`: from texts to what can be searched, pure;
//! * [`guard`]: what in a text could identify a pupil, pure; runs where one types and where one shares;
//! * [`group`]: notes that several people write at once, as agendas are;
//! * [`api`]: a preview, suggestions; [`islands`]: toolbar, preview and guard around the fields in which
//!   one writes, and what one may mean below the field in which one searches (`suggestions`);
//! * `store`: all its SQL; `begin`: a first revision; `prompts`: what one may answer; `pages`: writing,
//!   sharing, reading, answering, translating, files, moderation, taking along, search;
//! * `events`: what people are notified of; `translating`: who may translate; `views`: cards, levels; `words`: the
//!   names of values.

#[cfg(not(any(feature = "guard", all(feature = "live", not(feature = "ssr")))))]
pub mod api;
pub mod guard;
#[cfg(not(any(feature = "guard", all(feature = "live", not(feature = "ssr")))))]
pub mod islands;
#[cfg(not(feature = "guard"))]
pub mod model;
#[cfg(not(feature = "guard"))]
pub mod rules;

#[cfg(feature = "ssr")]
mod access;
#[cfg(feature = "ssr")]
mod before_sharing;
#[cfg(feature = "ssr")]
mod begin;
#[cfg(feature = "ssr")]
mod events;
#[cfg(feature = "ssr")]
pub mod group;
#[cfg(feature = "ssr")]
mod labels;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod paths;
#[cfg(feature = "ssr")]
mod prompts;
#[cfg(feature = "ssr")]
mod sheet;
#[cfg(feature = "ssr")]
pub mod stems;
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
