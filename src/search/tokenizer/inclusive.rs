//! Inclusive spellings: *participant.e.s*, *psychoéducateurs/trices*, *conseiller(ère)s*.

use std::ops::Range;

use super::end_of_word;
use ensemble_lang::fold::lower;

/// Endings of feminine forms, and what they replace at the end of the masculine; nothing is appended.
const FEMININE: [(&str, &str); 18] = [
    ("trice", "teur"),
    ("rice", "eur"),
    ("euse", "eur"),
    ("ière", "ier"),
    ("ère", "er"),
    ("ive", "if"),
    ("ienne", "ien"),
    ("enne", "en"),
    ("onne", "on"),
    ("elle", "el"),
    ("esse", "e"),
    ("ve", "f"),
    ("se", "x"),
    ("le", ""),
    ("ne", ""),
    ("te", ""),
    ("ale", "al"),
    ("e", ""),
];
/// After a hyphen only these: *dit-elle* and *donne-le* are two words.
const HYPHENATED: [&str; 6] = ["e", "ne", "trice", "rice", "ère", "ive"];

/// The forms that the word at `own` stands for, and where its spelling ends.
pub(super) fn forms(text: &str, own: Range<usize>) -> (usize, Vec<String>) {
    let word = lower(&text[own.clone()]);
    let alone = (own.end, vec![word.clone()]);
    if word.chars().count() < 3 || !word.ends_with(char::is_alphabetic) {
        return alone;
    }
    let Some((feminine, mut plural, mut end)) = suffix(text, own.end) else { return alone };
    // *participant.e.s*, *participant(e)s*: the plural of both.
    if !plural {
        let rest = text[end..].strip_prefix(['.', '·', '•', '-', '/']).unwrap_or(&text[end..]);
        let at = text.len() - rest.len();
        if rest.starts_with('s') && end_of_word(text, at) == at + 1 {
            (plural, end) = (true, at + 1);
        }
    }
    let single = word.strip_suffix('s').filter(|_| plural || word.ends_with("urs")).unwrap_or(&word);
    let Some((_, masculine)) = FEMININE.iter().find(|(ending, _)| *ending == feminine) else { return alone };
    let stem = single.strip_suffix(masculine).unwrap_or(single);
    let feminine = format!("{stem}{feminine}");
    let mut forms = vec![single.to_owned(), feminine.clone()];
    if plural {
        forms.extend([format!("{single}s"), format!("{feminine}s")]);
    }
    (end, forms)
}

/// A feminine ending behind a mark: the ending, whether it is plural, and where it ends.
fn suffix(text: &str, at: usize) -> Option<(&'static str, bool, usize)> {
    let mark = text[at..].chars().next().filter(|mark| ".·•-/(".contains(*mark))?;
    let start = at + mark.len_utf8();
    let end = end_of_word(text, start);
    let typed = lower(&text[start..end]);
    let (ending, plural) = match typed.strip_suffix('s') {
        Some(single) => (single, true),
        None => (typed.as_str(), false),
    };
    let (known, _) = FEMININE.iter().find(|(known, _)| *known == ending)?;
    if mark == '-' && !HYPHENATED.contains(known) {
        return None;
    }
    if mark == '(' {
        return text[end..].starts_with(')').then_some((*known, plural, end + 1));
    }
    Some((*known, plural, end))
}
