//! From columns to values, for what the engines do not know.

use sqlx::{Row, any::AnyRow};

use crate::i18n::{Lang, Passage, Translation};

/// How many columns a passage takes: source language, French, English, language that is behind,
/// since when, reviewed.
pub const PASSAGE_WIDTH: usize = 6;

/// Says that a column holds what this program cannot read.
pub fn unreadable(column: &str) -> sqlx::Error {
    sqlx::Error::Decode(format!("the column {column} holds a value that this program does not know").into())
}

/// Reads a passage from six columns that begin at `first`; `None` when an outer join found none.
///
/// # Errors
/// When the columns hold what no migration allows.
pub fn passage(row: &AnyRow, first: usize) -> Result<Option<Passage>, sqlx::Error> {
    let Some(source) = row.try_get::<Option<&str>, _>(first)? else { return Ok(None) };
    let source = Lang::from_code(source).ok_or_else(|| unreadable("source_lang"))?;
    let fr: Option<String> = row.try_get(first + 1)?;
    let en: Option<String> = row.try_get(first + 2)?;
    let behind: Option<&str> = row.try_get(first + 3)?;
    let since: Option<i64> = row.try_get(first + 4)?;
    let reviewed = row.try_get::<i64, _>(first + 5)? != 0;
    assembled(source, fr, en, behind.and_then(Lang::from_code).zip(since), reviewed).map(Some)
}

/// Between the values of one packed record; bound where a statement packs.
pub const UNIT: &str = "\u{1f}";
/// Between packed records; bound where a statement packs.
pub const RECORD: &str = "\u{1e}";

/// Takes apart what a statement packed with `string_agg`: many small rows as one value.
///
/// A row that crosses from SQLite's thread to ours costs more than finding it, so a page that needs
/// a community's forty texts asks for one row. Values are joined by [`UNIT`], records by [`RECORD`];
/// neither occurs in a text, because control characters are refused where text comes in. `NULL` is
/// packed as an empty value.
pub fn packed(value: Option<&str>) -> impl Iterator<Item = Record<'_>> {
    value
        .into_iter()
        .filter(|value| !value.is_empty())
        .flat_map(|value| value.split('\u{1e}'))
        .map(|record| Record { rest: Some(record) })
}

/// One packed record; its values are taken in order.
#[derive(Clone, Debug)]
pub struct Record<'a> {
    rest: Option<&'a str>,
}

impl<'a> Record<'a> {
    /// The next value; empty when there is none.
    pub fn text(&mut self) -> &'a str {
        let Some(rest) = self.rest else { return "" };
        match rest.split_once('\u{1f}') {
            Some((value, after)) => {
                self.rest = Some(after);
                value
            }
            None => {
                self.rest = None;
                rest
            }
        }
    }

    /// The next value, `None` when it was `NULL`.
    pub fn some_text(&mut self) -> Option<String> {
        let value = self.text();
        (!value.is_empty()).then(|| value.to_owned())
    }

    /// The next value as a number.
    ///
    /// # Errors
    /// When it is none that fits.
    pub fn number<T: std::str::FromStr>(&mut self, column: &str) -> Result<T, sqlx::Error> {
        self.text().parse().map_err(|_| unreadable(column))
    }

    /// The next six values as a passage.
    ///
    /// # Errors
    /// When they hold what no migration allows.
    pub fn passage(&mut self) -> Result<Passage, sqlx::Error> {
        let source = Lang::from_code(self.text()).ok_or_else(|| unreadable("source_lang"))?;
        let (fr, en) = (self.some_text(), self.some_text());
        let behind = Lang::from_code(self.text());
        let since = self.text().parse().ok();
        let reviewed = self.text() == "1";
        assembled(source, fr, en, behind.zip(since), reviewed)
    }
}

fn assembled(
    source: Lang,
    fr: Option<String>,
    en: Option<String>,
    outdated: Option<(Lang, i64)>,
    reviewed: bool,
) -> Result<Passage, sqlx::Error> {
    Ok(match (fr, en) {
        (Some(fr), Some(en)) => {
            let translation = match outdated {
                Some((lang, since)) => Translation::Outdated { lang, since },
                None => Translation::Current { reviewed },
            };
            Passage::Pair { source, fr, en, translation }
        }
        (Some(text), None) => Passage::Single { lang: Lang::Fr, text },
        (None, Some(text)) => Passage::Single { lang: Lang::En, text },
        (None, None) => return Err(unreadable("fr, en")),
    })
}

/// A passage that is only its two texts: names and titles of small things.
///
/// # Errors
/// When neither text is there.
pub fn title(source: Lang, fr: Option<String>, en: Option<String>) -> Result<Passage, sqlx::Error> {
    match (fr, en) {
        (Some(fr), Some(en)) => {
            Ok(Passage::Pair { source, fr, en, translation: Translation::Current { reviewed: true } })
        }
        (Some(text), None) => Ok(Passage::Single { lang: Lang::Fr, text }),
        (None, Some(text)) => Ok(Passage::Single { lang: Lang::En, text }),
        (None, None) => Err(unreadable("title")),
    }
}

/// The six columns of a passage, ready to be bound.
#[derive(Clone, Debug, Default)]
pub struct PassageColumns<'a> {
    /// The source language's code.
    pub source: &'a str,
    /// The French text.
    pub fr: Option<&'a str>,
    /// The English text.
    pub en: Option<&'a str>,
    /// The code of the language that is behind.
    pub outdated: Option<&'a str>,
    /// Since when.
    pub since: Option<i64>,
    /// 1 when somebody read the translation over.
    pub reviewed: i64,
}

impl<'a> From<&'a Passage> for PassageColumns<'a> {
    fn from(passage: &'a Passage) -> Self {
        match passage {
            Passage::Single { lang, text } => Self {
                source: lang.code(),
                fr: (*lang == Lang::Fr).then_some(text.as_str()),
                en: (*lang == Lang::En).then_some(text.as_str()),
                ..Self::default()
            },
            Passage::Pair { source, fr, en, translation } => {
                let (outdated, since, reviewed) = match *translation {
                    Translation::Current { reviewed } => (None, None, i64::from(reviewed)),
                    Translation::Outdated { lang, since } => (Some(lang.code()), Some(since), 0),
                };
                Self { source: source.code(), fr: Some(fr), en: Some(en), outdated, since, reviewed }
            }
        }
    }
}
