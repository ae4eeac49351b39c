//! A meeting as fields to be edited, and back. Pure.

use super::{
    model::{Configuration, Modality, Plan, When},
    rules::{self, NoLength},
};
use crate::{
    editing::{model::FieldSet, rules::edited},
    i18n::{Lang, LocalizedText, format},
    server::names,
};

/// The longest title, in characters.
pub const TITLE: usize = 200;
/// The longest description of a place.
pub const PLACE: usize = 300;
/// The texts in two languages.
pub const PAIRS: [&str; 2] = ["title", "place"];
/// The fields that hold one value.
pub const SINGLES: [&str; 10] =
    ["settled", "day", "begins", "ends", "minutes", "month", "year", "configuration", "modality", "video"];

/// What is wrong with a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValidationError {
    /// The meeting has no title in either language.
    NoTitle,
    /// A text is longer than so many characters.
    Long(String, usize),
    /// A title holds a web address.
    Address(String),
    /// Neither a day nor a month was chosen.
    Unsettled,
    /// The day is none of the calendar.
    Day,
    /// The beginning is no time of day.
    Begins,
    /// The field holds an hour that clocks leave out on that day.
    NoSuchHour(&'static str),
    /// The end is no time of day.
    Ends,
    /// The end comes before the beginning.
    EndsEarly,
    /// The end says one thing, the minutes another.
    Disagree,
    /// The minutes are no length.
    Minutes,
    /// The month or the year is none.
    Month,
    /// The way of working together is none of those offered.
    Configuration,
    /// No way of coming together was chosen.
    Modality,
    /// A virtual meeting has no place.
    PlaceOfVirtual,
    /// A meeting in person has no video.
    VideoInPerson,
    /// The address is not one that we lead people to.
    Video,
}

/// The names of all fields.
#[must_use]
pub fn names() -> Vec<String> {
    let both = |key: &&str| Lang::ALL.map(|lang| format!("{key}.{}", lang.code()));
    PAIRS.iter().flat_map(both).chain(SINGLES.map(str::to_owned)).collect()
}

/// The sheet of a meeting.
#[must_use]
pub fn of(plan: &Plan) -> FieldSet {
    let mut sheet = FieldSet::default();
    for (key, passage) in [("title", Some(&plan.title)), ("place", plan.place.as_ref())] {
        match passage {
            Some(LocalizedText::Single { lang, text }) => sheet.set(format!("{key}.{}", lang.code()), text),
            Some(LocalizedText::Pair { fr, en, .. }) => {
                sheet.set(format!("{key}.fr"), fr);
                sheet.set(format!("{key}.en"), en);
            }
            None => {}
        }
    }
    let local = format::local(plan.when.millis());
    match plan.when {
        When::At(_) => {
            sheet.set("settled", "day");
            sheet.set("day", local.date().to_string());
            sheet.set("begins", format!("{:02}:{:02}", local.hour(), local.minute()));
        }
        When::Month(_) => sheet.set("settled", "month"),
    }
    // A browser sends a month whatever is chosen: it must not look as if somebody had changed it.
    sheet.set("month", local.month().to_string());
    sheet.set("year", local.year().to_string());
    sheet.set("minutes", plan.duration.to_string());
    sheet.set("configuration", plan.configuration.map_or("", Configuration::code));
    sheet.set("modality", plan.modality.code());
    sheet.set("video", plan.video.as_deref().unwrap_or_default());
    sheet
}

/// Reads the fields of a form: those of this sheet only.
pub fn read<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> FieldSet {
    let names = names();
    pairs
        .filter(|(key, _)| names.iter().any(|name| name == key))
        .map(|(key, text)| (key.to_owned(), text.to_owned()))
        .collect()
}

/// What a sheet makes of a meeting; `old` is what it was, unless it is new. `right` names the texts
/// whose other language is said to be still right.
///
/// # Errors
/// Everything that is wrong with the sheet.
pub fn apply(
    sheet: &FieldSet,
    old: Option<&Plan>,
    right: &dyn Fn(&str) -> bool,
    writer: Lang,
    now: i64,
) -> Result<Plan, Vec<ValidationError>> {
    let mut faults = Vec::new();
    let mut passage = |key: &str, most: usize, before: Option<&LocalizedText>| {
        let texts = Lang::ALL.map(|lang| {
            let field = format!("{key}.{}", lang.code());
            let text = sheet.text(&field);
            if text.chars().count() > most {
                faults.push(ValidationError::Long(field, most));
            } else if key == "title" && names::has_url(text) {
                faults.push(ValidationError::Address(field));
            }
            text
        });
        edited(before, texts[0], texts[1], right(key), writer, now)
    };
    let title = passage("title", TITLE, old.map(|old| &old.title));
    let place = passage("place", PLACE, old.and_then(|old| old.place.as_ref()));
    if title.is_none() {
        faults.push(ValidationError::NoTitle);
    }
    let when = when(sheet, old).map_err(|fault| faults.extend(fault));
    let configuration = match sheet.text("configuration") {
        "" => None,
        chosen => Configuration::from_code(chosen).or_else(|| {
            faults.push(ValidationError::Configuration);
            None
        }),
    };
    let modality = Modality::from_code(sheet.text("modality"));
    let video = match sheet.text("video") {
        "" => Ok(None),
        typed => rules::address(typed).map(Some).ok_or(ValidationError::Video),
    };
    match modality {
        None => faults.push(ValidationError::Modality),
        Some(modality) if place.is_some() && !rules::has_place(modality) => {
            faults.push(ValidationError::PlaceOfVirtual);
        }
        Some(modality) if !sheet.text("video").is_empty() && !rules::has_video(modality) => {
            faults.push(ValidationError::VideoInPerson);
        }
        Some(_) => faults.extend(video.as_ref().err().cloned()),
    }
    match (title, when, modality, video) {
        (Some(title), Ok((when, duration)), Some(modality), Ok(video)) if faults.is_empty() => {
            Ok(Plan { title, when, duration, modality, place, video, configuration })
        }
        _ => Err(faults),
    }
}

fn when(sheet: &FieldSet, old: Option<&Plan>) -> Result<(When, u16), Vec<ValidationError>> {
    let before = old.map(|old| old.duration);
    let minutes = match sheet.text("minutes") {
        "" => Ok(None),
        typed => typed.parse().map(Some).map_err(|_| ValidationError::Minutes),
    };
    match sheet.text("settled") {
        "month" => month(sheet, minutes, before),
        "day" => day(sheet, minutes, before),
        _ => Err(vec![ValidationError::Unsettled]),
    }
}

fn month(
    sheet: &FieldSet,
    minutes: Result<Option<u16>, ValidationError>,
    before: Option<u16>,
) -> Result<(When, u16), Vec<ValidationError>> {
    let first = sheet.text("year").parse().ok().zip(sheet.text("month").parse().ok());
    let first = first.and_then(|(year, month)| rules::month(year, month)).ok_or(ValidationError::Month);
    let minutes = minutes.and_then(|minutes| {
        rules::within(minutes.or(before).unwrap_or(rules::USUAL)).map_err(|_| ValidationError::Minutes)
    });
    both(first, minutes).map(|(first, minutes)| (When::Month(first), minutes))
}

fn day(
    sheet: &FieldSet,
    minutes: Result<Option<u16>, ValidationError>,
    before: Option<u16>,
) -> Result<(When, u16), Vec<ValidationError>> {
    let ends = match sheet.text("ends") {
        "" => Ok(None),
        typed => rules::time(typed).map(Some).ok_or(ValidationError::Ends),
    };
    let day = rules::day(sheet.text("day")).ok_or(ValidationError::Day);
    let begins = rules::time(sheet.text("begins")).ok_or(ValidationError::Begins);
    let begins = both(day, begins).and_then(|(day, begins)| {
        format::at(day, begins).ok_or_else(|| vec![ValidationError::NoSuchHour("begins")])
    });
    let (begins, (ends, minutes)) = match (begins, both(ends, minutes)) {
        (Ok(begins), Ok(rest)) => (begins, rest),
        (begins, rest) => {
            let mut faults = begins.err().unwrap_or_default();
            faults.extend(rest.err().unwrap_or_default());
            return Err(faults);
        }
    };
    let minutes = rules::length(&begins, ends, minutes, before).map_err(|fault| match fault {
        NoLength::EndsEarly => vec![ValidationError::EndsEarly],
        NoLength::NoSuchHour => vec![ValidationError::NoSuchHour("ends")],
        NoLength::Disagree => vec![ValidationError::Disagree],
        NoLength::Minutes => vec![ValidationError::Minutes],
    })?;
    Ok((When::At(begins.timestamp().as_millisecond()), minutes))
}

/// Both, or all that is wrong with either.
fn both<A, B>(
    one: Result<A, ValidationError>,
    other: Result<B, ValidationError>,
) -> Result<(A, B), Vec<ValidationError>> {
    match (one, other) {
        (Ok(one), Ok(other)) => Ok((one, other)),
        (one, other) => Err(one.err().into_iter().chain(other.err()).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Configuration, FieldSet, Modality, Plan, ValidationError, When, apply, of};
    use crate::i18n::Lang;

    fn sheet(pairs: &[(&str, &str)]) -> FieldSet {
        let usual = [
            ("title.fr", "Titre"),
            ("settled", "day"),
            ("day", "2026-11-30"),
            ("begins", "13:30"),
            ("modality", "virtual"),
        ];
        usual.iter().chain(pairs).map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
    }

    fn applied(pairs: &[(&str, &str)]) -> Result<Plan, Vec<ValidationError>> {
        apply(&sheet(pairs), None, &|_| false, Lang::Fr, 1)
    }

    #[test]
    fn a_sheet_comes_back_as_it_was_read() {
        let plan =
            applied(&[("ends", "15:15"), ("video", "https://video.example/1"), ("configuration", "team")])
                .expect("a plan");
        assert_eq!((plan.duration, plan.modality), (105, Modality::Virtual));
        assert_eq!(plan.configuration, Some(Configuration::Team));
        assert_eq!(apply(&of(&plan), Some(&plan), &|_| false, Lang::Fr, 9), Ok(plan));
        let month = [("settled", "month"), ("month", "12"), ("year", "2026"), ("title.en", "Title")];
        let plan = applied(&month).expect("a plan");
        assert!(matches!(plan.when, When::Month(_)) && plan.duration == 90);
        assert_eq!(apply(&of(&plan), Some(&plan), &|_| false, Lang::En, 9), Ok(plan));
    }

    #[test]
    fn each_fault_is_said() {
        let long = "é".repeat(201);
        for (pairs, fault) in [
            (&[("title.fr", "")][..], ValidationError::NoTitle),
            (&[("title.en", long.as_str())], ValidationError::Long("title.en".to_owned(), 200)),
            (&[("settled", "")], ValidationError::Unsettled),
            (&[("day", "2026-02-30")], ValidationError::Day),
            (&[("begins", "midi")], ValidationError::Begins),
            (&[("day", "2027-03-14"), ("begins", "02:30")], ValidationError::NoSuchHour("begins")),
            (
                &[("day", "2027-03-14"), ("begins", "01:30"), ("ends", "02:30")],
                ValidationError::NoSuchHour("ends"),
            ),
            (&[("ends", "tard")], ValidationError::Ends),
            (&[("ends", "13:00")], ValidationError::EndsEarly),
            (&[("ends", "15:00"), ("minutes", "60")], ValidationError::Disagree),
            (&[("minutes", "-5")], ValidationError::Minutes),
            (&[("settled", "month"), ("month", "13"), ("year", "2026")], ValidationError::Month),
            (&[("configuration", "crowd")], ValidationError::Configuration),
            (&[("modality", "pirate")], ValidationError::Modality),
            (&[("place.fr", "Salle 2")], ValidationError::PlaceOfVirtual),
            (
                &[("modality", "in-person"), ("video", "https://video.example/1")],
                ValidationError::VideoInPerson,
            ),
            (&[("video", "http://video.example/1")], ValidationError::Video),
        ] {
            assert_eq!(applied(pairs), Err(vec![fault]));
        }
        let several = applied(&[("title.fr", ""), ("day", "x"), ("begins", ""), ("minutes", "x")]);
        assert_eq!(
            several.expect_err("all of them"),
            [
                ValidationError::NoTitle,
                ValidationError::Day,
                ValidationError::Begins,
                ValidationError::Minutes
            ]
        );
    }
}
