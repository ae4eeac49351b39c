//! How the two languages of a text are to each other. Pure.

use ensemble_core::{Lang, LocalizedText, Translation};

/// How a text is in one of the languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LanguageState {
    /// It says nothing in this language.
    Missing,
    /// The other language was changed since, in milliseconds UTC.
    Outdated {
        since: i64,
    },
    Current,
}

/// How a text is in a language.
#[must_use]
pub fn language_state(text: &LocalizedText, lang: Lang) -> LanguageState {
    match text {
        LocalizedText::Single { lang: only, .. } if *only != lang => LanguageState::Missing,
        LocalizedText::Pair { translation: Translation::Outdated { lang: behind, since }, .. }
            if *behind == lang =>
        {
            LanguageState::Outdated { since: *since }
        }
        _ => LanguageState::Current,
    }
}

/// What a text says in a language; empty when it says nothing in it.
#[must_use]
pub fn side(text: &LocalizedText, lang: Lang) -> &str {
    let shown = text.shown(lang);
    if shown.lang == lang { shown.text } else { "" }
}

/// A text after it was written in French and in English; `None` when both are empty. A language is behind when only the other
/// one was changed, until it is changed too. `own` is the language of a text that was not there before.
#[must_use]
pub fn edited(
    before: Option<&LocalizedText>,
    own: Lang,
    [fr, en]: [&str; 2],
    now: i64,
) -> Option<LocalizedText> {
    let single = |lang: Lang, text: &str| Some(LocalizedText::Single { lang, text: text.to_owned() });
    match (fr.is_empty(), en.is_empty()) {
        (true, true) => None,
        (false, true) => single(Lang::Fr, fr),
        (true, false) => single(Lang::En, en),
        (false, false) => {
            let translation = match before {
                Some(LocalizedText::Pair { fr: fr_before, en: en_before, translation, .. }) => {
                    match (fr_before != fr, en_before != en) {
                        (false, false) => *translation,
                        (true, true) => Translation::Current { reviewed: true },
                        (true, false) => after_change(*translation, Lang::Fr, now),
                        (false, true) => after_change(*translation, Lang::En, now),
                    }
                }
                _ => Translation::Current { reviewed: true },
            };
            let source = before.map_or(own, LocalizedText::source);
            Some(LocalizedText::Pair { source, fr: fr.to_owned(), en: en.to_owned(), translation })
        }
    }
}

/// What follows from a change of this language only.
const fn after_change(before: Translation, changed: Lang, now: i64) -> Translation {
    match before {
        Translation::Outdated { lang: Lang::Fr, .. } if matches!(changed, Lang::Fr) => {
            Translation::Current { reviewed: true }
        }
        Translation::Outdated { lang: Lang::En, .. } if matches!(changed, Lang::En) => {
            Translation::Current { reviewed: true }
        }
        Translation::Outdated { .. } => before,
        Translation::Current { .. } => Translation::Outdated { lang: changed.other(), since: now },
    }
}

/// The same text, of which both languages say the same.
#[must_use]
pub fn marked_current(text: &LocalizedText) -> LocalizedText {
    match text {
        LocalizedText::Pair { source, fr, en, .. } => LocalizedText::Pair {
            source: *source,
            fr: fr.clone(),
            en: en.clone(),
            translation: Translation::Current { reviewed: true },
        },
        single @ LocalizedText::Single { .. } => single.clone(),
    }
}
