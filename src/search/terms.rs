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
    const fn weight(self) -> i64 {
        match self {
            Self::Body => 1,
            Self::Title => 2,
        }
    }

    /// Whether a weight for a reader is that of a title.
    #[must_use]
    pub const fn is_title(weight: i64) -> bool {
        weight % OWN_LANGUAGE == 0
    }
}

/// What is added to the weight of what is written in the reader's language: it comes before what is written in the
/// other, titles included.
const OWN_LANGUAGE: i64 = 2;

/// Terms with their weights in each language in which they occur; 0 where they do not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms(BTreeMap<String, [i64; 2]>);

const fn index(lang: Lang) -> usize {
    match lang {
        Lang::Fr => 0,
        Lang::En => 1,
    }
}

impl Terms {
    /// Adds the terms of a plain text. A term that occurs in several fields keeps the highest weight.
    pub fn add(&mut self, lang: Lang, text: &str, field: Field) {
        for token in tokenize(text) {
            for stem in stems(lang, &token) {
                let weight = &mut self.0.entry(stem).or_default()[index(lang)];
                *weight = field.weight().max(*weight);
            }
        }
    }

    /// Whether a term is among them.
    #[must_use]
    pub fn contains(&self, term: &str) -> bool {
        self.0.contains_key(term)
    }

    /// The terms in order, each with its weights for readers of French and of English.
    pub fn weighted(self) -> impl Iterator<Item = (String, [i64; 2])> {
        self.0.into_iter().map(|(term, weights)| {
            let for_reader = |lang: Lang| match (weights[index(lang)], weights[index(lang.other())]) {
                (0, other) => other,
                (own, _) => own + OWN_LANGUAGE,
            };
            (term, Lang::ALL.map(for_reader))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Field, Lang, Terms};

    #[test]
    fn what_is_written_in_ones_own_language_weighs_more() {
        let mut terms = Terms::default();
        terms.add(Lang::Fr, "La lecture", Field::Body);
        terms.add(Lang::En, "A lecture, a menu", Field::Title);
        let weights: Vec<_> = terms.weighted().filter(|(term, _)| term.starts_with(['l', 'm'])).collect();
        assert_eq!(weights, [("lectur".to_owned(), [3, 4]), ("menu".to_owned(), [2, 4])]);
        assert!([2, 4].into_iter().all(Field::is_title) && ![1, 3].into_iter().any(Field::is_title));
    }
}
