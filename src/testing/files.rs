//! The files of a page read back, for the tests of all features that have some.

use std::io::{Cursor, Read as _};

use ensemble_publication::Format;
use zip::ZipArchive;

use super::{Answer, TestApp};

/// What the names of the six files end with.
pub const ENDINGS: [&str; 6] = ["pdf", "epub", "docx", "odt", "html", "md"];

/// A file of an archive as text, or all of its XML.
fn unpacked(bytes: &[u8], name: Option<&str>) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut text = String::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("a file");
        let own = file.name().expect("a name").into_owned();
        let is_xml = [".xml", ".xhtml", ".opf"].iter().any(|end| own.ends_with(end));
        if name.map_or(is_xml, |name| own == name) {
            file.read_to_string(&mut text).expect("text");
        }
    }
    text
}

/// All that the files of an archive have, as text.
pub fn archived(bytes: &[u8]) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut text = String::new();
    for index in 0..archive.len() {
        let mut part = Vec::new();
        archive.by_index(index).expect("a file").read_to_end(&mut part).expect("its bytes");
        text.push_str(&String::from_utf8_lossy(&part));
    }
    text
}

/// All text of a file.
pub fn text_of(ending: &str, answer: &Answer) -> String {
    match ending {
        "epub" | "docx" | "odt" => unpacked(&answer.bytes, None),
        _ => answer.body.clone(),
    }
}

fn between<'a>(xml: &'a str, begin: &str, end: &str) -> Vec<&'a str> {
    xml.split(begin).skip(1).filter_map(|rest| rest.split(end).next()).collect()
}

/// The words of XML, without its tags.
fn words(xml: &str) -> String {
    let words: String =
        xml.split('<').map(|part| part.split_once('>').map_or(part, |(_, words)| words)).collect();
    words.replace('\n', "").replace('\u{a0}', " ").trim().to_owned()
}

/// The headings and the rows of the tables of a text.
#[derive(Debug, PartialEq, Eq)]
pub struct Structure {
    /// Each heading with its level.
    pub headings: Vec<(u8, String)>,
    /// The cells of each row, with those of headers.
    pub rows: Vec<Vec<String>>,
    /// The cells of rows that are headers.
    pub headers: Vec<Vec<String>>,
}

/// What a DOCX is made of.
pub fn docx(bytes: &[u8]) -> Structure {
    let document = unpacked(bytes, Some("word/document.xml"));
    let headings = between(&document, "<w:p>", "</w:p>").into_iter().filter_map(|paragraph| {
        let level = paragraph.split("w:val=\"Heading").nth(1)?.chars().next()?.to_digit(10)?;
        Some((u8::try_from(level).ok()?, words(paragraph)))
    });
    let cells = |row: &&str| between(row, "<w:tc>", "</w:tc>").into_iter().map(words).collect::<Vec<_>>();
    let rows = between(&document, "<w:tr>", "</w:tr>");
    Structure {
        headings: headings.collect(),
        rows: rows.iter().map(cells).collect(),
        headers: rows.iter().filter(|row| row.contains("<w:tblHeader/>")).map(cells).collect(),
    }
}

/// What an ODT is made of.
pub fn odt(bytes: &[u8]) -> Structure {
    let content = unpacked(bytes, Some("content.xml"));
    let headings = between(&content, "<text:h ", "</text:h>").into_iter().filter_map(|heading| {
        let level = heading.split("text:outline-level=\"").nth(1)?.split('"').next()?;
        Some((level.parse().ok()?, words(&format!("<{heading}"))))
    });
    let rows = |content: &str| -> Vec<Vec<String>> {
        between(content, "<table:table-row>", "</table:table-row>")
            .into_iter()
            .map(|row| {
                let cells = between(row, "<table:table-cell ", "</table:table-cell>");
                cells.into_iter().map(|cell| words(&format!("<{cell}"))).collect()
            })
            .collect()
    };
    let headers = between(&content, "<table:table-header-rows>", "</table:table-header-rows>");
    Structure {
        headings: headings.collect(),
        rows: rows(&content),
        headers: headers.into_iter().flat_map(rows).collect(),
    }
}

/// The six files of a page for the person whose cookie it is; an empty one is the visitor's.
pub async fn files(app: &TestApp, beginning: &str, cookie: &str) -> Vec<(&'static str, Answer)> {
    let mut answers = Vec::new();
    for ending in ENDINGS {
        answers.push((ending, app.get_with(&format!("{beginning}.{ending}"), "cookie", cookie).await));
    }
    answers
}

/// Fails unless a file is sent as what it is, under this name.
pub fn assert_sent(ending: &str, answer: &Answer, name: &str) {
    let format = Format::ALL.iter().zip(ENDINGS).find(|(_, each)| *each == ending).expect("a format").0;
    assert_eq!(answer.status, 200, "{ending}");
    // A portal without the program says how to get a PDF.
    if *format == Format::Pdf {
        assert!(
            answer.body.contains("ensemble-print") && answer.body.contains("#exports"),
            "{}",
            answer.body
        );
        return;
    }
    assert_eq!(answer.header("content-type"), format.media_type(), "{ending}");
    assert_eq!(answer.header("content-disposition"), format!("attachment; filename=\"{name}.{ending}\""));
    assert_eq!(answer.header("cache-control"), "no-store", "{ending}");
}
