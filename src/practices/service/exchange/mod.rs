//! Reading and writing files with services: tables (CSV), and JSON in the shape of Open Referral's HSDS 3.
//!
//! What is written is read again as it was. What is read is checked as the form is; a file with a service that has to be
//! corrected is refused as a whole, and says which lines and why.

mod hsds;
mod table;
#[cfg(test)]
mod tests;

pub use hsds::write as write_hsds;
pub use table::write as write_table;

use jiff::civil::Date;

use super::{
    model::Details,
    rules::{self, Column, MAX_IMPORT, Wrong, identity},
};
use ensemble_core::text;
use ensemble_server::{csv::CsvError, names};

/// How large a file may be, in bytes.
pub const MAX_FILE: usize = 4 * 1024 * 1024;

/// Why a file is not read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileError {
    /// It has no service.
    Empty,
    TooLarge,
    /// It has more services than one import takes.
    TooMany,
    /// It is another type of file.
    NotText,
    /// A quotation mark of the table does not end; the line on which it begins.
    Unclosed(usize),
    /// The columns of which the table lacks one (each list is of those that would do), and the headings that it has and that mean
    /// nothing.
    Columns {
        missing: Vec<&'static [Column]>,
        unknown: Vec<String>,
    },
    /// It begins as JSON does, and is none; the line where that shows.
    Json(usize),
    /// It is JSON without the lists of HSDS.
    Hsds,
}

/// What is wrong with one service of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowError {
    /// The line of the table, or the place in the list, from 1.
    pub row: usize,
    pub wrong: Vec<Wrong>,
}

/// What a file says: its services each once, and what is wrong with them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    pub services: Vec<Details>,
    pub errors: Vec<RowError>,
    /// How many rows say the same service as a row before.
    pub repeated: usize,
}

/// Reads a file.
///
/// # Errors
/// When nothing of it can be read.
pub fn read(bytes: &[u8], today: Date) -> Result<Reading, FileError> {
    if bytes.len() > MAX_FILE {
        return Err(FileError::TooLarge);
    }
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let rows = if start.first().is_some_and(|byte| b"{[".contains(byte)) {
        hsds::read(start)?
    } else {
        table::read(bytes)?
    };
    if rows.len() > MAX_IMPORT {
        return Err(FileError::TooMany);
    }
    let mut reading = Reading::default();
    let mut seen = std::collections::HashSet::new();
    for Row { number, details, mut wrong } in rows {
        let details = cleaned(details);
        for each in rules::check(&details, today) {
            if !wrong.iter().any(|(column, _)| *column == each.0) {
                wrong.push(each);
            }
        }
        if !wrong.is_empty() {
            wrong.sort_by_key(|(column, _)| *column);
            reading.errors.push(RowError { row: number, wrong });
        } else if seen.insert(identity(&details)) {
            reading.services.push(details);
        } else {
            reading.repeated += 1;
        }
    }
    if reading.services.is_empty() && reading.errors.is_empty() {
        return Err(FileError::Empty);
    }
    Ok(reading)
}

/// A service of a file, before it is checked.
struct Row {
    number: usize,
    details: Details,
    wrong: Vec<Wrong>,
}

impl From<CsvError> for FileError {
    fn from(error: CsvError) -> Self {
        match error {
            CsvError::Empty => Self::Empty,
            CsvError::NotText => Self::NotText,
            CsvError::Unclosed(line) => Self::Unclosed(line),
        }
    }
}

/// Texts as forms clean them.
fn cleaned(details: Details) -> Details {
    use ensemble_core::{Lang, LocalizedText};
    let both = |text: &LocalizedText, clean: fn(&str) -> String| {
        let [fr, en] = [Lang::Fr, Lang::En].map(|lang| clean(rules::own(Some(text), lang)));
        rules::localized(&fr, &en)
            .unwrap_or_else(|| LocalizedText::Single { lang: Lang::Fr, text: String::new() })
    };
    let some = |text: Option<LocalizedText>| {
        text.map(|text| both(&text, text::clean)).filter(|text| !text.text(Lang::Fr).is_empty())
    };
    let lines = |list: Vec<String>| {
        rules::once(list.iter().map(|value| names::line(value)).filter(|value| !value.is_empty()))
    };
    Details {
        name: both(&details.name, names::line),
        description: both(&details.description, text::clean),
        provider: names::line(&details.provider),
        audiences: rules::ordered(&details.audiences),
        regions: rules::once(details.regions),
        municipalities: lines(details.municipalities),
        languages: rules::once(details.languages),
        other_languages: lines(details.other_languages),
        phone: names::line(&details.phone),
        email: names::line(&details.email),
        web: names::line(&details.web),
        place: names::line(&details.place),
        hours: some(details.hours),
        cost: some(details.cost),
        verified_by: names::line(&details.verified_by),
        ..details
    }
}
