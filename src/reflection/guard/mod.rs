//! What in a text could identify a pupil: the writer is told before it is shared, and decides.
//!
//! Pure, so that the same rules run in the browser while one types (nothing is sent) and on the server
//! when one shares. Nothing that is found is kept anywhere. A warning that comes too often is read no
//! more: names count beside words for pupils only, dates beside words for birth only, and what belongs
//! to people in their work, to schools, streets, laws and books is left alone.
//!
//! * `visible`: what a reader sees of a text, without Markdown, entities, ligatures and hidden characters;
//! * `text`: that as words and numbers with what lies between them, read once for all rules;
//! * `letters`, `lists`, `given`: small letters without accents, the words and given names that the rules know;
//! * `codes`, `birth`, `contact`, `places`: permanent codes, dates, telephones and mail, addresses;
//! * `pupils`, `context`: names beside words for pupils, and what makes a name harmless;
//! * `family`, `scene`: names beside a student's family or belongings, and in what happens at school;
//! * `details`: age, grade, school and day, which identify together;
//! * [`Known`]: names that were found in other texts, or in what a text said before: once one of them was
//!   replaced, the others are still asked about;
//! * [`initials`]: what may stand in place of a hit; [`marks`]: hits as the browser's fields count them;
//! * `door`: the way into it in the browser, where it is a wasm of its own.

mod birth;
mod codes;
mod contact;
mod context;
mod details;
#[cfg(feature = "guard")]
mod door;
mod family;
mod given;
mod known;
mod letters;
mod lists;
mod marks;
mod places;
mod pupils;
mod replace;
mod scene;
mod text;
mod visible;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use crate::{i18n::Lang, string_enum::string_enum};
use text::Text;

#[cfg(feature = "guard")]
pub use door::guard_text;
pub use known::Known;
pub use marks::{Mark, marks, replaced};
pub use replace::initials;

string_enum! {
    /// What was found.
    HitKind {
        /// The permanent code that the ministry gives each pupil, or a health insurance number.
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
        /// Age, grade, school and day of one pupil.
        Details = "details",
    }
}

string_enum! {
    /// Why it was taken for one, so that the writer can be told.
    Why {
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
        /// A common given name near a word for pupil.
        GivenName = "given-name",
        /// A capitalised word where a pupil's name would stand.
        UnknownName = "unknown-name",
        /// A name beside a pupil's family, file or plan.
        FamilyOrFile = "family-or-file",
        /// A name that is a pupil's elsewhere in the text.
        NamedElsewhere = "named-elsewhere",
        /// Harmless by itself, but not together.
        Together = "together",
    }
}

/// A part of a text that could identify a pupil.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hit {
    /// What it is.
    pub kind: HitKind,
    /// Where it begins, in characters.
    pub start: usize,
    /// Where it ends, in characters; the character there is no part of it.
    pub end: usize,
    /// Why it was taken for that.
    pub why: Why,
}

/// All that could identify a pupil in a text or in a file's name, in order and without overlap.
///
/// Words of both languages are known whatever `lang` is, for people quote each other. The language
/// says which given names are everyday words, too (“Grace”, « Olive »); without it, all of them are.
#[must_use]
pub fn check(text: &str, lang: Option<Lang>) -> Vec<Hit> {
    check_knowing(text, lang, &Known::default())
}

/// The same, with names that were found elsewhere: they identify in this text as well.
#[must_use]
pub fn check_knowing(text: &str, lang: Option<Lang>, known: &Known) -> Vec<Hit> {
    read(text, lang, known).1
}

/// Adds the names that are found in a text.
pub fn learn(text: &str, lang: Option<Lang>, known: &mut Known) {
    let (text, hits) = found(text, lang, known);
    let mut token = 0;
    for hit in hits.iter().filter(|hit| hit.kind == HitKind::Name) {
        while text.tokens.get(token).is_some_and(|token| token.start < hit.start) {
            token += 1;
        }
        let last = (token..text.tokens.len()).take_while(|index| text.tokens[*index].end <= hit.end).last();
        if let Some(last) = last {
            known.learn(&text, token, last);
        }
    }
}

/// What is found, where it stands in what was typed.
fn read(text: &str, lang: Option<Lang>, known: &Known) -> (Text, Vec<Hit>) {
    let (text, mut hits) = found(text, lang, known);
    for hit in &mut hits {
        (hit.start, hit.end) = text.seen.typed(hit.start, hit.end);
    }
    (text, hits)
}

/// What is found, where a reader sees it.
fn found(text: &str, lang: Option<Lang>, known: &Known) -> (Text, Vec<Hit>) {
    let text = Text::read(text);
    let mut hits = Vec::new();
    // From the most certain rule to the least: where two overlap, the first is kept.
    for rule in [contact::mails, codes::find, birth::find, contact::phones, places::find] {
        hits = joined(hits, rule(&text));
    }
    hits = joined(hits, pupils::find(&text, lang, known));
    let details = details::find(&text, &hits);
    (text, joined(hits, details))
}

/// Puts what a rule found, in order, among what is there, in order and apart from each other.
fn joined(there: Vec<Hit>, found: Vec<Hit>) -> Vec<Hit> {
    let mut all: Vec<Hit> = Vec::with_capacity(there.len() + found.len());
    let mut there = there.into_iter().peekable();
    for hit in found {
        while let Some(before) = there.next_if(|other| other.end <= hit.start) {
            all.push(before);
        }
        let apart = there.peek().is_none_or(|other| other.start >= hit.end);
        if apart && all.last().is_none_or(|other| other.end <= hit.start) {
            all.push(hit);
        }
    }
    all.extend(there);
    all
}
