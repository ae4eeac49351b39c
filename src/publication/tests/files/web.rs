//! HTML and EPUB.

use super::{between, part, unpacked, well_formed};
use crate::{
    tests::samples::{PNG, guide},
    to_epub, to_html,
};

#[test]
fn html_has_headings_a_table_of_contents_and_the_language_of_each_passage() {
    let html = to_html(&guide());
    assert!(html.starts_with("<!DOCTYPE html>\n<html lang=\"fr-CA\">"));
    well_formed(html.trim_start_matches("<!DOCTYPE html>")).expect("XHTML");
    for expected in [
        "<title>Repérer tôt &amp; « sans étiqueter » &lt;b&gt;</title>",
        "<h1 id=\"title\">Repérer tôt &amp; « sans étiqueter » &lt;b&gt;</h1>",
        "<div><dt>Version\u{a0}:</dt><dd>1.2</dd></div>",
        "<h2 id=\"s-0190-a\" lang=\"fr-CA\">Voir ensemble</h2>",
        "<section aria-labelledby=\"s-0190-b\"><h3 id=\"s-0190-b\" lang=\"fr-CA\">La fiche du vendredi</h3>",
        "<h3 id=\"s-0190-c\" lang=\"en-CA\">Reading together</h3>",
        "<p lang=\"en-CA\">Every three weeks.</p>",
        "<ol lang=\"fr-CA\"><li><p>Regarder</p><ul><li>les <em>arrivées</em></li><li>les <strong>repas</strong></li></ul></li>\
         <li><p>En parler</p><p>À deux.</p></li></ol>",
        "<table><caption>Ce qui a été vu</caption><thead><tr><th scope=\"col\">Semaine</th><th scope=\"col\">Gestes</th></tr></thead>\
         <tbody><tr><td>1</td><td>deux, puis <em>trois</em></td></tr><tr><td>2</td><td></td></tr></tbody></table>",
        "<blockquote lang=\"en-CA\"><p>We look at Mondays first.</p><ul><li>late arrivals</li></ul></blockquote>",
        "<p class=\"source\" lang=\"fr-CA\"><span class=\"label\">Source\u{a0}: </span>Réflexion, \
         <a href=\"https://exemple.qc.ca/r/1?a=1&amp;b=2\">Trois signes</a></p>",
        "<p lang=\"fr-CA\">Voir <a href=\"#s-0190-b\">la section suivante</a><br/>rien</p>",
        "alt=\"Deux carrés\"",
        "alt=\"\"",
    ] {
        assert!(html.contains(expected), "{expected} in {html}");
    }
    let contents = between(&html, "<h2 id=\"contents\">", "</nav>")[0].replace('\n', "");
    assert_eq!(
        contents,
        "Table des matières</h2><ol><li><a href=\"#s-0190-a\">Voir ensemble</a>\
         <ol><li><a href=\"#s-0190-b\">La fiche du vendredi</a></li>\
         <li><a href=\"#s-0190-c\" lang=\"en-CA\">Reading together</a></li></ol></li>\
         <li><a href=\"#s-0190-d\">Sources</a></li></ol>"
    );
    for missing in ["<script", "javascript:", "<link", "onload", "http-equiv=\"refresh"] {
        assert!(!html.contains(missing), "{missing}");
    }
    assert!(html.contains("default-src &#39;none&#39;") && html.contains("light-dark("));
}

#[test]
fn epub_has_a_page_for_each_section_of_the_first_level() {
    let epub = to_epub(&guide()).expect("a file");
    let names: Vec<String> = unpacked(epub.clone()).into_iter().map(|(name, _)| name).collect();
    assert_eq!(
        names,
        [
            "mimetype",
            "META-INF/container.xml",
            "EPUB/package.opf",
            "EPUB/style.css",
            "EPUB/title.xhtml",
            "EPUB/nav.xhtml",
            "EPUB/chapter-001.xhtml",
            "EPUB/chapter-002.xhtml",
            "EPUB/images/image-1.png"
        ]
    );
    let package = part(&epub, "EPUB/package.opf");
    for expected in [
        "<dc:identifier id=\"identifier\">https://exemple.qc.ca/fr/guides/reperer-tot/1.2</dc:identifier>",
        "<dc:language>fr-CA</dc:language>\n<dc:language>en-CA</dc:language>",
        "<meta property=\"dcterms:modified\">2026-11-20T00:00:00Z</meta>",
        "<meta property=\"schema:accessMode\">textual</meta>\n<meta property=\"schema:accessMode\">visual</meta>",
        "<meta property=\"schema:accessModeSufficient\">textual</meta>",
        "<meta property=\"schema:accessibilityFeature\">alternativeText</meta>",
        "<meta property=\"schema:accessibilityFeature\">tableOfContents</meta>",
        "<meta property=\"schema:accessibilityHazard\">none</meta>",
        "<meta property=\"schema:accessibilitySummary\">Titres, langues",
        "<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>",
        "<item id=\"image-1\" href=\"images/image-1.png\" media-type=\"image/png\"/>",
    ] {
        assert!(package.contains(expected), "{expected} in {package}");
    }
    let first = part(&epub, "EPUB/chapter-001.xhtml");
    for expected in [
        "<title lang=\"fr-CA\" xml:lang=\"fr-CA\">Voir ensemble</title>",
        "<h1 id=\"s-0190-a\" lang=\"fr-CA\" xml:lang=\"fr-CA\">Voir ensemble</h1>",
        "<h2 id=\"s-0190-c\" lang=\"en-CA\" xml:lang=\"en-CA\">Reading together</h2>",
        "<th scope=\"col\">Semaine</th>",
    ] {
        assert!(first.contains(expected), "{expected} in {first}");
    }
    let second = part(&epub, "EPUB/chapter-002.xhtml");
    assert!(second.contains("<a href=\"chapter-001.xhtml#s-0190-b\">la section suivante</a>"), "{second}");
    assert!(second.contains("<img src=\"images/image-1.png\" alt=\"Deux carrés\"/>"), "{second}");
    let navigation = part(&epub, "EPUB/nav.xhtml");
    assert!(navigation.contains("<a href=\"chapter-002.xhtml#s-0190-d\">Sources</a>"), "{navigation}");
    assert_eq!(unpacked(epub).last().expect("an image").1, PNG);
}
