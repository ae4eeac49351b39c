//! Blocks and the text in them.

use std::collections::BTreeMap;

use super::text::{line, spaced, web_address};
use crate::{Block, Inline, image::examine};

/// The most blocks that are within each other: word processors number nine levels of lists. What is deeper goes up.
const MAX_DEPTH: usize = 9;
/// The most marks that are within each other.
const MAX_MARKS: usize = 16;

pub(super) struct Reader<'a> {
    /// The anchors of sections that have a heading, by their ids.
    pub(super) targets: BTreeMap<&'a str, &'a str>,
}

impl Reader<'_> {
    pub(super) fn blocks(&self, blocks: &[Block], depth: usize) -> Vec<Block> {
        let mut read = Vec::with_capacity(blocks.len());
        for block in blocks {
            match block {
                Block::List { items, .. } if depth >= MAX_DEPTH => {
                    items.iter().for_each(|item| read.extend(self.blocks(item, depth)));
                }
                Block::Quote { blocks, .. } if depth >= MAX_DEPTH => read.extend(self.blocks(blocks, depth)),
                block => read.extend(self.block(block, depth)),
            }
        }
        read
    }

    fn block(&self, block: &Block, depth: usize) -> Option<Block> {
        Some(match block {
            Block::Paragraph { lang, text } => Block::Paragraph { lang: *lang, text: self.passage(text)? },
            Block::Source { lang, text } => Block::Source { lang: *lang, text: self.passage(text)? },
            Block::List { lang, ordered, items } => {
                let items: Vec<_> = items
                    .iter()
                    .map(|item| self.blocks(item, depth + 1))
                    .filter(|item| !item.is_empty())
                    .collect();
                if items.is_empty() {
                    return None;
                }
                Block::List { lang: *lang, ordered: *ordered, items }
            }
            Block::Quote { lang, blocks } => {
                let blocks = self.blocks(blocks, depth + 1);
                if blocks.is_empty() {
                    return None;
                }
                Block::Quote { lang: *lang, blocks }
            }
            Block::Table { lang, caption, header, rows } => {
                let columns = rows.iter().map(Vec::len).chain([header.len()]).max().unwrap_or_default();
                let row = |cells: &Vec<Vec<Inline>>| {
                    let mut row: Vec<_> =
                        cells.iter().map(|cell| self.passage(cell).unwrap_or_default()).collect();
                    row.resize(columns, Vec::new());
                    row
                };
                let has_words = |row: &Vec<Vec<Inline>>| row.iter().any(|cell| !cell.is_empty());
                let header = Some(row(header)).filter(has_words).unwrap_or_default();
                let rows: Vec<_> = rows.iter().map(row).filter(has_words).collect();
                if header.is_empty() && rows.is_empty() {
                    return None;
                }
                let caption = caption.as_deref().map(line).filter(|caption| !caption.is_empty());
                Block::Table { lang: *lang, caption, header, rows }
            }
            Block::Image { lang, alt, bytes, .. } => {
                let alt = line(alt);
                match examine(bytes) {
                    Some((kind, ..)) => Block::Image {
                        lang: *lang,
                        alt,
                        media_type: kind.media_type.to_owned(),
                        bytes: bytes.clone(),
                    },
                    None if alt.is_empty() => return None,
                    None => Block::Paragraph { lang: *lang, text: vec![Inline::Text(alt)] },
                }
            }
        })
    }

    /// The text of a block; `None` without a word.
    fn passage(&self, text: &[Inline]) -> Option<Vec<Inline>> {
        let (_, read, _) = without_blank_ends(self.inlines(text, 0, false));
        has_words(&read).then_some(read)
    }

    fn inlines(&self, text: &[Inline], depth: usize, in_link: bool) -> Vec<Inline> {
        let mut read = Vec::with_capacity(text.len());
        for inline in text {
            let mark = |inner: &[Inline], mark: fn(Vec<Inline>) -> Inline| {
                let inner = self.inlines(inner, depth + 1, in_link);
                if depth < MAX_MARKS && has_words(&inner) { marked(inner, mark) } else { inner }
            };
            match inline {
                Inline::Text(text) => {
                    let text = spaced(text);
                    if !text.is_empty() {
                        read.push(Inline::Text(text));
                    }
                }
                Inline::Break => read.push(Inline::Break),
                Inline::Strong(inner) => read.extend(mark(inner, Inline::Strong)),
                Inline::Emphasis(inner) => read.extend(mark(inner, Inline::Emphasis)),
                Inline::Link { href, text } => {
                    let inner = self.inlines(text, depth + 1, true);
                    match self.target(href).filter(|_| !in_link && depth < MAX_MARKS) {
                        Some(href) if has_words(&inner) => {
                            read.extend(marked(inner, |text| Inline::Link { href, text }));
                        }
                        Some(href) if !href.starts_with('#') => {
                            read.push(Inline::Link { text: vec![Inline::Text(href.clone())], href });
                        }
                        _ => read.extend(inner),
                    }
                }
                Inline::InLanguage { lang, text } => {
                    let inner = self.inlines(text, depth + 1, in_link);
                    if depth < MAX_MARKS && has_words(&inner) {
                        read.extend(marked(inner, |text| Inline::InLanguage { lang: *lang, text }));
                    } else {
                        read.extend(inner);
                    }
                }
            }
        }
        read
    }

    /// Where a link leads; `None` where files must not lead.
    fn target(&self, href: &str) -> Option<String> {
        if let Some(id) = href.strip_prefix('#') {
            return self.targets.get(id).map(|anchor| format!("#{anchor}"));
        }
        web_address(href)
    }
}

/// What is before the first and behind the last word, apart: line breaks and spaces.
fn without_blank_ends(mut text: Vec<Inline>) -> (Vec<Inline>, Vec<Inline>, Vec<Inline>) {
    let is_blank = |inline: &Inline| !has_words(std::slice::from_ref(inline));
    let end = text.iter().rposition(|inline| !is_blank(inline)).map_or(0, |last| last + 1);
    let behind = text.split_off(end);
    let begin = text.iter().take_while(|inline| is_blank(inline)).count();
    let words = text.split_off(begin);
    (text, words, behind)
}

/// A text with a mark around its words. Line breaks at its ends are outside of it.
fn marked(text: Vec<Inline>, mark: impl FnOnce(Vec<Inline>) -> Inline) -> Vec<Inline> {
    let (mut marked, words, behind) = without_blank_ends(text);
    marked.push(mark(words));
    marked.extend(behind);
    marked
}

fn has_words(text: &[Inline]) -> bool {
    text.iter().any(|inline| match inline {
        Inline::Text(text) => !text.trim().is_empty(),
        Inline::Strong(inner)
        | Inline::Emphasis(inner)
        | Inline::Link { text: inner, .. }
        | Inline::InLanguage { text: inner, .. } => has_words(inner),
        Inline::Break => false,
    })
}
