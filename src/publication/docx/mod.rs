//! DOCX: headings, lists and tables that word processors know as such, and the language of each run.

mod content;
mod numbering;

use ensemble_lang::Lang;

use self::content::Content;
use crate::{Publication, PublicationError, archive::Archive, image::Images, xml::Xml};

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The publication as DOCX.
///
/// # Errors
/// What is missing or wrong in the publication.
pub fn to_docx(publication: &Publication) -> Result<Vec<u8>, PublicationError> {
    publication.check()?;
    let publication = &publication.normalized();
    let images = Images::of(publication);
    let content = Content::of(publication, &images);
    let mut archive = Archive::new();
    archive.deflated("[Content_Types].xml", &content_types())?;
    archive.deflated(
        "_rels/.rels",
        &relationships(&[
            ("rId1", &format!("{OFFICE}/officeDocument"), "word/document.xml", false),
            (
                "rId2",
                &format!("{PACKAGE}/relationships/metadata/core-properties"),
                "docProps/core.xml",
                false,
            ),
        ]),
    )?;
    archive.deflated("docProps/core.xml", &properties(publication))?;
    archive.deflated("word/document.xml", &content.document)?;
    archive.deflated("word/styles.xml", &styles(publication.lang))?;
    archive.deflated("word/numbering.xml", &numbering::numbering(&content.numbered))?;
    archive.deflated("word/settings.xml", &settings(publication.lang))?;
    archive.deflated("word/footer1.xml", &footer())?;
    let mut relations: Vec<(String, String, String, bool)> = ["styles", "numbering", "settings"]
        .into_iter()
        .map(|part| (part.to_owned(), format!("{OFFICE}/{part}"), format!("{part}.xml"), false))
        .collect();
    relations.push(("footer".to_owned(), format!("{OFFICE}/footer"), "footer1.xml".to_owned(), false));
    for image in &images.list {
        let id = format!("image{}", image.number);
        relations.push((id, format!("{OFFICE}/image"), format!("media/{}", image.name), false));
    }
    for (number, href) in (1..).zip(content.links) {
        relations.push((format!("link{number}"), format!("{OFFICE}/hyperlink"), href, true));
    }
    let relations: Vec<_> = relations
        .iter()
        .map(|(id, kind, target, is_external)| (id.as_str(), kind.as_str(), target.as_str(), *is_external))
        .collect();
    archive.deflated("word/_rels/document.xml.rels", &relationships(&relations))?;
    for image in &images.list {
        archive.stored(&format!("word/media/{}", image.name), image.bytes)?;
    }
    archive.finish()
}

fn content_types() -> String {
    let mut xml = Xml::document();
    xml.open("Types", &[("xmlns", &format!("{PACKAGE}/content-types"))]);
    for (extension, kind) in [
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
        ("png", "image/png"),
        ("jpg", "image/jpeg"),
        ("gif", "image/gif"),
        ("webp", "image/webp"),
    ] {
        xml.empty("Default", &[("Extension", extension), ("ContentType", kind)]);
    }
    for (part, kind) in [
        ("document", "document.main"),
        ("styles", "styles"),
        ("numbering", "numbering"),
        ("settings", "settings"),
        ("footer1", "footer"),
    ] {
        let (part, kind) = (format!("/word/{part}.xml"), format!("{TYPES}.{kind}+xml"));
        xml.empty("Override", &[("PartName", &part), ("ContentType", &kind)]);
    }
    xml.empty(
        "Override",
        &[
            ("PartName", "/docProps/core.xml"),
            ("ContentType", "application/vnd.openxmlformats-package.core-properties+xml"),
        ],
    );
    xml.finish()
}

/// Relations: the id, the type and the target of each, and whether it is outside of the file.
fn relationships(relations: &[(&str, &str, &str, bool)]) -> String {
    let mut xml = Xml::document();
    xml.open("Relationships", &[("xmlns", &format!("{PACKAGE}/relationships"))]);
    for (id, kind, target, is_external) in relations {
        let mut attributes = vec![("Id", *id), ("Type", *kind), ("Target", *target)];
        if *is_external {
            attributes.push(("TargetMode", "External"));
        }
        xml.empty("Relationship", &attributes);
    }
    xml.finish()
}

fn properties(publication: &Publication) -> String {
    let mut xml = Xml::document();
    xml.open(
        "cp:coreProperties",
        &[
            ("xmlns:cp", &format!("{PACKAGE}/metadata/core-properties")),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ],
    );
    xml.element("dc:title", &[], &publication.title);
    for (name, value) in [
        ("dc:subject", publication.subtitle.as_deref().unwrap_or_default()),
        ("dc:creator", &publication.publisher),
        ("dc:identifier", &publication.address),
        ("dc:language", publication.lang.tag()),
        ("cp:version", &publication.version),
    ] {
        if !value.is_empty() {
            xml.element(name, &[], value);
        }
    }
    for name in ["dcterms:created", "dcterms:modified"] {
        xml.element(name, &[("xsi:type", "dcterms:W3CDTF")], &format!("{}T00:00:00Z", publication.date));
    }
    xml.finish()
}

fn styles(lang: Lang) -> String {
    let mut xml = Xml::document();
    xml.open("w:styles", &[("xmlns:w", WORD)]);
    xml.open("w:docDefaults", &[]);
    xml.open("w:rPrDefault", &[]);
    xml.open("w:rPr", &[]);
    xml.empty("w:rFonts", &[("w:ascii", "Calibri"), ("w:hAnsi", "Calibri"), ("w:cs", "Calibri")]);
    xml.empty("w:sz", &[("w:val", "22")]);
    xml.empty("w:szCs", &[("w:val", "22")]);
    xml.empty("w:lang", &[("w:val", lang.tag())]);
    xml.close();
    xml.close();
    xml.close();
    xml.verbatim(include_str!("styles.xml"));
    xml.finish()
}

fn settings(lang: Lang) -> String {
    let mut xml = Xml::document();
    xml.open("w:settings", &[("xmlns:w", WORD)]);
    xml.open("w:compat", &[]);
    xml.empty(
        "w:compatSetting",
        &[
            ("w:name", "compatibilityMode"),
            ("w:uri", "http://schemas.microsoft.com/office/word"),
            ("w:val", "15"),
        ],
    );
    xml.close();
    xml.empty("w:themeFontLang", &[("w:val", lang.tag())]);
    xml.finish()
}

/// The number of the page, in the middle.
fn footer() -> String {
    let mut xml = Xml::document();
    xml.open("w:ftr", &[("xmlns:w", WORD)]);
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.empty("w:pStyle", &[("w:val", "Footer")]);
    xml.close();
    xml.open("w:fldSimple", &[("w:instr", " PAGE ")]);
    xml.open("w:r", &[]);
    xml.element("w:t", &[], "1");
    xml.finish()
}
