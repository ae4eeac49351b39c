//! The text of the document, and what it refers to.

mod contents;
mod picture;
mod table;
mod text;

use std::collections::BTreeMap;

use ensemble_lang::Lang;

use super::{
    OFFICE, WORD,
    numbering::{BULLETS, STEP},
};
use crate::{
    Block, Inline, Publication, Section,
    body::{Fact, facts, label},
    image::Images,
    xml::Xml,
};

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006";

pub(super) struct Content {
    pub(super) document: String,
    /// The level of each numbered list.
    pub(super) numbered: Vec<usize>,
    /// Where links lead.
    pub(super) links: Vec<String>,
}

impl Content {
    pub(super) fn of(publication: &Publication, images: &Images<'_>) -> Self {
        let mut writer = Writer {
            xml: Xml::document(),
            publication,
            images,
            bookmarks: (1..)
                .zip(&publication.sections)
                .map(|(number, section)| (section.id.as_str(), number))
                .collect(),
            numbered: Vec::new(),
            links: Vec::new(),
            drawings: 0,
            after_table: false,
        };
        writer.document();
        Self { document: writer.xml.finish(), numbered: writer.numbered, links: writer.links }
    }
}

/// What surrounds a block.
#[derive(Clone, Copy, Default)]
struct Around {
    /// How far its left side is from that of the page, in twentieths of a point.
    indent: usize,
    /// How many lists it is in.
    lists: usize,
    is_quoted: bool,
    /// Whether the next block is on the same page: it names the source.
    is_kept: bool,
}

/// What surrounds a run.
#[derive(Clone, Copy)]
struct Marks {
    lang: Lang,
    is_strong: bool,
    is_emphasis: bool,
    is_link: bool,
}

impl Marks {
    const fn plain(lang: Lang) -> Self {
        Self { lang, is_strong: false, is_emphasis: false, is_link: false }
    }
}

struct Writer<'a> {
    xml: Xml,
    publication: &'a Publication,
    images: &'a Images<'a>,
    /// The number of each anchor.
    bookmarks: BTreeMap<&'a str, usize>,
    numbered: Vec<usize>,
    links: Vec<String>,
    drawings: usize,
    /// Two tables one after the other would be one.
    after_table: bool,
}

impl Writer<'_> {
    fn document(&mut self) {
        let publication = self.publication;
        self.xml.open(
            "w:document",
            &[
                ("xmlns:w", WORD),
                ("xmlns:r", OFFICE),
                ("xmlns:wp", &format!("{DRAWING}/wordprocessingDrawing")),
                ("xmlns:a", &format!("{DRAWING}/main")),
                ("xmlns:pic", &format!("{DRAWING}/picture")),
            ],
        );
        self.xml.open("w:body", &[]);
        self.line("Title", publication.lang, &publication.title);
        if let Some(subtitle) = &publication.subtitle {
            self.line("Subtitle", publication.lang, subtitle);
        }
        for Fact { word, value, href } in facts(publication) {
            self.begin("Fact", Around::default());
            self.run(Marks::plain(publication.lang), &label(publication.lang, word));
            match href {
                Some(href) => {
                    let text = [Inline::Link { href, text: vec![Inline::Text(value)] }];
                    self.inlines(Marks::plain(publication.lang), &text);
                }
                None => self.run(Marks::plain(publication.lang), &value),
            }
            self.xml.close();
        }
        self.contents();
        for section in &publication.sections {
            self.section(section);
        }
        if self.after_table {
            self.line("Normal", publication.lang, "");
        }
        self.xml.open("w:sectPr", &[]);
        self.xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", "footer")]);
        self.xml.empty("w:pgSz", &[("w:w", "12240"), ("w:h", "15840")]);
        let margin = "1440";
        self.xml.empty(
            "w:pgMar",
            &[
                ("w:top", margin),
                ("w:right", margin),
                ("w:bottom", margin),
                ("w:left", margin),
                ("w:header", "720"),
                ("w:footer", "720"),
                ("w:gutter", "0"),
            ],
        );
    }

    fn section(&mut self, section: &Section) {
        if !section.title.is_empty() {
            let style =
                ["Heading1", "Heading2", "Heading3", "Heading4", "Heading5"][usize::from(section.level) - 1];
            let (name, number) =
                (self.bookmark(&section.id), self.bookmarks.get(section.id.as_str()).copied());
            let id = number.unwrap_or_default().to_string();
            self.begin(style, Around::default());
            self.xml.empty("w:bookmarkStart", &[("w:id", &id), ("w:name", &name)]);
            self.run(Marks::plain(section.lang), &section.title);
            self.xml.empty("w:bookmarkEnd", &[("w:id", &id)]);
            self.xml.close();
        }
        self.blocks(&section.blocks, Around::default());
    }

    fn blocks(&mut self, blocks: &[Block], around: Around) {
        for (index, block) in blocks.iter().enumerate() {
            let is_kept = matches!(blocks.get(index + 1), Some(Block::Source { .. }));
            self.block(block, Around { is_kept, ..around });
        }
    }

    fn block(&mut self, block: &Block, around: Around) {
        match block {
            Block::Paragraph { lang, text } => {
                self.begin(text_style(around), around);
                self.inlines(Marks::plain(*lang), text);
                self.xml.close();
            }
            Block::Source { lang, text } => {
                self.begin("Source", around);
                let publication = self.publication;
                if !publication.words.sources.is_empty() {
                    let label = label(publication.lang, &publication.words.sources);
                    self.run(Marks::plain(publication.lang), &label);
                }
                self.inlines(Marks::plain(*lang), text);
                self.xml.close();
            }
            Block::List { ordered, items, .. } => self.list(*ordered, items, around),
            Block::Quote { blocks, .. } => {
                let around =
                    Around { indent: around.indent + STEP, is_quoted: true, is_kept: false, ..around };
                self.blocks(blocks, around);
            }
            Block::Table { lang, caption, header, rows } => {
                self.table(*lang, caption.as_deref(), header, rows, around);
            }
            Block::Image { alt, bytes, .. } => self.image(alt, bytes, around),
        }
    }

    fn list(&mut self, ordered: bool, items: &[Vec<Block>], around: Around) {
        let level = around.lists.min(8);
        let number = if ordered {
            self.numbered.push(level);
            BULLETS + self.numbered.len()
        } else {
            BULLETS
        };
        let within =
            Around { indent: around.indent + STEP, lists: around.lists + 1, is_kept: false, ..around };
        for item in items {
            let (text, rest) = match item.split_first() {
                Some((Block::Paragraph { lang, text }, rest)) => (Some((*lang, text)), rest),
                _ => (None, item.as_slice()),
            };
            let style = if around.is_quoted { "Quote" } else { "ListParagraph" };
            self.paragraph(style, within, Some((number, level)));
            if let Some((lang, text)) = text {
                self.inlines(Marks::plain(lang), text);
            }
            self.xml.close();
            self.blocks(rest, within);
        }
    }
}

const fn text_style(around: Around) -> &'static str {
    if around.is_quoted { "Quote" } else { "Normal" }
}
