//! A parsed search query.

use super::tokenizer::{Token, stems, tokenize};
use ensemble_lang::Lang;

/// The most words and the most phrases of a query; what follows is ignored.
const MAX_WORDS: usize = 8;
/// The approximate length of a snippet, in bytes.
const SNIPPET_LENGTH: usize = 220;

/// A query: a document matches when it contains, for each word, one of the word's stems, and every phrase.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// For each word, its stems.
    pub words: Vec<Vec<String>>,
    /// Quoted words, which must follow each other.
    phrases: Vec<Vec<Vec<String>>>,
}

/// A part of a snippet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnippetPart {
    pub text: String,
    /// Whether it matches the query.
    pub highlighted: bool,
}

/// The stems of a word in both languages.
fn all_stems(word: &Token) -> Vec<String> {
    let mut all = stems(Lang::Fr, word);
    for stem in stems(Lang::En, word) {
        if !all.contains(&stem) {
            all.push(stem);
        }
    }
    all
}

impl Query {
    /// Parses what was typed; words between quotation marks are a phrase.
    #[must_use]
    pub fn parse(typed: &str) -> Self {
        let mut query = Self::default();
        for (index, part) in typed.split(['"', '“', '”', '«', '»']).enumerate() {
            let found: Vec<_> =
                tokenize(part).iter().map(all_stems).filter(|stems| !stems.is_empty()).collect();
            if index % 2 == 1 && found.len() > 1 && query.phrases.len() < MAX_WORDS {
                query.phrases.push(found.clone());
            }
            for stems in found {
                if query.words.len() < MAX_WORDS && !query.words.contains(&stems) {
                    query.words.push(stems);
                }
            }
        }
        query
    }

    /// Whether it has phrases, which the index cannot check: the texts must be read.
    #[must_use]
    pub const fn has_phrases(&self) -> bool {
        !self.phrases.is_empty()
    }

    /// Whether a text contains every phrase; true for a query without phrases.
    #[must_use]
    pub fn matches_phrases(&self, lang: Lang, text: &str) -> bool {
        if !self.has_phrases() {
            return true;
        }
        let text: Vec<Vec<String>> =
            tokenize(text).iter().map(|word| stems(lang, word)).filter(|stems| !stems.is_empty()).collect();
        self.phrases.iter().all(|phrase| {
            text.windows(phrase.len()).any(|window| {
                window.iter().zip(phrase).all(|(word, asked)| word.iter().any(|stem| asked.contains(stem)))
            })
        })
    }

    fn matches(&self, lang: Lang, word: &Token) -> bool {
        stems(lang, word).iter().any(|stem| self.words.iter().any(|any| any.contains(stem)))
    }

    /// The part of a text around the first matching word, with the matches highlighted; `None` when none matches.
    #[must_use]
    pub fn snippet(&self, lang: Lang, text: &str) -> Option<Vec<SnippetPart>> {
        let all = tokenize(text);
        let first = all.iter().position(|word| self.matches(lang, word))?;
        let from = all[..=first]
            .iter()
            .rev()
            .take_while(|word| all[first].range.start - word.range.start < SNIPPET_LENGTH / 3)
            .last()
            .map_or(0, |word| word.range.start);
        let from = if from < SNIPPET_LENGTH / 4 { 0 } else { from };
        let to = all[first..]
            .iter()
            .take_while(|word| word.range.end - from < SNIPPET_LENGTH)
            .last()
            .map_or(all[first].range.end, |word| word.range.end);
        let to = if text.len() - to < SNIPPET_LENGTH / 8 { text.len() } else { to };
        let mut pieces = Vec::new();
        let mut push = |text: &str, highlighted: bool| {
            if !text.is_empty() {
                pieces.push(SnippetPart { text: text.to_owned(), highlighted });
            }
        };
        let mut at = from;
        if from > 0 {
            push("… ", false);
        }
        for word in all.iter().filter(|word| word.range.start >= from && word.range.end <= to) {
            if self.matches(lang, word) {
                push(&text[at..word.range.start], false);
                push(&text[word.range.clone()], true);
                at = word.range.end;
            }
        }
        push(&text[at..to], false);
        if to < text.len() {
            push(" …", false);
        }
        Some(pieces)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Lang, Query};

    #[test]
    fn a_snippet_shows_the_words_with_marks() {
        let long = format!("{} Les élèves de l’école. {}", "Un mot. ".repeat(60), "Encore. ".repeat(60));
        let pieces = Query::parse("eleve").snippet(Lang::Fr, &long).expect("found");
        assert!(pieces.iter().any(|piece| piece.highlighted && piece.text == "élèves"));
        assert!(
            pieces[0].text.starts_with('…') && pieces.last().is_some_and(|last| last.text.ends_with('…'))
        );
        assert_eq!(Query::parse("absent").snippet(Lang::Fr, &long), None);
    }

    #[test]
    fn a_question_of_common_words_asks_nothing() {
        assert_eq!(Query::parse("le de la, the of").words.len(), 0);
        assert_eq!(Query::parse("mot1 mot2 mot3 mot4 mot5 mot6 mot7 mot8 mot9").words.len(), 8);
    }

    proptest! {
        #[test]
        fn any_text_is_read(asked in ".{0,60}", text in ".{0,300}") {
            let query = Query::parse(&asked);
            let _ = query.matches_phrases(Lang::Fr, &text);
            if let Some(pieces) = query.snippet(Lang::En, &text) {
                prop_assert!(pieces.iter().any(|piece| piece.highlighted));
            }
        }
    }
}
