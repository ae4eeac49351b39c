//! A guide of at least so many pages on paper, with one edition.

use std::collections::HashMap;

use sqlx::AnyConnection;

use super::{
    super::words::{Chance, Words},
    DAY, Known, both,
};
use crate::demo::DemoError;
use ensemble_core::{
    Lang, LocalizedText,
    ids::{GuideChapterId, GuideId, PassageId},
};
use ensemble_practices::practice_guide::{
    self, NewEdition, NewGuide, NewPassage,
    model::{Source, Version},
    rules::{content, guide_slug},
};

/// The passages of a page, and the texts of a passage: together somewhat more than a sheet of paper takes.
const PASSAGES: usize = 2;
const TEXTS: usize = 3;
/// How many pages a chapter has.
const CHAPTER: usize = 6;

/// Adds a guide of so many pages; none of 0.
pub(super) async fn add(
    to: &mut AnyConnection,
    known: &Known<'_>,
    chance: &mut Chance,
    pages: usize,
) -> Result<(), DemoError> {
    if pages == 0 {
        return Ok(());
    }
    let (id, by, at) = (GuideId::new(), known.facilitator, known.now - 30 * DAY);
    let title = LocalizedText::written(Lang::Fr, "Guide de mesure", "Guide for measuring");
    let summary = both(known.words, chance, Words::answer);
    let mut attempt = 1;
    loop {
        let slug = guide_slug(title.text(Lang::Fr), attempt);
        let new = NewGuide {
            id,
            community: known.gathering,
            slug: &slug,
            title: &title,
            summary: Some(&summary),
            by,
        };
        if practice_guide::add_guide(&mut *to, &new, at).await? {
            break;
        }
        attempt += 1;
    }
    let passages = pages * PASSAGES;
    let mut written = 0;
    while written < passages {
        let chapter = GuideChapterId::new();
        let title = both(known.words, chance, Words::title);
        practice_guide::add_chapter(&mut *to, id, chapter, &title, by).await?;
        let until = (written + CHAPTER * PASSAGES).min(passages);
        for _ in written..until {
            let title = both(known.words, chance, Words::title);
            let text = both(known.words, chance, |words, chance, lang| {
                let texts: Vec<String> = (0..TEXTS).map(|_| words.text(chance, lang)).collect();
                texts.join("\n\n")
            });
            let new = NewPassage {
                id: PassageId::new(),
                chapter,
                title: Some(&title),
                text: &text,
                source: Source::Written,
                adapted: false,
                by,
            };
            practice_guide::add_passage(&mut *to, id, &new, at).await?;
        }
        written = until;
    }
    let draft = practice_guide::draft_in(&mut *to, id).await?;
    let draft = draft.ok_or_else(|| DemoError::Content("the guide is not there".to_owned()))?;
    let (content, changes) = (content(&draft, &HashMap::new()), both(known.words, chance, Words::answer));
    let new = NewEdition {
        guide: id,
        version: Version::FIRST,
        content: &content,
        changes: &changes,
        reviewers: 2,
        by,
    };
    practice_guide::add_edition(to, &new, at).await?;
    Ok(())
}
