//! One HTML file that needs nothing else: to be read offline.

use base64::{Engine as _, engine::general_purpose::STANDARD};

use crate::{
    Publication,
    body::{Body, Links},
    image::examine,
    xml::Xml,
};

/// The file fetches nothing and runs no script.
const POLICY: &str =
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

struct Inside;

impl Links for Inside {
    const XHTML: bool = false;

    fn section(&self, anchor: &str) -> String {
        format!("#{anchor}")
    }

    fn image(&self, bytes: &[u8]) -> Option<String> {
        let (kind, ..) = examine(bytes)?;
        Some(format!("data:{};base64,{}", kind.media_type, STANDARD.encode(bytes)))
    }
}

/// The publication as one HTML file, with its styles and images inside.
#[must_use]
pub fn to_html(publication: &Publication) -> String {
    let publication = &publication.normalized();
    let mut body = Body::new(Xml::after("<!DOCTYPE html>\n"), publication, Inside);
    body.open_in(publication.lang, "html", &[]);
    head(&mut body.xml, publication);
    body.xml.line();
    body.xml.open("body", &[]);
    body.xml.line();
    body.xml.open("header", &[]);
    body.front();
    body.xml.close();
    body.xml.line();
    if publication.sections.iter().any(|section| !section.title.is_empty()) {
        body.xml.open("nav", &[("aria-labelledby", "contents")]);
        body.xml.element("h2", &[("id", "contents")], &publication.words.contents);
        body.contents();
        body.xml.close();
        body.xml.line();
    }
    body.xml.open("main", &[]);
    let mut depth = 0;
    for section in &publication.sections {
        if !section.title.is_empty() {
            for _ in section.level..=depth {
                body.xml.close();
            }
            depth = section.level;
            body.xml.line();
            body.xml.open("section", &[("aria-labelledby", &section.id)]);
            body.open_in(section.lang, heading(section.level + 1), &[("id", &section.id)]);
            body.xml.text(&section.title);
            body.xml.close();
        }
        body.xml.line();
        body.passages(&section.blocks);
    }
    body.xml.finish()
}

/// The element of a heading.
pub(crate) const fn heading(level: u8) -> &'static str {
    match level {
        1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}

fn head(xml: &mut Xml, publication: &Publication) {
    xml.open("head", &[]);
    for attributes in [
        &[("charset", "utf-8")][..],
        &[("http-equiv", "Content-Security-Policy"), ("content", POLICY)],
        &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")],
        &[("name", "color-scheme"), ("content", "light dark")],
    ] {
        xml.empty("meta", attributes);
        xml.line();
    }
    xml.element("title", &[], &publication.title);
    xml.line();
    for (name, content) in [("author", &publication.publisher), ("dcterms.date", &publication.date)] {
        if !content.is_empty() {
            xml.empty("meta", &[("name", name), ("content", content)]);
            xml.line();
        }
    }
    xml.open("style", &[]);
    xml.verbatim(include_str!("publication.css"));
    xml.verbatim(include_str!("screen.css"));
    xml.close();
    xml.close();
}
