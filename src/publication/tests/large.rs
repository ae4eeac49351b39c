//! Any publication, and a large one.

use ensemble_lang::Lang;
use proptest::{collection::vec, option, prelude::*};

use super::{
    files::{Write, unpacked, well_formed},
    samples::{GIF, PNG, paragraph, publication, section, words},
};
use crate::{
    Block, Inline, Publication, Section, from_markdown, to_docx, to_epub, to_html, to_markdown, to_odt,
};

fn lang() -> impl Strategy<Value = Lang> {
    prop::sample::select(Lang::ALL.to_vec())
}

/// Letters of all planes, signs of XML, and control characters.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~]{0,12}",
        vec(any::<char>(), 0..8).prop_map(|letters| letters.into_iter().collect()),
        "[\\x00-\\x1f\\x7f-\\x9f\u{fdd0}\u{fffe}\u{ffff}\u{2028}a]{0,8}",
        Just("]]>".to_owned()),
        Just("<![CDATA[ &amp; --><b a=\"'>".to_owned()),
    ]
}

fn inline() -> impl Strategy<Value = Inline> {
    let leaf = prop_oneof![4 => text().prop_map(Inline::Text), 1 => Just(Inline::Break)];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let inner = vec(inner, 0..3);
        let href = prop_oneof![
            text(),
            text().prop_map(|text| format!("https://x.example/{text}")),
            Just("#a".to_owned())
        ];
        prop_oneof![
            inner.clone().prop_map(Inline::Strong),
            inner.clone().prop_map(Inline::Emphasis),
            (lang(), inner.clone()).prop_map(|(lang, text)| Inline::InLanguage { lang, text }),
            (href, inner).prop_map(|(href, text)| Inline::Link { href, text }),
        ]
    })
}

fn block() -> impl Strategy<Value = Block> {
    let inlines = || vec(inline(), 0..4);
    let bytes = prop::sample::select(vec![PNG, GIF]);
    let leaf = prop_oneof![
        (lang(), inlines()).prop_map(|(lang, text)| Block::Paragraph { lang, text }),
        (lang(), inlines()).prop_map(|(lang, text)| Block::Source { lang, text }),
        (lang(), option::of(text()), vec(inlines(), 0..3), vec(vec(inlines(), 0..4), 0..3))
            .prop_map(|(lang, caption, header, rows)| Block::Table { lang, caption, header, rows }),
        (lang(), text(), text(), bytes).prop_map(|(lang, alt, media_type, bytes)| Block::Image {
            lang,
            alt,
            media_type,
            bytes: bytes.to_vec()
        }),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            (lang(), any::<bool>(), vec(vec(inner.clone(), 0..3), 0..3))
                .prop_map(|(lang, ordered, items)| Block::List { lang, ordered, items }),
            (lang(), vec(inner, 0..3)).prop_map(|(lang, blocks)| Block::Quote { lang, blocks }),
        ]
    })
}

fn any_publication() -> impl Strategy<Value = Publication> {
    let section = (text(), any::<u8>(), text(), lang(), vec(block(), 0..4))
        .prop_map(|(id, level, title, lang, blocks)| Section { id, level, title, lang, blocks });
    let properties = (text(), option::of(text()), lang(), text(), text(), text(), vec(text(), 0..3));
    (properties, vec(section, 0..5)).prop_map(
        |((title, subtitle, lang, address, version, publisher, contributors), sections)| Publication {
            title: format!("{title}a"),
            subtitle,
            lang,
            address,
            version,
            date: "2026-11-20".to_owned(),
            publisher,
            contributors,
            sections,
            words: words(),
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_publication_makes_invalid_xml(publication in any_publication()) {
        let html = to_html(&publication);
        let rest = html.strip_prefix("<!DOCTYPE html>\n").expect("a doctype");
        prop_assert_eq!(well_formed(rest), Ok(()));
        prop_assert!(!to_markdown(&publication).chars().any(|letter| letter.is_control() && letter != '\n'));
        for write in [to_epub, to_docx, to_odt] {
            for (name, bytes) in unpacked(write(&publication).expect("a file")) {
                if [".xml", ".rels", ".opf", ".xhtml"].iter().any(|end| name.ends_with(end)) {
                    let xml = String::from_utf8(bytes).expect("text");
                    prop_assert_eq!(well_formed(&xml), Ok(()), "{}", name);
                }
            }
        }
        let once = publication.normalized();
        prop_assert_eq!(once.normalized(), once.clone());
        let json = serde_json::to_string(&publication).expect("JSON");
        prop_assert_eq!(serde_json::from_str::<Publication>(&json).expect("a publication"), publication);
    }

    #[test]
    fn any_markdown_is_read(markdown in "([a1 \\n`~<>!\\[\\]:(){}*_#|\\\\.-]|<!--|<pre>|```\\n|\\[1\\]: a\\n|- |    ){0,40}") {
        let publication = publication(vec![section("a", 1, "A", Lang::Fr, from_markdown(Lang::Fr, &markdown))]);
        let html = to_html(&publication);
        prop_assert_eq!(well_formed(html.strip_prefix("<!DOCTYPE html>\n").expect("a doctype")), Ok(()));
        // No letter is shown twice.
        let letters = |text: &str| text.chars().filter(|letter| *letter == 'a').count();
        let body = html.split("<main>").nth(1).expect("a body");
        let shown: String = body.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text).collect();
        prop_assert!(letters(&shown) <= letters(&markdown));
    }
}

/// 400 pages of about 400 words each.
pub(super) fn four_hundred_pages() -> Publication {
    let sentence = "Repérer tôt ne demande pas de nouvel outil; cela demande que les adultes d’une école se disent ce que chacun a vu. ";
    let blocks = || {
        let mut blocks = vec![
            paragraph(Lang::Fr, &sentence.repeat(6)),
            paragraph(Lang::En, &"We look at Mondays first. ".repeat(20)),
        ];
        blocks.extend(from_markdown(
            Lang::Fr,
            "1. Regarder *ensemble*\n2. En **parler**\n   - à deux\n   - à trois",
        ));
        blocks
            .extend(from_markdown(Lang::Fr, "| Semaine | Gestes |\n|---|---|\n| 1 | deux |\n| 2 | trois |"));
        blocks
    };
    let sections = (0..800).map(|number| {
        let level = if number % 20 == 0 { 1 } else { 2 };
        section(&format!("p{number}"), level, &format!("Passage {number}"), Lang::Fr, blocks())
    });
    publication(sections.collect())
}

#[test]
fn a_publication_of_400_pages_is_written_in_seconds() {
    let publication = four_hundred_pages();
    let began = std::time::Instant::now();
    let html = to_html(&publication);
    assert_eq!(html.matches("<h2 id=\"p").count() + html.matches("<h3 id=\"p").count(), 800);
    assert_eq!(to_markdown(&publication).matches("Passage ").count(), 800);
    let chapters = unpacked(to_epub(&publication).expect("a file"));
    assert_eq!(chapters.iter().filter(|(name, _)| name.starts_with("EPUB/chapter-")).count(), 40);
    for (write, part, heading) in [
        (to_docx as Write, "word/document.xml", "<w:bookmarkStart "),
        (to_odt as fn(&Publication) -> _, "content.xml", "<text:h "),
    ] {
        let files = unpacked(write(&publication).expect("a file"));
        let (_, bytes) = files.into_iter().find(|(name, _)| name == part).expect("the text");
        assert_eq!(String::from_utf8(bytes).expect("text").matches(heading).count(), 800, "{part}");
    }
    assert!(began.elapsed().as_secs() < 60, "{:?}", began.elapsed());
}
