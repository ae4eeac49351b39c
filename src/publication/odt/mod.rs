//! ODT: headings, lists and tables that word processors know as such, and the language of each paragraph.

mod content;

use ensemble_lang::Lang;

use crate::{
    Publication, PublicationError,
    archive::Archive,
    image::Images,
    xml::{Attribute, Xml},
};

const MEDIA_TYPE: &str = "application/vnd.oasis.opendocument.text";
/// The version of OpenDocument.
const VERSION: Attribute<'static> = ("office:version", "1.3");
const NAMESPACES: [Attribute<'static>; 11] = [
    ("xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
    ("xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"),
    ("xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
    ("xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
    ("xmlns:draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"),
    ("xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"),
    ("xmlns:svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"),
    ("xmlns:xlink", "http://www.w3.org/1999/xlink"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"),
    VERSION,
];

/// The publication as ODT.
///
/// # Errors
/// What is missing or wrong in the publication.
pub fn to_odt(publication: &Publication) -> Result<Vec<u8>, PublicationError> {
    publication.check()?;
    let publication = &publication.normalized();
    let images = Images::of(publication);
    let mut archive = Archive::typed(MEDIA_TYPE)?;
    archive.deflated("content.xml", &content::content(publication, &images))?;
    archive.deflated("styles.xml", &styles(publication.lang))?;
    archive.deflated("meta.xml", &meta(publication))?;
    for image in &images.list {
        archive.stored(&format!("Pictures/{}", image.name), image.bytes)?;
    }
    archive.deflated("META-INF/manifest.xml", &manifest(&images))?;
    archive.finish()
}

/// What says a language: `fo:language` and `fo:country`.
fn language(lang: Lang) -> [Attribute<'static>; 2] {
    [("fo:language", lang.code()), ("fo:country", "CA")]
}

fn styles(lang: Lang) -> String {
    let mut xml = Xml::document();
    xml.open("office:document-styles", &NAMESPACES);
    xml.open("office:styles", &[]);
    xml.open("style:default-style", &[("style:family", "paragraph")]);
    let [language, country] = language(lang);
    xml.empty(
        "style:text-properties",
        &[("fo:font-family", "Calibri, Carlito, sans-serif"), ("fo:font-size", "11pt"), language, country],
    );
    xml.close();
    xml.verbatim(include_str!("styles.xml"));
    xml.close();
    xml.verbatim(include_str!("page.xml"));
    xml.finish()
}

fn meta(publication: &Publication) -> String {
    let mut xml = Xml::document();
    xml.open("office:document-meta", &NAMESPACES);
    xml.open("office:meta", &[]);
    xml.element("dc:title", &[], &publication.title);
    let date = format!("{}T00:00:00", publication.date);
    for (name, value) in [
        ("dc:subject", publication.subtitle.as_deref().unwrap_or_default()),
        ("meta:initial-creator", &publication.publisher),
        ("dc:creator", &publication.publisher),
        ("meta:creation-date", &date),
        ("dc:date", &date),
        ("dc:language", publication.lang.tag()),
    ] {
        if !value.is_empty() {
            xml.element(name, &[], value);
        }
    }
    for (name, value) in [
        (&publication.words.version, &publication.version),
        (&publication.words.address, &publication.address),
    ] {
        if !name.is_empty() && !value.is_empty() {
            xml.element("meta:user-defined", &[("meta:name", name)], value);
        }
    }
    xml.finish()
}

fn manifest(images: &Images<'_>) -> String {
    let mut xml = Xml::document();
    xml.open(
        "manifest:manifest",
        &[
            ("xmlns:manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"),
            ("manifest:version", "1.3"),
        ],
    );
    let mut entry = |path: &str, kind: &str| {
        xml.empty("manifest:file-entry", &[("manifest:full-path", path), ("manifest:media-type", kind)]);
    };
    entry("/", MEDIA_TYPE);
    ["content.xml", "styles.xml", "meta.xml"].into_iter().for_each(|path| entry(path, "text/xml"));
    for image in &images.list {
        entry(&format!("Pictures/{}", image.name), image.kind.media_type);
    }
    xml.finish()
}
