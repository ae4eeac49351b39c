//! Names that were found: in this text, in another one that is shared with it, or in what it said before.

use super::{
    lists::{self, GIVEN, school},
    text::Text,
};

/// The parts of names, in small letters without accents, sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownNames(Vec<String>);

/// How many are remembered: no text has as many students.
const MOST: usize = 500;

impl KnownNames {
    /// What [`KnownNames::words`] wrote.
    #[must_use]
    pub fn read(words: &str) -> Self {
        let mut known = Self::default();
        for word in words.split(' ').filter(|word| !word.is_empty()) {
            known.insert(word);
        }
        known
    }

    /// The parts with spaces between.
    #[must_use]
    pub fn words(&self) -> String {
        self.0.join(" ")
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn has(&self, word: &str) -> bool {
        self.0.binary_search_by(|each| each.as_str().cmp(word)).is_ok()
    }

    /// Adds the parts of a name that identify by themselves.
    pub(super) fn insert_name(&mut self, text: &Text, first: usize, last: usize) {
        for index in first..=last {
            let short = if text.is(index, GIVEN) { 2 } else { 3 };
            let common = text.is(index, school::PARTICLES)
                || index > first && (text.is(index, lists::NOT_NAMES) || text.is(index, lists::ROLES));
            if text.length(index) >= short && !common {
                self.insert(text.word(index));
            }
        }
    }

    pub(super) fn insert(&mut self, word: &str) {
        if let Err(place) = self.0.binary_search_by(|each| each.as_str().cmp(word))
            && self.0.len() < MOST
        {
            self.0.insert(place, word.to_owned());
        }
    }
}
