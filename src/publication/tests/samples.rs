//! Publications and images for tests.

use ensemble_lang::Lang;

use crate::{Block, Inline, Publication, Section, Words, from_markdown};

/// Two pixels beside each other.
pub(crate) const PNG: &[u8] = b"\
    \x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x02\x00\x00\x00\x01\
    \x08\x02\x00\x00\x00\x7b\x40\xe8\xdd\x00\x00\x00\x0f\x49\x44\x41\x54\x78\x9c\x63\xe0\x4e\x4c\x7b\
    \x30\x4b\x1b\x00\x07\xc5\x02\x78\x7d\x66\x2b\xaf\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82";
pub(crate) const GIF: &[u8] = b"\
    \x47\x49\x46\x38\x39\x61\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff\x21\xf9\x04\x01\x00\
    \x00\x00\x00\x2c\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x01\x44\x00\x3b";

pub(crate) fn words() -> Words {
    Words {
        contents: "Table des matières".to_owned(),
        version: "Version".to_owned(),
        date: "Publié le".to_owned(),
        address: "Adresse".to_owned(),
        publisher: "Publié par".to_owned(),
        contributors: "Avec la contribution de".to_owned(),
        sources: "Source".to_owned(),
        accessibility: "Titres, langues et textes de remplacement sont indiqués.".to_owned(),
    }
}

pub(crate) fn publication(sections: Vec<Section>) -> Publication {
    Publication {
        title: "Repérer tôt & « sans étiqueter » <b>".to_owned(),
        subtitle: Some("Guide de pratique".to_owned()),
        lang: Lang::Fr,
        address: "https://exemple.qc.ca/fr/guides/reperer-tot/1.2".to_owned(),
        version: "1.2".to_owned(),
        date: "2026-11-20".to_owned(),
        publisher: "Communauté Élèves à risque".to_owned(),
        contributors: vec!["A. Desmeules-Pham".to_owned(), "Z. Tremblay-Okafor".to_owned()],
        sections,
        words: words(),
    }
}

pub(crate) fn section(id: &str, level: u8, title: &str, lang: Lang, blocks: Vec<Block>) -> Section {
    Section { id: id.to_owned(), level, title: title.to_owned(), lang, blocks }
}

pub(crate) fn text(text: &str) -> Vec<Inline> {
    vec![Inline::Text(text.to_owned())]
}

pub(crate) fn paragraph(lang: Lang, words: &str) -> Block {
    Block::Paragraph { lang, text: text(words) }
}

/// A guide that has one of everything.
pub(crate) fn guide() -> Publication {
    let list = "1. Regarder\n   - les *arrivées*\n   - les **repas**\n2. En parler\n\n   À deux.";
    let table = "| Semaine | Gestes |\n|---|---|\n| 1 | deux, puis *trois* |\n| 2 |";
    let mut seeing = from_markdown(Lang::Fr, list);
    seeing.extend(from_markdown(Lang::Fr, table));
    if let Some(Block::Table { caption, .. }) = seeing.last_mut() {
        *caption = Some("Ce qui a été vu".to_owned());
    }
    seeing.push(Block::Quote {
        lang: Lang::En,
        blocks: vec![
            paragraph(Lang::En, "We look at Mondays first."),
            Block::List {
                lang: Lang::En,
                ordered: false,
                items: vec![vec![paragraph(Lang::En, "late arrivals")]],
            },
        ],
    });
    let source = vec![
        Inline::Text("Réflexion, ".to_owned()),
        Inline::Link { href: "https://exemple.qc.ca/r/1?a=1&b=2".to_owned(), text: text("Trois signes") },
    ];
    seeing.push(Block::Source { lang: Lang::Fr, text: source });
    let links = vec![
        Inline::Text("Voir ".to_owned()),
        Inline::Link { href: "#0190-b".to_owned(), text: text("la section suivante") },
        Inline::Break,
        Inline::Link { href: "javascript:alert(1)".to_owned(), text: text("rien") },
    ];
    let image = |alt: &str| Block::Image {
        lang: Lang::Fr,
        alt: alt.to_owned(),
        media_type: "image/png".to_owned(),
        bytes: PNG.to_vec(),
    };
    publication(vec![
        section("0190-a", 1, "Voir ensemble", Lang::Fr, vec![paragraph(Lang::Fr, "L’équipe se réunit.")]),
        section("0190-b", 2, "La fiche du vendredi", Lang::Fr, seeing),
        section("0190-c", 2, "Reading together", Lang::En, vec![paragraph(Lang::En, "Every three weeks.")]),
        section(
            "0190-d",
            1,
            "Sources",
            Lang::Fr,
            vec![Block::Paragraph { lang: Lang::Fr, text: links }, image("Deux carrés"), image("")],
        ),
    ])
}
