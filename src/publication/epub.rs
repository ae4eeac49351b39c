//! EPUB 3 with what makes it accessible: a navigation document, languages, and metadata that say so.

use std::collections::{BTreeMap, BTreeSet};

use ensemble_lang::Lang;

use crate::{
    Block, Inline, Publication, PublicationError, Section,
    archive::Archive,
    body::{Body, Links},
    html::heading,
    image::Images,
    xml::Xml,
};

const XHTML: &str = "http://www.w3.org/1999/xhtml";
const OPS: &str = "http://www.idpf.org/2007/ops";

/// The publication as EPUB: a page for the title, one for the table of contents, one for each section of the first level.
///
/// # Errors
/// What is missing or wrong in the publication.
pub fn to_epub(publication: &Publication) -> Result<Vec<u8>, PublicationError> {
    publication.check()?;
    let publication = &publication.normalized();
    let book = Book::of(publication);
    let mut archive = Archive::typed("application/epub+zip")?;
    archive.deflated("META-INF/container.xml", &container())?;
    archive.deflated("EPUB/package.opf", &book.package())?;
    archive.deflated("EPUB/style.css", include_str!("publication.css"))?;
    archive.deflated("EPUB/title.xhtml", &book.page(&publication.title, publication.lang, Body::front))?;
    archive.deflated("EPUB/nav.xhtml", &book.navigation())?;
    for (number, chapter) in (1..).zip(&book.chapters) {
        archive.deflated(&format!("EPUB/{}", file(number)), &book.chapter(chapter))?;
    }
    for image in &book.images.list {
        archive.stored(&format!("EPUB/images/{}", image.name), image.bytes)?;
    }
    archive.finish()
}

fn container() -> String {
    let mut xml = Xml::document();
    xml.open(
        "container",
        &[("version", "1.0"), ("xmlns", "urn:oasis:names:tc:opendocument:xmlns:container")],
    );
    xml.open("rootfiles", &[]);
    xml.empty(
        "rootfile",
        &[("full-path", "EPUB/package.opf"), ("media-type", "application/oebps-package+xml")],
    );
    xml.finish()
}

/// The name of the page of a chapter, from 1.
fn file(number: usize) -> String {
    format!("chapter-{number:03}.xhtml")
}

struct Book<'a> {
    publication: &'a Publication,
    /// The sections of each page.
    chapters: Vec<&'a [Section]>,
    /// The page of each anchor.
    pages: BTreeMap<&'a str, String>,
    images: Images<'a>,
}

impl Links for &Book<'_> {
    const XHTML: bool = true;

    fn section(&self, anchor: &str) -> String {
        self.pages.get(anchor).map(|page| format!("{page}#{anchor}")).unwrap_or_default()
    }

    fn image(&self, bytes: &[u8]) -> Option<String> {
        self.images.find(bytes).map(|image| format!("images/{}", image.name))
    }
}

impl<'a> Book<'a> {
    fn of(publication: &'a Publication) -> Self {
        let begins = |section: &Section| section.level == 1 && !section.title.is_empty();
        let chapters: Vec<_> = publication.sections.chunk_by(|_, next| !begins(next)).collect();
        let mut pages = BTreeMap::new();
        for (number, chapter) in (1..).zip(&chapters) {
            pages.extend(chapter.iter().map(|section| (section.id.as_str(), file(number))));
        }
        Self { publication, chapters, pages, images: Images::of(publication) }
    }

    /// A page with this title.
    fn page<'b>(&'b self, title: &str, lang: Lang, write: impl FnOnce(&mut Body<'b, &'b Self>)) -> String {
        let mut body = Body::new(Xml::document(), self.publication, self);
        body.xml.verbatim("<!DOCTYPE html>\n");
        body.open_in(self.publication.lang, "html", &[("xmlns", XHTML), ("xmlns:epub", OPS)]);
        body.xml.open("head", &[]);
        body.open_in(lang, "title", &[]);
        body.xml.text(title);
        body.xml.close();
        body.xml.empty("link", &[("rel", "stylesheet"), ("href", "style.css"), ("type", "text/css")]);
        body.xml.close();
        body.xml.line();
        body.xml.open("body", &[]);
        body.xml.line();
        write(&mut body);
        body.xml.finish()
    }

    fn navigation(&self) -> String {
        let publication = self.publication;
        self.page(&publication.words.contents, publication.lang, |body| {
            body.xml
                .open("nav", &[("epub:type", "toc"), ("role", "doc-toc"), ("aria-labelledby", "contents")]);
            body.xml.element("h1", &[("id", "contents")], &publication.words.contents);
            if publication.sections.iter().any(|section| !section.title.is_empty()) {
                body.contents();
            } else {
                body.xml.open("ol", &[]);
                body.xml.open("li", &[]);
                body.xml.element("a", &[("href", "title.xhtml")], &publication.title);
                body.xml.close();
                body.xml.close();
            }
            body.xml.close();
            body.xml.line();
            body.xml.open("nav", &[("epub:type", "landmarks"), ("hidden", "hidden")]);
            body.xml.open("ol", &[]);
            for (kind, page, title) in [
                ("titlepage", "title.xhtml", &publication.title),
                ("toc", "nav.xhtml", &publication.words.contents),
            ] {
                body.xml.open("li", &[]);
                body.xml.element("a", &[("epub:type", kind), ("href", page)], title);
                body.xml.close();
            }
        })
    }

    fn chapter(&self, sections: &'a [Section]) -> String {
        let publication = self.publication;
        let first = sections.first().filter(|section| !section.title.is_empty());
        let (title, lang) =
            first.map_or((&publication.title, publication.lang), |section| (&section.title, section.lang));
        self.page(title, lang, |body| {
            let mut depth = 0;
            for section in sections {
                if !section.title.is_empty() {
                    for _ in section.level..=depth {
                        body.xml.close();
                    }
                    depth = section.level;
                    body.xml.open("section", &[("aria-labelledby", &section.id)]);
                    body.open_in(section.lang, heading(section.level), &[("id", &section.id)]);
                    body.xml.text(&section.title);
                    body.xml.close();
                }
                body.xml.line();
                body.passages(&section.blocks);
            }
        })
    }

    /// The package document: metadata, files and their order.
    fn package(&self) -> String {
        let mut xml = Xml::document();
        xml.open(
            "package",
            &[
                ("xmlns", "http://www.idpf.org/2007/opf"),
                ("version", "3.0"),
                ("unique-identifier", "identifier"),
                ("xml:lang", self.publication.lang.tag()),
            ],
        );
        self.metadata(&mut xml);
        xml.line();
        xml.open("manifest", &[]);
        let page = "application/xhtml+xml";
        let mut item = |id: &str, href: &str, kind: &str, properties: &[(&'static str, &str)]| {
            xml.line();
            let mut attributes = vec![("id", id), ("href", href), ("media-type", kind)];
            attributes.extend(properties);
            xml.empty("item", &attributes);
        };
        item("style", "style.css", "text/css", &[]);
        item("title-page", "title.xhtml", page, &[]);
        item("nav", "nav.xhtml", page, &[("properties", "nav")]);
        let chapters: Vec<String> =
            (1..=self.chapters.len()).map(|number| format!("chapter-{number:03}")).collect();
        for chapter in &chapters {
            item(chapter, &format!("{chapter}.xhtml"), page, &[]);
        }
        for image in &self.images.list {
            item(
                &format!("image-{}", image.number),
                &format!("images/{}", image.name),
                image.kind.media_type,
                &[],
            );
        }
        xml.line();
        xml.close();
        xml.line();
        xml.open("spine", &[]);
        for page in ["title-page", "nav"].into_iter().chain(chapters.iter().map(String::as_str)) {
            xml.empty("itemref", &[("idref", page)]);
        }
        xml.finish()
    }

    fn metadata(&self, xml: &mut Xml) {
        let publication = self.publication;
        xml.open("metadata", &[("xmlns:dc", "http://purl.org/dc/elements/1.1/")]);
        let identifier = if publication.address.is_empty() {
            format!("{} {} {}", publication.title, publication.version, publication.date)
        } else {
            publication.address.clone()
        };
        xml.line();
        xml.element("dc:identifier", &[("id", "identifier")], &identifier);
        xml.line();
        xml.element("dc:title", &[("id", "title")], &publication.title);
        xml.element("meta", &[("refines", "#title"), ("property", "title-type")], "main");
        if let Some(subtitle) = &publication.subtitle {
            xml.line();
            xml.element("dc:title", &[("id", "subtitle")], subtitle);
            xml.element("meta", &[("refines", "#subtitle"), ("property", "title-type")], "subtitle");
        }
        let mut languages = languages(publication);
        languages.sort_by_key(|lang| *lang != publication.lang);
        for lang in languages {
            xml.line();
            xml.element("dc:language", &[], lang.tag());
        }
        if !publication.publisher.is_empty() {
            xml.line();
            xml.element("dc:publisher", &[], &publication.publisher);
        }
        for name in &publication.contributors {
            xml.line();
            xml.element("dc:contributor", &[], name);
        }
        xml.line();
        xml.element("dc:date", &[], &publication.date);
        let modified = format!("{}T00:00:00Z", publication.date);
        let has_images = !self.images.list.is_empty();
        let modes: &[&str] = if has_images { &["textual", "visual"] } else { &["textual"] };
        let mut features =
            vec!["structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability"];
        if has_images {
            features.push("alternativeText");
        }
        // Only pictures that move can flash.
        let may_move = self.images.list.iter().any(|image| ["gif", "webp"].contains(&image.kind.extension));
        let hazard = if may_move { "unknown" } else { "none" };
        let mut properties = vec![("dcterms:modified", modified.as_str())];
        properties.extend(modes.iter().map(|mode| ("schema:accessMode", *mode)));
        properties.push(("schema:accessModeSufficient", "textual"));
        properties.extend(features.into_iter().map(|feature| ("schema:accessibilityFeature", feature)));
        properties.push(("schema:accessibilityHazard", hazard));
        properties.push(("schema:accessibilitySummary", &publication.words.accessibility));
        for (property, value) in properties.into_iter().filter(|(_, value)| !value.is_empty()) {
            xml.line();
            xml.element("meta", &[("property", property)], value);
        }
        xml.line();
        xml.close();
    }
}

/// The languages of a publication.
fn languages(publication: &Publication) -> Vec<Lang> {
    fn add_inlines(text: &[Inline], found: &mut BTreeSet<Lang>) {
        for inline in text {
            match inline {
                Inline::InLanguage { lang, text } => {
                    found.insert(*lang);
                    add_inlines(text, found);
                }
                Inline::Strong(text) | Inline::Emphasis(text) | Inline::Link { text, .. } => {
                    add_inlines(text, found);
                }
                Inline::Text(_) | Inline::Break => {}
            }
        }
    }
    fn add(blocks: &[Block], found: &mut BTreeSet<Lang>) {
        for block in blocks {
            found.insert(block.lang());
            match block {
                Block::List { items, .. } => items.iter().for_each(|item| add(item, found)),
                Block::Quote { blocks, .. } => add(blocks, found),
                Block::Paragraph { text, .. } | Block::Source { text, .. } => add_inlines(text, found),
                Block::Table { header, rows, .. } => {
                    header.iter().chain(rows.iter().flatten()).for_each(|cell| add_inlines(cell, found));
                }
                Block::Image { .. } => {}
            }
        }
    }
    let mut found = BTreeSet::from([publication.lang]);
    for section in &publication.sections {
        found.insert(section.lang);
        add(&section.blocks, &mut found);
    }
    found.into_iter().collect()
}
