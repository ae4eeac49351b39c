//! What all files rely on.

use ensemble_lang::Lang;

use super::samples::{PNG, guide, paragraph, publication, section, text};
use crate::{Block, Inline, Publication, PublicationError, normal::web_address};

fn only(blocks: Vec<Block>) -> Vec<Block> {
    let normal = publication(vec![section("a", 1, "A", Lang::Fr, blocks)]).normalized();
    normal.sections.into_iter().next().expect("a section").blocks
}

fn inlines(text: Vec<Inline>) -> Vec<Inline> {
    match only(vec![Block::Paragraph { lang: Lang::Fr, text }]).pop() {
        Some(Block::Paragraph { text, .. }) => text,
        None => Vec::new(),
        Some(other) => panic!("{other:?}"),
    }
}

#[test]
fn normalizing_twice_changes_nothing() {
    let once = guide().normalized();
    assert_eq!(once.normalized(), once);
}

#[test]
fn levels_that_are_left_out_become_the_next_one() {
    let levels = |given: &[(u8, &str)]| {
        let sections = given
            .iter()
            .map(|(level, title)| section("a", *level, title, Lang::Fr, vec![paragraph(Lang::Fr, "x")]));
        publication(sections.collect())
            .normalized()
            .sections
            .iter()
            .map(|section| section.level)
            .collect::<Vec<_>>()
    };
    assert_eq!(levels(&[(3, "a"), (5, "b"), (0, "c"), (2, "d"), (2, "e"), (1, "f")]), [1, 2, 1, 2, 2, 1]);
    assert_eq!(levels(&[(1, ""), (2, "a"), (2, "b"), (9, ""), (255, "c")]), [1, 1, 2, 2, 3]);
    let deep: Vec<(u8, &str)> = (1..=9).map(|level| (level, "a")).collect();
    assert_eq!(levels(&deep), [1, 2, 3, 4, 5, 5, 5, 5, 5]);
}

#[test]
fn anchors_are_names_and_each_is_another() {
    let ids = ["0190-é", "a b", "ab", "", "", "contents", "title", "x\" onload=\""];
    let sections = ids.map(|id| section(id, 1, "A", Lang::Fr, Vec::new()));
    let normal = publication(sections.to_vec()).normalized();
    let anchors: Vec<&str> = normal.sections.iter().map(|section| section.id.as_str()).collect();
    assert_eq!(anchors, ["s-0190-", "ab", "ab-2", "s-", "s--2", "contents-2", "title-2", "xonload"]);
}

#[test]
fn a_link_leads_to_the_web_to_an_address_or_to_a_section() {
    for (href, address) in [
        ("https://exemple.qc.ca/a?b=1&c=%C3%A9#d", Some("https://exemple.qc.ca/a?b=1&c=%C3%A9#d")),
        (" HTTP://exemple.qc.ca ", Some("HTTP://exemple.qc.ca")),
        (
            "https://exemple.qc.ca/élève <b>\"#1#2",
            Some("https://exemple.qc.ca/%C3%A9l%C3%A8ve%20%3Cb%3E%22#1%232"),
        ),
        ("https://exemple.qc.ca/100%", Some("https://exemple.qc.ca/100%25")),
        ("mailto:ana@exemple.qc.ca", Some("mailto:ana@exemple.qc.ca")),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("https:exemple", None),
        ("https://", None),
        ("mailto:", None),
        ("/fr/guides", None),
        ("", None),
    ] {
        assert_eq!(web_address(href).as_deref(), address, "{href}");
    }
    let link = |href: &str, text: Vec<Inline>| Inline::Link { href: href.to_owned(), text };
    assert_eq!(inlines(vec![link("#a", text("là"))]), [link("#a", text("là"))]);
    assert_eq!(inlines(vec![link("#nowhere", text("là"))]), text("là"));
    assert_eq!(
        inlines(vec![link("https://x.example", text(" "))]),
        [link("https://x.example", text("https://x.example"))]
    );
    let nested = link("https://x.example", vec![link("https://y.example", text("y"))]);
    assert_eq!(inlines(vec![nested]), [link("https://x.example", text("y"))]);
}

#[test]
fn what_has_no_words_is_left_out() {
    let lang = Lang::Fr;
    assert_eq!(
        inlines(vec![Inline::Break, Inline::Text(" \n\u{0}".to_owned()), Inline::Strong(text(" "))]),
        []
    );
    assert_eq!(
        inlines(vec![
            Inline::Break,
            Inline::Text("a\n\t b\u{b}c\u{1b}".to_owned()),
            Inline::Strong(vec![]),
            Inline::Break
        ]),
        text("a b c")
    );
    let empty = Block::Table {
        lang,
        caption: Some("a".to_owned()),
        header: vec![text("")],
        rows: vec![vec![text("")]],
    };
    assert_eq!(
        only(vec![
            Block::List { lang, ordered: true, items: vec![vec![], vec![paragraph(lang, "")]] },
            empty
        ]),
        []
    );
    let quote = Block::Quote { lang, blocks: vec![paragraph(lang, " ")] };
    assert_eq!(only(vec![quote, paragraph(lang, "a")]), [paragraph(lang, "a")]);
    let untitled = section("a", 1, " ", lang, vec![]);
    assert!(publication(vec![untitled]).normalized().sections.is_empty());
}

#[test]
fn rows_are_as_long_as_the_longest() {
    let table = |header: Vec<Vec<Inline>>, rows| Block::Table { lang: Lang::En, caption: None, header, rows };
    let ragged = table(vec![text("a")], vec![vec![text("b"), text("c"), text("d")], vec![]]);
    let even = table(vec![text("a"), vec![], vec![]], vec![vec![text("b"), text("c"), text("d")]]);
    assert_eq!(only(vec![ragged]), [even]);
}

#[test]
fn what_nests_too_deep_goes_up() {
    let mut block = paragraph(Lang::Fr, "au fond");
    for _ in 0..60 {
        block = Block::List { lang: Lang::Fr, ordered: false, items: vec![vec![block]] };
    }
    let mut blocks = only(vec![block]);
    let mut depth = 0;
    while let Some(Block::List { items, .. }) = blocks.first() {
        blocks = items[0].clone();
        depth += 1;
    }
    assert_eq!((depth, blocks), (9, vec![paragraph(Lang::Fr, "au fond")]));
}

#[test]
fn a_file_with_properties_needs_a_title_a_day_and_images() {
    assert_eq!(guide().check(), Ok(()));
    assert_eq!(Publication { title: " \u{7}".to_owned(), ..guide() }.check(), Err(PublicationError::Title));
    for (date, day) in [
        ("2024-02-29", Some((2024, 2, 29))),
        ("2026-12-31", Some((2026, 12, 31))),
        ("2026-02-29", None),
        ("2100-02-29", None),
        ("2026-04-31", None),
        ("2026-13-01", None),
        ("2026-1-01", None),
        ("2026-01-00", None),
        ("2026-01-01T10:00", None),
        ("+026-01-01", None),
        ("20 novembre 2026", None),
        ("", None),
    ] {
        let dated = Publication { date: date.to_owned(), ..guide() };
        assert_eq!(dated.day(), day, "{date}");
        assert_eq!(dated.check().is_ok(), day.is_some(), "{date}");
    }
    let image = |bytes: &[u8]| Block::Image {
        lang: Lang::Fr,
        alt: "Un dessin".to_owned(),
        media_type: "image/svg+xml".to_owned(),
        bytes: bytes.to_vec(),
    };
    let with = |block| {
        publication(vec![section(
            "a",
            1,
            "A",
            Lang::Fr,
            vec![Block::Quote { lang: Lang::Fr, blocks: vec![block] }],
        )])
    };
    let error =
        PublicationError::Image { media_type: "image/svg+xml".to_owned(), alt: "Un dessin".to_owned() };
    assert_eq!(with(image(b"<svg/>")).check(), Err(error.clone()));
    assert_eq!(crate::to_epub(&with(image(b"<svg/>"))), Err(error));
    assert_eq!(with(image(PNG)).check(), Ok(()), "its bytes say what it is");
    // Files that cannot be refused say what the image shows.
    assert!(crate::to_html(&with(image(b"<svg/>"))).contains("<p>Un dessin</p>"));
}

#[test]
fn a_publication_is_the_same_after_json() {
    let json = serde_json::to_string(&guide()).expect("JSON");
    assert_eq!(serde_json::from_str::<Publication>(&json).expect("a publication"), guide());
    assert!(json.contains("\"bytes\":\"iVBOR"), "images are base64");
}
