//! What people wrote in Markdown as blocks.

use std::vec::IntoIter;

use ensemble_lang::Lang;
use ensemble_markdown::read;
use pulldown_cmark::{Event, HeadingLevel, Tag};

use crate::{Block, Inline, Section, normal::web_address};

/// The blocks of a text. Headings become strong paragraphs, HTML is text, lines stay lines, and links lead to `http:`,
/// `https:` or `mailto:` or are text.
#[must_use]
pub fn from_markdown(lang: Lang, markdown: &str) -> Vec<Block> {
    Reader::new(lang, markdown).blocks()
}

/// A text that is cut at its headings: the blocks before the first one, and a section for each. Headings of the first and the
/// second level begin a section of this `level`, those below one of a lower level. The ids are `id` and a number.
#[must_use]
pub fn sections_from_markdown(lang: Lang, markdown: &str, id: &str, level: u8) -> (Vec<Block>, Vec<Section>) {
    let (mut before, mut sections) = (Vec::new(), Vec::<Section>::new());
    for piece in Reader::new(lang, markdown).pieces() {
        match piece {
            Piece::Block(block) => {
                sections.last_mut().map_or(&mut before, |section| &mut section.blocks).push(block);
            }
            Piece::Heading(depth, text) => sections.push(Section {
                id: format!("{id}-{}", sections.len() + 1),
                level: level.saturating_add(depth.saturating_sub(2)),
                title: plain(&text),
                lang,
                blocks: Vec::new(),
            }),
        }
    }
    (before, sections)
}

/// The words of a text, without its marks.
fn plain(text: &[Inline]) -> String {
    text.iter()
        .map(|inline| match inline {
            Inline::Text(text) => text.clone(),
            Inline::Break => " ".to_owned(),
            Inline::Strong(inner)
            | Inline::Emphasis(inner)
            | Inline::Link { text: inner, .. }
            | Inline::InLanguage { text: inner, .. } => plain(inner),
        })
        .collect()
}

enum Piece {
    Block(Block),
    /// Its level in Markdown, from 1.
    Heading(u8, Vec<Inline>),
}

struct Reader {
    lang: Lang,
    events: IntoIter<Event<'static>>,
}

impl Reader {
    fn new(lang: Lang, markdown: &str) -> Self {
        Self { lang, events: read(markdown).into_iter() }
    }

    /// What comes up to the end of the element that is open, or of the text.
    fn pieces(&mut self) -> Vec<Piece> {
        let lang = self.lang;
        let mut pieces = Vec::new();
        // The words of an item that have no paragraph around them.
        let mut words = Vec::new();
        let flush = |words: &mut Vec<Inline>, pieces: &mut Vec<Piece>| {
            if !words.is_empty() {
                pieces.push(Piece::Block(Block::Paragraph { lang, text: std::mem::take(words) }));
            }
        };
        while let Some(event) = self.events.next() {
            match event {
                Event::End(_) => break,
                Event::Start(tag) if is_block(&tag) => {
                    flush(&mut words, &mut pieces);
                    self.block(tag, &mut pieces);
                }
                Event::Rule => flush(&mut words, &mut pieces),
                event => self.inline(event, &mut words),
            }
        }
        flush(&mut words, &mut pieces);
        pieces
    }

    fn blocks(&mut self) -> Vec<Block> {
        let lang = self.lang;
        let pieces = self.pieces().into_iter();
        pieces
            .map(|piece| match piece {
                Piece::Block(block) => block,
                Piece::Heading(_, text) => Block::Paragraph { lang, text: vec![Inline::Strong(text)] },
            })
            .collect()
    }

    fn block(&mut self, tag: Tag<'_>, pieces: &mut Vec<Piece>) {
        let lang = self.lang;
        let mut push = |block| pieces.push(Piece::Block(block));
        match tag {
            Tag::Paragraph | Tag::HtmlBlock => push(Block::Paragraph { lang, text: self.inlines() }),
            Tag::Heading { level, .. } => pieces.push(Piece::Heading(number(level), self.inlines())),
            Tag::BlockQuote(_) => push(Block::Quote { lang, blocks: self.blocks() }),
            Tag::CodeBlock(_) => push(Block::Paragraph { lang, text: self.code() }),
            Tag::List(first) => {
                let items = self.items();
                match first {
                    None | Some(1) => push(Block::List { lang, ordered: first.is_some(), items }),
                    // A list counts from 1: one that goes on from another has its numbers as text.
                    Some(first) => {
                        for (number, mut item) in (first..).zip(items) {
                            let number = Inline::Text(format!("{number}. "));
                            match item.first_mut() {
                                Some(Block::Paragraph { text, .. }) => text.insert(0, number),
                                _ => item.insert(0, Block::Paragraph { lang, text: vec![number] }),
                            }
                            item.into_iter().for_each(&mut push);
                        }
                    }
                }
            }
            Tag::Table(_) => {
                let (header, rows) = self.table();
                push(Block::Table { lang, caption: None, header, rows });
            }
            _ => self.blocks().into_iter().for_each(push),
        }
    }

    /// The items of a list, up to its end.
    fn items(&mut self) -> Vec<Vec<Block>> {
        let mut items = Vec::new();
        while let Some(Event::Start(_)) = self.events.next() {
            items.push(self.blocks());
        }
        items
    }

    /// The header and the rows of a table, up to its end.
    fn table(&mut self) -> (Vec<Vec<Inline>>, Vec<Vec<Vec<Inline>>>) {
        let (mut header, mut rows) = (Vec::new(), Vec::new());
        while let Some(Event::Start(row)) = self.events.next() {
            let mut cells = Vec::new();
            while let Some(Event::Start(_)) = self.events.next() {
                cells.push(self.inlines());
            }
            if row == Tag::TableHead { header = cells } else { rows.push(cells) }
        }
        (header, rows)
    }

    /// Code, line by line, with the spaces that its lines begin with.
    fn code(&mut self) -> Vec<Inline> {
        let mut code = String::new();
        while let Some(Event::Text(text)) = self.events.next() {
            code.push_str(&text);
        }
        let mut lines = Vec::new();
        for (number, line) in code.trim_end().lines().enumerate() {
            if number > 0 {
                lines.push(Inline::Break);
            }
            let words = line.trim_start();
            let indent = line.len() - words.len();
            lines.push(Inline::Text("\u{a0}".repeat(indent) + words));
        }
        lines
    }

    /// The text up to the end of the element that is open.
    fn inlines(&mut self) -> Vec<Inline> {
        let mut text = Vec::new();
        while let Some(event) = self.events.next() {
            match event {
                Event::End(_) => break,
                event => self.inline(event, &mut text),
            }
        }
        text
    }

    fn inline(&mut self, event: Event<'_>, text: &mut Vec<Inline>) {
        match event {
            Event::Text(words) | Event::Code(words) | Event::Html(words) | Event::InlineHtml(words) => {
                text.push(Inline::Text(words.into_string()));
            }
            Event::SoftBreak | Event::HardBreak => text.push(Inline::Break),
            Event::Start(Tag::Strong) => text.push(Inline::Strong(self.inlines())),
            Event::Start(Tag::Emphasis) => text.push(Inline::Emphasis(self.inlines())),
            Event::Start(Tag::Strikethrough) => {
                // What was struck out must not read as if it stood.
                text.push(Inline::Text("~~".to_owned()));
                text.extend(self.inlines());
                text.push(Inline::Text("~~".to_owned()));
            }
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                let inner = self.inlines();
                match web_address(&dest_url) {
                    Some(href) => text.push(Inline::Link { href, text: inner }),
                    None => text.extend(inner),
                }
            }
            Event::Start(_) => text.extend(self.inlines()),
            _ => {}
        }
    }
}

const fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Strong
            | Tag::Emphasis
            | Tag::Strikethrough
            | Tag::Link { .. }
            | Tag::Image { .. }
            | Tag::Superscript
            | Tag::Subscript
    )
}

const fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
