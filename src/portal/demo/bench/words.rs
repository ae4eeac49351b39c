//! The texts of a full portal, made from word lists. The same number gives the same text, so that what
//! is measured on one machine or one database is measured on all.

use std::collections::HashMap;

use serde::Deserialize;

use super::super::{DemoError, files};
use ensemble_core::{Lang, typography};

/// Numbers that look like chance and are the same each time (SplitMix64).
#[derive(Clone, Debug)]
pub(super) struct Chance(u64);

impl Chance {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(super) const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below another; nothing is below 1 but 0.
    pub(super) fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.next() % most.max(1) as u64).unwrap_or_default()
    }

    /// Whether something happens that happens so many times of a hundred.
    pub(super) fn percent(&mut self, share: usize) -> bool {
        self.below(100) < share
    }

    /// One of several; nothing of none.
    pub(super) fn one<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        all.get(self.below(all.len()))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Side {
    sentences: Vec<String>,
    titles: Vec<String>,
    replies: Vec<String>,
    places: HashMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Both {
    tags: Vec<String>,
    rare: Vec<String>,
    given: Vec<String>,
    family: Vec<String>,
}

/// The word lists.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    fr: Side,
    en: Side,
    both: Both,
}

/// How many sentences a text has.
const SENTENCES: (usize, usize) = (4, 5);

impl Words {
    pub(super) fn read() -> Result<Self, DemoError> {
        files::read(include_str!("../bench.toml"))
    }

    const fn side(&self, lang: Lang) -> &Side {
        match lang {
            Lang::Fr => &self.fr,
            Lang::En => &self.en,
        }
    }

    /// A sentence with its places filled in.
    fn filled(&self, chance: &mut Chance, lang: Lang, sentences: &[String]) -> String {
        let pattern = chance.one(sentences).map_or("", String::as_str);
        let mut text = String::with_capacity(pattern.len() + 40);
        for (index, part) in pattern.split(['{', '}']).enumerate() {
            if index % 2 == 0 {
                text.push_str(part);
                continue;
            }
            let known = self.side(lang).places.get(part).unwrap_or(&self.both.rare);
            text.push_str(chance.one(known).map_or("", String::as_str));
        }
        text
    }

    pub(super) fn title(&self, chance: &mut Chance, lang: Lang) -> String {
        let title = self.filled(chance, lang, &self.side(lang).titles);
        let mut letters = title.chars();
        let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
        typography::typeset(lang == Lang::Fr, &format!("{first}{}", letters.as_str()))
    }

    /// A text of several sentences; some have two paragraphs, some words in bold.
    pub(super) fn text(&self, chance: &mut Chance, lang: Lang) -> String {
        let many = SENTENCES.0 + chance.below(SENTENCES.1);
        let mut text = String::new();
        for number in 0..many {
            let sentence = self.filled(chance, lang, &self.side(lang).sentences);
            text.push_str(match number {
                0 => "",
                3 => "\n\n",
                _ => " ",
            });
            if number == 4 {
                text.push_str(&format!("**{sentence}**"));
            } else {
                text.push_str(&sentence);
            }
        }
        typography::typeset(lang == Lang::Fr, &text)
    }

    pub(super) fn answer(&self, chance: &mut Chance, lang: Lang) -> String {
        typography::typeset(lang == Lang::Fr, &self.filled(chance, lang, &self.side(lang).replies))
    }

    pub(super) fn tags(&self, chance: &mut Chance) -> Vec<String> {
        let mut tags: Vec<String> = Vec::new();
        for _ in 0..chance.below(5) {
            // The first ones of the list are used more than the last.
            let most = 1 + chance.below(self.both.tags.len());
            let tag = &self.both.tags[chance.below(most)];
            if !tags.contains(tag) {
                tags.push(tag.clone());
            }
        }
        tags
    }

    pub(super) fn name(&self, chance: &mut Chance) -> String {
        let mut part = |all: &[String]| chance.one(all).cloned().unwrap_or_default();
        format!("{} {}-{}", part(&self.both.given), part(&self.both.family), part(&self.both.family))
    }
}
