//! Finds what could identify a student in a text, so that its writer can be warned before it is shared.
//!
//! Pure: the same rules run in the browser while one types (the text stays in the page) and on the server
//! when a text is shared. Findings are never stored. A warning that comes too often is no longer read, so
//! names count beside words for students only, and dates beside words for birth only; the names of adults
//! at work, of schools, streets, laws and books are left alone.
//!
//! * `rendered`: the text as a reader sees it, without Markdown, entities, ligatures and hidden characters;
//! * `text`: its words and numbers with what lies between them, read once for all rules;
//! * `case`, `lists`, `given_names`: lower case without accents, and the words that the rules know;
//! * `permanent_codes`, `birth_dates`, `contact`, `addresses`: what is recognized by its shape;
//! * `students`, `context`: names beside words for students, and what makes a name harmless;
//! * `family`, `school_events`: names beside a student's family or belongings, and in what happens at school;
//! * `combined_details`: age, grade, school and day, which identify together;
//! * [`KnownNames`]: names found in other texts or in earlier revisions: once one of them is replaced, the
//!   others are still found;
//! * [`replacement`]: what may replace a finding; [`highlights`]: findings in the units of a browser's fields;
//! * `wasm`: the entry of the wasm file that holds nothing but these rules.

#![cfg_attr(test, allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says so"))]

mod addresses;
mod birth_dates;
mod case;
mod combined_details;
mod contact;
mod context;
mod family;
mod given_names;
mod highlights;
mod known_names;
mod lists;
mod permanent_codes;
mod rendered;
mod replacement;
mod school_events;
mod students;
mod text;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use ensemble_lang::{Lang, string_enum};
use text::Text;

pub use highlights::{Highlight, highlights, redact};
pub use known_names::KnownNames;
pub use replacement::replacement;

string_enum! {
    /// What was found.
    FindingKind {
        /// The permanent code that the ministry gives each student, or a health insurance number.
        PermanentCode = "permanent-code",
        /// A date of birth.
        BirthDate = "birth-date",
        /// A telephone number.
        Phone = "phone",
        /// A mail address.
        Mail = "mail",
        /// A civic address or a postal code.
        Address = "address",
        /// A name.
        Name = "name",
        /// Age, grade, school and day of one student.
        Details = "details",
    }
}

string_enum! {
    /// Why it was taken for one, so that the writer can be told.
    Reason {
        /// Four letters and a plausible date of birth with two more digits.
        CodeShape = "code-shape",
        /// A date beside a word for birth.
        NearBirthWord = "near-birth-word",
        /// Ten digits grouped as a telephone number.
        PhoneShape = "phone-shape",
        /// Digits beside a word for calling.
        NearPhoneWord = "near-phone-word",
        /// Letters, an at sign, a domain.
        MailShape = "mail-shape",
        /// A number and a street.
        StreetAndNumber = "street-and-number",
        /// A Canadian postal code.
        PostalCode = "postal-code",
        /// A common given name near a word for student.
        GivenName = "given-name",
        /// A capitalised word where a student's name would stand.
        UnknownName = "unknown-name",
        /// A name beside a student's family, file or plan.
        FamilyOrFile = "family-or-file",
        /// A name that is a student's elsewhere in the text.
        NamedElsewhere = "named-elsewhere",
        /// Harmless by itself, but not together.
        Together = "together",
    }
}

/// A part of a text that could identify a student.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What it is.
    pub kind: FindingKind,
    /// Where it begins, in characters.
    pub start: usize,
    /// Where it ends, in characters; the character there is no part of it.
    pub end: usize,
    /// Why it was taken for that.
    pub why: Reason,
}

/// All that could identify a student in a text or in a file's name, in order and without overlap.
///
/// Words of both languages are known whatever `lang` is, for people quote each other. The language
/// says which given names are everyday words, too (“Grace”, « Olive »); without it, all of them are.
#[must_use]
pub fn find(text: &str, lang: Option<Lang>) -> Vec<Finding> {
    find_with_names(text, lang, &KnownNames::default())
}

/// The same, with names that were found elsewhere: they identify in this text as well.
#[must_use]
pub fn find_with_names(text: &str, lang: Option<Lang>, known: &KnownNames) -> Vec<Finding> {
    read(text, lang, known).1
}

/// Adds the names that are found in a text.
pub fn learn_names(text: &str, lang: Option<Lang>, known: &mut KnownNames) {
    let (text, findings) = found(text, lang, known);
    let mut token = 0;
    for finding in findings.iter().filter(|finding| finding.kind == FindingKind::Name) {
        while text.tokens.get(token).is_some_and(|token| token.start < finding.start) {
            token += 1;
        }
        let last =
            (token..text.tokens.len()).take_while(|index| text.tokens[*index].end <= finding.end).last();
        if let Some(last) = last {
            known.insert_name(&text, token, last);
        }
    }
}

/// What is found, where it stands in what was typed.
fn read(text: &str, lang: Option<Lang>, known: &KnownNames) -> (Text, Vec<Finding>) {
    let (text, mut findings) = found(text, lang, known);
    for finding in &mut findings {
        (finding.start, finding.end) = text.seen.typed(finding.start, finding.end);
    }
    (text, findings)
}

/// What is found, where a reader sees it.
fn found(text: &str, lang: Option<Lang>, known: &KnownNames) -> (Text, Vec<Finding>) {
    let text = Text::read(text);
    let mut findings = Vec::new();
    // From the most certain rule to the least: where two overlap, the first is kept.
    for rule in [contact::mails, permanent_codes::find, birth_dates::find, contact::phones, addresses::find] {
        findings = joined(findings, rule(&text));
    }
    findings = joined(findings, students::find(&text, lang, known));
    let details = combined_details::find(&text, &findings);
    (text, joined(findings, details))
}

/// Puts what a rule found, in order, among what is there, in order and apart from each other.
fn joined(there: Vec<Finding>, found: Vec<Finding>) -> Vec<Finding> {
    let mut all: Vec<Finding> = Vec::with_capacity(there.len() + found.len());
    let mut there = there.into_iter().peekable();
    for finding in found {
        while let Some(before) = there.next_if(|other| other.end <= finding.start) {
            all.push(before);
        }
        let apart = there.peek().is_none_or(|other| other.start >= finding.end);
        if apart && all.last().is_none_or(|other| other.end <= finding.start) {
            all.push(finding);
        }
    }
    all.extend(there);
    all
}
