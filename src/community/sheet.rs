//! A community's texts as a sheet of fields, and back. Pure.

use super::model::{Community, Deliverable, DeliverableState, Heading, Season, Texts};
use crate::{
    editing::{
        model::FieldSet,
        rules::{ancestor, edited},
    },
    i18n::{Lang, LocalizedText},
    server::names,
};

/// The longest name, summary or entry of a list, in characters.
pub const SHORT: usize = 600;
/// The longest purpose.
pub const LONG: usize = 10_000;
/// The texts that stand alone, and how many lines their fields are high.
pub const SINGLE: [(&str, u32); 3] = [("name", 1), ("summary", 3), ("purpose", 8)];
/// The lists of texts.
pub const LISTS: [&str; 4] = ["aim", "objective", "question", "priority"];
/// The list of what a community will make; each entry has a season, a year and a state, too.
pub const DELIVERABLES: &str = "deliverable";
/// The most entries of a list.
pub const MOST: usize = 20;

/// What is wrong with a sheet: a field, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValidationError {
    /// The community has no name in either language.
    NoName,
    /// A text is longer than so many characters.
    Long(String, usize),
    /// A name holds a web address.
    Address(String),
    /// A deliverable's year is none.
    Year(String),
}

fn pair(sheet: &mut FieldSet, key: &str, passage: &LocalizedText) {
    match passage {
        LocalizedText::Single { lang, text } => sheet.set(format!("{key}.{}", lang.code()), text),
        LocalizedText::Pair { fr, en, .. } => {
            sheet.set(format!("{key}.fr"), fr);
            sheet.set(format!("{key}.en"), en);
        }
    }
}

/// The sheet of a community.
#[must_use]
pub fn of(community: &Community) -> FieldSet {
    let (mut sheet, texts) = (FieldSet::default(), &community.texts);
    pair(&mut sheet, "name", &community.heading.name);
    for (key, passage) in [("summary", &community.heading.summary), ("purpose", &texts.purpose)] {
        if let Some(passage) = passage {
            pair(&mut sheet, key, passage);
        }
    }
    for list in LISTS {
        for (index, passage) in entries(texts, list).iter().enumerate() {
            pair(&mut sheet, &format!("{list}.{index}"), passage);
        }
    }
    for (index, deliverable) in texts.deliverables.iter().enumerate() {
        let key = format!("{DELIVERABLES}.{index}");
        pair(&mut sheet, &key, &deliverable.title);
        sheet.set(format!("{key}.season"), deliverable.season.code());
        sheet.set(format!("{key}.year"), deliverable.year.to_string());
        sheet.set(format!("{key}.state"), deliverable.state.code());
    }
    sheet
}

/// The texts of one of the [`LISTS`].
#[must_use]
pub fn entries<'a>(texts: &'a Texts, list: &str) -> &'a [LocalizedText] {
    match list {
        "aim" => &texts.aims,
        "objective" => &texts.objectives,
        "question" => &texts.questions,
        _ => &texts.priorities,
    }
}

/// Reads the fields of a form: those of this sheet only, the lists without their empty entries.
pub fn read<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> FieldSet {
    let typed: FieldSet = pairs.map(|(key, text)| (key.to_owned(), text.to_owned())).collect();
    let mut sheet = FieldSet::default();
    for (key, _) in SINGLE {
        for lang in Lang::ALL {
            let key = format!("{key}.{}", lang.code());
            sheet.set(&key, typed.text(&key));
        }
    }
    for list in LISTS.into_iter().chain([DELIVERABLES]) {
        let mut kept = 0;
        for index in 0..typed.len_of(list).min(MOST) {
            let text = |part: &str| typed.text(&format!("{list}.{index}.{part}"));
            if text("fr").is_empty() && text("en").is_empty() {
                continue;
            }
            for part in ["fr", "en", "season", "year", "state"] {
                sheet.set(format!("{list}.{kept}.{part}"), text(part));
            }
            kept += 1;
        }
    }
    sheet
}

/// The texts that a sheet makes of a community's. `right` names the passages whose other language is
/// said to be still right.
///
/// # Errors
/// Everything that is wrong with the sheet.
pub fn apply(
    sheet: &FieldSet,
    old: &Community,
    right: &dyn Fn(&str) -> bool,
    writer: Lang,
    now: i64,
) -> Result<(Heading, Texts), Vec<ValidationError>> {
    let mut faults = Vec::new();
    for (key, text) in sheet.iter() {
        let most = if key.starts_with("purpose.") { LONG } else { SHORT };
        if text.chars().count() > most {
            faults.push(ValidationError::Long(key.to_owned(), most));
        } else if key.starts_with("name.") && names::has_url(text) {
            faults.push(ValidationError::Address(key.to_owned()));
        }
    }
    let passage = |key: &str, old: Option<&LocalizedText>| {
        let (fr, en) = (sheet.text(&format!("{key}.fr")), sheet.text(&format!("{key}.en")));
        edited(old, fr, en, right(key), writer, now)
    };
    let list = |list: &str, old: &[LocalizedText]| -> Vec<LocalizedText> {
        (0..sheet.len_of(list))
            .filter_map(|index| {
                let key = format!("{list}.{index}");
                let (fr, en) = (sheet.text(&format!("{key}.fr")), sheet.text(&format!("{key}.en")));
                edited(ancestor(old, index, fr, en), fr, en, right(&key), writer, now)
            })
            .collect()
    };
    let titles: Vec<LocalizedText> = old.texts.deliverables.iter().map(|each| each.title.clone()).collect();
    let mut deliverables = Vec::new();
    for (index, title) in list(DELIVERABLES, &titles).into_iter().enumerate() {
        let part = |part: &str| sheet.text(&format!("{DELIVERABLES}.{index}.{part}"));
        let year = part("year").parse().ok().filter(|year| (2000..=2100).contains(year));
        match year {
            Some(year) => deliverables.push(Deliverable {
                title,
                season: Season::from_code(part("season")).unwrap_or(Season::Spring),
                year,
                state: DeliverableState::from_code(part("state")).unwrap_or(DeliverableState::Planned),
            }),
            None => faults.push(ValidationError::Year(format!("{DELIVERABLES}.{index}.year"))),
        }
    }
    let Some(name) = passage("name", Some(&old.heading.name)) else {
        faults.push(ValidationError::NoName);
        return Err(faults);
    };
    if !faults.is_empty() {
        return Err(faults);
    }
    let heading = Heading { name, summary: passage("summary", old.heading.summary.as_ref()) };
    let texts = Texts {
        purpose: passage("purpose", old.texts.purpose.as_ref()),
        aims: list("aim", &old.texts.aims),
        objectives: list("objective", &old.texts.objectives),
        questions: list("question", &old.texts.questions),
        priorities: list("priority", &old.texts.priorities),
        deliverables,
    };
    Ok((heading, texts))
}
