//! What a service has to say, which are the same, and what is out of date. Pure.

mod column;
pub mod partners;
#[cfg(test)]
mod tests;

pub use column::Column;

use std::{collections::HashSet, hash::Hash};

use jiff::{ToSpan, civil::Date};

use super::model::{Audience, Details};
use ensemble_core::{Lang, LocalizedText, fold::fold};

/// The most characters of a name.
pub const MAX_NAME: usize = 150;
/// The most characters of a description.
pub const MAX_DESCRIPTION: usize = 2_000;
/// The most characters of other texts of one line.
pub const MAX_LINE: usize = 200;
/// The most characters of hours, of a cost, of a reason, of a report.
pub const MAX_TEXT: usize = 1_000;
/// The most municipalities, and the most other languages, of a service.
pub const MAX_LIST: usize = 60;
/// The most services that wait for a decision, of one person who proposed them.
pub const MAX_PROPOSED: i64 = 30;
/// The most services of one import.
pub const MAX_IMPORT: usize = 2_000;
/// The greatest age.
pub const MAX_AGE: u8 = 120;
/// After how many days one is told to call first, and the owner is asked.
pub const FRESH_DAYS: i64 = 365;
/// What separates the values of a list in one cell. No value may hold it.
pub const LIST_SEPARATOR: char = '|';

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It has to say something.
    Missing,
    /// It has more characters than this number.
    TooLong(usize),
    /// More entries in a list than this number.
    TooMany(usize),
    /// It is no age, or the ages are in the wrong order.
    Ages,
    /// It is no email address.
    Email,
    /// It is no web address.
    Web,
    /// There is no way to reach the service.
    NoContact,
    /// It does not say where.
    NoArea,
    /// A value of a list holds what separates values.
    Separator,
    /// It is no day, or a day to come.
    Day,
    /// It is none of the words that can be there.
    Unknown,
}

/// What is wrong, and where.
pub type Wrong = (Column, Problem);

/// A text of which one language or both are written; the French one is then the source.
#[must_use]
pub fn localized(fr: &str, en: &str) -> Option<LocalizedText> {
    match (fr.is_empty(), en.is_empty()) {
        (true, true) => None,
        (false, _) => Some(LocalizedText::written(Lang::Fr, fr, en)),
        (true, false) => Some(LocalizedText::written(Lang::En, en, "")),
    }
}

/// The text of exactly this language; empty when it is not written.
#[must_use]
pub fn own(text: Option<&LocalizedText>, lang: Lang) -> &str {
    match text {
        Some(LocalizedText::Single { lang: only, text }) if *only == lang => text,
        Some(pair @ LocalizedText::Pair { .. }) => pair.text(lang),
        _ => "",
    }
}

/// All that is wrong with a service, in the order of the form.
#[must_use]
pub fn check(details: &Details, today: Date) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    let mut limit = |text: &str, column: Column, most: usize| {
        if text.chars().count() > most {
            wrong.push((column, Problem::TooLong(most)));
        }
    };
    limit(own(Some(&details.name), Lang::Fr), Column::NameFr, MAX_NAME);
    limit(own(Some(&details.name), Lang::En), Column::NameEn, MAX_NAME);
    limit(own(Some(&details.description), Lang::Fr), Column::DescriptionFr, MAX_DESCRIPTION);
    limit(own(Some(&details.description), Lang::En), Column::DescriptionEn, MAX_DESCRIPTION);
    limit(&details.provider, Column::Provider, MAX_LINE);
    limit(&details.phone, Column::Phone, MAX_LINE);
    limit(&details.email, Column::Email, MAX_LINE);
    limit(&details.web, Column::Web, MAX_LINE);
    limit(&details.place, Column::Place, MAX_LINE);
    limit(own(details.hours.as_ref(), Lang::Fr), Column::HoursFr, MAX_TEXT);
    limit(own(details.hours.as_ref(), Lang::En), Column::HoursEn, MAX_TEXT);
    limit(own(details.cost.as_ref(), Lang::Fr), Column::CostFr, MAX_TEXT);
    limit(own(details.cost.as_ref(), Lang::En), Column::CostEn, MAX_TEXT);
    limit(&details.verified_by, Column::VerifiedBy, MAX_LINE);
    for (list, column) in [
        (&details.municipalities, Column::Municipalities),
        (&details.other_languages, Column::OtherLanguages),
    ] {
        // A list that is longer is refused as a whole.
        for value in list.iter().take(MAX_LIST) {
            limit(value, column, MAX_LINE);
        }
    }
    let mut refuse = |is_wrong: bool, column: Column, problem: Problem| {
        if is_wrong && !wrong.iter().any(|(other, _)| *other == column) {
            wrong.push((column, problem));
        }
    };
    refuse(details.name.text(Lang::Fr).is_empty(), Column::NameFr, Problem::Missing);
    refuse(details.description.text(Lang::Fr).is_empty(), Column::DescriptionFr, Problem::Missing);
    refuse(details.provider.is_empty(), Column::Provider, Problem::Missing);
    refuse(details.audiences.is_empty(), Column::Audiences, Problem::Missing);
    let is_no_age = |age: Option<u8>| age.is_some_and(|age| age > MAX_AGE);
    refuse(is_no_age(details.age_from), Column::AgeFrom, Problem::Ages);
    let is_reversed = details.age_from.zip(details.age_to).is_some_and(|(from, to)| from > to);
    refuse(is_no_age(details.age_to) || is_reversed, Column::AgeTo, Problem::Ages);
    let has_area = details.everywhere
        || details.online
        || !details.regions.is_empty()
        || !details.municipalities.is_empty();
    refuse(!has_area, Column::Regions, Problem::NoArea);
    for (list, column) in [
        (&details.municipalities, Column::Municipalities),
        (&details.other_languages, Column::OtherLanguages),
    ] {
        refuse(list.iter().any(|value| value.contains(LIST_SEPARATOR)), column, Problem::Separator);
        refuse(list.len() > MAX_LIST, column, Problem::TooMany(MAX_LIST));
    }
    let is_silent = details.languages.is_empty() && details.other_languages.is_empty();
    refuse(is_silent, Column::Languages, Problem::Missing);
    let reach = [&details.phone, &details.email, &details.web, &details.place];
    refuse(reach.iter().all(|text| text.is_empty()), Column::Phone, Problem::NoContact);
    refuse(!details.email.is_empty() && !is_email(&details.email), Column::Email, Problem::Email);
    refuse(!details.web.is_empty() && !is_web(&details.web), Column::Web, Problem::Web);
    refuse(details.verified_on.is_some_and(|day| day > today), Column::VerifiedOn, Problem::Day);
    wrong.sort_by_key(|(column, _)| *column);
    wrong
}

fn is_email(text: &str) -> bool {
    let Some((before, domain)) = text.split_once('@') else { return false };
    // Nothing that a link to the address would take for something else, such as a subject or more recipients.
    let is_plain = |letter: char| letter.is_alphanumeric() || "._+-'@".contains(letter);
    !before.is_empty() && domain.contains('.') && text.chars().all(is_plain) && !domain.contains('@')
}

fn is_web(text: &str) -> bool {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    host.is_some_and(|host| host.contains('.') && !host.starts_with('.'))
        && !text.contains(|letter: char| letter.is_whitespace() || "\"<>\\".contains(letter))
}

/// The digits of a phone number, without the country code of North America.
#[must_use]
pub fn digits(phone: &str) -> String {
    let all: String = phone.chars().filter(char::is_ascii_digit).collect();
    match all.strip_prefix('1') {
        Some(rest) if rest.len() == 10 => rest.to_owned(),
        _ => all,
    }
}

/// What tells one service from another when lists are compared: its name, its phone number and its place, folded.
#[must_use]
pub fn identity(details: &Details) -> String {
    let name = fold(details.name.text(Lang::Fr));
    format!("{name}\n{}\n{}", digits(&details.phone), fold(&details.place))
}

/// Whether two services look like one: the same name in a language, or the same phone number at the same place.
#[must_use]
pub fn looks_like(one: &Details, other: &Details) -> bool {
    let name = |details: &Details, lang| fold(own(Some(&details.name), lang));
    let has_name = Lang::ALL.iter().any(|lang| {
        let name_of_one = name(one, *lang);
        !name_of_one.is_empty() && name_of_one == name(other, *lang)
    });
    let phone = digits(&one.phone);
    let has_phone =
        !phone.is_empty() && phone == digits(&other.phone) && fold(&one.place) == fold(&other.place);
    has_name || has_phone
}

/// The day before which a service has to be verified again.
#[must_use]
pub fn stale_before(today: Date) -> Date {
    today.checked_sub(FRESH_DAYS.days()).unwrap_or(Date::MIN)
}

/// Whether one is told to call first: it was verified more than a year ago, or never.
#[must_use]
pub fn is_stale(verified_on: Option<Date>, today: Date) -> bool {
    verified_on.is_none_or(|day| day < stale_before(today))
}

/// Each value once, in the order of the first time.
#[must_use]
pub fn once<T: Clone + Eq + Hash>(values: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut known = HashSet::new();
    values.into_iter().filter(|value| known.insert(value.clone())).collect()
}

/// The audiences in the order in which they are offered.
#[must_use]
pub fn ordered(audiences: &[Audience]) -> Vec<Audience> {
    Audience::ALL.iter().copied().filter(|each| audiences.contains(each)).collect()
}
