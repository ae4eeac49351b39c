//! Markdown as people write it, read in one way for pages and for files.
//!
//! HTML in it is text, lines stay lines, addresses become links, and what nests too deep is text as it was typed. A text is
//! cleaned before. It is [hidden](hide), read as [`events`], [revealed](reveal_event) and [linked](with_links); [`read`] does
//! all of it.

mod bounds;
mod links;
mod prepare;

use pulldown_cmark::Event;

pub use bounds::{OPTIONS, events};
pub use links::{Piece, may_have_address, pieces, with_links};
pub use prepare::{LESS, hide, reveal, reveal_event};

/// The events of a text.
#[must_use]
pub fn read(markdown: &str) -> Vec<Event<'static>> {
    let hidden = hide(markdown);
    let events = events(&hidden).into_iter().map(reveal_event);
    with_links(events).into_iter().map(Event::into_static).collect()
}
