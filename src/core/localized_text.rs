//! A text in up to two languages, which never hides what it lacks.

use serde::{Deserialize, Serialize};

use crate::Lang;

/// A text that people wrote: in one language, or in both.
///
/// A text that exists in one language cannot be outdated, and an outdated text always has an
/// original: other states cannot be written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LocalizedText {
    /// Written, not translated.
    Single {
        /// The language it was written in.
        lang: Lang,
        /// The text.
        text: String,
    },
    /// Written in one language and translated into the other.
    Pair {
        /// The language it was written in.
        source: Lang,
        /// The French text.
        fr: String,
        /// The English text.
        en: String,
        /// How the translation stands.
        translation: Translation,
    },
}

/// How one language stands against the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Translation {
    /// The two say the same.
    Current {
        /// Whether somebody other than its author read it over.
        reviewed: bool,
    },
    /// One was changed after the other.
    Outdated {
        /// The language that is behind.
        lang: Lang,
        /// Since when, in milliseconds since the epoch, UTC.
        since: i64,
    },
}

/// A passage as a reader of one language meets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown<'a> {
    /// The text.
    pub text: &'a str,
    /// The language that the text is in.
    pub lang: Lang,
    /// What the reader should know about it.
    pub standing: Standing,
}

/// What a reader should know about the text before them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is in their language and up to date.
    Fine,
    /// It is in their language, translated, and nobody has read it over yet.
    Unreviewed,
    /// It is in their language; the other language was changed since.
    Outdated {
        /// Since when, in milliseconds since the epoch, UTC.
        since: i64,
    },
    /// It exists in the other language only.
    OtherLanguage,
}

impl LocalizedText {
    /// What a person wrote in one language and, unless it is empty, in the other one.
    #[must_use]
    pub fn written(lang: Lang, own: &str, other: &str) -> Self {
        if other.is_empty() {
            return Self::Single { lang, text: own.to_owned() };
        }
        let (fr, en) = if lang == Lang::Fr { (own, other) } else { (other, own) };
        let translation = Translation::Current { reviewed: true };
        Self::Pair { source: lang, fr: fr.to_owned(), en: en.to_owned(), translation }
    }

    /// The language in which it was written.
    #[must_use]
    pub const fn source(&self) -> Lang {
        match self {
            Self::Single { lang, .. } => *lang,
            Self::Pair { source, .. } => *source,
        }
    }

    /// How long it is in all its languages, in bytes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        match self {
            Self::Single { text, .. } => text.len(),
            Self::Pair { fr, en, .. } => fr.len() + en.len(),
        }
    }

    /// The text for a reader of `lang`: theirs when it exists, else the other, said so.
    #[must_use]
    pub fn shown(&self, lang: Lang) -> Shown<'_> {
        match self {
            Self::Single { lang: only, text } => Shown {
                text,
                lang: *only,
                standing: if *only == lang { Standing::Fine } else { Standing::OtherLanguage },
            },
            Self::Pair { source, fr, en, translation } => Shown {
                text: match lang {
                    Lang::Fr => fr,
                    Lang::En => en,
                },
                lang,
                standing: match *translation {
                    Translation::Outdated { lang: behind, since } if behind == lang => {
                        Standing::Outdated { since }
                    }
                    Translation::Current { reviewed: false } if *source != lang => Standing::Unreviewed,
                    _ => Standing::Fine,
                },
            },
        }
    }

    /// The text itself, whatever its language, for titles and the like.
    #[must_use]
    pub fn text(&self, lang: Lang) -> &str {
        self.shown(lang).text
    }

    /// The same, for who needs nothing else of it.
    #[must_use]
    pub fn into_text(self, lang: Lang) -> String {
        match (self, lang) {
            (Self::Single { text, .. }, _) => text,
            (Self::Pair { fr, .. }, Lang::Fr) => fr,
            (Self::Pair { en, .. }, Lang::En) => en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Lang, LocalizedText, Standing, Translation};

    fn pair(translation: Translation) -> LocalizedText {
        LocalizedText::Pair { source: Lang::Fr, fr: "but".to_owned(), en: "purpose".to_owned(), translation }
    }

    #[test]
    fn what_is_written_in_both_languages_is_a_pair() {
        let one = LocalizedText::written(Lang::En, "purpose", "");
        assert_eq!(one, LocalizedText::Single { lang: Lang::En, text: "purpose".to_owned() });
        let both = LocalizedText::written(Lang::En, "purpose", "but");
        assert_eq!((both.text(Lang::Fr), both.text(Lang::En)), ("but", "purpose"));
        assert_eq!((one.source(), both.source()), (Lang::En, Lang::En));
    }

    #[test]
    fn a_missing_translation_is_shown_in_the_other_language_and_said() {
        let only = LocalizedText::Single { lang: Lang::En, text: "purpose".to_owned() };
        let shown = only.shown(Lang::Fr);
        assert_eq!((shown.text, shown.lang, shown.standing), ("purpose", Lang::En, Standing::OtherLanguage));
        assert_eq!(only.shown(Lang::En).standing, Standing::Fine);
    }

    #[test]
    fn only_the_language_that_is_behind_is_marked() {
        let passage = pair(Translation::Outdated { lang: Lang::En, since: 5 });
        assert_eq!(passage.shown(Lang::En).standing, Standing::Outdated { since: 5 });
        assert_eq!(passage.shown(Lang::Fr).standing, Standing::Fine);
    }

    #[test]
    fn an_unreviewed_translation_is_marked_and_its_original_is_not() {
        let passage = pair(Translation::Current { reviewed: false });
        assert_eq!(passage.shown(Lang::En).standing, Standing::Unreviewed);
        assert_eq!(passage.shown(Lang::Fr).standing, Standing::Fine);
    }
}
