//! From texts to what can be searched. Pure: the same on every database.
//!
//! A word is folded (case, accents) and cut to its stem, in French and in English. Elisions fall away:
//! *l’élève* is *élève*. An inclusive spelling stands for all of its forms: *participant.e.s* is
//! *participant*, *participante* and both plurals. A text is indexed in its own language; a question
//! may be in either.

mod inclusive;
mod question;

pub use question::{Piece, Question};

use std::{
    cell::RefCell,
    collections::{BTreeMap, HashMap},
    ops::Range,
};

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::i18n::Lang;

/// What falls away before an apostrophe.
const ELIDED: [&str; 13] =
    ["l", "d", "j", "n", "s", "c", "m", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"];
/// What falls away after one.
const CONTRACTED: [&str; 7] = ["s", "t", "d", "m", "re", "ve", "ll"];
/// Words that stand in every text and find nothing.
const COMMON: [&str; 62] = [
    "a", "ai", "an", "and", "are", "as", "at", "au", "aux", "avec", "be", "by", "ce", "ces", "dans", "de",
    "des", "du", "elle", "en", "est", "et", "for", "from", "il", "in", "is", "it", "la", "le", "les", "leur",
    "mais", "ne", "nous", "of", "on", "or", "ou", "par", "pas", "pour", "qu", "que", "qui", "sa", "se",
    "ses", "son", "sont", "sur", "that", "the", "this", "to", "un", "une", "vous", "was", "we", "with",
    "you",
];
/// The longest word that is indexed, in characters.
const LONGEST: usize = 40;

/// One word of a text, and the forms that it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// Its forms, in small letters.
    pub forms: Vec<String>,
}

/// A text without accents, in small letters.
#[must_use]
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.nfd().filter(|letter| !is_combining_mark(*letter)) {
        match letter {
            'œ' | 'Œ' => folded.push_str("oe"),
            'æ' | 'Æ' => folded.push_str("ae"),
            other => folded.extend(other.to_lowercase()),
        }
    }
    folded
}

const fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | 'ʼ')
}

/// The words of a text, in order.
#[must_use]
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(char::is_alphanumeric).map(|offset| at + offset) {
        let end = run(text, start);
        at = end;
        let own = folded(&text[start..end]);
        let elided = text[end..].starts_with(is_apostrophe) && ELIDED.contains(&own.as_str());
        let contracted = text[..start].ends_with(is_apostrophe) && CONTRACTED.contains(&own.as_str());
        if elided || contracted {
            continue;
        }
        let (end, forms) = inclusive::forms(text, start..end);
        at = end;
        words.push(Word { range: start..end, forms });
    }
    words
}

/// The last word of what somebody has typed so far, without accents: it may be the beginning of one.
#[must_use]
pub fn beginning(typed: &str) -> Option<String> {
    words(typed).pop().and_then(|word| word.forms.first().map(|form| folded(form)))
}

/// Where the run of letters and figures ends that begins here.
fn run(text: &str, start: usize) -> usize {
    text[start..]
        .find(|letter: char| !letter.is_alphanumeric() && !is_combining_mark(letter))
        .map_or(text.len(), |length| start + length)
}

/// How many forms of a language a thread remembers the stems of: texts say the same words again and
/// again, and a word is looked at for each text that is shown. About a megabyte.
const REMEMBERED: usize = 4_000;
/// The longest form that is remembered, in bytes.
const REMEMBERED_WORD: usize = 4 * LONGEST;

thread_local! {
    static STEMMERS: [Stemmer; 2] = [Stemmer::create(Algorithm::French), Stemmer::create(Algorithm::English)];
    static KNOWN: RefCell<[HashMap<String, Vec<String>>; 2]> = RefCell::default();
}

fn stem(lang: Lang, word: &str) -> String {
    STEMMERS.with(|stemmers| folded(&stemmers[usize::from(lang == Lang::En)].stem(word)))
}

/// The stem of a form, and that of the form as people type it who leave accents out.
fn stems_of(lang: Lang, form: &str) -> Vec<String> {
    let plain = folded(form);
    if COMMON.contains(&plain.as_str()) || plain.chars().count() > LONGEST {
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

/// What a word is indexed under, or looked up by, in a language.
fn stems(lang: Lang, word: &Word) -> Vec<String> {
    KNOWN.with_borrow_mut(|known| {
        let known = &mut known[usize::from(lang == Lang::En)];
        let mut stems: Vec<String> = Vec::with_capacity(2);
        for form in &word.forms {
            // Nobody types such a word again: it would only take room.
            if form.len() > REMEMBERED_WORD {
                for stem in stems_of(lang, form) {
                    if !stems.contains(&stem) {
                        stems.push(stem);
                    }
                }
                continue;
            }
            if !known.contains_key(form) {
                if known.len() >= REMEMBERED {
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

/// What a text is indexed under, with a weight: 2 in a title, 1 elsewhere; the higher counts.
pub fn index(into: &mut BTreeMap<String, i64>, lang: Lang, text: &str, title: bool) {
    let weight = if title { 2 } else { 1 };
    for word in words(text) {
        for stem in stems(lang, &word) {
            let known = into.entry(stem).or_insert(weight);
            *known = weight.max(*known);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Lang, Question, folded, index, words};

    fn forms(text: &str) -> Vec<Vec<String>> {
        words(text).into_iter().map(|word| word.forms).collect()
    }

    /// Whether what is asked finds a text.
    fn finds(asked: &str, lang: Lang, text: &str) -> bool {
        let mut terms = BTreeMap::new();
        index(&mut terms, lang, text, false);
        let question = Question::read(asked);
        !question.words.is_empty()
            && question.words.iter().all(|any| any.iter().any(|term| terms.contains_key(term)))
            && question.holds(lang, text)
    }

    #[test]
    fn accents_case_and_elisions_fall_away() {
        assert_eq!(folded("L’ÉLÈVE à Cœur"), "l’eleve a coeur");
        assert_eq!(forms("l’élève qu’on n'aide"), [["élève"], ["on"], ["aide"]].map(|word| word.to_vec()));
        for asked in ["élève", "eleve", "ÉLÈVES", "l’élève", "d'eleves"] {
            assert!(finds(asked, Lang::Fr, "Ce que disent les élèves"), "{asked}");
        }
        assert!(finds("pupils", Lang::En, "the pupil’s parents"));
        assert!(!finds("élan", Lang::Fr, "les élèves"));
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
