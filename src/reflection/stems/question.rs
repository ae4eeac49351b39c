//! What somebody looks for.

use super::{Word, stems, words};
use crate::i18n::Lang;

/// The most words that a question may have, and the most phrases; what comes after is left out.
const MOST: usize = 8;
/// About how long a piece of text is that shows where something was found, in bytes.
const SHOWN: usize = 220;

/// A question: each word may be found by any of its stems, and all words must be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// The stems that each word may be found by.
    pub words: Vec<Vec<String>>,
    /// Words that stand one behind the other.
    phrases: Vec<Vec<Vec<String>>>,
}

/// A piece of text, and whether it is what was looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Whether it is marked.
    pub marked: bool,
}

/// What a word may be found by, whichever language it is in.
fn any(word: &Word) -> Vec<String> {
    let mut all = stems(Lang::Fr, word);
    for stem in stems(Lang::En, word) {
        if !all.contains(&stem) {
            all.push(stem);
        }
    }
    all
}

impl Question {
    /// Reads what somebody typed; what stands between quotation marks is a phrase.
    #[must_use]
    pub fn read(typed: &str) -> Self {
        let mut question = Self::default();
        for (index, part) in typed.split(['"', '“', '”', '«', '»']).enumerate() {
            let found: Vec<_> = words(part).iter().map(any).filter(|stems| !stems.is_empty()).collect();
            if index % 2 == 1 && found.len() > 1 && question.phrases.len() < MOST {
                question.phrases.push(found.clone());
            }
            for stems in found {
                if question.words.len() < MOST && !question.words.contains(&stems) {
                    question.words.push(stems);
                }
            }
        }
        question
    }

    /// Whether words must stand one behind the other, which only the texts can tell.
    #[must_use]
    pub const fn has_phrases(&self) -> bool {
        !self.phrases.is_empty()
    }

    /// Whether a text has every phrase; one without phrases holds everywhere.
    #[must_use]
    pub fn holds(&self, lang: Lang, text: &str) -> bool {
        if !self.has_phrases() {
            return true;
        }
        let text: Vec<Vec<String>> =
            words(text).iter().map(|word| stems(lang, word)).filter(|stems| !stems.is_empty()).collect();
        self.phrases.iter().all(|phrase| {
            text.windows(phrase.len()).any(|window| {
                window.iter().zip(phrase).all(|(word, asked)| word.iter().any(|stem| asked.contains(stem)))
            })
        })
    }

    fn marks(&self, lang: Lang, word: &Word) -> bool {
        stems(lang, word).iter().any(|stem| self.words.iter().any(|any| any.contains(stem)))
    }

    /// The piece of a text where the first of the words is found, with marks; `None` when none is.
    #[must_use]
    pub fn snippet(&self, lang: Lang, text: &str) -> Option<Vec<Piece>> {
        let all = words(text);
        let first = all.iter().position(|word| self.marks(lang, word))?;
        let from = all[..=first]
            .iter()
            .rev()
            .take_while(|word| all[first].range.start - word.range.start < SHOWN / 3)
            .last()
            .map_or(0, |word| word.range.start);
        let from = if from < SHOWN / 4 { 0 } else { from };
        let to = all[first..]
            .iter()
            .take_while(|word| word.range.end - from < SHOWN)
            .last()
            .map_or(all[first].range.end, |word| word.range.end);
        let to = if text.len() - to < SHOWN / 8 { text.len() } else { to };
        let mut pieces = Vec::new();
        let mut push = |text: &str, marked: bool| {
            if !text.is_empty() {
                pieces.push(Piece { text: text.to_owned(), marked });
            }
        };
        let mut at = from;
        if from > 0 {
            push("… ", false);
        }
        for word in all.iter().filter(|word| word.range.start >= from && word.range.end <= to) {
            if self.marks(lang, word) {
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

    use super::{Lang, Question};

    #[test]
    fn a_snippet_shows_the_words_with_marks() {
        let long = format!("{} Les élèves de l’école. {}", "Un mot. ".repeat(60), "Encore. ".repeat(60));
        let pieces = Question::read("eleve").snippet(Lang::Fr, &long).expect("found");
        assert!(pieces.iter().any(|piece| piece.marked && piece.text == "élèves"));
        assert!(
            pieces[0].text.starts_with('…') && pieces.last().is_some_and(|last| last.text.ends_with('…'))
        );
        assert_eq!(Question::read("absent").snippet(Lang::Fr, &long), None);
    }

    #[test]
    fn a_question_of_common_words_asks_nothing() {
        assert_eq!(Question::read("le de la, the of").words.len(), 0);
        assert_eq!(Question::read("mot1 mot2 mot3 mot4 mot5 mot6 mot7 mot8 mot9").words.len(), 8);
    }

    proptest! {
        #[test]
        fn any_text_is_read(asked in ".{0,60}", text in ".{0,300}") {
            let question = Question::read(&asked);
            let _ = question.holds(Lang::Fr, &text);
            if let Some(pieces) = question.snippet(Lang::En, &text) {
                prop_assert!(pieces.iter().any(|piece| piece.marked));
            }
        }
    }
}
