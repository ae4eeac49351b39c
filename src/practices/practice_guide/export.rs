//! An edition as a publication, for its files.

use std::collections::HashMap;

use super::{
    labels,
    model::{EditionChapter, EditionPassage, Source},
    paths,
    reading::Reading,
    rules::{LanguageState, language_state},
};
use ensemble_common::export;
use ensemble_core::{Lang, LocalizedText, format, ids::GuideImageId};
use ensemble_publication::{Block, Inline, Publication, Section, Words, from_markdown};
use ensemble_texts as t;

/// The edition as a publication for readers of a language, with the bytes of its images. `site` is the portal's address.
#[must_use]
pub fn publication(
    reading: &Reading,
    lang: Lang,
    site: &str,
    images: &HashMap<GuideImageId, Vec<u8>>,
) -> Publication {
    let (head, content) = (&reading.edition.head, &reading.edition.content);
    let mut sections = Vec::new();
    let mut sources: Vec<String> = Vec::new();
    for chapter in &content.chapters {
        sections.push(section(lang, format!("chapter-{}", chapter.id), 1, &chapter.title));
        for passage in &chapter.passages {
            if let Some(title) = &passage.title {
                sections.push(section(lang, format!("passage-{}", passage.id), 2, title));
            }
            let line = source_line(reading, lang, passage);
            if passage.source != Source::Written && !sources.contains(&line) {
                sources.push(line.clone());
            }
            if let Some(last) = sections.last_mut() {
                last.blocks.extend(blocks(lang, passage, line, images));
            }
        }
        sections.extend(in_room(lang, chapter));
    }
    if !sources.is_empty() {
        let item = |line: String| vec![Block::Paragraph { lang, text: vec![Inline::Text(line)] }];
        sections.push(Section {
            id: "sources".to_owned(),
            level: 1,
            title: t::practice_guide_sources_and_credits(lang).to_owned(),
            lang,
            blocks: vec![Block::List {
                lang,
                ordered: false,
                items: sources.into_iter().map(item).collect(),
            }],
        });
    }
    Publication {
        title: content.title.text(lang).to_owned(),
        subtitle: content.summary.as_ref().map(|summary| summary.text(lang).to_owned()),
        lang,
        address: format!(
            "{site}{}",
            paths::of_edition(paths::EDITION, lang, &reading.guide.slug, head.version)
        ),
        version: head.version.to_string(),
        date: format::local(head.published_at).date().to_string(),
        publisher: t::export_publisher(lang, reading.community.text(lang)),
        contributors: reading.contributors(lang),
        sections,
        words: words(lang),
    }
}

fn section(lang: Lang, id: String, level: u8, title: &LocalizedText) -> Section {
    let shown = title.shown(lang);
    Section { id, level, title: shown.text.to_owned(), lang: shown.lang, blocks: Vec::new() }
}

/// How a chapter is used in the room, where those who wrote it say so.
fn in_room(lang: Lang, chapter: &EditionChapter) -> Option<Section> {
    if chapter.usage.is_empty() {
        return None;
    }
    let mut blocks = Vec::new();
    if let Some(minutes) = chapter.usage.minutes {
        let text = export::plain(t::practice_guide_takes(lang, minutes));
        blocks.push(Block::Paragraph { lang, text });
    }
    let texts = [
        (t::practice_guide_material(lang), chapter.usage.material.as_ref()),
        (t::practice_guide_prompts(lang), chapter.usage.prompts.as_ref()),
    ];
    for (label, text) in texts {
        let Some(text) = text else { continue };
        blocks.push(Block::Paragraph { lang, text: vec![Inline::Strong(export::plain(label))] });
        blocks.extend(export::passage(lang, text));
    }
    let title = t::practice_guide_in_room(lang).to_owned();
    Some(Section { id: format!("in-room-{}", chapter.id), level: 2, title, lang, blocks })
}

/// What a passage is from, and how it is in the reader's language where that is not up to date.
fn source_line(reading: &Reading, lang: Lang, passage: &EditionPassage) -> String {
    let source = reading.source_of(lang, passage);
    let state = language_state(&passage.text, lang);
    let state = (state != LanguageState::Current).then(|| labels::language_state(lang, lang, state));
    let parts: Vec<String> = [source.words].into_iter().chain(source.detail).chain(state).collect();
    parts.join(" · ")
}

fn blocks(
    lang: Lang,
    passage: &EditionPassage,
    line: String,
    images: &HashMap<GuideImageId, Vec<u8>>,
) -> Vec<Block> {
    let shown = passage.text.shown(lang);
    let mut blocks = from_markdown(shown.lang, shown.text);
    if let Some(image) = &passage.image
        && let Some(bytes) = images.get(&image.id)
    {
        let alt = image.alt.shown(lang);
        blocks.push(Block::Image {
            lang: alt.lang,
            alt: alt.text.to_owned(),
            media_type: "image/jpeg".to_owned(),
            bytes: bytes.clone(),
        });
    }
    blocks.push(Block::Source { lang, text: vec![Inline::Text(line)] });
    blocks
}

fn words(lang: Lang) -> Words {
    Words {
        accessibility: t::practice_guide_accessibility(lang).to_owned(),
        ..export::words(lang, t::practice_guide_version_word(lang), t::practice_guide_published_word(lang))
    }
}
