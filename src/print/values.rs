//! A publication as the values that the template reads.

use ensemble_publication::{Block, Inline, Publication, facts, label, size_in_points};
use typst::foundations::{Array, Bytes, Dict, IntoValue, Value, dict};

/// The values of a publication, which is normalized and has a day.
pub fn values(publication: &Publication, day: (u16, u8, u8)) -> Dict {
    let lang = publication.lang;
    let facts: Array = facts(publication)
        .into_iter()
        .map(|fact| {
            dict! { "label" => label(lang, fact.word), "value" => fact.value, "href" => fact.href }
                .into_value()
        })
        .collect();
    let sections: Array = publication
        .sections
        .iter()
        .map(|section| {
            dict! {
                "anchor" => section.id.as_str(),
                "level" => i64::from(section.level),
                "title" => section.title.as_str(),
                "lang" => section.lang.code(),
                "blocks" => blocks(&section.blocks),
            }
            .into_value()
        })
        .collect();
    let authors: Array = Some(&publication.publisher)
        .filter(|name| !name.is_empty())
        .map(|name| name.as_str().into_value())
        .into_iter()
        .collect();
    let source = &publication.words.sources;
    let (year, month, day) = day;
    dict! {
        "title" => publication.title.as_str(),
        "description" => publication.subtitle.clone(),
        "lang" => lang.code(),
        "authors" => authors,
        "date" => dict! { "year" => i64::from(year), "month" => i64::from(month), "day" => i64::from(day) },
        "facts" => facts,
        "contents" => publication.words.contents.as_str(),
        "has-contents" => publication.sections.iter().any(|section| !section.title.is_empty()),
        "source" => if source.is_empty() { String::new() } else { label(lang, source) },
        "sections" => sections,
    }
}

fn blocks(blocks: &[Block]) -> Array {
    blocks.iter().map(|each| block(each).into_value()).collect()
}

fn block(block: &Block) -> Dict {
    let mut values = match block {
        Block::Paragraph { text, .. } => dict! { "kind" => "paragraph", "text" => inlines(text) },
        Block::Source { text, .. } => dict! { "kind" => "source", "text" => inlines(text) },
        Block::List { ordered, items, .. } => dict! {
            "kind" => if *ordered { "enumeration" } else { "list" },
            "tight" => items.iter().all(|item| {
                matches!(item.as_slice(), [Block::Paragraph { .. }] | [Block::Paragraph { .. }, Block::List { .. }])
            }),
            "items" => items.iter().map(|item| blocks(item).into_value()).collect::<Array>(),
        },
        Block::Quote { blocks: quoted, .. } => dict! { "kind" => "quote", "blocks" => blocks(quoted) },
        Block::Table { caption, header, rows, .. } => dict! {
            "kind" => "table",
            "caption" => caption.clone().unwrap_or_default(),
            "columns" => rows.first().unwrap_or(header).len(),
            "header" => cells(header),
            "repeated" => !header.iter().any(|cell| has_link(cell)),
            "cells" => rows.iter().flat_map(|row| cells(row)).collect::<Array>(),
        },
        Block::Image { alt, bytes, .. } => dict! {
            "kind" => if alt.is_empty() { "decoration" } else { "image" },
            "alt" => alt.as_str(),
            "width" => size_in_points(bytes).map_or(1, |(width, _)| i64::try_from(width).unwrap_or(1)),
            "bytes" => Bytes::new(bytes.clone()),
        },
    };
    values.insert("lang".into(), block.lang().code().into_value());
    values
}

fn cells(cells: &[Vec<Inline>]) -> Array {
    cells.iter().map(|cell| inlines(cell).into_value()).collect()
}

fn has_link(text: &[Inline]) -> bool {
    text.iter().any(|inline| match inline {
        Inline::Link { .. } => true,
        Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::InLanguage { text: inner, .. } => {
            has_link(inner)
        }
        Inline::Text(_) | Inline::Break => false,
    })
}

fn inlines(text: &[Inline]) -> Array {
    text.iter()
        .map(|inline| -> Value {
            match inline {
                Inline::Text(text) => text.as_str().into_value(),
                Inline::Break => dict! { "kind" => "break" }.into_value(),
                Inline::Strong(inner) => dict! { "kind" => "strong", "text" => inlines(inner) }.into_value(),
                Inline::Emphasis(inner) => {
                    dict! { "kind" => "emphasis", "text" => inlines(inner) }.into_value()
                }
                Inline::Link { href, text } => match href.strip_prefix('#') {
                    Some(anchor) => {
                        dict! { "kind" => "section", "anchor" => anchor, "text" => inlines(text) }
                            .into_value()
                    }
                    None => dict! { "kind" => "link", "href" => href.as_str(), "text" => inlines(text) }
                        .into_value(),
                },
                Inline::InLanguage { lang, text } => {
                    dict! { "kind" => "language", "lang" => lang.code(), "text" => inlines(text) }
                        .into_value()
                }
            }
        })
        .collect()
}
