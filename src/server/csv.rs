//! CSV files as spreadsheets open them by a double click.
//!
//! A spreadsheet separates cells by the sign that the reader's system uses for lists: a semicolon where numbers have a
//! decimal comma, as in French, else a comma. Dates are recognized in one form only, without a zone: the title of their
//! column names it.

use ensemble_core::{Lang, format};

/// A file that grows by rows (RFC 4180).
#[derive(Debug)]
pub struct CsvFile {
    separator: char,
    text: String,
}

impl CsvFile {
    /// An empty file for readers of a language.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        // The mark at the beginning tells spreadsheets that this is UTF-8.
        Self { separator: separator(lang), text: String::from("\u{feff}") }
    }

    /// Adds a row.
    pub fn row<S: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = S>) {
        for (index, each) in cells.into_iter().enumerate() {
            if index > 0 {
                self.text.push(self.separator);
            }
            self.text.push_str(&cell(each.as_ref()));
        }
        self.text.push_str("\r\n");
    }

    /// The bytes of the file.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.text.into_bytes()
    }
}

/// What separates the cells of a row.
const fn separator(lang: Lang) -> char {
    match lang {
        Lang::Fr => ';',
        Lang::En => ',',
    }
}

/// A moment in the portal's zone, as spreadsheets recognize it: `2026-10-14 13:30:00`.
#[must_use]
pub fn moment(millis: i64) -> String {
    format::local(millis).strftime("%Y-%m-%d %H:%M:%S").to_string()
}

/// One cell. A text that a spreadsheet would take for a formula gets an apostrophe before it. What separates cells in
/// any language is quoted in all: files are opened elsewhere, too.
fn cell(text: &str) -> String {
    let formula = text
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}']);
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    if text.contains(['"', ',', ';', '\t', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::{CsvFile, Lang, cell, moment};

    #[test]
    fn a_cell_is_quoted_when_it_must_and_is_never_a_formula() {
        for (text, written) in [
            ("plain", "plain"),
            ("a,b", "\"a,b\""),
            ("a;b", "\"a;b\""),
            ("say \"yes\"", "\"say \"\"yes\"\"\""),
            ("two\nlines", "\"two\nlines\""),
            ("=1+1", "'=1+1"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@x", "'@x"),
            ("\tx", "\"'\tx\""),
            ("\u{ff1d}1", "'\u{ff1d}1"),
            ("=A1,\"x\"", "\"'=A1,\"\"x\"\"\""),
            ("", ""),
        ] {
            assert_eq!(cell(text), written);
        }
    }

    #[test]
    fn cells_are_separated_as_the_reader_s_spreadsheet_does() {
        for (lang, written) in [(Lang::Fr, "\u{feff}un;\"a;b\"\r\n"), (Lang::En, "\u{feff}un,\"a;b\"\r\n")] {
            let mut file = CsvFile::new(lang);
            file.row(["un", "a;b"]);
            assert_eq!(String::from_utf8(file.into_bytes()).expect("a text"), written);
        }
    }

    #[test]
    fn moments_are_dates_to_a_spreadsheet() {
        assert_eq!(moment(1_792_000_200_000), "2026-10-14 13:50:00");
        assert_eq!(moment(1_800_000_000_000), "2027-01-15 03:00:00");
    }
}
