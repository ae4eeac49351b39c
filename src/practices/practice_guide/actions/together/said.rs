//! What a passage says: in the guide, and in a document. Editors write what they like in a document: it is cleaned here.

use crate::practice_guide::{
    model::Passage,
    rules::{outdated_language, side},
};
use ensemble_core::{Lang, LocalizedText, text::clean};
use ensemble_document::agenda::{Item, Text, view::Mark};
use ensemble_server::names;

/// A text in both languages, French first, and which of them is outdated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Both {
    pub(super) texts: [String; 2],
    pub(super) outdated: Option<Lang>,
}

impl Both {
    fn in_document(text: &Text, cleaned: fn(&str) -> String) -> Self {
        let texts = Lang::ALL.map(|lang| cleaned(text.of(lang)));
        let is_pair = texts.iter().all(|text| !text.is_empty());
        let outdated = Lang::ALL.into_iter().find(|lang| is_pair && text.mark(*lang) == Mark::Outdated);
        Self { texts, outdated }
    }

    fn in_guide(text: &LocalizedText, cleaned: fn(&str) -> String) -> Self {
        Self { texts: Lang::ALL.map(|lang| cleaned(side(text, lang))), outdated: outdated_language(text) }
    }

    /// French and English.
    pub(super) fn each(&self) -> [&str; 2] {
        let [fr, en] = &self.texts;
        [fr, en]
    }

    pub(super) fn is_empty(&self) -> bool {
        self.texts.iter().all(String::is_empty)
    }
}

/// What a passage says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) title: Both,
    pub(super) text: Both,
}

impl Said {
    pub(super) fn of_item(item: &Item) -> Self {
        Self {
            title: Both::in_document(&item.title, names::line),
            text: Both::in_document(&item.about, clean),
        }
    }

    pub(super) fn of_passage(passage: &Passage) -> Self {
        let title = passage.title.as_ref().map(|title| Both::in_guide(title, names::line));
        Self { title: title.unwrap_or_default(), text: Both::in_guide(&passage.text, clean) }
    }
}

/// A text of the guide as a document has it.
pub(super) fn document_text(text: Option<&LocalizedText>) -> Text {
    let Some(text) = text else { return Text::default() };
    let outdated = outdated_language(text);
    Text {
        fr: side(text, Lang::Fr).to_owned(),
        en: side(text, Lang::En).to_owned(),
        // In a document, only the language that was not written first can be outdated.
        source: Some(outdated.map_or_else(|| text.source(), Lang::other)),
        behind: outdated.is_some(),
    }
}
