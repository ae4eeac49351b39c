//! Meetings of communities: planned, published, held, closed.
//!
//! A meeting is a draft until those who plan it publish it; others do not see a draft. It can be
//! published before its date is known: then it has a month. It has a length in minutes, a modality, a
//! title in one language or both, documents. Its link for video is for those who take part and have
//! promised to keep what is said to themselves. Members who wish it are notified when it changes.
//!
//! * [`model`]: the types; `rules`: times, phases, what follows from a change, pure; [`outline`]: what an
//!   agenda begins with; `fields`: a meeting as fields to be edited; `media`: what sort a file is;
//! * `templates`: the outlines to choose from, those delivered and those that people wrote;
//! * [`agenda`]: what people do during a meeting, a document that several write at once, pure; `live`:
//!   its room; `start`: from an outline to an agenda; `form`: changes from plain forms; `events`:
//!   what people are notified of;
//! * `actions`: what people do, one function each; `store`: all its SQL; `pages`: what is coming, one meeting, planning it, its documents;
//! * `views`: the rows and cards that other features show, too.

#[cfg(any(feature = "ssr", feature = "live"))]
pub mod agenda;
#[cfg(any(feature = "ssr", feature = "live"))]
mod colours;
#[cfg(any(feature = "ssr", feature = "live"))]
mod editor;
pub mod islands;
pub mod model;
pub mod outline;

#[cfg(feature = "ssr")]
mod editor_labels;

#[cfg(feature = "ssr")]
mod actions;
#[cfg(feature = "ssr")]
mod events;
#[cfg(feature = "ssr")]
mod fields;
#[cfg(feature = "ssr")]
mod form;
#[cfg(feature = "ssr")]
mod labels;
#[cfg(feature = "ssr")]
mod live;
#[cfg(feature = "ssr")]
mod media;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod paths;
#[cfg(feature = "ssr")]
pub mod rules;
#[cfg(feature = "ssr")]
mod start;
#[cfg(feature = "ssr")]
pub mod store;
#[cfg(feature = "ssr")]
mod templates;
#[cfg(feature = "ssr")]
mod views;

#[cfg(all(test, feature = "ssr"))]
mod tests;

#[cfg(feature = "ssr")]
pub use editor_labels::all as editor_labels;
#[cfg(test)]
pub(crate) use form::splices;
#[cfg(feature = "ssr")]
pub use form::{ItemAction, ItemInput, errors as item_errors, perform};
#[cfg(feature = "ssr")]
pub use islands::{AgendaEditor, AgendaRefresher, EditorConfig, EditorKind, Label};
#[cfg(feature = "ssr")]
pub use labels::item_kind as item_kind_word;
#[cfg(feature = "ssr")]
pub use live::{Agendas, merge, read as agenda_of, view};
#[cfg(feature = "ssr")]
pub use media::{Accepted, LARGEST, NotAccepted, accept, recheck};
#[cfg(feature = "ssr")]
pub use start::{begin, begin_document, carried_over};
#[cfg(feature = "ssr")]
pub use store::{Texts, next_of_community, of_community, save_template, set_retired, upcoming, whose};
#[cfg(feature = "ssr")]
pub use templates::{all as templates, delivered, one as template};
#[cfg(feature = "ssr")]
pub use views::{MeetingCards, MeetingRows, when};
