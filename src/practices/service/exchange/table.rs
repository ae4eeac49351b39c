//! Services as a table, one a row. The headings and the words for values are those of the pages, in the language in which the
//! table was made; both languages are read.

use ensemble_core::region::Region;
use std::collections::HashMap;

use jiff::civil::Date;

use super::{FileError, Row};

use crate::service::{
    labels,
    model::{Audience, Details, Referral},
    rules::{self, Column, LIST_SEPARATOR, MAX_IMPORT, MAX_LIST, Problem, Wrong},
};
use ensemble_core::{Lang, LocalizedText, fold::fold};
use ensemble_server::csv::{self, CsvFile};

/// How many headings that mean nothing are named, and with how many characters.
const NAMED: usize = 10;
const MAX_HEADING: usize = 60;

/// Where each column of [`Column::ALL`] is in a table.
type Places = [Option<usize>; Column::ALL.len()];

/// Writes services as a table for readers of a language.
#[must_use]
pub fn write(lang: Lang, services: &[Details]) -> Vec<u8> {
    let mut file = CsvFile::new(lang);
    file.row(Column::ALL.map(|column| labels::column(lang, column)));
    for service in services {
        file.row(Column::ALL.map(|column| written(lang, service, column)));
    }
    file.into_bytes()
}

fn written(lang: Lang, details: &Details, column: Column) -> String {
    let own = |text: Option<&LocalizedText>, of: Lang| rules::own(text, of).to_owned();
    let joined = |words: Vec<String>| words.join(&format!(" {LIST_SEPARATOR} "));
    let age = |age: Option<u8>| age.map(|age| age.to_string()).unwrap_or_default();
    match column {
        Column::NameFr => own(Some(&details.name), Lang::Fr),
        Column::NameEn => own(Some(&details.name), Lang::En),
        Column::DescriptionFr => own(Some(&details.description), Lang::Fr),
        Column::DescriptionEn => own(Some(&details.description), Lang::En),
        Column::Provider => details.provider.clone(),
        Column::Audiences => {
            joined(details.audiences.iter().map(|each| labels::audience(lang, *each).to_owned()).collect())
        }
        Column::AgeFrom => age(details.age_from),
        Column::AgeTo => age(details.age_to),
        Column::Everywhere => labels::yes_or_no(lang, details.everywhere).to_owned(),
        Column::Online => labels::yes_or_no(lang, details.online).to_owned(),
        Column::Regions => joined(details.regions.iter().map(|each| each.name().to_owned()).collect()),
        Column::Municipalities => joined(details.municipalities.clone()),
        Column::Languages => {
            joined(details.languages.iter().map(|each| labels::language(lang, *each).to_owned()).collect())
        }
        Column::OtherLanguages => joined(details.other_languages.clone()),
        Column::Phone => details.phone.clone(),
        Column::Email => details.email.clone(),
        Column::Web => details.web.clone(),
        Column::Place => details.place.clone(),
        Column::HoursFr => own(details.hours.as_ref(), Lang::Fr),
        Column::HoursEn => own(details.hours.as_ref(), Lang::En),
        Column::CostFr => own(details.cost.as_ref(), Lang::Fr),
        Column::CostEn => own(details.cost.as_ref(), Lang::En),
        Column::Referral => labels::referral(lang, details.referral).to_owned(),
        Column::VerifiedOn => details.verified_on.map(|day| day.to_string()).unwrap_or_default(),
        Column::VerifiedBy => details.verified_by.clone(),
    }
}

/// The columns by what their headings are called in either language, or in addresses of forms.
fn known_headings() -> HashMap<String, Column> {
    let names = |column: Column| {
        let words = Lang::ALL.map(|lang| (fold(labels::column(lang, column)), column));
        std::iter::once((column.field().to_owned(), column)).chain(words)
    };
    Column::ALL.into_iter().flat_map(names).collect()
}

/// Reads a table: its first row has the headings.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Row>, FileError> {
    let mut rows = csv::read(bytes)?.into_iter();
    let (_, headings) = rows.next().ok_or(FileError::Empty)?;
    let known = known_headings();
    let mut places: Places = [None; Column::ALL.len()];
    let mut unknown: Vec<String> = Vec::new();
    for (place, heading) in headings.iter().enumerate().filter(|(_, heading)| !heading.trim().is_empty()) {
        match known.get(&fold(heading.trim())) {
            // Of two columns with one heading, the first counts.
            Some(column) => {
                places[*column as usize].get_or_insert(place);
            }
            None if unknown.len() < NAMED => {
                unknown.push(heading.trim().chars().take(MAX_HEADING).collect());
            }
            None => {}
        }
    }
    let missing: Vec<&'static [Column]> = Column::REQUIRED
        .into_iter()
        .filter(|any| any.iter().all(|column| places[*column as usize].is_none()))
        .collect();
    if !missing.is_empty() || !unknown.is_empty() {
        return Err(FileError::Columns { missing, unknown });
    }
    if rows.len() > MAX_IMPORT {
        return Err(FileError::TooMany);
    }
    Ok(rows.map(|(number, cells)| Cells { places: &places, cells }.row(number)).collect())
}

/// The cells of a row, with the place of each column.
struct Cells<'a> {
    places: &'a Places,
    cells: Vec<String>,
}

impl Cells<'_> {
    fn text(&self, column: Column) -> &str {
        let place = self.places[column as usize];
        place.and_then(|place| self.cells.get(place)).map_or("", |cell| cell.trim())
    }

    fn list(&self, column: Column) -> Vec<&str> {
        self.text(column)
            .split([LIST_SEPARATOR, '\n'])
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .collect()
    }

    /// The values that the words of a list name; what names none is wrong.
    fn values<T: Copy>(
        &self,
        wrong: &mut Vec<Wrong>,
        column: Column,
        all: &[T],
        word: fn(Lang, T) -> &'static str,
        code: fn(T) -> &'static str,
    ) -> Vec<T> {
        let mut found = Vec::new();
        let typed = self.list(column);
        if typed.len() > MAX_LIST {
            wrong.push((column, Problem::TooMany(MAX_LIST)));
        }
        for typed in typed.into_iter().take(MAX_LIST) {
            match named(typed, all, word, code) {
                Some(value) => found.push(value),
                None => wrong.push((column, Problem::Unknown)),
            }
        }
        found
    }

    fn yes(&self, wrong: &mut Vec<Wrong>, column: Column) -> bool {
        let typed = fold(self.text(column));
        let is_word = |yes: bool| Lang::ALL.iter().any(|lang| typed == fold(labels::yes_or_no(*lang, yes)));
        if typed == "1" || is_word(true) {
            return true;
        }
        if !(typed.is_empty() || typed == "0" || is_word(false)) {
            wrong.push((column, Problem::Unknown));
        }
        false
    }

    fn age(&self, wrong: &mut Vec<Wrong>, column: Column) -> Option<u8> {
        let typed = self.text(column);
        if typed.is_empty() {
            return None;
        }
        let age = typed.parse().ok();
        if age.is_none() {
            wrong.push((column, Problem::Ages));
        }
        age
    }

    fn row(self, number: usize) -> Row {
        let mut wrong = Vec::new();
        let localized = |fr: Column, en: Column| rules::localized(self.text(fr), self.text(en));
        let required = |fr: Column, en: Column| {
            localized(fr, en).unwrap_or_else(|| LocalizedText::Single { lang: Lang::Fr, text: String::new() })
        };
        let strings = |column| self.list(column).into_iter().map(str::to_owned).collect();
        let referral = match self.text(Column::Referral) {
            "" => Some(Referral::Unknown),
            typed => named(typed, Referral::ALL, labels::referral, Referral::code),
        };
        if referral.is_none() {
            wrong.push((Column::Referral, Problem::Unknown));
        }
        let verified_on = self.text(Column::VerifiedOn);
        let day: Option<Date> = verified_on.parse().ok();
        if day.is_none() && !verified_on.is_empty() {
            wrong.push((Column::VerifiedOn, Problem::Day));
        }
        let details = Details {
            name: required(Column::NameFr, Column::NameEn),
            description: required(Column::DescriptionFr, Column::DescriptionEn),
            provider: self.text(Column::Provider).to_owned(),
            audiences: self.values(
                &mut wrong,
                Column::Audiences,
                Audience::ALL,
                labels::audience,
                Audience::code,
            ),
            age_from: self.age(&mut wrong, Column::AgeFrom),
            age_to: self.age(&mut wrong, Column::AgeTo),
            everywhere: self.yes(&mut wrong, Column::Everywhere),
            online: self.yes(&mut wrong, Column::Online),
            regions: self.values(
                &mut wrong,
                Column::Regions,
                Region::ALL,
                |_, region| region.name(),
                Region::code,
            ),
            municipalities: strings(Column::Municipalities),
            languages: self.values(&mut wrong, Column::Languages, &Lang::ALL, labels::language, Lang::code),
            other_languages: strings(Column::OtherLanguages),
            phone: self.text(Column::Phone).to_owned(),
            email: self.text(Column::Email).to_owned(),
            web: self.text(Column::Web).to_owned(),
            place: self.text(Column::Place).to_owned(),
            hours: localized(Column::HoursFr, Column::HoursEn),
            cost: localized(Column::CostFr, Column::CostEn),
            referral: referral.unwrap_or(Referral::Unknown),
            verified_on: day,
            verified_by: self.text(Column::VerifiedBy).to_owned(),
        };
        wrong.dedup();
        Row { number, details, wrong }
    }
}

/// The value that a word names in either language, or by its code.
fn named<T: Copy>(
    typed: &str,
    all: &[T],
    word: fn(Lang, T) -> &'static str,
    code: fn(T) -> &'static str,
) -> Option<T> {
    let typed = fold(typed);
    all.iter().copied().find(|value| {
        typed == code(*value) || Lang::ALL.iter().any(|lang| typed == fold(word(*lang, *value)))
    })
}
