//! The texts of a community as fields to be edited.

use super::model::{Community, Deadline, Heading, Texts};
use ensemble_common::editing::{Entry, FieldSpec, Kind, Slot, TypedTexts, model::FieldSet};
use ensemble_core::{Lang, LocalizedText};
use ensemble_texts as t;

/// The longest name, summary or entry of a list, in characters.
const SHORT: usize = 600;
/// The longest purpose.
const LONG: usize = 10_000;
/// The list of what is due on a day.
const DEADLINES: &str = "deadline";
/// The most entries of a list.
const MOST: usize = 20;

/// What people write of a community.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// What lists show of it.
    pub heading: Heading,
    /// What its page says.
    pub texts: Texts,
    /// The titles of its deadlines.
    pub(super) deadline_titles: Vec<LocalizedText>,
}

impl From<&Community> for Content {
    fn from(community: &Community) -> Self {
        let deadline_titles = community.texts.deadlines.iter().map(|each| each.title.clone()).collect();
        Self { heading: community.heading.clone(), texts: community.texts.clone(), deadline_titles }
    }
}

const fn list(key: &'static str, label: fn(Lang) -> &'static str) -> FieldSpec<Content> {
    FieldSpec::new(key, Kind::List(MOST, 2, &[]), label).max(SHORT).hint(list_hint)
}

fn list_hint(lang: Lang) -> String {
    t::community_edit_list_hint(lang).to_owned()
}

pub(super) const FIELDS: &[Entry<Content>] = &[
    Entry::Field(
        FieldSpec::localized("name", 1, t::community_edit_name)
            .max(SHORT)
            .required(t::community_edit_no_name)
            .without_address()
            .stored(|content| Slot::Localized(&mut content.heading.name)),
    ),
    Entry::Field(
        FieldSpec::localized("summary", 3, t::community_edit_summary)
            .max(SHORT)
            .stored(|content| Slot::OptionalLocalized(&mut content.heading.summary)),
    ),
    Entry::Field(
        FieldSpec::localized("purpose", 8, t::community_purpose)
            .max(LONG)
            .rich()
            .stored(|content| Slot::OptionalLocalized(&mut content.texts.purpose)),
    ),
    Entry::Field(
        list("aim", t::community_aims).stored(|content| Slot::LocalizedList(&mut content.texts.aims)),
    ),
    Entry::Field(
        list("objective", t::community_objectives)
            .stored(|content| Slot::LocalizedList(&mut content.texts.objectives)),
    ),
    Entry::Field(
        list("question", t::community_questions)
            .stored(|content| Slot::LocalizedList(&mut content.texts.questions)),
    ),
    Entry::Field(
        list("priority", t::community_priorities)
            .stored(|content| Slot::LocalizedList(&mut content.texts.priorities)),
    ),
    Entry::Field(
        FieldSpec::new(DEADLINES, Kind::List(MOST, 1, DEADLINE), t::community_deadlines)
            .max(SHORT)
            .hint(list_hint)
            .stored(|content| Slot::LocalizedList(&mut content.deadline_titles)),
    ),
];

const DEADLINE: &[FieldSpec<Content>] =
    &[FieldSpec::new("day", Kind::Line("date", None), t::community_edit_day)];

/// Adds the days of the deadlines.
pub(super) fn write(content: &Content, fields: &mut FieldSet) {
    for (index, deadline) in content.texts.deadlines.iter().enumerate() {
        fields.set(format!("{DEADLINES}.{index}.day"), deadline.day.as_str());
    }
}

/// A day as a form sends it: `2027-03-26`.
fn day(typed: &str) -> Option<String> {
    let day = typed.parse::<jiff::civil::Date>().ok()?;
    (typed.len() == 10 && (2000..=2100).contains(&day.year())).then(|| day.to_string())
}

/// Reads the deadlines, whose titles are read already.
pub(super) fn read(changes: &mut TypedTexts<'_>, content: &mut Content) {
    let mut deadlines = Vec::new();
    for (index, title) in content.deadline_titles.iter().enumerate() {
        match day(changes.text(&format!("{DEADLINES}.{index}.day"))) {
            Some(day) => deadlines.push(Deadline { title: title.clone(), day }),
            None => {
                let message = t::community_edit_wrong_day(changes.lang);
                changes.errors.add(&format!("{DEADLINES}-{index}-day"), message);
            }
        }
    }
    content.texts.deadlines = deadlines;
}
