//! What a guide lacks before it is published. Pure.

use std::collections::HashSet;

use ensemble_core::{Lang, ids::PersonId};

use super::{
    super::model::{Chapter, Draft, Review, Source},
    language::{LanguageState, language_state, side},
};

/// How many people read a guide before each edition.
pub const REVIEWERS: usize = 2;

/// What a guide lacks. Chapters and passages are counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The title in a language: everyone reads the list of guides.
    Title(Lang),
    /// It has no passage that may be published.
    Empty,
    /// This chapter has none.
    EmptyChapter(usize),
    /// The image of a passage has no text that says what it shows, in a language of the passage.
    ImageText { chapter: usize, passage: usize },
    /// So many people still have to read it.
    Reviews(usize),
}

/// All that a guide lacks, when so many people have read what it says now.
#[must_use]
pub fn missing(draft: &Draft, read_by: usize) -> Vec<Missing> {
    let mut all: Vec<Missing> = Lang::ALL
        .into_iter()
        .filter(|lang| side(&draft.guide.title, *lang).is_empty())
        .map(Missing::Title)
        .collect();
    if draft.passages().any(|passage| passage.consent.allows()) {
        for (chapter, each) in (1..).zip(&draft.chapters) {
            if !each.passages.iter().any(|passage| passage.consent.allows()) {
                all.push(Missing::EmptyChapter(chapter));
            }
            for (passage, each) in (1..).zip(&each.passages) {
                let Some(image) = each.image.as_ref().filter(|_| each.consent.allows()) else { continue };
                let described = |lang: &Lang| {
                    side(&each.text, *lang).is_empty()
                        || image.alt.as_ref().is_some_and(|alt| !side(alt, *lang).is_empty())
                };
                if !Lang::ALL.iter().all(described) {
                    all.push(Missing::ImageText { chapter, passage });
                }
            }
        }
    } else {
        all.push(Missing::Empty);
    }
    if read_by < REVIEWERS {
        all.push(Missing::Reviews(REVIEWERS - read_by));
    }
    all
}

/// What the next edition is published without, or with a mention.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Remarks {
    /// Passages whose authors have not answered: they are left out.
    pub asked: usize,
    /// Passages whose authors refused or withdrew: they are left out.
    pub over: usize,
    /// Passages that are behind in French and in English.
    pub outdated: [usize; 2],
    /// Passages that are missing in French and in English.
    pub absent: [usize; 2],
    /// Chapters whose material or prompts are behind in French and in English.
    pub uses_outdated: [usize; 2],
    /// Chapters whose material or prompts are missing in French and in English, and are there in the other language.
    pub uses_absent: [usize; 2],
}

/// What to know before a guide is published.
#[must_use]
pub fn remarks(draft: &Draft) -> Remarks {
    let mut remarks = Remarks::default();
    let published = |chapter: &&Chapter| chapter.passages.iter().any(|passage| passage.consent.allows());
    for chapter in draft.chapters.iter().filter(published) {
        for (index, lang) in Lang::ALL.into_iter().enumerate() {
            let states: Vec<_> = chapter.usage.texts().map(|text| language_state(text, lang)).collect();
            if states.contains(&LanguageState::Missing) {
                remarks.uses_absent[index] += 1;
            } else if states.iter().any(|state| matches!(state, LanguageState::Outdated { .. })) {
                remarks.uses_outdated[index] += 1;
            }
        }
    }
    for passage in draft.passages() {
        if passage.consent.is_over() {
            remarks.over += 1;
        } else if !passage.consent.allows() {
            remarks.asked += 1;
        } else {
            for (index, lang) in Lang::ALL.into_iter().enumerate() {
                match language_state(&passage.text, lang) {
                    LanguageState::Missing => remarks.absent[index] += 1,
                    LanguageState::Outdated { .. } => remarks.outdated[index] += 1,
                    LanguageState::Current => {}
                }
            }
        }
    }
    remarks
}

/// How many people have read what the guide says now: others than those who wrote it and than the one who publishes it.
#[must_use]
pub fn read_by(
    reviews: &[Review],
    digest: &str,
    writers: &HashSet<PersonId>,
    publisher: Option<PersonId>,
) -> usize {
    reviews
        .iter()
        .filter(|review| review.digest.as_deref() == Some(digest))
        .filter(|review| !writers.contains(&review.person) && Some(review.person) != publisher)
        .count()
}

/// How many sources a chapter has, each counted once.
#[must_use]
pub fn sources<'a>(all: impl Iterator<Item = &'a Source>) -> usize {
    all.filter(|source| **source != Source::Written).collect::<HashSet<_>>().len()
}
