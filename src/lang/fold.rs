//! One folding for the whole portal: how spellings are compared, found and put in order.
//!
//! Search, the directory, the people of the administration, slugs and file names all compare [`fold`]ed texts, so that
//! what one of them finds the others find, too. The student check in the browser has a table of its own, because the
//! tables of Unicode would double its weight; a test there compares both.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::Lang;

/// Whether a character stands for an apostrophe, however a keyboard, a word processor or a PDF wrote it.
#[must_use]
pub const fn is_apostrophe(letter: char) -> bool {
    matches!(
        letter,
        '\'' | '`' | '´' | '\u{2b9}' | '\u{2bb}'
            ..='\u{2bf}' | '\u{2018}' | '\u{2019}' | '\u{201b}' | '′' | '‵' | 'ꞌ' | '\u{ff07}' | '\u{ff40}'
    )
}

/// Whether a character stands for a hyphen or a dash.
#[must_use]
pub const fn is_hyphen(letter: char) -> bool {
    matches!(
        letter,
        '-' | '\u{58a}' | '\u{5be}' | '\u{2010}'
            ..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}'
    )
}

/// Whether a character has neither width nor meaning within a word: soft hyphens, joiners, directions, selectors.
#[must_use]
pub const fn is_ignorable(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
    )
}

/// The plain letters of a letter that Unicode does not decompose; nothing for any other.
const fn plain(letter: char) -> &'static str {
    match letter {
        'ß' | 'ẞ' => "ss",
        'œ' | 'Œ' => "oe",
        'æ' | 'Æ' => "ae",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'þ' | 'Þ' => "th",
        'ħ' | 'Ħ' => "h",
        'ı' => "i",
        'ŧ' | 'Ŧ' => "t",
        'ŋ' | 'Ŋ' => "n",
        'ĸ' => "k",
        'ƒ' => "f",
        'ς' => "σ",
        _ => "",
    }
}

/// Calls `push` for each folded character of a text, with the character that it came from. Accents come as `None`.
fn each_folded(text: &str, mut push: impl FnMut(Option<char>, char)) {
    // Before they are decomposed: « ´ » would become a space with an accent.
    let text = text.chars().map(|letter| if is_apostrophe(letter) { '\'' } else { letter });
    for letter in text.nfkd() {
        if is_combining_mark(letter) {
            push(None, letter);
        } else if is_ignorable(letter) {
        } else if is_apostrophe(letter) {
            push(Some('\''), letter);
        } else if is_hyphen(letter) {
            push(Some('-'), letter);
        } else if letter.is_whitespace() {
            push(Some(' '), letter);
        } else if !letter.is_control() {
            let plain = plain(letter);
            if plain.is_empty() {
                letter
                    .to_lowercase()
                    .filter(|small| !is_combining_mark(*small))
                    .for_each(|small| push(Some(small), letter));
            } else {
                plain.chars().for_each(|small| push(Some(small), letter));
            }
        }
    }
}

/// A text in small letters without accents: ligatures as their letters, one kind of apostrophe, hyphen and space, and
/// nothing that is not seen.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    each_folded(text, |letter, _| folded.extend(letter));
    folded
}

/// A text in small letters with its accents, composed: NFKC, without what is not seen.
#[must_use]
pub fn lower(text: &str) -> String {
    compose(text).chars().filter(|letter| !is_ignorable(*letter)).collect()
}

/// A text in small letters with its accents, composed: NFKC.
#[must_use]
pub fn compose(text: &str) -> String {
    // « ´ » would become a space with an accent.
    let text = text.chars().map(|letter| if is_apostrophe(letter) { '’' } else { letter });
    text.nfkc().flat_map(char::to_lowercase).nfc().collect()
}

/// The folded words of one part of a text that has no spaces: *d’amours* has two.
fn pieces(folded: &str) -> Vec<&str> {
    folded.split(|letter: char| !letter.is_alphanumeric()).filter(|piece| !piece.is_empty()).collect()
}

/// The folded words of a name, each after a space, as they are kept beside it: a word of [`NameQuery`] is looked for with
/// a space before it. Words that an apostrophe or a hyphen joins are there apart and together: `" d amours damours"`.
#[must_use]
pub fn name_words(name: &str) -> String {
    let folded = fold(name);
    let mut words = String::with_capacity(folded.len() + 8);
    for part in folded.split(' ') {
        let pieces = pieces(part);
        for piece in &pieces {
            words.push(' ');
            words.push_str(piece);
        }
        if pieces.len() > 1 {
            words.push(' ');
            words.push_str(&pieces.concat());
        }
    }
    words
}

/// The most words of a name that are looked for; what follows is ignored.
const MAX_WORDS: usize = 8;
/// The most characters of a word that are looked for.
const MAX_WORD_LENGTH: usize = 60;

/// What was typed to find a name: the beginning of each of its words, in any order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameQuery {
    /// For each word that was typed, the ways to find it: all beginnings of one of them must be in the name.
    pub words: Vec<Vec<Vec<String>>>,
    /// Whether something was typed that has no word, so that nothing can be found.
    pub is_unreadable: bool,
}

impl NameQuery {
    /// Reads what was typed.
    #[must_use]
    pub fn parse(typed: &str) -> Self {
        let folded = fold(typed);
        let cut = |piece: &str| piece.chars().take(MAX_WORD_LENGTH).collect::<String>();
        let words: Vec<Vec<Vec<String>>> = folded
            .split(' ')
            .map(pieces)
            .filter(|pieces| !pieces.is_empty())
            .take(MAX_WORDS)
            .map(|pieces| {
                let apart = pieces.iter().take(MAX_WORDS).map(|piece| cut(piece)).collect();
                let together = (pieces.len() > 1).then(|| vec![cut(&pieces.concat())]);
                std::iter::once(apart).chain(together).collect()
            })
            .collect();
        let is_unreadable = words.is_empty() && !typed.trim().is_empty();
        Self { words, is_unreadable }
    }

    /// Whether a name is found, by its [`name_words`].
    #[must_use]
    pub fn finds(&self, name_words: &str) -> bool {
        let has = |piece: &String| name_words.contains(&format!(" {piece}"));
        !self.is_unreadable && self.words.iter().all(|ways| ways.iter().any(|way| way.iter().all(has)))
    }
}

/// What puts names in alphabetical order when compared byte by byte: letters first, then accents, then capitals. Spaces,
/// hyphens and apostrophes are alike and come before letters. Of words that differ by accents alone, French as in Canada
/// looks at the last accent first: *cote, côte, coté, côté*; English at the first: *cote, coté, côte, côté*.
#[must_use]
pub fn sort_key(lang: Lang, name: &str) -> Vec<u8> {
    let (mut letters, mut accents, mut capitals) = (String::new(), Vec::<String>::new(), Vec::new());
    each_folded(name.trim(), |folded, from| match folded {
        // An accent belongs to the letter before it.
        None => {
            if let Some(last) = accents.last_mut() {
                last.push(from);
            }
        }
        Some(letter) if letter.is_alphanumeric() => {
            letters.push(letter);
            let replaced = !plain(from).is_empty();
            accents.push(if replaced { format!("\u{2}{from}") } else { String::from('\u{1}') });
            capitals.push(if from.is_uppercase() { 2 } else { 1 });
        }
        Some(_) => {
            if !letters.is_empty() && !letters.ends_with(' ') {
                letters.push(' ');
            }
        }
    });
    if lang == Lang::Fr {
        accents.reverse();
    }
    let mut key = letters.trim_end().as_bytes().to_vec();
    key.push(0);
    key.extend(accents.concat().bytes());
    key.push(0);
    key.extend(capitals);
    key.push(0);
    key.extend(name.as_bytes());
    key
}

/// Puts things in the alphabetical order of their names in a language.
pub fn sort_by_name<T>(lang: Lang, things: &mut [T], name: impl Fn(&T) -> &str) {
    things.sort_by_cached_key(|thing| sort_key(lang, name(thing)));
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::{Lang, NameQuery, fold, lower, name_words, sort_by_name, sort_key};

    #[derive(Deserialize)]
    struct Cases {
        spelling: Vec<Spelling>,
        order: Vec<Order>,
    }

    #[derive(Deserialize)]
    struct Spelling {
        typed: String,
        folded: String,
    }

    #[derive(Deserialize)]
    struct Order {
        fr: Option<Vec<String>>,
        en: Option<Vec<String>>,
    }

    fn cases() -> Cases {
        toml::from_str(include_str!("fold.toml")).expect("the cases can be read")
    }

    #[test]
    fn spellings_of_one_text_fold_alike() {
        let spellings = cases().spelling;
        assert!(spellings.len() >= 12);
        for Spelling { typed, folded } in spellings {
            assert_eq!(fold(&typed), folded, "{typed}");
            assert_eq!(fold(&folded), folded, "folding twice changes nothing");
        }
        assert_eq!(lower("E\u{301}LE\u{300}VE Proﬁl inter\u{ad}vention"), "élève profil intervention");
    }

    #[test]
    fn a_name_is_found_by_the_beginning_of_each_of_its_words() {
        assert_eq!(name_words("Jean-Luc  D’Amours"), " jean luc jeanluc d amours damours");
        let finds = |typed: &str, name: &str| NameQuery::parse(typed).finds(&name_words(name));
        assert!(finds("", "Ana") && finds("  ", "Ana"));
        assert!(!finds("’", "Ana") && !finds("%", "Ana") && !finds("_", "Ana"));
        assert!(finds("am je", "Jean D’Amours") && finds("damou", "Jean D’Amours"));
        assert!(!finds("mours", "Jean D’Amours") && !finds("jean x", "Jean D’Amours"));
    }

    #[test]
    fn accents_decide_only_between_equal_letters() {
        let orders = cases().order;
        assert!(orders.len() >= 4);
        let lists = orders.into_iter().flat_map(|Order { fr, en }| [(Lang::Fr, fr), (Lang::En, en)]);
        for (lang, expected) in lists.filter_map(|(lang, names)| Some((lang, names?))) {
            for turned in 0..expected.len() {
                let mut names: Vec<String> = expected.iter().rev().cloned().collect();
                names.rotate_left(turned);
                sort_by_name(lang, &mut names, |name| name);
                assert_eq!(names, expected, "{lang:?}");
            }
        }
        assert_ne!(sort_key(Lang::Fr, "a"), sort_key(Lang::Fr, "A"));
    }
}
