//! Bounds on what a text becomes.
//!
//! The parser's cost grows with the length of a text. What is made of its events does not: elements that
//! stand in each other cost their depth once more each, and a table of few letters has many cells. So each
//! block at the top of a text is looked at before it becomes HTML. One that goes past a bound is shown as it
//! was typed, whole: nothing is lost, and the same text always reads alike.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The most elements that stand in each other. A list in a list takes two, and its paragraph one.
const MOST_DEPTH: usize = 32;
/// The most cells of all tables of a text together.
const MOST_CELLS: usize = 5_000;

/// What Markdown has here beyond CommonMark.
pub const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH);

/// The events of a text, within the bounds.
#[must_use]
pub fn events(markdown: &str) -> Vec<Event<'_>> {
    let mut events = Vec::new();
    // Of the block that is being read: where its events begin, where it stands, its cells, whether it is
    // past a bound.
    let (mut begin, mut place, mut own_cells, mut past) = (0, 0..0, 0, false);
    let (mut depth, mut cells) = (0_usize, 0);
    for (event, range) in Parser::new_ext(markdown, OPTIONS).into_offset_iter() {
        if depth == 0 {
            (begin, place, own_cells, past) = (events.len(), range, 0, false);
        }
        match &event {
            Event::Start(tag) => {
                depth += 1;
                own_cells += usize::from(*tag == Tag::TableCell);
                past |= depth > MOST_DEPTH || cells + own_cells > MOST_CELLS;
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if !past {
            events.push(event);
        }
        if depth > 0 {
            continue;
        }
        if past {
            events.truncate(begin);
            typed(&mut events, markdown.get(place.clone()).unwrap_or_default());
        } else {
            cells += own_cells;
        }
    }
    events
}

/// A block as it was typed, line by line.
fn typed<'a>(events: &mut Vec<Event<'a>>, block: &'a str) {
    events.push(Event::Start(Tag::Paragraph));
    for (number, line) in block.trim_end().lines().enumerate() {
        if number > 0 {
            events.push(Event::HardBreak);
        }
        events.push(Event::Text(line.into()));
    }
    events.push(Event::End(TagEnd::Paragraph));
}
