//! What all files rely on: no empty block and no heading without words, no level left out, a different anchor for each
//! section, links that lead somewhere, images that are some, tables whose rows are equally long.

mod blocks;
mod text;

use std::collections::{BTreeMap, BTreeSet};

use self::{
    blocks::Reader,
    text::{is_blank, line},
};
use crate::{Block, Publication, PublicationError, Section, Words, image::examine};

pub(crate) use text::web_address;

/// The lowest level: with the title, a file has six levels of headings, as HTML.
const MAX_LEVEL: u8 = 5;
/// Anchors that files have for themselves.
const RESERVED: [&str; 2] = ["contents", "title"];

impl Publication {
    /// The publication as all files show it.
    #[must_use]
    pub fn normalized(&self) -> Self {
        let anchors = anchors(&self.sections);
        let targets =
            self.sections.iter().zip(&anchors).rev().filter(|(section, _)| !is_blank(&section.title));
        let targets: BTreeMap<&str, &str> =
            targets.map(|(section, anchor)| (section.id.as_str(), anchor.as_str())).collect();
        let reader = Reader { targets };
        let mut level = 0;
        let mut sections = Vec::new();
        for (section, anchor) in self.sections.iter().zip(&anchors) {
            let title = line(&section.title);
            if !title.is_empty() {
                level = section.level.clamp(1, MAX_LEVEL).min(level + 1);
            }
            let blocks = reader.blocks(&section.blocks, 0);
            if !title.is_empty() || !blocks.is_empty() {
                sections.push(Section {
                    id: anchor.clone(),
                    level: level.max(1),
                    title,
                    lang: section.lang,
                    blocks,
                });
            }
        }
        Self {
            title: line(&self.title),
            subtitle: self.subtitle.as_deref().map(line).filter(|subtitle| !subtitle.is_empty()),
            lang: self.lang,
            address: line(&self.address),
            version: line(&self.version),
            date: line(&self.date),
            publisher: line(&self.publisher),
            contributors: self
                .contributors
                .iter()
                .map(|name| line(name))
                .filter(|name| !name.is_empty())
                .collect(),
            sections,
            words: self.words.normalized(),
        }
    }

    /// Whether a file with properties can be made.
    ///
    /// # Errors
    /// What is missing or wrong.
    pub fn check(&self) -> Result<(), PublicationError> {
        if is_blank(&self.title) {
            return Err(PublicationError::Title);
        }
        if self.day().is_none() {
            return Err(PublicationError::Date(self.date.clone()));
        }
        self.sections.iter().try_for_each(|section| check_images(&section.blocks))
    }

    /// The year, the month and the day of the date, if there is such a day.
    #[must_use]
    pub fn day(&self) -> Option<(u16, u8, u8)> {
        let mut parts = self.date.split('-');
        let mut next = |length: usize| {
            parts.next().filter(|part| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit()))
        };
        let (year, month, day): (u16, u8, u8) =
            (next(4)?.parse().ok()?, next(2)?.parse().ok()?, next(2)?.parse().ok()?);
        let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = match month {
            4 | 6 | 9 | 11 => 30,
            2 if is_leap => 29,
            2 => 28,
            1..=12 => 31,
            _ => return None,
        };
        (year > 0 && (1..=days).contains(&day) && parts.next().is_none()).then_some((year, month, day))
    }
}

impl Words {
    fn normalized(&self) -> Self {
        Self {
            contents: line(&self.contents),
            version: line(&self.version),
            date: line(&self.date),
            address: line(&self.address),
            publisher: line(&self.publisher),
            contributors: line(&self.contributors),
            sources: line(&self.sources),
            accessibility: line(&self.accessibility),
        }
    }
}

fn check_images(blocks: &[Block]) -> Result<(), PublicationError> {
    blocks.iter().try_for_each(|block| match block {
        Block::Image { bytes, media_type, alt, .. } if examine(bytes).is_none() => {
            Err(PublicationError::Image { media_type: media_type.clone(), alt: alt.clone() })
        }
        Block::List { items, .. } => items.iter().try_for_each(|item| check_images(item)),
        Block::Quote { blocks, .. } => check_images(blocks),
        _ => Ok(()),
    })
}

/// An anchor for each section: letters, digits, `-` and `_`, after a letter, and each another.
fn anchors(sections: &[Section]) -> Vec<String> {
    let mut taken: BTreeSet<String> = RESERVED.into_iter().map(str::to_owned).collect();
    let mut anchors = Vec::with_capacity(sections.len());
    for section in sections {
        let mut anchor: String = section
            .id
            .chars()
            .filter(|letter| letter.is_ascii_alphanumeric() || "-_".contains(*letter))
            .collect();
        if !anchor.starts_with(|first: char| first.is_ascii_alphabetic()) {
            anchor.insert_str(0, "s-");
        }
        let mut unique = anchor.clone();
        let mut number = 2;
        while !taken.insert(unique.clone()) {
            unique = format!("{anchor}-{number}");
            number += 1;
        }
        anchors.push(unique);
    }
    anchors
}
