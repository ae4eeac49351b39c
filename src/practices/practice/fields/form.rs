//! The fields of the form, in their order, with what can be chosen.

use super::{
    super::{
        labels,
        model::{Counting, PracticeForm},
        rules::{MAX_LONG, MAX_SHORT, MAX_TITLE, topics::TOPICS},
    },
    PROFESSIONS, Typed,
};
use ensemble_common::editing::{Entry, FieldSpec, Kind, Slot};
use ensemble_communities::community::{
    level_word,
    model::{Level, Network, Profession},
    network_word, profession_word,
};
use ensemble_core::Lang;
use ensemble_texts as t;
use ensemble_ui::Choice;

/// How much material and how many effects a practice can have.
const MAX_ENTRIES: usize = 12;
/// The most characters of a figure.
const MAX_FIGURE: usize = 12;

type Field = FieldSpec<Typed>;

pub(in super::super) const FIELDS: &[Entry<Typed>] = &[
    Entry::Field(
        Field::localized("title", 1, t::practice_field_title)
            .max(MAX_TITLE)
            .required(t::practice_wrong_title)
            .without_address()
            .stored(|typed| Slot::Localized(&mut typed.content.title)),
    ),
    Entry::Field(
        Field::localized("summary", 3, t::practice_field_summary)
            .max(MAX_SHORT)
            .stored(|typed| Slot::OptionalLocalized(&mut typed.content.summary)),
    ),
    Entry::Field(
        Field::new("form", Kind::Radio(forms), t::practice_field_form).required(t::practice_wrong_form),
    ),
    Entry::Group(t::practice_context, Some(t::practice_context_note), CONTEXT),
    Entry::Group(t::practice_form_description, Some(t::practice_description_note), DESCRIPTION),
    Entry::Group(t::practice_form_story, Some(t::practice_story_note), STORY),
    Entry::Group(t::practice_evidence, Some(t::practice_references_note), EVIDENCE),
    Entry::Field(
        Field::localized("contact", 2, t::practice_contact)
            .max(MAX_SHORT)
            .rich()
            .stored(|typed| Slot::OptionalLocalized(&mut typed.content.contact)),
    ),
    Entry::Group(t::reflection_tags, None, TAGS),
];

const TAGS: &[Entry<Typed>] = &[
    Entry::Row(&[topic(0), topic(1), topic(2)]),
    Entry::Row(&[topic(3), topic(4), topic(5)]),
    Entry::Field(
        Field::line("tags", t::practice_other_tags).hint(|lang| t::practice_tags_hint(lang).to_owned()),
    ),
];

const fn topic(index: usize) -> Field {
    let (key, tag) = TOPICS[index];
    Field::new(key, Kind::Check, tag)
}

const CONTEXT: &[Entry<Typed>] = &[
    Entry::Row(&[
        Field::new("level-from", Kind::Select(levels), t::practice_level_from),
        Field::new("level-to", Kind::Select(levels), t::practice_level_to),
        Field::new("network", Kind::Select(networks), t::community_fact_network),
    ]),
    Entry::Row(&[
        Field::new(PROFESSIONS[0], Kind::Select(professions), t::practice_profession_first),
        Field::new(PROFESSIONS[1], Kind::Select(professions), t::practice_profession_second),
        Field::new(PROFESSIONS[2], Kind::Select(professions), t::practice_profession_third),
    ]),
    Entry::Field(
        Field::localized("duration-short", 1, t::practice_duration)
            .max(MAX_TITLE)
            .stored(|typed| Slot::OptionalLocalized(&mut typed.content.context.duration)),
    ),
];

const DESCRIPTION: &[Entry<Typed>] = &[
    Entry::Field(
        Field::localized("need", 4, t::practice_need)
            .max(MAX_LONG)
            .rich()
            .stored(|typed| Slot::OptionalLocalized(&mut typed.content.need)),
    ),
    Entry::Field(
        Field::localized("done", 8, t::practice_done)
            .max(MAX_LONG)
            .rich()
            .stored(|typed| Slot::OptionalLocalized(&mut typed.content.done)),
    ),
    Entry::Field(
        Field::localized("people", 2, t::practice_people)
            .max(MAX_SHORT)
            .stored(|typed| Slot::OptionalLocalized(&mut typed.content.people)),
    ),
    Entry::Field(
        Field::new("material", Kind::List(MAX_ENTRIES, 2, MATERIAL), t::practice_material)
            .max(MAX_SHORT)
            .hint(|lang| t::practice_material_hint(lang).to_owned())
            .stored(|typed| Slot::LocalizedList(&mut typed.material)),
    ),
    Entry::Field(
        Field::new("effect", Kind::List(MAX_ENTRIES, 2, EFFECT), t::practice_effects)
            .max(MAX_SHORT)
            .hint(|lang| t::practice_effects_hint(lang).to_owned())
            .stored(|typed| Slot::LocalizedList(&mut typed.effects)),
    ),
    Entry::Field(
        Field::localized("limits", 4, t::practice_limits)
            .max(MAX_LONG)
            .rich()
            .stored(|typed| Slot::OptionalLocalized(&mut typed.content.limits)),
    ),
];

const MATERIAL: &[Field] = &[Field::new("link", Kind::Line("text", Some("url")), t::practice_link)];

const EFFECT: &[Field] = &[
    Field::line("short", t::practice_figure).max(MAX_FIGURE),
    Field::new("counting", Kind::Select(countings), t::practice_counting),
];

const STORY: &[Entry<Typed>] = &[
    Entry::Field(
        Field::localized("happened", 4, t::practice_happened)
            .max(MAX_LONG)
            .rich()
            .stored(|typed| Slot::OptionalLocalized(&mut typed.content.story.happened)),
    ),
    Entry::Field(
        Field::localized("took", 3, t::practice_took)
            .max(MAX_LONG)
            .rich()
            .stored(|typed| Slot::OptionalLocalized(&mut typed.content.story.took)),
    ),
    Entry::Field(
        Field::localized("changed", 3, t::practice_changed)
            .max(MAX_LONG)
            .rich()
            .stored(|typed| Slot::OptionalLocalized(&mut typed.content.story.changed)),
    ),
    Entry::Field(
        Field::localized("did", 3, t::practice_did)
            .max(MAX_LONG)
            .rich()
            .stored(|typed| Slot::OptionalLocalized(&mut typed.content.story.did)),
    ),
    Entry::Field(
        Field::localized("counts", 3, t::practice_counts)
            .max(MAX_LONG)
            .rich()
            .stored(|typed| Slot::OptionalLocalized(&mut typed.content.story.counts)),
    ),
];

const EVIDENCE: &[Entry<Typed>] = &[
    Entry::Field(Field::new("references-fr", Kind::Lines, t::practice_references_fr)),
    Entry::Field(Field::new("references-en", Kind::Lines, t::practice_references_en)),
];

fn forms(lang: Lang) -> Vec<Choice> {
    PracticeForm::ALL.iter().map(|each| Choice::new(each.code(), labels::form(lang, *each))).collect()
}

fn countings(lang: Lang) -> Vec<Choice> {
    Counting::ALL.iter().map(|each| Choice::new(each.code(), labels::counting(lang, *each))).collect()
}

/// Values to choose from after that of nothing.
fn or_any<T: Copy>(any: &str, all: &[T], named: impl Fn(T) -> (&'static str, &'static str)) -> Vec<Choice> {
    let each = all.iter().map(|value| {
        let (code, name) = named(*value);
        Choice::new(code, name)
    });
    std::iter::once(Choice::new("", any)).chain(each).collect()
}

fn levels(lang: Lang) -> Vec<Choice> {
    or_any(t::practice_any_level(lang), Level::ALL, |level| (level.code(), level_word(lang, level)))
}

fn networks(lang: Lang) -> Vec<Choice> {
    or_any(t::practice_any_network(lang), Network::ALL, |network| {
        (network.code(), network_word(lang, network))
    })
}

fn professions(lang: Lang) -> Vec<Choice> {
    or_any(t::practice_any_profession(lang), Profession::ALL, |profession| {
        (profession.code(), profession_word(lang, profession))
    })
}
