//! The texts of a community as fields to be edited.

use super::{
    labels,
    model::{Community, Deadline, Deliverable, DeliverableState, Heading, Season, Texts},
};
use crate::editing::{Entry, FieldSpec, Kind, Slot, TypedTexts, model::FieldSet, web_address};
use ensemble_core::{Lang, LocalizedText};
use ensemble_texts as t;
use ensemble_ui::Choice;

/// The longest name, summary or entry of a list, in characters.
const SHORT: usize = 600;
/// The longest purpose.
const LONG: usize = 10_000;
/// The list of what a community will make; each entry has a season, a year, a state, a day and an address, too.
const DELIVERABLES: &str = "deliverable";
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
    /// The titles of its deliverables.
    pub(super) titles: Vec<LocalizedText>,
    /// Those of its deadlines.
    pub(super) deadline_titles: Vec<LocalizedText>,
}

impl From<&Community> for Content {
    fn from(community: &Community) -> Self {
        let titles = community.texts.deliverables.iter().map(|each| each.title.clone()).collect();
        let deadline_titles = community.texts.deadlines.iter().map(|each| each.title.clone()).collect();
        Self { heading: community.heading.clone(), texts: community.texts.clone(), titles, deadline_titles }
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
        FieldSpec::new(DELIVERABLES, Kind::List(MOST, 1, DELIVERABLE), t::community_deliverables)
            .max(SHORT)
            .hint(list_hint)
            .stored(|content| Slot::LocalizedList(&mut content.titles)),
    ),
    Entry::Field(
        FieldSpec::new(DEADLINES, Kind::List(MOST, 1, DEADLINE), t::community_deadlines)
            .max(SHORT)
            .hint(list_hint)
            .stored(|content| Slot::LocalizedList(&mut content.deadline_titles)),
    ),
];

const DELIVERABLE: &[FieldSpec<Content>] = &[
    FieldSpec::new("season", Kind::Select(seasons), t::community_edit_season),
    FieldSpec::new("year", Kind::Line("text", Some("numeric")), t::community_edit_year_label).max(SHORT),
    FieldSpec::new("state", Kind::Select(states), t::community_edit_state),
    FieldSpec::new("date", Kind::Line("date", None), t::community_edit_date)
        .hint(|lang| t::community_edit_date_hint(lang).to_owned()),
    FieldSpec::new("link", Kind::Line("text", Some("url")), t::community_edit_link),
];

const DEADLINE: &[FieldSpec<Content>] =
    &[FieldSpec::new("day", Kind::Line("date", None), t::community_edit_day)];

fn seasons(lang: Lang) -> Vec<Choice> {
    Season::ALL.iter().map(|each| Choice::new(each.code(), labels::season_name(lang, *each))).collect()
}

fn states(lang: Lang) -> Vec<Choice> {
    DeliverableState::ALL
        .iter()
        .map(|each| Choice::new(each.code(), labels::state_name(lang, *each)))
        .collect()
}

/// Adds what else belongs to each deliverable and deadline.
pub(super) fn write(content: &Content, fields: &mut FieldSet) {
    for (index, deliverable) in content.texts.deliverables.iter().enumerate() {
        let key = format!("{DELIVERABLES}.{index}");
        fields.set(format!("{key}.season"), deliverable.season.code());
        fields.set(format!("{key}.year"), deliverable.year.to_string());
        fields.set(format!("{key}.state"), deliverable.state.code());
        fields.set(format!("{key}.date"), deliverable.date.as_deref().unwrap_or_default());
        fields.set(format!("{key}.link"), deliverable.link.as_deref().unwrap_or_default());
    }
    for (index, deadline) in content.texts.deadlines.iter().enumerate() {
        fields.set(format!("{DEADLINES}.{index}.day"), deadline.day.as_str());
    }
}

/// A day as a form sends it: `2027-03-26`.
fn day(typed: &str) -> Option<String> {
    let day = typed.parse::<jiff::civil::Date>().ok()?;
    (typed.len() == 10 && (2000..=2100).contains(&day.year())).then(|| day.to_string())
}

/// Reads the deliverables and the deadlines, whose titles are read already.
pub(super) fn read(changes: &mut TypedTexts<'_>, content: &mut Content) {
    content.texts.deliverables = deliverables(changes, &content.titles);
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

fn deliverables(changes: &mut TypedTexts<'_>, titles: &[LocalizedText]) -> Vec<Deliverable> {
    let mut deliverables = Vec::new();
    for (index, title) in titles.iter().enumerate() {
        let part = |part: &str| changes.text(&format!("{DELIVERABLES}.{index}.{part}")).to_owned();
        let [season, year, state, typed_date, typed_link] =
            ["season", "year", "state", "date", "link"].map(part);
        let (date, link) = (day(&typed_date), web_address(&typed_link));
        let season = Season::from_code(&season).unwrap_or(Season::Spring);
        let year = year.parse().ok().filter(|year| (2000..=2100).contains(year));
        let due = date.as_deref().and_then(Season::of).or_else(|| Some((season, year?)));
        let mut wrong = |part: &str, message: &'static str| {
            changes.errors.add(&format!("{DELIVERABLES}-{index}-{part}"), message);
        };
        if date.is_none() && !typed_date.is_empty() {
            wrong("date", t::community_edit_wrong_day(changes.lang));
        }
        if link.is_none() && !typed_link.is_empty() {
            wrong("link", t::meeting_wrong_video(changes.lang));
        }
        match due {
            Some((season, year)) => deliverables.push(Deliverable {
                title: title.clone(),
                season,
                year,
                state: DeliverableState::from_code(&state).unwrap_or(DeliverableState::Planned),
                date,
                link,
            }),
            None => wrong("year", t::community_edit_year(changes.lang)),
        }
    }
    deliverables
}
