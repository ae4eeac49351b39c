//! What in a text could identify a pupil: the writer is told before it is shared, and decides.
//!
//! Pure, so that the same rules run in the browser while one types (nothing is sent) and on the server
//! when one shares. Nothing that is found is kept anywhere. A warning that comes too often is read no
//! more: names count beside words for pupils only, dates beside words for birth only, and what belongs
//! to people in their work, to schools, streets, laws and books is left alone.
//!
//! * `text`: a text as words and numbers with what lies between them, read once for all rules;
//! * `lists`, `given`: the words and given names that the rules know;
//! * `codes`, `birth`, `contact`, `places`: permanent codes, dates, telephones and mail, addresses;
//! * `pupils`, `context`: names beside words for pupils, and what makes a name harmless;
//! * [`initials`]: what may stand in place of a hit.

mod birth;
mod codes;
mod contact;
mod context;
mod given;
mod lists;
mod places;
mod pupils;
mod replace;
mod text;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use crate::{i18n::Lang, words::words};
use text::Text;

pub use replace::initials;

words! {
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
    }
}

words! {
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
    let text = Text::read(text);
    let mut hits = Vec::new();
    contact::mails(&text, &mut hits);
    codes::find(&text, &mut hits);
    birth::find(&text, &mut hits);
    contact::phones(&text, &mut hits);
    places::find(&text, &mut hits);
    pupils::find(&text, lang, &mut hits);
    apart(hits)
}

/// Where two overlap, the one that the more certain rule found is kept: rules go from certain to less.
fn apart(hits: Vec<Hit>) -> Vec<Hit> {
    let mut ranked: Vec<(usize, Hit)> = hits.into_iter().enumerate().collect();
    ranked.sort_by_key(|(rank, hit)| (hit.start, *rank));
    let mut kept: Vec<(usize, Hit)> = Vec::with_capacity(ranked.len());
    for (rank, hit) in ranked {
        match kept.last_mut() {
            Some((_, last)) if last.end <= hit.start => kept.push((rank, hit)),
            Some(last) if rank < last.0 => *last = (rank, hit),
            Some(_) => {}
            None => kept.push((rank, hit)),
        }
    }
    kept.into_iter().map(|(_, hit)| hit).collect()
}
