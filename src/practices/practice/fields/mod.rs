//! A practice as the fields of its form.

mod form;
#[cfg(test)]
mod tests;
mod values;

pub(super) use form::FIELDS;
pub(super) use values::{of, read, write};

use super::model::Content;
use ensemble_core::{Lang, LocalizedText};

const PROFESSIONS: [&str; 3] = ["profession-1", "profession-2", "profession-3"];

/// What the form writes: lists of texts are apart from what else belongs to their entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    pub content: Content,
    material: Vec<LocalizedText>,
    effects: Vec<LocalizedText>,
}

impl From<&Content> for Typed {
    fn from(content: &Content) -> Self {
        Self {
            material: content.material.iter().map(|material| material.title.clone()).collect(),
            effects: content.effects.iter().map(|effect| effect.text.clone()).collect(),
            content: content.clone(),
        }
    }
}

/// The key of the field of references in a language.
const fn references_key(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "references-fr",
        Lang::En => "references-en",
    }
}
