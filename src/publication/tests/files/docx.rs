//! DOCX.

use super::{between, part};
use crate::{tests::samples::guide, to_docx};

/// A paragraph of a DOCX: its style, its numbering (list, level), its languages and its text.
pub(super) struct Paragraph {
    pub(super) style: String,
    pub(super) numbering: Option<(String, String)>,
    pub(super) langs: Vec<String>,
    pub(super) text: String,
}

pub(super) fn paragraphs(document: &str) -> Vec<Paragraph> {
    let value = |xml: &str, name: &str| {
        between(xml, &format!("<{name} w:val=\""), "\"").first().map(|value| (*value).to_owned())
    };
    between(document, "<w:p>", "</w:p>")
        .into_iter()
        .map(|paragraph| {
            let mut langs: Vec<String> =
                between(paragraph, "<w:lang w:val=\"", "\"").into_iter().map(str::to_owned).collect();
            langs.dedup();
            Paragraph {
                style: value(paragraph, "w:pStyle").expect("a style"),
                numbering: value(paragraph, "w:numId").zip(value(paragraph, "w:ilvl")),
                langs,
                text: between(paragraph, "<w:t xml:space=\"preserve\">", "</w:t>").concat(),
            }
        })
        .collect()
}

#[test]
fn docx_has_styles_lists_tables_and_the_language_of_each_run() {
    let docx = to_docx(&guide()).expect("a file");
    let document = part(&docx, "word/document.xml");
    let found = paragraphs(&document);
    let find = |text: &str| {
        found.iter().rfind(|paragraph| paragraph.text == text).unwrap_or_else(|| panic!("{text}"))
    };
    let list = |number: &str, level: &str| Some((number.to_owned(), level.to_owned()));
    for (text, style, numbering, langs) in [
        ("Repérer tôt &amp; « sans étiqueter » &lt;b&gt;", "Title", None, vec!["fr-CA"]),
        ("Voir ensemble", "Heading1", None, vec!["fr-CA"]),
        ("La fiche du vendredi", "Heading2", None, vec!["fr-CA"]),
        ("Reading together", "Heading2", None, vec!["en-CA"]),
        ("Every three weeks.", "Normal", None, vec!["en-CA"]),
        ("Regarder", "ListParagraph", list("2", "0"), vec!["fr-CA"]),
        ("les arrivées", "ListParagraph", list("1", "1"), vec!["fr-CA"]),
        ("En parler", "ListParagraph", list("2", "0"), vec!["fr-CA"]),
        ("À deux.", "Normal", None, vec!["fr-CA"]),
        ("We look at Mondays first.", "Quote", None, vec!["en-CA"]),
        ("late arrivals", "Quote", list("1", "0"), vec!["en-CA"]),
        ("Ce qui a été vu", "Caption", None, vec!["fr-CA"]),
        ("Semaine", "TableHeading", None, vec!["fr-CA"]),
        ("deux, puis trois", "TableText", None, vec!["fr-CA"]),
        ("Source\u{a0}: Réflexion, Trois signes", "Source", None, vec!["fr-CA"]),
        ("Table des matières", "TOCHeading", None, vec!["fr-CA"]),
    ] {
        let paragraph = find(text);
        assert_eq!((paragraph.style.as_str(), &paragraph.numbering), (style, &numbering), "{text}");
        assert_eq!(paragraph.langs, langs, "{text}");
    }
    let runs = between(&document, "<w:r>", "</w:r>");
    assert!(
        runs.iter().filter(|run| run.contains("<w:t ")).all(|run| run.contains("<w:lang w:val=")),
        "each run says its language"
    );
    for expected in [
        "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>",
        "<w:tblCaption w:val=\"Ce qui a été vu\"/>",
        "TOC \\o &quot;1-5&quot;",
        "<w:bookmarkStart w:id=\"2\" w:name=\"section_2\"/>",
        "<w:hyperlink w:anchor=\"section_2\" w:history=\"1\">",
        "descr=\"Deux carrés\"",
        "decorative",
    ] {
        assert!(document.contains(expected), "{expected} in {document}");
    }
    assert_eq!(between(&document, "<w:tr>", "</w:tr>").len(), 3);
    let relations = part(&docx, "word/_rels/document.xml.rels");
    assert!(
        relations.contains("Target=\"https://exemple.qc.ca/r/1?a=1&amp;b=2\" TargetMode=\"External\""),
        "{relations}"
    );
    assert!(!relations.contains("javascript"));
    let properties = part(&docx, "docProps/core.xml");
    for expected in
        ["<dc:title>Repérer tôt &amp; ", "<dc:language>fr-CA</dc:language>", "<cp:version>1.2</cp:version>"]
    {
        assert!(properties.contains(expected), "{expected} in {properties}");
    }
    // The numbered list has a numbering of its own, which begins at 1.
    let numbering = part(&docx, "word/numbering.xml");
    assert!(numbering.contains("<w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/>"));
    assert!(!numbering.contains("w:numId=\"3\""), "{numbering}");
}
