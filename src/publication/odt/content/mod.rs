//! The text of the document.

mod beginning;
mod objects;

use ensemble_lang::Lang;

use super::{NAMESPACES, language};
use crate::{
    Block, Inline, Publication, Section,
    body::{Fact, facts, label},
    image::Images,
    xml::Xml,
};

pub(super) fn content(publication: &Publication, images: &Images<'_>) -> String {
    let mut writer =
        Writer { xml: Xml::document(), publication, images, lists: Vec::new(), tables: 0, drawings: 0 };
    writer.document();
    writer.xml.finish()
}

struct Writer<'a> {
    xml: Xml,
    publication: &'a Publication,
    images: &'a Images<'a>,
    /// The style of each list that is open.
    lists: Vec<&'static str>,
    tables: usize,
    drawings: usize,
}

impl Writer<'_> {
    fn document(&mut self) {
        let publication = self.publication;
        self.xml.open("office:document-content", &NAMESPACES);
        self.styles();
        self.xml.open("office:body", &[]);
        self.xml.open("office:text", &[]);
        self.line("Title", publication.lang, &publication.title);
        if let Some(subtitle) = &publication.subtitle {
            self.line("Subtitle", publication.lang, subtitle);
        }
        for Fact { word, value, href } in facts(publication) {
            self.begin("Fact", publication.lang);
            self.xml.text(&label(publication.lang, word));
            match href {
                Some(href) => self.inlines(&[Inline::Link { href, text: vec![Inline::Text(value)] }]),
                None => self.xml.text(&value),
            }
            self.xml.close();
        }
        self.contents();
        for section in &publication.sections {
            self.section(section);
        }
    }

    fn section(&mut self, section: &Section) {
        if !section.title.is_empty() {
            let style = in_language(&format!("Heading_20_{}", section.level), section.lang);
            let level = section.level.to_string();
            self.xml.line();
            self.xml.open("text:h", &[("text:style-name", &style), ("text:outline-level", &level)]);
            self.xml.empty("text:bookmark", &[("text:name", &section.id)]);
            self.xml.text(&section.title);
            self.xml.close();
        }
        self.blocks(&section.blocks, false);
    }

    fn blocks(&mut self, blocks: &[Block], is_quoted: bool) {
        for (index, block) in blocks.iter().enumerate() {
            let is_kept = matches!(blocks.get(index + 1), Some(Block::Source { .. }));
            self.block(block, is_quoted, is_kept);
        }
    }

    /// Writes a block. One that is kept is on the page of the next block, which names its source.
    fn block(&mut self, block: &Block, is_quoted: bool, is_kept: bool) {
        match block {
            Block::Paragraph { lang, text } => {
                let style = match self.text_style(is_quoted) {
                    "Text_20_body" if is_kept => "Text_20_body_20_kept",
                    style => style,
                };
                self.begin(style, *lang);
                self.inlines(text);
                self.xml.close();
            }
            Block::Source { lang, text } => {
                let publication = self.publication;
                self.begin("Source", *lang);
                if !publication.words.sources.is_empty() {
                    self.xml
                        .open("text:span", &[("text:style-name", &in_language("Span", publication.lang))]);
                    self.xml.text(&label(publication.lang, &publication.words.sources));
                    self.xml.close();
                }
                self.inlines(text);
                self.xml.close();
            }
            Block::List { ordered, items, .. } => {
                let style = match (*ordered, is_quoted) {
                    (true, false) => "Numbers",
                    (true, true) => "QuotedNumbers",
                    (false, false) => "Bullets",
                    (false, true) => "QuotedBullets",
                };
                self.lists.push(style);
                self.xml.line();
                self.xml.open("text:list", &[("text:style-name", style)]);
                for item in items {
                    self.xml.open("text:list-item", &[]);
                    self.blocks(item, is_quoted);
                    self.xml.close();
                }
                self.xml.close();
                self.lists.pop();
            }
            Block::Quote { blocks, .. } => self.blocks(blocks, true),
            Block::Table { lang, caption, header, rows } => {
                if let Some(caption) = caption {
                    self.line("Caption", *lang, caption);
                }
                self.outside_of_lists(|writer| writer.table(*lang, header, rows));
            }
            Block::Image { lang, alt, bytes, .. } => self.image(*lang, alt, bytes, is_quoted),
        }
    }

    const fn text_style(&self, is_quoted: bool) -> &'static str {
        match (is_quoted, self.lists.is_empty()) {
            (false, true) => "Text_20_body",
            (false, false) => "List_20_Contents",
            (true, true) => "Quotations",
            (true, false) => "Quotations_20_List",
        }
    }

    /// Opens a paragraph.
    fn begin(&mut self, style: &str, lang: Lang) {
        self.xml.line();
        self.xml.open("text:p", &[("text:style-name", &in_language(style, lang))]);
    }

    /// A paragraph of one text.
    fn line(&mut self, style: &str, lang: Lang, text: &str) {
        self.begin(style, lang);
        self.xml.text(text);
        self.xml.close();
    }

    fn inlines(&mut self, text: &[Inline]) {
        for inline in text {
            match inline {
                Inline::Text(text) => self.xml.text(text),
                Inline::Break => self.xml.empty("text:line-break", &[]),
                Inline::Strong(inner) => self.span("Strong_20_Emphasis", inner),
                Inline::Emphasis(inner) => self.span("Emphasis", inner),
                Inline::Link { href, text } => {
                    let link = [
                        ("xlink:type", "simple"),
                        ("xlink:href", href),
                        ("text:style-name", "Internet_20_link"),
                    ];
                    self.xml.open("text:a", &link);
                    self.inlines(text);
                    self.xml.close();
                }
                Inline::InLanguage { lang, text } => self.span(&in_language("Span", *lang), text),
            }
        }
    }

    fn span(&mut self, style: &str, inner: &[Inline]) {
        self.xml.open("text:span", &[("text:style-name", style)]);
        self.inlines(inner);
        self.xml.close();
    }
}

/// The name of a style in a language.
fn in_language(style: &str, lang: Lang) -> String {
    format!("{style}_{}", lang.code())
}
