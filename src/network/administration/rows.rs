//! An outline as rows of a form, and back. Pure: a row is added, moved and removed by sending the
//! form, so that it works without a script.

use std::{collections::BTreeMap, str::FromStr};

use super::rules::{passage, written};
use ensemble_common::editing::{model::FieldSet, rules::ancestor};
use ensemble_core::string_enum::UnknownValue;
use ensemble_core::{Lang, LocalizedText};
use ensemble_document::outline::{ItemKind, MAX_ITEMS, MOST_MINUTES, Outline, OutlineItem};
use ensemble_meetings::meeting::rules::address;

/// The fields of a row. The names of a language's own end in its code.
pub const PARTS: [&str; 8] =
    ["kind", "minutes", "title-fr", "title-en", "about-fr", "about-en", "lead", "link"];
/// The longest title of an item, or name of who leads it, in characters.
const TITLE: usize = 200;
/// The longest text about an item.
const ABOUT: usize = 2_000;

/// One item, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row([String; 8]);

/// What is wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValidationError {
    /// It has no title in either language.
    NoTitle,
    /// A text is longer than so many characters.
    Long(usize),
    /// Its minutes are no length.
    Minutes,
    /// Its address is not one that we lead people to.
    Link,
}

/// The name of a row's field.
#[must_use]
pub fn field(place: usize, part: &str) -> String {
    format!("item-{place}-{part}")
}

impl Row {
    /// What was typed into a part.
    #[must_use]
    pub fn text(&self, part: &str) -> &str {
        PARTS.iter().position(|each| *each == part).map_or("", |at| &self.0[at])
    }

    fn of(item: &OutlineItem) -> Self {
        let side = |passage: Option<&LocalizedText>, lang| {
            passage.map_or_else(String::new, |passage| written(passage, lang).to_owned())
        };
        Self([
            item.kind.code().to_owned(),
            item.minutes.to_string(),
            side(Some(&item.title), Lang::Fr),
            side(Some(&item.title), Lang::En),
            side(item.about.as_ref(), Lang::Fr),
            side(item.about.as_ref(), Lang::En),
            item.lead.clone(),
            item.link.clone(),
        ])
    }
}

/// The rows of an outline.
#[must_use]
pub fn of(outline: &Outline) -> Vec<Row> {
    outline.items.iter().map(Row::of).collect()
}

/// Rows as fields of a form, by their [names](field).
#[must_use]
pub fn fields(rows: &[Row]) -> BTreeMap<String, String> {
    let each =
        |(place, row): (usize, &Row)| PARTS.map(|part| (field(place, part), row.text(part).to_owned()));
    rows.iter().enumerate().flat_map(each).collect()
}

/// The rows of a form's fields.
#[must_use]
pub fn read(fields: &BTreeMap<String, String>) -> Vec<Row> {
    let text = |place, part| fields.get(&field(place, part)).cloned();
    (0..MAX_ITEMS)
        .take_while(|place| fields.contains_key(&field(*place, "kind")))
        .map(|place| Row(PARTS.map(|part| text(place, part).unwrap_or_default())))
        .collect()
}

/// What a button does with the rows: `add`, `remove-2`, `up-2`, `down-2`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrangement {
    /// Adds a row behind the others.
    Add,
    /// Removes the row at a place.
    Remove(usize),
    /// Exchanges it with the one before.
    Up(usize),
    /// Exchanges it with the one behind.
    Down(usize),
}

impl FromStr for Arrangement {
    type Err = UnknownValue;

    fn from_str(code: &str) -> Result<Self, UnknownValue> {
        if code == "add" {
            return Ok(Self::Add);
        }
        let (what, place) = code.split_once('-').ok_or(UnknownValue)?;
        let place = place.parse().map_err(|_| UnknownValue)?;
        match what {
            "remove" => Ok(Self::Remove(place)),
            "up" => Ok(Self::Up(place)),
            "down" => Ok(Self::Down(place)),
            _ => Err(UnknownValue),
        }
    }
}

impl std::fmt::Display for Arrangement {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Add => f.write_str("add"),
            Self::Remove(place) => write!(f, "remove-{place}"),
            Self::Up(place) => write!(f, "up-{place}"),
            Self::Down(place) => write!(f, "down-{place}"),
        }
    }
}

impl<'de> serde::Deserialize<'de> for Arrangement {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// Arranges rows. Gives back the place of the row to look at next; `None` when there is no such row.
pub fn arrange(rows: &mut Vec<Row>, arrangement: Arrangement) -> Option<usize> {
    let last = rows.len().checked_sub(1);
    let known = |place: usize| Some(place).filter(|place| Some(*place) <= last);
    match arrangement {
        Arrangement::Add => {
            if rows.len() < MAX_ITEMS {
                let mut new = Row::default();
                ItemKind::Discussion.code().clone_into(&mut new.0[0]);
                rows.push(new);
            }
            Some(rows.len().saturating_sub(1))
        }
        Arrangement::Remove(place) => {
            rows.remove(known(place)?);
            Some(place.min(rows.len().saturating_sub(1)))
        }
        Arrangement::Up(place) => {
            let other = known(place)?.saturating_sub(1);
            rows.swap(place, other);
            Some(other)
        }
        Arrangement::Down(place) => {
            let other = (known(place)? + 1).min(last?);
            rows.swap(place, other);
            Some(other)
        }
    }
}

/// The outline that rows say. `before` is what it was: texts that were not touched keep what is known
/// about their translation.
///
/// # Errors
/// Every field that is wrong, and why.
pub fn outline(
    rows: &[Row],
    before: &Outline,
    writer: Lang,
) -> Result<Outline, Vec<(String, ValidationError)>> {
    let mut errors = Vec::new();
    let titles: Vec<LocalizedText> = before.items.iter().map(|item| item.title.clone()).collect();
    let abouts: Vec<LocalizedText> = before.items.iter().filter_map(|item| item.about.clone()).collect();
    let mut items = Vec::with_capacity(rows.len());
    for (place, row) in rows.iter().enumerate() {
        let mut wrong = |part: &str, error| errors.push((field(place, part), error));
        for part in ["title-fr", "title-en", "lead", "about-fr", "about-en"] {
            let most = if part.starts_with("about") { ABOUT } else { TITLE };
            if row.text(part).chars().count() > most {
                wrong(part, ValidationError::Long(most));
            }
        }
        let pair = |old: &[LocalizedText], part: &str| {
            let [fr, en] = ["fr", "en"].map(|side| row.text(&format!("{part}-{side}")).to_owned());
            passage(ancestor(old, place, &fr, &en), writer, &fr, &en)
        };
        let title = pair(&titles, "title");
        if title.is_none() {
            wrong(if writer == Lang::Fr { "title-fr" } else { "title-en" }, ValidationError::NoTitle);
        }
        let minutes = row.text("minutes").parse().ok().filter(|minutes| (1..=MOST_MINUTES).contains(minutes));
        if minutes.is_none() {
            wrong("minutes", ValidationError::Minutes);
        }
        let link = row.text("link");
        if !link.is_empty() && address(link).is_none() {
            wrong("link", ValidationError::Link);
        }
        if let Some((title, minutes)) = title.zip(minutes) {
            items.push(OutlineItem {
                kind: ItemKind::from_code(row.text("kind")).unwrap_or(ItemKind::Discussion),
                title,
                minutes,
                about: pair(&abouts, "about"),
                lead: row.text("lead").to_owned(),
                link: link.to_owned(),
                follow_ups: Vec::new(),
            });
        }
    }
    if errors.is_empty() { Ok(Outline { items }) } else { Err(errors) }
}

/// Rows as a sheet, to be compared with another.
pub fn sheet(rows: &[Row]) -> FieldSet {
    let fields = rows.iter().enumerate().flat_map(|(place, row)| {
        PARTS.map(|part| (format!("item.{place}.{}", part.replace('-', ".")), row.text(part).to_owned()))
    });
    fields.collect()
}

#[cfg(test)]
mod tests {
    use super::{Arrangement, Lang, MAX_ITEMS, Row, ValidationError, fields, of, outline, read};
    use ensemble_document::outline::Outline;
    use ensemble_meetings::meeting::delivered;

    #[test]
    fn every_delivered_outline_comes_back_as_it_was() {
        for template in delivered() {
            let rows = of(&template.outline);
            assert_eq!(read(&fields(&rows)), rows);
            assert_eq!(outline(&rows, &template.outline, Lang::En).as_ref(), Ok(&template.outline));
        }
    }

    /// Does what a button says; `None` when no button says it.
    fn arrange(rows: &mut Vec<Row>, code: &str) -> Option<usize> {
        let arrangement: Arrangement = code.parse().ok()?;
        assert_eq!(arrangement.to_string(), code);
        super::arrange(rows, arrangement)
    }

    fn rows(kinds: &[&str]) -> Vec<Row> {
        kinds
            .iter()
            .map(|kind| {
                Row(std::array::from_fn(|at| if at == 0 { (*kind).to_owned() } else { String::new() }))
            })
            .collect()
    }

    #[test]
    fn buttons_add_move_and_remove() {
        let kinds = |rows: &[Row]| rows.iter().map(|row| row.text("kind").to_owned()).collect::<Vec<_>>();
        let mut three = rows(&["a", "b", "c"]);
        assert_eq!(arrange(&mut three, "up-2"), Some(1));
        assert_eq!(kinds(&three), ["a", "c", "b"]);
        assert_eq!((arrange(&mut three, "up-0"), arrange(&mut three, "down-2")), (Some(0), Some(2)));
        assert_eq!(kinds(&three), ["a", "c", "b"], "the ends stay");
        assert_eq!(arrange(&mut three, "down-0"), Some(1));
        assert_eq!(arrange(&mut three, "remove-2"), Some(1));
        assert_eq!(kinds(&three), ["c", "a"]);
        assert_eq!(arrange(&mut three, "add"), Some(2));
        assert_eq!(kinds(&three), ["c", "a", "discussion"]);
        for other in ["save", "up-3", "up--1", "up-x", "remove-99", "retire", "sideways-1"] {
            assert_eq!(arrange(&mut three, other), None, "{other}");
        }
        let mut full = rows(&["a"; MAX_ITEMS]);
        arrange(&mut full, "add");
        assert_eq!(full.len(), MAX_ITEMS);
        assert_eq!(arrange(&mut Vec::new(), "remove-0"), None);
    }

    #[test]
    fn each_error_names_its_field() {
        let mut row = rows(&["welcome"]).remove(0);
        let errors =
            outline(std::slice::from_ref(&row), &Outline::default(), Lang::Fr).expect_err("two errors");
        assert_eq!(
            errors,
            [
                ("item-0-title-fr".to_owned(), ValidationError::NoTitle),
                ("item-0-minutes".to_owned(), ValidationError::Minutes)
            ]
        );
        row.0 = ["welcome", "601", &"é".repeat(201), "", "", "", "", "http://x.ca"].map(str::to_owned);
        let errors = outline(&[row], &Outline::default(), Lang::Fr).expect_err("three errors");
        let errors: Vec<ValidationError> = errors.into_iter().map(|(_, error)| error).collect();
        assert_eq!(errors, [ValidationError::Long(200), ValidationError::Minutes, ValidationError::Link]);
    }
}
