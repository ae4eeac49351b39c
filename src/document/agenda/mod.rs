//! The agenda of a meeting: one document that several people change at once. Pure: neither server
//! nor browser.
//!
//! Its shape, for any Yjs client:
//!
//! ```text
//! items: Map
//!   {item id}: Map
//!     order:   string    where it stands: compared letter by letter, then by id
//!     kind:    string    welcome, discussion, presentation, video, group-activity, hands-on,
//!                        codevelopment, decision, break, closing
//!     minutes: number
//!     title, about: Map  a text in two languages
//!       fr, en: Text
//!       source: string   the language it was first written in: fr or en
//!       behind: boolean  the other language waits for a change to be translated
//!     lead:    Text      who leads it
//!     link:    string    an address: a page, a document, a step of a guide
//!     notes:   Text      what came out of it
//!     decisions: Map     {id}: Map { order: string, text: Text }
//!     follow_ups: Map    {id}: Map { order: string, what: Text, who: string, due: string (a date), state: string }
//!     removed: boolean   taken off the agenda; its texts stay and it can be put back
//! ```
//!
//! Everything of an item exists from the moment it does, so that two people never make the same text
//! twice. An order is one value of its own: dragging an item never disturbs a text that somebody is
//! typing. Removing sets a mark: whoever was writing in the item goes on writing, and nothing is lost.
//!
//! * [`view`]: an agenda as it is read; `read`: from the document to it;
//! * [`change`]: what people do to it, as verbs; [`order`]: places between places;
//! * [`history`]: what happened between two states, as facts that a page puts into words; [`touched`]: which parts a change
//!   touched, so that each fact has its people.

pub mod change;
pub mod history;
pub mod order;
mod read;
#[cfg(test)]
mod tests;
pub mod touched;
pub mod view;

pub use read::{agenda, item_with_id, text, text_with_code};
pub use view::{Agenda, Decision, Field, Follow, Item, Text, is_link};

/// The root of the document.
pub const ITEMS: &str = "items";
