//! Masking what would tell reviewers who read without names from whom a project comes. Pure.
//!
//! [`Known`] holds what is known of the person and the organization. [`find`] looks for it in a text, however it is spelt:
//! accents, capitals, hyphens and apostrophes make no difference, a part of a name is found without the rest, and so are the
//! initials of an organization. Addresses for mail, pages of the Web and telephone numbers are found, whosever they are. What is found is a
//! proposal: a coordinator looks at it. Until then reviewers read it as proposed.

mod contact;
mod known;
#[cfg(test)]
mod tests;
mod words;

pub use self::known::Known;

use self::{
    known::{Pattern, Spelling},
    words::{Word, words},
};
use super::super::model::Interest;
use ensemble_core::fold::{is_apostrophe, is_hyphen};

/// What a masked passage is made of. A run of it, however long, is one passage.
pub const MARK: char = '▒';
/// What stands in place of a masked passage.
pub const MARKS: &str = "▒▒▒";

/// Of whom a passage would tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tells {
    Person,
    Organization,
    /// An address, a page of the Web or a telephone number.
    Contact,
    /// Words that a coordinator chose.
    Chosen,
}

/// A passage of a text that would tell from whom it comes: where it begins and ends, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    pub start: usize,
    pub end: usize,
    pub tells: Tells,
}

/// Whether what stands between two words of a name may stand there.
fn joins(between: &str) -> bool {
    let joins = |letter: char| {
        letter.is_whitespace() || is_hyphen(letter) || is_apostrophe(letter) || ".,/&_".contains(letter)
    };
    between.chars().count() <= 3 && between.chars().all(joins)
}

/// How many words from the first on are those of a pattern; `None` when they are not.
fn matched(text: &str, from: &[Word], pattern: &Pattern) -> Option<usize> {
    let found = from.get(..pattern.words.len())?;
    let alike = found.iter().zip(&pattern.words).all(|(word, wanted)| word.folded == *wanted);
    let spelt = match pattern.spelling {
        Spelling::Any => true,
        Spelling::Capitalized => found.iter().all(|word| word.is_capitalized),
        Spelling::Upper => found.iter().all(|word| word.is_upper),
    };
    let together = found.windows(2).all(|pair| joins(&text[pair[0].end..pair[1].start]));
    (alike && spelt && together).then_some(found.len())
}

/// How many initials before a name belong to it.
const MAX_INITIALS: usize = 3;

/// Where the name begins whose first word this is: initials before it belong to it.
fn with_initials(text: &str, before: &[Word], start: usize) -> usize {
    let mut start = start;
    for word in before.iter().rev().take(MAX_INITIALS) {
        let between = &text[word.end..start];
        let is_initial = word.is_upper && text[word.start..word.end].chars().count() == 1;
        if !is_initial || !between.starts_with('.') || !joins(between) {
            break;
        }
        start = word.start;
    }
    start
}

/// What in a text would tell from whom it comes, in the order of the text. Passages do not overlap.
#[must_use]
pub fn find(text: &str, known: &Known) -> Vec<Finding> {
    let all = words(text);
    let mut found: Vec<Finding> = contact::contacts(text)
        .into_iter()
        .map(|(start, end)| Finding { start, end, tells: Tells::Contact })
        .collect();
    for index in 0..all.len() {
        for pattern in &known.0 {
            let Some(count) = matched(text, &all[index..], pattern) else { continue };
            let mut start = all[index].start;
            if pattern.tells == Tells::Person {
                start = with_initials(text, &all[..index], start);
            }
            found.push(Finding { start, end: all[index + count - 1].end, tells: pattern.tells });
        }
    }
    // The longer one of two that begin alike says what it is.
    found.sort_by_key(|finding| (finding.start, std::cmp::Reverse(finding.end)));
    let mut merged: Vec<Finding> = Vec::new();
    for finding in found {
        match merged.last_mut() {
            Some(last) if finding.start <= last.end || adjoins(&text[last.end..finding.start]) => {
                last.end = last.end.max(finding.end);
            }
            _ => merged.push(finding),
        }
    }
    merged
}

/// Whether two passages with this between them are one.
fn adjoins(between: &str) -> bool {
    let joins =
        |letter: char| letter == ' ' || letter == '\u{a0}' || is_hyphen(letter) || is_apostrophe(letter);
    between.chars().count() <= 1 && between.chars().all(joins)
}

/// The text with marks in place of these passages.
#[must_use]
pub fn replace(text: &str, findings: &[Finding]) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut at = 0;
    for finding in findings {
        masked.push_str(&text[at..finding.start]);
        masked.push_str(MARKS);
        at = finding.end;
    }
    masked.push_str(&text[at..]);
    masked
}

/// The text with marks in place of all that would tell from whom it comes.
#[must_use]
pub fn mask(text: &str, known: &Known) -> String {
    replace(text, &find(text, known))
}

/// The title and the text of a project as they are read without names: as a coordinator left them, or else as they are proposed.
#[must_use]
pub fn without_names(interest: &Interest) -> (String, String) {
    interest.masked.clone().unwrap_or_else(|| {
        let known = Known::of(interest, &[]);
        (mask(&interest.project.title, &known), mask(&interest.project.text, &known))
    })
}

/// A text between marks, or a masked passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    Text(&'a str),
    Masked,
}

/// The pieces of a text with marks.
#[must_use]
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut all = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(MARK) {
        if at > 0 {
            all.push(Piece::Text(&rest[..at]));
        }
        all.push(Piece::Masked);
        rest = rest[at..].trim_start_matches(MARK);
    }
    if !rest.is_empty() {
        all.push(Piece::Text(rest));
    }
    all
}
