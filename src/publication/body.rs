//! Blocks as HTML that is XHTML too: for the HTML file and for EPUB.

use ensemble_lang::Lang;

use crate::{
    Block, Inline, Publication,
    normal::web_address,
    xml::{Attribute, Xml},
};

/// A word before what it names. French sets a space before the colon.
#[must_use]
pub fn label(lang: Lang, word: &str) -> String {
    match lang {
        Lang::Fr => format!("{word}\u{a0}: "),
        Lang::En => format!("{word}: "),
    }
}

/// What is different from file to file.
pub(crate) trait Links {
    /// Whether elements say their language in `xml:lang`, too.
    const XHTML: bool;
    /// Where a link to an anchor leads.
    fn section(&self, anchor: &str) -> String;
    /// Where an image is.
    fn image(&self, bytes: &[u8]) -> Option<String>;
}

pub(crate) struct Body<'a, L> {
    pub(crate) xml: Xml,
    publication: &'a Publication,
    /// The language of the element that is open.
    lang: Lang,
    pub(crate) links: L,
}

impl<'a, L: Links> Body<'a, L> {
    /// What follows is written into an element in the publication's language.
    pub(crate) fn new(xml: Xml, publication: &'a Publication, links: L) -> Self {
        Self { xml, publication, lang: publication.lang, links }
    }

    /// Opens an element, and says its language.
    pub(crate) fn open_in(&mut self, lang: Lang, name: &'static str, attributes: &[Attribute<'_>]) {
        let mut all = attributes.to_vec();
        all.push(("lang", lang.tag()));
        if L::XHTML {
            all.push(("xml:lang", lang.tag()));
        }
        self.xml.open(name, &all);
    }

    /// Opens an element, and says its language where it is another one than around it.
    fn open(&mut self, lang: Lang, name: &'static str, attributes: &[Attribute<'_>]) {
        if lang == self.lang { self.xml.open(name, attributes) } else { self.open_in(lang, name, attributes) }
    }

    /// The blocks of a section. Each says its language.
    pub(crate) fn passages(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            self.block(block, true);
            self.xml.line();
        }
    }

    fn blocks(&mut self, blocks: &'a [Block]) {
        blocks.iter().for_each(|block| self.block(block, false));
    }

    fn block(&mut self, block: &'a Block, says_lang: bool) {
        let (lang, name, class) = match block {
            Block::Paragraph { lang, .. } => (*lang, "p", None),
            Block::Source { lang, .. } => (*lang, "p", Some("source")),
            Block::List { lang, ordered: true, .. } => (*lang, "ol", None),
            Block::List { lang, .. } => (*lang, "ul", None),
            Block::Quote { lang, .. } => (*lang, "blockquote", None),
            Block::Table { lang, .. } => (*lang, "div", Some("table")),
            Block::Image { lang, .. } => (*lang, "div", Some("image")),
        };
        let class: Vec<Attribute<'_>> = class.map(|class| ("class", class)).into_iter().collect();
        if says_lang {
            self.open_in(lang, name, &class);
        } else {
            self.open(lang, name, &class);
        }
        let around = std::mem::replace(&mut self.lang, lang);
        match block {
            Block::Paragraph { text, .. } => self.inlines(text),
            Block::Source { text, .. } => {
                let publication = self.publication;
                if !publication.words.sources.is_empty() {
                    self.open(publication.lang, "span", &[("class", "label")]);
                    self.xml.text(&label(publication.lang, &publication.words.sources));
                    self.xml.close();
                }
                self.inlines(text);
            }
            Block::List { items, .. } => {
                for item in items {
                    self.xml.open("li", &[]);
                    match item.as_slice() {
                        // One line each, without the space around paragraphs.
                        [Block::Paragraph { lang: own, text }] if *own == lang => self.inlines(text),
                        blocks => self.blocks(blocks),
                    }
                    self.xml.close();
                }
            }
            Block::Quote { blocks, .. } => self.blocks(blocks),
            Block::Table { caption, header, rows, .. } => self.table(caption.as_deref(), header, rows),
            Block::Image { alt, bytes, .. } => {
                if let Some(source) = self.links.image(bytes) {
                    self.xml.empty("img", &[("src", &source), ("alt", alt)]);
                }
            }
        }
        self.xml.close();
        self.lang = around;
    }

    fn table(&mut self, caption: Option<&str>, header: &'a [Vec<Inline>], rows: &'a [Vec<Vec<Inline>>]) {
        self.xml.open("table", &[]);
        if let Some(caption) = caption {
            self.xml.element("caption", &[], caption);
        }
        if !header.is_empty() {
            self.xml.open("thead", &[]);
            self.row(header, true);
            self.xml.close();
        }
        if !rows.is_empty() {
            self.xml.open("tbody", &[]);
            rows.iter().for_each(|row| self.row(row, false));
            self.xml.close();
        }
        self.xml.close();
    }

    fn row(&mut self, cells: &'a [Vec<Inline>], is_header: bool) {
        self.xml.open("tr", &[]);
        for cell in cells {
            // An empty cell names no column.
            if is_header && !cell.is_empty() {
                self.xml.open("th", &[("scope", "col")]);
            } else {
                self.xml.open("td", &[]);
            }
            self.inlines(cell);
            self.xml.close();
        }
        self.xml.close();
    }

    fn inlines(&mut self, text: &'a [Inline]) {
        for inline in text {
            match inline {
                Inline::Text(text) => self.xml.text(text),
                Inline::Break => self.xml.empty("br", &[]),
                Inline::Strong(inner) => self.marked("strong", &[], inner),
                Inline::Emphasis(inner) => self.marked("em", &[], inner),
                Inline::Link { href, text } => {
                    let target = href.strip_prefix('#').map(|anchor| self.links.section(anchor));
                    let target = target.unwrap_or_else(|| href.clone());
                    self.marked("a", &[("href", &target)], text);
                }
                Inline::InLanguage { lang, text } => {
                    self.open(*lang, "span", &[]);
                    let around = std::mem::replace(&mut self.lang, *lang);
                    self.inlines(text);
                    self.lang = around;
                    self.xml.close();
                }
            }
        }
    }

    fn marked(&mut self, name: &'static str, attributes: &[Attribute<'_>], inner: &'a [Inline]) {
        self.xml.open(name, attributes);
        self.inlines(inner);
        self.xml.close();
    }

    /// The table of contents, as nested lists.
    pub(crate) fn contents(&mut self) {
        let publication = self.publication;
        let mut depth = 0;
        for section in publication.sections.iter().filter(|section| !section.title.is_empty()) {
            if section.level > depth {
                self.xml.open("ol", &[]);
            } else {
                self.xml.close();
                for _ in section.level..depth {
                    self.xml.close();
                    self.xml.close();
                }
            }
            depth = section.level;
            self.xml.line();
            self.xml.open("li", &[]);
            let target = self.links.section(&section.id);
            self.open(section.lang, "a", &[("href", &target)]);
            self.xml.text(&section.title);
            self.xml.close();
        }
        for _ in 0..depth {
            self.xml.close();
            self.xml.close();
        }
    }

    /// The title, the subtitle, and the facts about the publication.
    pub(crate) fn front(&mut self) {
        let publication = self.publication;
        self.xml.element("h1", &[("id", "title")], &publication.title);
        if let Some(subtitle) = &publication.subtitle {
            self.xml.element("p", &[("class", "subtitle")], subtitle);
        }
        self.xml.open("dl", &[]);
        for Fact { word, value, href } in facts(publication) {
            self.xml.line();
            self.xml.open("div", &[]);
            self.xml.element("dt", &[], label(publication.lang, word).trim_end());
            self.xml.open("dd", &[]);
            match href {
                Some(href) => self.xml.element("a", &[("href", &href)], &value),
                None => self.xml.text(&value),
            }
            self.xml.close();
            self.xml.close();
        }
        self.xml.close();
        self.xml.line();
    }
}

/// Something that is known about a publication besides its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact<'a> {
    pub word: &'a str,
    pub value: String,
    /// Where it leads.
    pub href: Option<String>,
}

/// What is known about a publication, in the order in which files say it. What is unknown is left out.
#[must_use]
pub fn facts(publication: &Publication) -> Vec<Fact<'_>> {
    let words = &publication.words;
    let facts = [
        (&words.version, publication.version.clone(), None),
        (&words.date, publication.date.clone(), None),
        (&words.publisher, publication.publisher.clone(), None),
        (&words.contributors, publication.contributors.join(", "), None),
        (&words.address, publication.address.clone(), web_address(&publication.address)),
    ];
    let facts = facts.into_iter().filter(|(_, value, _)| !value.is_empty());
    facts.map(|(word, value, href)| Fact { word, value, href }).collect()
}
