//! The terms under which a document is indexed.

use std::collections::BTreeMap;

use super::tokenizer::{stems, tokenize};
use ensemble_lang::Lang;

/// The part of a document that a text is; a match in a title ranks before one in a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Body,
    Title,
}

impl Field {
    /// The weight of its terms.
    #[must_use]
    pub const fn weight(self) -> i64 {
        match self {
            Self::Body => 1,
            Self::Title => 2,
        }
    }
}

/// Terms with their weights.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms(BTreeMap<String, i64>);

impl Terms {
    /// Adds the terms of a plain text. A term that occurs in several fields keeps the highest weight.
    pub fn add(&mut self, lang: Lang, text: &str, field: Field) {
        for token in tokenize(text) {
            for stem in stems(lang, &token) {
                let weight = self.0.entry(stem).or_default();
                *weight = field.weight().max(*weight);
            }
        }
    }

    /// Whether a term is among them.
    #[must_use]
    pub fn contains(&self, term: &str) -> bool {
        self.0.contains_key(term)
    }
}

impl IntoIterator for Terms {
    type Item = (String, i64);
    type IntoIter = std::collections::btree_map::IntoIter<String, i64>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
