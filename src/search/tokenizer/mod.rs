//! From texts to search terms, the same for every database.
//!
//! A word is folded (case, accents, ligatures, soft hyphens) and cut to its stem, in French and in English. Elisions are dropped: *l’élève* is
//! *élève*. An inclusive spelling stands for all of its forms: *participant.e.s* is *participant*, *participante* and
//! both plurals. A text is indexed in its own language; a query may be in either.

mod inclusive;

use std::{cell::RefCell, collections::HashMap, ops::Range};

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::char::is_combining_mark;

use ensemble_lang::{
    Lang,
    fold::{fold, is_apostrophe, is_ignorable},
};

/// Elided words, dropped before an apostrophe.
const ELIDED: [&str; 13] =
    ["l", "d", "j", "n", "s", "c", "m", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"];
/// Contracted words, dropped after an apostrophe.
const CONTRACTED: [&str; 7] = ["s", "t", "d", "m", "re", "ve", "ll"];
/// Words too common to be indexed.
const STOP_WORDS: [&str; 62] = [
    "a", "ai", "an", "and", "are", "as", "at", "au", "aux", "avec", "be", "by", "ce", "ces", "dans", "de",
    "des", "du", "elle", "en", "est", "et", "for", "from", "il", "in", "is", "it", "la", "le", "les", "leur",
    "mais", "ne", "nous", "of", "on", "or", "ou", "par", "pas", "pour", "qu", "que", "qui", "sa", "se",
    "ses", "son", "sont", "sur", "that", "the", "this", "to", "un", "une", "vous", "was", "we", "with",
    "you",
];
/// In characters; longer words are not indexed.
const MAX_TOKEN_LENGTH: usize = 40;

/// A word of a text, and the forms that it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// In bytes of the text.
    pub range: Range<usize>,
    /// In lower case.
    pub forms: Vec<String>,
}

/// The tokens of a text, in order.
#[must_use]
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(char::is_alphanumeric).map(|offset| at + offset) {
        let end = end_of_word(text, start);
        at = end;
        let own = fold(&text[start..end]);
        let elided = text[end..].starts_with(is_apostrophe) && ELIDED.contains(&own.as_str());
        let contracted = text[..start].ends_with(is_apostrophe) && CONTRACTED.contains(&own.as_str());
        if elided || contracted {
            continue;
        }
        let (end, forms) = inclusive::forms(text, start..end);
        at = end;
        words.push(Token { range: start..end, forms });
    }
    words
}

/// The last word of an unfinished query, folded: it may be only the beginning of a word.
#[must_use]
pub fn last_word(typed: &str) -> Option<String> {
    tokenize(typed).pop().and_then(|word| word.forms.first().map(|form| fold(form)))
}

/// The end of the run of letters and digits that begins at `start`, with their accents and with soft hyphens.
fn end_of_word(text: &str, start: usize) -> usize {
    text[start..]
        .find(|letter: char| !letter.is_alphanumeric() && !is_combining_mark(letter) && !is_ignorable(letter))
        .map_or(text.len(), |length| start + length)
}

/// How many stemmed forms a thread caches for each language: texts repeat the same words, and every displayed text is
/// tokenized. About a megabyte.
const MAX_CACHED_FORMS: usize = 4_000;
/// In bytes; longer forms are stemmed each time.
const MAX_CACHED_FORM_LENGTH: usize = 4 * MAX_TOKEN_LENGTH;

thread_local! {
    static STEMMERS: [Stemmer; 2] = [Stemmer::create(Algorithm::French), Stemmer::create(Algorithm::English)];
    static STEM_CACHE: RefCell<[HashMap<String, Vec<String>>; 2]> = RefCell::default();
}

fn stem(lang: Lang, word: &str) -> String {
    STEMMERS.with(|stemmers| fold(&stemmers[usize::from(lang == Lang::En)].stem(word)))
}

/// The stem of a form, and the stem of the form typed without accents.
fn stems_of(lang: Lang, form: &str) -> Vec<String> {
    let plain = fold(form);
    if STOP_WORDS.contains(&plain.as_str()) || plain.chars().count() > MAX_TOKEN_LENGTH {
        return Vec::new();
    }
    let (own, other) = (stem(lang, form), stem(lang, &plain));
    let mut stems = vec![own];
    if !stems.contains(&other) {
        stems.push(other);
    }
    stems.retain(|stem| !stem.is_empty());
    stems
}

/// The stems under which a token is indexed, or looked up, in a language.
pub(super) fn stems(lang: Lang, word: &Token) -> Vec<String> {
    STEM_CACHE.with_borrow_mut(|known| {
        let known = &mut known[usize::from(lang == Lang::En)];
        let mut stems: Vec<String> = Vec::with_capacity(2);
        for form in &word.forms {
            // Such a word hardly occurs twice: caching it would only take memory.
            if form.len() > MAX_CACHED_FORM_LENGTH {
                for stem in stems_of(lang, form) {
                    if !stems.contains(&stem) {
                        stems.push(stem);
                    }
                }
                continue;
            }
            if !known.contains_key(form) {
                if known.len() >= MAX_CACHED_FORMS {
                    known.clear();
                }
                known.insert(form.clone(), stems_of(lang, form));
            }
            for stem in known.get(form).into_iter().flatten() {
                if !stems.contains(stem) {
                    stems.push(stem.clone());
                }
            }
        }
        stems
    })
}

#[cfg(test)]
mod tests {
    use super::{Lang, tokenize};
    use crate::{Field, Query, Terms};

    fn forms(text: &str) -> Vec<Vec<String>> {
        tokenize(text).into_iter().map(|word| word.forms).collect()
    }

    /// Whether what is asked finds a text.
    fn finds(asked: &str, lang: Lang, text: &str) -> bool {
        let mut terms = Terms::default();
        terms.add(lang, text, Field::Body);
        let query = Query::parse(asked);
        !query.words.is_empty()
            && query.words.iter().all(|any| any.iter().any(|term| terms.contains(term)))
            && query.matches_phrases(lang, text)
    }

    #[test]
    fn accents_case_and_elisions_fall_away() {
        assert_eq!(forms("l’élève qu’on n'aide"), [["élève"], ["on"], ["aide"]].map(|word| word.to_vec()));
        for asked in ["élève", "eleve", "ÉLÈVES", "l’élève", "d'eleves"] {
            assert!(finds(asked, Lang::Fr, "Ce que disent les élèves"), "{asked}");
        }
        assert!(finds("pupils", Lang::En, "the pupil’s parents"));
        assert!(!finds("élan", Lang::Fr, "les élèves"));
    }

    #[test]
    fn a_pdfs_spellings_are_found() {
        let text = "Proﬁls eﬃcaces, inter\u{ad}vention en diﬃculté de l‘élève, E\u{301}cole";
        for asked in [
            "profils",
            "efficaces",
            "difficulté",
            "intervention",
            "l‘élève",
            "l´élève",
            "l`élève",
            "l′élève",
            "école",
            "proﬁl",
            "inter\u{ad}ventions",
        ] {
            assert!(finds(asked, Lang::Fr, text), "{asked}");
        }
        assert!(!finds("l", Lang::Fr, text) && !finds("ention", Lang::Fr, text));
        let marked = Query::parse("intervention profils").snippet(Lang::Fr, text).expect("found");
        let marked: Vec<&str> =
            marked.iter().filter(|part| part.highlighted).map(|part| part.text.as_str()).collect();
        assert_eq!(marked, ["Proﬁls", "inter\u{ad}vention"]);
    }

    #[test]
    fn words_are_found_by_their_stems_in_both_languages() {
        for (asked, lang, text) in [
            ("rencontre", Lang::Fr, "Nos rencontres de cet automne"),
            ("animer", Lang::Fr, "Animation d’un groupe"),
            ("meetings", Lang::En, "a meeting"),
            ("teachers", Lang::En, "The teacher said"),
            ("prevention", Lang::Fr, "la prévention"),
            ("coeur", Lang::Fr, "au cœur de la classe"),
        ] {
            assert!(finds(asked, lang, text), "{asked}: {text}");
        }
    }

    #[test]
    fn inclusive_spellings_are_found_by_each_form() {
        for spelt in
            ["participant.e.s", "participant·e·s", "participant(e)s", "participant-e-s", "participants/es"]
        {
            for asked in ["participants", "participantes", "participante", "participant", "participant.e.s"] {
                assert!(finds(asked, Lang::Fr, &format!("Les {spelt} disent")), "{asked} in {spelt}");
            }
        }
        for asked in ["psychoéducatrice", "psychoeducateurs", "Psychoéducateurs/trices", "psychoéducatrices"]
        {
            assert!(finds(asked, Lang::Fr, "Psychoéducateurs/trices du réseau"), "{asked}");
        }
        assert!(finds("conseillères", Lang::Fr, "les conseillers/ères"));
        assert!(finds("directrice", Lang::Fr, "directeur.rice.s"));
        assert!(finds("psychoéducateurs/trices", Lang::Fr, "une psychoéducatrice"));
    }

    #[test]
    fn a_sentence_that_ends_is_no_inclusive_spelling() {
        assert_eq!(forms("le groupe. Elle part").len(), 4);
        assert_eq!(forms("école/maison"), [["école"], ["maison"]].map(|word| word.to_vec()));
        assert_eq!(forms("dit-elle"), [["dit"], ["elle"]].map(|word| word.to_vec()));
    }

    #[test]
    fn a_phrase_stands_as_it_was_asked() {
        let text = "Le plan d’intervention est prêt; une intervention planifiée ne l’est pas.";
        assert!(finds("\"plan d’intervention\"", Lang::Fr, text));
        assert!(finds("« plans d'interventions »", Lang::Fr, text));
        assert!(!finds("\"plan prêt\"", Lang::Fr, text));
        assert!(finds("plan prêt", Lang::Fr, text));
    }
}
