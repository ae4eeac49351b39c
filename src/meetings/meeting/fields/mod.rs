//! What people write down of a meeting as fields to be edited.

#[cfg(test)]
mod tests;
mod time;
mod values;

use super::{
    labels,
    model::{Configuration, Modality, Plan, Zone},
    rules,
};
use ensemble_common::editing::{Entry, FieldSpec, Kind, Slot};
use ensemble_core::{Lang, format};
use ensemble_texts as t;
use ensemble_ui::Choice;

pub(super) use values::{blank, like, read, usual, write};

type Field = FieldSpec<Plan>;

/// The form of a meeting.
pub(super) const FIELDS: &[Entry<Plan>] = &[
    Entry::Field(
        Field::localized("title", 1, t::meeting_field_title)
            .max(200)
            .required(t::meeting_wrong_title)
            .without_address()
            .stored(|plan| Slot::Localized(&mut plan.title)),
    ),
    Entry::Group(t::meeting_fact_when, None, WHEN),
    Entry::Field(
        Field::new("configuration", Kind::Select(configurations), t::meeting_fact_configuration)
            .hint(|lang| t::meeting_configuration_hint(lang).to_owned()),
    ),
    Entry::Group(t::meeting_how, Some(t::meeting_place_hint), HOW),
];

const WHEN: &[Entry<Plan>] = &[
    Entry::Field(
        Field::new("settled", Kind::Radio(settled), t::meeting_settled).required(t::meeting_wrong_settled),
    ),
    Entry::Row(DAY),
    Entry::Field(
        Field::new("zone", Kind::Select(zones), t::meeting_field_zone)
            .hint(|lang| t::meeting_zone_hint(lang).to_owned()),
    ),
    Entry::Row(MONTH),
    Entry::Row(LENGTH),
];

const DAY: &[Field] = &[
    Field::new("day", Kind::Line("date", None), t::meeting_field_day),
    Field::new("begins", Kind::Line("time", None), t::meeting_field_begins),
];

const MONTH: &[Field] = &[
    Field::new("month", Kind::Select(months), t::meeting_field_month)
        .hint(|lang| t::meeting_month_hint(lang).to_owned()),
    Field::new("year", Kind::Line("text", Some("numeric")), t::meeting_field_year)
        .hint(|lang| t::meeting_month_hint(lang).to_owned()),
];

const LENGTH: &[Field] = &[
    Field::new("ends", Kind::Line("time", None), t::meeting_field_ends)
        .hint(|lang| t::meeting_ends_hint(lang).to_owned()),
    Field::new("minutes", Kind::Line("text", Some("numeric")), t::meeting_field_minutes)
        .hint(|lang| t::meeting_minutes_hint(lang, rules::USUAL)),
];

const HOW: &[Entry<Plan>] = &[
    Entry::Field(
        Field::new("modality", Kind::Radio(modalities), t::meeting_fact_modality)
            .required(t::meeting_wrong_modality),
    ),
    Entry::Field(
        Field::localized("place", 1, t::meeting_fact_place)
            .max(300)
            .stored(|plan| Slot::OptionalLocalized(&mut plan.place)),
    ),
    Entry::Field(
        Field::new("video", Kind::Line("text", Some("url")), t::meeting_field_video)
            .hint(|lang| t::meeting_video_hint(lang).to_owned()),
    ),
];

fn settled(lang: Lang) -> Vec<Choice> {
    vec![
        Choice::new("day", t::meeting_settled_day(lang)),
        Choice::new("month", t::meeting_settled_month(lang)),
    ]
}

/// The zone as its field has it: nothing is the portal's, as for meetings that were written before there was a choice.
const fn zone_code(zone: Zone) -> &'static str {
    match zone {
        Zone::Eastern => "",
        Zone::Atlantic | Zone::BlancSablon => zone.code(),
    }
}

fn zone(typed: &str) -> Option<Zone> {
    if typed.is_empty() { Some(Zone::Eastern) } else { Zone::from_code(typed) }
}

fn zones(lang: Lang) -> Vec<Choice> {
    Zone::ALL
        .iter()
        .map(|each| Choice::new(zone_code(*each), labels::zone_with_places(lang, *each)))
        .collect()
}

fn months(lang: Lang) -> Vec<Choice> {
    (1..=12).map(|month: i8| Choice::new(month.to_string(), format::month(lang, month))).collect()
}

fn configurations(lang: Lang) -> Vec<Choice> {
    std::iter::once(None)
        .chain(Configuration::ALL.iter().copied().map(Some))
        .map(|each| Choice::new(each.map_or("", Configuration::code), labels::configuration(lang, each)))
        .collect()
}

fn modalities(lang: Lang) -> Vec<Choice> {
    Modality::ALL.iter().map(|each| Choice::new(each.code(), labels::modality(lang, *each))).collect()
}
