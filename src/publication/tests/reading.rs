//! What Markdown becomes.

use ensemble_lang::Lang;

use super::samples::{paragraph, text};
use crate::{Block, Inline, from_markdown, sections_from_markdown};

fn read(markdown: &str) -> Vec<Block> {
    from_markdown(Lang::Fr, markdown)
}

fn paragraph_of(text: Vec<Inline>) -> Block {
    Block::Paragraph { lang: Lang::Fr, text }
}

fn strong(words: &str) -> Inline {
    Inline::Strong(text(words))
}

fn link(href: &str, words: &str) -> Inline {
    Inline::Link { href: href.to_owned(), text: text(words) }
}

#[test]
fn marks_and_lines_stay() {
    assert_eq!(
        read("Un *but* **commun**\nsur deux lignes\n\net `du code`"),
        [
            paragraph_of(vec![
                Inline::Text("Un ".to_owned()),
                Inline::Emphasis(text("but")),
                Inline::Text(" ".to_owned()),
                strong("commun"),
                Inline::Break,
                Inline::Text("sur deux lignes".to_owned()),
            ]),
            paragraph_of(vec![Inline::Text("et ".to_owned()), Inline::Text("du code".to_owned())]),
        ]
    );
}

#[test]
fn headings_within_a_passage_are_strong_paragraphs() {
    assert_eq!(
        read("## Titre\n\nTexte"),
        [paragraph_of(vec![strong("Titre")]), paragraph(Lang::Fr, "Texte")]
    );
}

#[test]
fn headings_of_a_text_become_sections() {
    let (before, sections) =
        sections_from_markdown(Lang::En, "Intro\n\n## One *a*\n\ntext\n\n### Two\n\n- x\n\n# Three", "m", 2);
    assert_eq!(before, [paragraph(Lang::En, "Intro")]);
    let found: Vec<_> = sections
        .iter()
        .map(|section| (section.id.as_str(), section.level, section.title.as_str(), section.blocks.len()))
        .collect();
    assert_eq!(found, [("m-1", 2, "One a", 1), ("m-2", 3, "Two", 1), ("m-3", 2, "Three", 0)]);
    assert!(sections.iter().all(|section| section.lang == Lang::En));
}

#[test]
fn lists_quotations_tables_and_code_are_read() {
    let lang = Lang::Fr;
    assert_eq!(
        read("- a\n- b\n  1. c\n\n> d"),
        [
            Block::List {
                lang,
                ordered: false,
                items: vec![
                    vec![paragraph(lang, "a")],
                    vec![
                        paragraph(lang, "b"),
                        Block::List { lang, ordered: true, items: vec![vec![paragraph(lang, "c")]] }
                    ],
                ]
            },
            Block::Quote { lang, blocks: vec![paragraph(lang, "d")] },
        ]
    );
    assert_eq!(
        read("| a | b |\n|---|---|\n| 1 | *2* |"),
        [Block::Table {
            lang,
            caption: None,
            header: vec![text("a"), text("b")],
            rows: vec![vec![text("1"), vec![Inline::Emphasis(text("2"))]]],
        }]
    );
    assert_eq!(
        read("```\nun\n  deux\n```"),
        [paragraph_of(vec![
            Inline::Text("un".to_owned()),
            Inline::Break,
            Inline::Text("\u{a0}\u{a0}deux".to_owned())
        ])]
    );
    assert_eq!(read("a\n\n---\n\nb"), [paragraph(lang, "a"), paragraph(lang, "b")]);
}

#[test]
fn a_list_that_goes_on_keeps_its_numbers() {
    let lang = Lang::Fr;
    let Some(Block::Paragraph { text, .. }) = read("3. trois\n4. quatre").pop() else {
        panic!("a paragraph")
    };
    assert_eq!(text, [Inline::Text("4. ".to_owned()), Inline::Text("quatre".to_owned())]);
    assert_eq!(
        read("1. un"),
        [Block::List { lang, ordered: true, items: vec![vec![paragraph(lang, "un")]] }]
    );
}

#[test]
fn html_is_text() {
    assert_eq!(read("a <script>alert(1)</script> b"), [paragraph(Lang::Fr, "a <script>alert(1)</script> b")]);
    assert_eq!(
        read("<pre>\n\n*a*"),
        [paragraph(Lang::Fr, "<pre>"), paragraph_of(vec![Inline::Emphasis(text("a"))])]
    );
}

#[test]
fn links_lead_to_the_web_or_are_text() {
    assert_eq!(
        read("[a](https://x.example) [b](javascript:x) [c](/fr) [d](#e) <ana@x.example>"),
        [paragraph_of(vec![
            link("https://x.example", "a"),
            Inline::Text(" ".to_owned()),
            Inline::Text("b".to_owned()),
            Inline::Text(" ".to_owned()),
            Inline::Text("c".to_owned()),
            Inline::Text(" ".to_owned()),
            Inline::Text("d".to_owned()),
            Inline::Text(" ".to_owned()),
            Inline::Text("ana@x.example".to_owned()),
        ])]
    );
    assert_eq!(
        read("Voir www.x.example/a_b_c."),
        [paragraph_of(vec![
            Inline::Text("Voir ".to_owned()),
            link("https://www.x.example/a_b_c", "www.x.example/a_b_c"),
            Inline::Text(".".to_owned()),
        ])]
    );
    assert_eq!(
        read("![un dessin](https://x.example/a.png)"),
        [paragraph_of(vec![link("https://x.example/a.png", "un dessin")])]
    );
}

#[test]
fn what_was_struck_out_does_not_read_as_if_it_stood() {
    let read = read("~~non~~");
    let Some(Block::Paragraph { text, .. }) = read.first() else { panic!("a paragraph") };
    let words: String =
        text.iter().map(|inline| if let Inline::Text(text) = inline { text.as_str() } else { "" }).collect();
    assert_eq!(words, "~~non~~");
}
