//! What the next edition says, and how it differs from the one before. Pure.

use std::collections::HashMap;

use ensemble_core::{Lang, LocalizedText, ids::PracticeId};

use super::super::model::{
    Content, Draft, EditionChapter, EditionImage, EditionPassage, Passage, Source, Step, Version,
};

/// What an edition would say that is made of a draft now: the passages that may be quoted, in chapters that have some.
#[must_use]
pub fn content(draft: &Draft, practices: &HashMap<PracticeId, LocalizedText>) -> Content {
    let chapters = draft.chapters.iter().map(|chapter| EditionChapter {
        id: chapter.id,
        title: chapter.title.clone(),
        usage: chapter.usage.clone(),
        passages: chapter
            .passages
            .iter()
            .filter(|passage| passage.consent.allows())
            .map(|passage| edition_passage(passage, practices))
            .collect(),
    });
    Content {
        title: draft.guide.title.clone(),
        summary: draft.guide.summary.clone(),
        chapters: chapters.filter(|chapter| !chapter.passages.is_empty()).collect(),
    }
}

fn edition_passage(passage: &Passage, practices: &HashMap<PracticeId, LocalizedText>) -> EditionPassage {
    let source_title = match passage.source {
        Source::Practice { id, .. } => practices.get(&id).cloned(),
        _ => None,
    };
    let image = passage.image.as_ref().map(|image| EditionImage {
        id: image.id,
        width: image.width,
        height: image.height,
        alt: image
            .alt
            .clone()
            .unwrap_or_else(|| LocalizedText::Single { lang: Lang::Fr, text: String::new() }),
    });
    EditionPassage {
        id: passage.id,
        title: passage.title.clone(),
        text: passage.text.clone(),
        source: passage.source,
        source_title,
        adapted: passage.adapted,
        quotations: passage.quotations.clone(),
        image,
    }
}

/// How many passages an edition has that the one before had not, and so on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    pub added: usize,
    pub changed: usize,
    pub removed: usize,
    /// Chapters of both editions with another title, or used otherwise in the room.
    pub chapters: usize,
}

/// How the chapters and the passages of two editions differ. The order is not compared.
#[must_use]
pub fn changes(before: &Content, after: &Content) -> Changes {
    let chapters: HashMap<_, _> =
        before.chapters.iter().map(|chapter| (chapter.id, (&chapter.title, &chapter.usage))).collect();
    let is_changed = |chapter: &&EditionChapter| {
        chapters.get(&chapter.id).is_some_and(|old| *old != (&chapter.title, &chapter.usage))
    };
    let old: HashMap<_, _> = before.passages().map(|(_, passage)| (passage.id, passage)).collect();
    let new: HashMap<_, _> = after.passages().map(|(_, passage)| (passage.id, passage)).collect();
    Changes {
        added: new.keys().filter(|id| !old.contains_key(*id)).count(),
        changed: new.iter().filter(|(id, passage)| old.get(*id).is_some_and(|old| old != *passage)).count(),
        removed: old.keys().filter(|id| !new.contains_key(*id)).count(),
        chapters: after.chapters.iter().filter(is_changed).count(),
    }
}

/// Why an edition gets no version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepProblem {
    /// None was chosen.
    Missing,
    /// A change of words was chosen, and there are other passages or chapters than before, or another order.
    TooSmall,
    /// It says what the one before says.
    Unchanged,
}

/// The smallest step from one edition to the next; `None` when they say the same.
#[must_use]
pub fn least_step(before: &Content, after: &Content) -> Option<Step> {
    if before == after {
        return None;
    }
    let outline = |content: &Content| -> Vec<_> {
        content
            .chapters
            .iter()
            .map(|chapter| {
                (chapter.id, chapter.passages.iter().map(|passage| passage.id).collect::<Vec<_>>())
            })
            .collect()
    };
    Some(if outline(before) == outline(after) { Step::Patch } else { Step::Minor })
}

/// The version of the next edition. The first one is always the same.
///
/// # Errors
/// When the step is missing or says less than what changed.
pub fn next_version(
    last: Option<(Version, &Content)>,
    next: &Content,
    step: Option<Step>,
) -> Result<Version, StepProblem> {
    let Some((version, before)) = last else { return Ok(Version::FIRST) };
    let least = least_step(before, next).ok_or(StepProblem::Unchanged)?;
    let step = step.ok_or(StepProblem::Missing)?;
    if step == Step::Patch && least != Step::Patch {
        return Err(StepProblem::TooSmall);
    }
    Ok(version.next(step))
}
