//! What is in each file, read back from its XML.

mod docx;
mod odt;
mod web;

use std::io::{Cursor, Read as _};

use ensemble_lang::Lang;
use quick_xml::{Reader, events::Event};
use zip::{CompressionMethod, ZipArchive};

use self::docx::paragraphs;
use super::{large::four_hundred_pages, samples::guide};
use crate::{Format, Publication, PublicationError, to_docx, to_epub, to_html, to_markdown, to_odt};

pub(super) type Write = fn(&Publication) -> Result<Vec<u8>, PublicationError>;

/// The files of an archive, in their order.
pub(super) fn unpacked(bytes: Vec<u8>) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).expect("a file");
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).expect("its bytes");
            (file.name().expect("a name").into_owned(), bytes)
        })
        .collect()
}

/// The text of one file of an archive.
fn part(bytes: &[u8], name: &str) -> String {
    let found = unpacked(bytes.to_vec()).into_iter().find(|(other, _)| other == name);
    String::from_utf8(found.unwrap_or_else(|| panic!("{name} is there")).1).expect("text")
}

/// Reads XML to its end; what is wrong with it otherwise.
pub(super) fn well_formed(xml: &str) -> Result<(), String> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut depth = 0_i32;
    loop {
        match reader.read_event().map_err(|error| format!("{error} in {xml}"))? {
            Event::Start(start) => {
                depth += 1;
                for attribute in start.attributes() {
                    attribute.map_err(|error| format!("{error} in {xml}"))?;
                }
            }
            Event::Empty(start) => {
                for attribute in start.attributes() {
                    attribute.map_err(|error| format!("{error} in {xml}"))?;
                }
            }
            Event::End(_) => depth -= 1,
            Event::Eof if depth == 0 => break,
            Event::Eof => return Err(format!("{depth} elements are open in {xml}")),
            _ => {}
        }
    }
    match xml.chars().find(|letter| letter.is_control() && *letter != '\n') {
        Some(letter) => Err(format!("{letter:?} in {xml}")),
        None => Ok(()),
    }
}

/// The parts of the text that are between two others, without tags.
fn between<'a>(xml: &'a str, begin: &str, end: &str) -> Vec<&'a str> {
    xml.split(begin).skip(1).filter_map(|rest| rest.split(end).next()).collect()
}

fn without_tags(xml: &str) -> String {
    let mut text = String::new();
    let mut in_tag = false;
    for letter in xml.chars() {
        match letter {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ if !in_tag => text.push(letter),
            _ => {}
        }
    }
    text
}

#[test]
fn all_xml_is_well_formed_and_the_same_each_time() {
    let guide = guide();
    let writers: [(Format, Write); 3] =
        [(Format::Epub, to_epub), (Format::Docx, to_docx), (Format::Odt, to_odt)];
    for (format, write) in writers {
        let bytes = write(&guide).expect("a file");
        assert_eq!(write(&guide).expect("a file"), bytes, "{format}");
        for (name, bytes) in unpacked(bytes) {
            if [".xml", ".rels", ".opf", ".xhtml"].iter().any(|end| name.ends_with(end)) {
                well_formed(&String::from_utf8(bytes).expect("text")).expect(&name);
            }
        }
    }
}

/// `ENSEMBLE_WRITE_PUBLICATIONS=FOLDER cargo test -p ensemble-publication` writes files to be opened in other programs.
#[test]
fn files_can_be_looked_at() {
    let Some(folder) = std::env::var_os("ENSEMBLE_WRITE_PUBLICATIONS").map(std::path::PathBuf::from) else {
        return;
    };
    for (name, publication) in [("guide", guide()), ("large", four_hundred_pages())] {
        for (extension, bytes) in [
            ("json", serde_json::to_vec(&publication).expect("JSON")),
            ("html", to_html(&publication).into_bytes()),
            ("md", to_markdown(&publication).into_bytes()),
            ("epub", to_epub(&publication).expect("a file")),
            ("docx", to_docx(&publication).expect("a file")),
            ("odt", to_odt(&publication).expect("a file")),
        ] {
            std::fs::write(folder.join(format!("{name}.{extension}")), bytes).expect("written");
        }
    }
}

#[test]
fn the_type_comes_first_and_is_not_compressed() {
    for (bytes, media_type) in [
        (to_epub(&guide()).expect("a file"), Format::Epub.media_type()),
        (to_odt(&guide()).expect("a file"), Format::Odt.media_type()),
    ] {
        // A local header of 30 bytes, the name, and no extra field: programs look there without reading the archive.
        assert_eq!(&bytes[30..38], b"mimetype");
        assert_eq!(&bytes[38..38 + media_type.len()], media_type.as_bytes());
        let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
        assert_eq!(archive.by_index(0).expect("a file").compression(), CompressionMethod::Stored);
    }
}

#[test]
fn each_file_has_all_words_of_the_text() {
    let words = [
        "L’équipe se réunit.",
        "les ",
        "arrivées",
        "À deux.",
        "Every three weeks.",
        "late arrivals",
        "Trois signes",
        "rien",
    ];
    let (docx, odt) = (to_docx(&guide()).expect("a file"), to_odt(&guide()).expect("a file"));
    let epub = unpacked(to_epub(&guide()).expect("a file"));
    let pages = epub.into_iter().filter(|(name, _)| name.ends_with(".xhtml"));
    let pages: String = pages.map(|(_, bytes)| String::from_utf8(bytes).expect("text")).collect();
    for xml in [to_html(&guide()), pages, part(&docx, "word/document.xml"), part(&odt, "content.xml")] {
        let text = without_tags(&xml);
        for word in words {
            assert!(text.contains(word), "{word} in {text}");
        }
    }
}

#[test]
fn words_in_another_language_within_a_line_are_marked_in_each_file() {
    use super::samples::{publication, section, text};
    use crate::{Block, Inline};
    let english = Inline::InLanguage { lang: Lang::En, text: text("Reading in pairs") };
    let cell = vec![english, Inline::Text(" (en anglais)".to_owned())];
    let table =
        Block::Table { lang: Lang::Fr, caption: None, header: vec![text("Point")], rows: vec![vec![cell]] };
    let one = publication(vec![section("a", 1, "Ordre du jour", Lang::Fr, vec![table])]);
    let html = to_html(&one);
    assert!(html.contains("<td><span lang=\"en-CA\">Reading in pairs</span> (en anglais)</td>"), "{html}");
    let pages: Vec<(String, Vec<u8>)> = unpacked(to_epub(&one).expect("a file"));
    let package = part(&to_epub(&one).expect("a file"), "EPUB/package.opf");
    assert!(
        package.contains("<dc:language>fr-CA</dc:language>\n<dc:language>en-CA</dc:language>"),
        "{package}"
    );
    let page = pages.into_iter().find(|(name, _)| name.ends_with("chapter-001.xhtml")).expect("a page").1;
    let page = String::from_utf8(page).expect("text");
    assert!(page.contains("<span lang=\"en-CA\" xml:lang=\"en-CA\">Reading in pairs</span>"), "{page}");
    let document = part(&to_docx(&one).expect("a file"), "word/document.xml");
    let found = paragraphs(&document)
        .into_iter()
        .find(|paragraph| paragraph.text.starts_with("Reading"))
        .expect("a cell");
    assert_eq!(
        (found.langs, found.text.as_str()),
        (vec!["en-CA".to_owned(), "fr-CA".to_owned()], "Reading in pairs (en anglais)")
    );
    let content = part(&to_odt(&one).expect("a file"), "content.xml");
    assert!(
        content.contains("<text:span text:style-name=\"Span_en\">Reading in pairs</text:span>"),
        "{content}"
    );
    assert!(to_markdown(&one).contains("<span lang=\"en-CA\">Reading in pairs</span> (en anglais)"));
}
