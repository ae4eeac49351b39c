//! The texts of a community as fields to be edited.

use super::{
    labels,
    model::{Community, Deliverable, DeliverableState, Heading, Season, Texts},
};
use crate::editing::{Entry, FieldSpec, Kind, Slot, TypedTexts, model::FieldSet};
use ensemble_core::{Lang, LocalizedText};
use ensemble_texts as t;
use ensemble_ui::Choice;

/// The longest name, summary or entry of a list, in characters.
const SHORT: usize = 600;
/// The longest purpose.
const LONG: usize = 10_000;
/// The list of what a community will make; each entry has a season, a year and a state, too.
const DELIVERABLES: &str = "deliverable";
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
}

impl From<&Community> for Content {
    fn from(community: &Community) -> Self {
        let titles = community.texts.deliverables.iter().map(|each| each.title.clone()).collect();
        Self { heading: community.heading.clone(), texts: community.texts.clone(), titles }
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
];

const DELIVERABLE: &[FieldSpec<Content>] = &[
    FieldSpec::new("season", Kind::Select(seasons), t::community_edit_season),
    FieldSpec::new("year", Kind::Line("text", Some("numeric")), t::community_edit_year_label).max(SHORT),
    FieldSpec::new("state", Kind::Select(states), t::community_edit_state),
];

fn seasons(lang: Lang) -> Vec<Choice> {
    Season::ALL.iter().map(|each| Choice::new(each.code(), labels::season_name(lang, *each))).collect()
}

fn states(lang: Lang) -> Vec<Choice> {
    DeliverableState::ALL.iter().map(|each| Choice::new(each.code(), labels::state(lang, *each))).collect()
}

/// Adds season, year and state of each deliverable.
pub(super) fn write(content: &Content, fields: &mut FieldSet) {
    for (index, deliverable) in content.texts.deliverables.iter().enumerate() {
        let key = format!("{DELIVERABLES}.{index}");
        fields.set(format!("{key}.season"), deliverable.season.code());
        fields.set(format!("{key}.year"), deliverable.year.to_string());
        fields.set(format!("{key}.state"), deliverable.state.code());
    }
}

/// Reads the deliverables, whose titles are read already.
pub(super) fn read(changes: &mut TypedTexts<'_>, content: &mut Content) {
    let mut deliverables = Vec::new();
    for (index, title) in content.titles.iter().enumerate() {
        let part = |part: &str| changes.text(&format!("{DELIVERABLES}.{index}.{part}"));
        let year = part("year").parse().ok().filter(|year| (2000..=2100).contains(year));
        match year {
            Some(year) => deliverables.push(Deliverable {
                title: title.clone(),
                season: Season::from_code(part("season")).unwrap_or(Season::Spring),
                year,
                state: DeliverableState::from_code(part("state")).unwrap_or(DeliverableState::Planned),
            }),
            None => {
                let message = t::community_edit_year(changes.lang);
                changes.errors.add(&format!("{DELIVERABLES}-{index}-year"), message);
            }
        }
    }
    content.texts.deliverables = deliverables;
}
