//! CSV files as spreadsheets open them by a double click.
//!
//! A spreadsheet separates cells by the sign that the reader's system uses for lists: a semicolon where numbers have a
//! decimal comma, as in French, else a comma. Dates are recognized in one form only, without a zone: the title of their
//! column names it.

use ensemble_core::{Lang, format, text::windows_1252};

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

/// What makes a spreadsheet take a text for a formula when it comes first.
const FORMULA: [char; 11] =
    ['=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];

/// Whether a text is taken for a formula, or would be without the apostrophes before it.
fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(FORMULA)
}

/// One cell. A text that a spreadsheet would take for a formula gets an apostrophe before it, and one that has such an
/// apostrophe gets another, so that [`read`] finds what was written. What separates cells in any language is quoted in all:
/// files are opened elsewhere, too.
fn cell(text: &str) -> String {
    let text = if is_formula(text) { format!("'{text}") } else { text.to_owned() };
    if text.contains(['"', ',', ';', '\t', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

/// Why a file is no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CsvError {
    /// It has no row with a text.
    Empty,
    /// It holds what no text does: it is another type of file.
    NotText,
    /// The quotation mark that begins on this line, from 1, does not end.
    Unclosed(usize),
}

/// A row of a table: the line of the file on which it begins, from 1, and its cells.
pub type CsvRow = (usize, Vec<String>);

/// Reads a table as spreadsheets save it: UTF-8 with or without a mark at the beginning, else Windows-1252, which Latin-1 is a
/// part of; its cells separated by the comma, the semicolon or the tab that its first line has most of. The apostrophe that
/// [`CsvFile`] writes before formulas is removed; rows without a text are left out.
///
/// # Errors
/// When it is no table.
pub fn read(bytes: &[u8]) -> Result<Vec<CsvRow>, CsvError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.contains(&0) {
        return Err(CsvError::NotText);
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).map(|c| windows_1252(c).unwrap_or(c)).collect(),
    };
    let separator = separator_of(&text);
    let mut rows: Vec<CsvRow> = Vec::new();
    let (mut row, mut cell) = (Vec::new(), String::new());
    let (mut line, mut began) = (1, 1);
    // Where the quotation mark is that is open, and whether the cell was quoted.
    let (mut open, mut was_quoted) = (None, false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter == '\n' || letter == '\r' && letters.peek() != Some(&'\n') {
            line += 1;
        }
        match (open, letter) {
            (Some(_), '"') if letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            (Some(_), '"') => open = None,
            (Some(_), _) => cell.push(letter),
            (None, '"') if cell.is_empty() && !was_quoted => (open, was_quoted) = (Some(line), true),
            (None, _) if letter == separator => {
                row.push(unescaped(std::mem::take(&mut cell)));
                was_quoted = false;
            }
            (None, '\r' | '\n') => {
                row.push(unescaped(std::mem::take(&mut cell)));
                was_quoted = false;
                rows.push((began, std::mem::take(&mut row)));
                began = line;
            }
            (None, _) => cell.push(letter),
        }
    }
    if let Some(line) = open {
        return Err(CsvError::Unclosed(line));
    }
    row.push(unescaped(cell));
    rows.push((began, row));
    rows.retain(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty()));
    if rows.is_empty() { Err(CsvError::Empty) } else { Ok(rows) }
}

/// The sign that the first line has most of outside quotation marks; the comma where it has none.
fn separator_of(text: &str) -> char {
    let mut is_quoted = false;
    let mut counts = [(',', 0), (';', 0), ('\t', 0)];
    for letter in text.chars() {
        match letter {
            '"' => is_quoted = !is_quoted,
            '\n' | '\r' if !is_quoted && counts.iter().any(|(_, count)| *count > 0) => break,
            _ if !is_quoted => {
                if let Some((_, count)) = counts.iter_mut().find(|(sign, _)| *sign == letter) {
                    *count += 1;
                }
            }
            _ => {}
        }
    }
    let [first, rest @ ..] = counts;
    rest.into_iter().fold(first, |most, each| if each.1 > most.1 { each } else { most }).0
}

/// What a cell said before it was written: without the apostrophe that keeps it from being a formula.
fn unescaped(cell: String) -> String {
    match cell.strip_prefix('\'') {
        Some(rest) if is_formula(rest) => rest.to_owned(),
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::{CsvError, CsvFile, Lang, cell, moment, read};

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
            ("'=1", "''=1"),
            ("'til", "'til"),
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

    #[test]
    fn a_table_is_read_as_it_was_written() {
        let rows = [
            ["un", "a;b", "=1+1"],
            ["", "deux\nlignes", "'=x"],
            ["dit « oui »", "\"", "-"],
            ["'", "''@", "é,è"],
        ];
        for lang in Lang::ALL {
            let mut file = CsvFile::new(lang);
            for row in rows {
                file.row(row);
            }
            let found = read(&file.into_bytes()).expect("a table");
            assert!(found.iter().map(|(_, cells)| cells.as_slice()).eq(rows), "{lang:?}: {found:?}");
            assert_eq!(found.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [1, 2, 4, 5]);
        }
    }

    #[test]
    fn a_table_is_read_in_the_encoding_and_with_the_separator_that_it_has() {
        for file in [
            &b"nom;lieu\r\nL\xe9a;Qu\xe9bec\x85\r\n"[..],
            "nom,lieu\nLéa,Québec…\n".as_bytes(),
            "\u{feff}nom\tlieu\rLéa\tQuébec…".as_bytes(),
            "\n\nnom;lieu\n;;\nLéa;Québec…\n".as_bytes(),
        ] {
            let cells: Vec<Vec<String>> =
                read(file).expect("a table").into_iter().map(|(_, cells)| cells).collect();
            assert_eq!(cells, [["nom", "lieu"], ["Léa", "Québec…"]]);
        }
    }

    #[test]
    fn what_is_no_table_says_why() {
        for (file, error) in [
            (&b""[..], CsvError::Empty),
            (b" \n;;\n", CsvError::Empty),
            (b"PK\x03\x04\x00", CsvError::NotText),
            (b"a;b\nc;\"d\ne;f\n", CsvError::Unclosed(2)),
        ] {
            assert_eq!(read(file), Err(error));
        }
    }
}
