//! The PDF is read back.

use std::collections::BTreeMap;

use ensemble_lang::Lang;
use ensemble_publication::{Block, Inline, Publication, PublicationError, Section, Words, from_markdown};
use hayro_syntax::{
    Pdf,
    object::{Dict, Name, Object, Stream, String as PdfString},
};
use typst::layout::{Frame, FrameItem};

use crate::{
    fonts::Fonts,
    print::{PrintError, print, typeset},
};

/// Two pixels beside each other.
const PNG: &[u8] = b"\
    \x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x02\x00\x00\x00\x01\
    \x08\x02\x00\x00\x00\x7b\x40\xe8\xdd\x00\x00\x00\x0f\x49\x44\x41\x54\x78\x9c\x63\xe0\x4e\x4c\x7b\
    \x30\x4b\x1b\x00\x07\xc5\x02\x78\x7d\x66\x2b\xaf\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82";

fn section(id: &str, level: u8, title: &str, lang: Lang, blocks: Vec<Block>) -> Section {
    Section { id: id.to_owned(), level, title: title.to_owned(), lang, blocks }
}

fn publication(sections: Vec<Section>) -> Publication {
    let word = str::to_owned;
    Publication {
        title: word("Repérer tôt"),
        subtitle: Some(word("Guide de pratique")),
        lang: Lang::Fr,
        address: word("https://exemple.qc.ca/fr/guides/reperer-tot/1.2"),
        version: word("1.2"),
        date: word("2026-11-20"),
        publisher: word("Communauté Élèves à risque"),
        contributors: vec![word("A. Desmeules-Pham")],
        sections,
        words: Words {
            contents: word("Table des matières"),
            version: word("Version"),
            date: word("Publié le"),
            address: word("Adresse"),
            publisher: word("Publié par"),
            contributors: word("Avec la contribution de"),
            sources: word("Source"),
            accessibility: word("Titres et langues sont indiqués."),
        },
    }
}

fn of_markdown(markdown: &str) -> Publication {
    publication(vec![section("a", 1, "Section", Lang::Fr, from_markdown(Lang::Fr, markdown))])
}

fn image(alt: &str, bytes: &[u8]) -> Block {
    Block::Image {
        lang: Lang::Fr,
        alt: alt.to_owned(),
        media_type: "image/png".to_owned(),
        bytes: bytes.to_vec(),
    }
}

fn read(publication: &Publication) -> Pdf {
    Pdf::new(print(publication).expect("a PDF")).expect("a PDF that can be read")
}

/// An element of the structure: its type, its language and its alternative text.
#[derive(Debug, PartialEq, Eq)]
struct Element {
    kind: String,
    lang: Option<String>,
    alt: Option<String>,
}

fn catalogue(pdf: &Pdf) -> Dict<'_> {
    pdf.xref().get(pdf.xref().root_id()).expect("a catalogue")
}

/// A text of a dictionary, in UTF-16 after its mark or in ASCII.
fn text(dict: &Dict<'_>, name: &str) -> Option<String> {
    let text: PdfString<'_> = dict.get(name)?;
    let bytes = text.as_bytes();
    let wide = |bytes: &[u8]| {
        let units: Vec<u16> =
            bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
        String::from_utf16(&units).expect("UTF-16")
    };
    Some(bytes.strip_prefix(b"\xfe\xff").map_or_else(|| String::from_utf8_lossy(bytes).into_owned(), wide))
}

fn structure(pdf: &Pdf) -> Vec<Element> {
    fn walk(object: &Object<'_>, found: &mut Vec<Element>) {
        match object {
            Object::Array(kids) => kids.iter::<Object<'_>>().for_each(|kid| walk(&kid, found)),
            Object::Dict(element) => {
                if let Some(kind) = element.get::<Name<'_>>("S") {
                    let kind = kind.as_str().to_owned();
                    found.push(Element { kind, lang: text(element, "Lang"), alt: text(element, "Alt") });
                }
                if let Some(kids) = element.get::<Object<'_>>("K") {
                    walk(&kids, found);
                }
            }
            _ => {}
        }
    }
    let root: Object<'_> = catalogue(pdf).get("StructTreeRoot").expect("a structure");
    let mut found = Vec::new();
    walk(&root, &mut found);
    found
}

fn kinds(pdf: &Pdf) -> BTreeMap<String, usize> {
    let mut kinds = BTreeMap::new();
    for element in structure(pdf) {
        *kinds.entry(element.kind).or_insert(0) += 1;
    }
    kinds
}

/// The words on all pages.
fn words(publication: &Publication) -> String {
    fn walk(frame: &Frame, words: &mut String) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Group(group) => walk(&group.frame, words),
                FrameItem::Text(text) => words.push_str(&text.text),
                _ => {}
            }
        }
    }
    let document = typeset(publication, publication.day().expect("a day")).expect("pages");
    let mut words = String::new();
    document.pages().iter().for_each(|page| walk(&page.frame, &mut words));
    words
}

fn metadata(pdf: &Pdf) -> String {
    let metadata: Stream<'_> = catalogue(pdf).get("Metadata").expect("metadata");
    String::from_utf8(metadata.decoded().expect("XML").into_owned()).expect("text")
}

#[test]
fn a_guide_is_tagged_and_says_that_it_conforms() {
    let mut blocks = from_markdown(
        Lang::Fr,
        "1. Regarder\n   - les *arrivées*\n2. En **parler**\n\n| Semaine | Gestes |\n|---|---|\n| 1 | deux |\n\n> Cité",
    );
    blocks.extend([image("Deux carrés", PNG), image("", PNG)]);
    blocks.push(Block::Source {
        lang: Lang::Fr,
        text: vec![Inline::Link {
            href: "https://exemple.qc.ca/r/1".to_owned(),
            text: vec![Inline::Text("Trois signes".to_owned())],
        }],
    });
    let english = from_markdown(Lang::En, "Every three weeks.");
    let guide = publication(vec![
        section("a", 1, "Voir ensemble", Lang::Fr, blocks),
        section("b", 2, "Reading together", Lang::En, english),
    ]);
    let document = read(&guide);

    let metadata = metadata(&document);
    assert!(metadata.contains("<pdfuaid:part>1</pdfuaid:part>"), "{metadata}");
    assert!(metadata.contains("Repérer tôt</rdf:li>") && metadata.contains("<rdf:li>fr-CA</rdf:li>"));
    assert_eq!(text(&catalogue(&document), "Lang").as_deref(), Some("fr-CA"));
    assert!(catalogue(&document).contains_key("Outlines"), "headings are bookmarks");

    let structure = structure(&document);
    let kinds = kinds(&document);
    for (kind, count) in [
        ("H1", 2),
        ("H2", 1),
        ("TOCI", 2),
        ("LI", 3),
        ("Table", 1),
        ("TH", 2),
        ("TD", 2),
        ("BlockQuote", 1),
        ("Figure", 1),
    ] {
        assert_eq!(kinds.get(kind), Some(&count), "{kind} in {kinds:?}");
    }
    let figure = structure.iter().find(|element| element.kind == "Figure").expect("a figure");
    assert_eq!(figure.alt.as_deref(), Some("Deux carrés"));
    let heading = structure.iter().find(|element| element.kind == "H2").expect("a heading");
    assert_eq!(heading.lang.as_deref(), Some("en-CA"));
    let english = structure.iter().filter(|element| element.lang.as_deref() == Some("en-CA"));
    assert!(english.map(|element| element.kind.as_str()).any(|kind| kind == "P"));

    let words = words(&guide);
    for word in [
        "Repérer tôt",
        "Version",
        "Table des matières",
        "Voir ensemble",
        "Trois signes",
        "Every three weeks.",
    ] {
        assert!(words.contains(word), "{word} in {words}");
    }
}

#[test]
fn the_same_publication_is_the_same_file() {
    let publication = of_markdown("Un *but*.");
    assert_eq!(print(&publication).expect("a PDF"), print(&publication).expect("a PDF"));
}

#[test]
fn text_is_never_read_as_markup() {
    let typst = "#heading[x] = y $a$ @b `c` <d> \\ #import \"/etc/passwd\": e #panic() // f";
    let mut publication = publication(vec![section("#x", 1, typst, Lang::Fr, Vec::new())]);
    publication.title = typst.to_owned();
    publication.words.contents = typst.to_owned();
    publication.sections[0]
        .blocks
        .push(Block::Paragraph { lang: Lang::Fr, text: vec![Inline::Text(typst.to_owned())] });
    let document = read(&publication);
    assert_eq!(kinds(&document).get("H1"), Some(&2), "that of the contents and that of the section");
    assert!(words(&publication).matches("#import \"/etc/passwd\"").count() >= 3, "{}", words(&publication));
}

#[test]
fn syllabics_pictographs_and_what_no_font_has_are_set() {
    let fonts = Fonts::embedded();
    for kept in ["é e\u{301} œ « » ’ \u{202f} \u{a0} → ≤ Ω Я", "ᐃᓄᒃᑎᑐᑦ", "👍 👍🏽 👩\u{200d}🏫 🇨🇦", "\u{fffd}"]
    {
        assert_eq!(fonts.settable(kept), kept);
    }
    for (text, set) in [
        ("漢字", "\u{fffd}\u{fffd}"),
        ("\u{e000}a", "\u{fffd}a"),
        ("a\u{feff}b\u{ad}c\u{200b}d\u{202e}e\u{200d}f\u{fe0f}", "abcdef"),
        ("@\u{1dd2}x", "@x"),
        ("\u{200d}", ""),
        ("\u{1dcc}x", "x"),
    ] {
        assert_eq!(fonts.settable(text), set, "{text:?}");
    }
    let publication =
        of_markdown("ᐃᓄᒃᑎᑐᑦ 👍🏽 👩\u{200d}🏫 \u{2764}\u{fe0f} 漢字 العربية *b\u{1dc0}* **@\u{1dd2}**");
    assert_eq!(read(&publication).pages().len(), 1);
    assert!(words(&publication).contains("\u{fffd}\u{fffd}"), "{}", words(&publication));
}

#[test]
fn links_stand_in_headers_of_tables_and_titles_of_nothing_are_left_out() {
    let rows = "| 1 |\n".repeat(80);
    let mut linked = of_markdown(&format!("| [lien](https://x.example) |\n|---|\n{rows}"));
    linked.sections.push(section("b", 1, "\u{feff}", Lang::Fr, Vec::new()));
    let link = Inline::Link { href: "#b".to_owned(), text: vec![Inline::Text("là".to_owned())] };
    linked.sections[0].blocks.push(Block::Paragraph { lang: Lang::Fr, text: vec![link] });
    let document = read(&linked);
    assert!(document.pages().len() > 1);
    assert_eq!(kinds(&document).get("H1"), Some(&2));
}

#[test]
fn what_cannot_be_printed_is_refused_with_a_reason() {
    let refused = |publication: &Publication| print(publication).expect_err("no PDF");
    let untitled = Publication { title: String::new(), ..of_markdown("a") };
    assert!(matches!(refused(&untitled), PrintError::Publication(PublicationError::Title)));
    let undated = Publication { date: "2026-02-30".to_owned(), ..of_markdown("a") };
    assert!(matches!(refused(&undated), PrintError::Publication(PublicationError::Date(_))));
    let broken = publication(vec![section("a", 1, "A", Lang::Fr, vec![image("Un dessin", &PNG[..40])])]);
    let error = refused(&broken);
    assert!(matches!(error, PrintError::Refused(_)), "{error}");
    assert!(error.to_string().starts_with("no PDF/UA-1 can be made: "), "{error}");
}

#[test]
fn a_publication_without_a_heading_is_printed() {
    let untitled = publication(vec![section("a", 1, "", Lang::En, from_markdown(Lang::En, "Just this."))]);
    assert!(words(&untitled).contains("Just this.") && !words(&untitled).contains("Table des matières"));
    assert_eq!(read(&untitled).pages().len(), 1);
    assert_eq!(read(&publication(Vec::new())).pages().len(), 1);
}

#[test]
fn four_hundred_pages_are_printed() {
    let passage =
        "Repérer tôt ne demande pas de nouvel outil; cela demande que les adultes d’une école se parlent. "
            .repeat(20);
    let sections = (0..800).map(|number| {
        let level = if number % 20 == 0 { 1 } else { 2 };
        let blocks = from_markdown(Lang::Fr, &format!("{passage}\n\n- un\n- deux"));
        section(&format!("p{number}"), level, &format!("Passage {number}"), Lang::Fr, blocks)
    });
    let document = read(&publication(sections.collect()));
    assert!(document.pages().len() > 400, "{}", document.pages().len());
    let kinds = kinds(&document);
    assert_eq!((kinds.get("H1"), kinds.get("H2")), (Some(&41), Some(&760)));
}
