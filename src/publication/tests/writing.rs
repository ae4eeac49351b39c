//! A publication as Markdown, and read again.

use ensemble_lang::Lang;
use proptest::prelude::*;

use super::samples::{guide, paragraph, publication, section};
use crate::{Block, Inline, Publication, from_markdown, to_markdown};

#[test]
fn markdown_has_properties_headings_and_languages() {
    let markdown = to_markdown(&guide());
    assert!(
        markdown.starts_with(
            "---\ntitle: \"Repérer tôt & « sans étiqueter » <b>\"\nsubtitle: \"Guide de pratique\"\nlang: \"fr-CA\"\nversion: \"1.2\"\n\
             date: \"2026-11-20\"\npublisher: \"Communauté Élèves à risque\"\naddress: \"https://exemple.qc.ca/fr/guides/reperer-tot/1.2\"\n---\n\n\
             # Repérer tôt & « sans étiqueter » \\<b>\n\n**Guide de pratique**\n\n- Version\u{a0}: 1.2\n- Publié le\u{a0}: 2026-11-20\n"
        ),
        "{markdown}"
    );
    for expected in [
        "\n## Voir ensemble\n\nL’équipe se réunit.\n\n### La fiche du vendredi\n\n1. Regarder\n",
        "\n### <span lang=\"en-CA\">Reading together</span>\n\n<div lang=\"en-CA\">\n\nEvery three weeks.\n\n</div>\n",
        "\n**Ce qui a été vu**\n\n| Semaine | Gestes |\n| --- | --- |\n| 1 | deux, puis *trois* |\n| 2 |  |\n",
        "\n<div lang=\"en-CA\">\n\n> We look at Mondays first.\n>\n> - late arrivals\n\n</div>\n",
        "\nSource\u{a0}: Réflexion, [Trois signes](<https://exemple.qc.ca/r/1?a=1&b=2>)\n",
        "\nVoir la section suivante\\\nrien\n",
        "\n![Deux carrés][image-1]\n\n![][image-1]\n\n[image-1]: data:image/png;base64,iVBOR",
    ] {
        assert!(markdown.contains(expected), "{expected} in {markdown}");
    }
}

/// What is read again from the one section of a publication.
fn again(blocks: Vec<Block>) -> Vec<Block> {
    let markdown = to_markdown(&one(blocks));
    let text = markdown.split("\n## A\n").nth(1).unwrap_or_default();
    normal(from_markdown(Lang::Fr, text))
}

fn one(blocks: Vec<Block>) -> Publication {
    publication(vec![section("a", 1, "A", Lang::Fr, blocks)])
}

fn normal(blocks: Vec<Block>) -> Vec<Block> {
    let section = one(blocks).normalized().sections.pop();
    section.map(|section| section.blocks).unwrap_or_default().into_iter().map(merged).collect()
}

/// Text that the parser reads in pieces as one.
fn merged(block: Block) -> Block {
    fn inlines(text: Vec<Inline>) -> Vec<Inline> {
        let mut merged: Vec<Inline> = Vec::new();
        for inline in text {
            match (merged.last_mut(), inline) {
                (Some(Inline::Text(before)), Inline::Text(text)) => before.push_str(&text),
                (_, Inline::Strong(inner)) => merged.push(Inline::Strong(inlines(inner))),
                (_, Inline::Emphasis(inner)) => merged.push(Inline::Emphasis(inlines(inner))),
                (_, Inline::Link { href, text }) => merged.push(Inline::Link { href, text: inlines(text) }),
                (_, inline) => merged.push(inline),
            }
        }
        merged
    }
    match block {
        Block::Paragraph { lang, text } => Block::Paragraph { lang, text: inlines(text) },
        Block::Quote { lang, blocks } => {
            Block::Quote { lang, blocks: blocks.into_iter().map(merged).collect() }
        }
        Block::List { lang, ordered, items } => {
            let items = items.into_iter().map(|item| item.into_iter().map(merged).collect()).collect();
            Block::List { lang, ordered, items }
        }
        Block::Table { lang, caption, header, rows } => Block::Table {
            lang,
            caption,
            header: header.into_iter().map(inlines).collect(),
            rows: rows.into_iter().map(|row| row.into_iter().map(inlines).collect()).collect(),
        },
        other => other,
    }
}

#[test]
fn what_is_written_reads_alike() {
    for markdown in [
        "Un *but* **commun**\nsur deux lignes\n\net [un lien](https://x.example/a_b)",
        "- a\n- b\n  - c\n    1. d\n    2. e\n\n  f\n\ng",
        "- a\n\n* b\n\n1. c\n\n1) d",
        "> a\n>\n> - b\n> - c\n>\n> > d",
        "| a | b |\n|---|---|\n| 1 \\| 2 | *2* |\n| 3 | |",
        "***a** b*",
        "https://x.example/a_b",
    ] {
        let blocks = normal(from_markdown(Lang::Fr, markdown));
        assert_eq!(again(blocks.clone()), blocks, "{markdown}\n{}", to_markdown(&one(blocks.clone())));
    }
}

proptest! {
    /// Text with characters that mean something in Markdown comes back as text.
    #[test]
    fn a_text_is_no_mark(words in "[a1 #*_`\\[\\]()<>|~\\\\!&+=.:;é-]{1,30}", more in "[a1 #*_`|~>+=.-]{0,12}") {
        let text = vec![Inline::Text(words.clone()), Inline::Break, Inline::Text(more)];
        let blocks = normal(vec![Block::Paragraph { lang: Lang::Fr, text }, paragraph(Lang::Fr, &words)]);
        let plain = |blocks: &[Block]| {
            blocks.iter().map(|block| match block {
                Block::Paragraph { text, .. } => text.iter().map(|inline| match inline {
                    Inline::Text(text) => text.trim().to_owned(),
                    Inline::Break => "\n".to_owned(),
                    other => format!("{other:?}"),
                }).collect::<String>(),
                other => format!("{other:?}"),
            }).collect::<Vec<_>>()
        };
        prop_assert_eq!(plain(&again(blocks.clone())), plain(&blocks), "{}", to_markdown(&one(blocks.clone())));
    }
}
