//! The live editor of an agenda, of a group's note, of minutes or of a chapter of a guide.
//!
//! The browser holds a copy of the document. A local change is applied to the copy at once, written to the offline
//! cache and sent; remote changes are merged when they arrive. Nothing waits for the network.
//!
//! * `session`: everything that is decided (connection, handshake, acknowledgements, offline cache, presence, status),
//!   as a state machine without I/O, so that tests run it natively against a simulated network;
//! * `typing`: from what a person typed to a change of the text, pure; `shortcut`: what keys do in the list of items,
//!   pure; `time_of_day`: when items begin, in words, pure;
//! * `countdown`: what is left of the time at a table;
//! * `browser`: the WebSocket, the timers, IndexedDB and the page; on the server it is `absent`.

#![cfg_attr(test, allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says so"))]

#[cfg(not(feature = "hydrate"))]
mod absent;
#[cfg(feature = "hydrate")]
mod browser;
mod config;
mod countdown;
mod island;
#[cfg(any(feature = "hydrate", test))]
mod session;
#[cfg(any(feature = "hydrate", test))]
mod shortcut;
#[cfg(any(feature = "hydrate", test))]
mod time_of_day;
#[cfg(any(feature = "hydrate", test))]
mod typing;

pub use config::{EditorConfig, EditorKind, Label};
pub use countdown::Countdown;
pub use island::AgendaEditor;
