//! A practice as the fields of its form.

use super::{
    labels,
    model::{Content, Counting, Effect, Material, PracticeForm, Reference, doi},
    rules::{
        MAX_LONG, MAX_REFERENCE, MAX_REFERENCES, MAX_SHORT, MAX_TITLE,
        topics::{TOPICS, is_of, is_same_tag},
    },
};
use ensemble_common::editing::{
    Entry, FieldSpec, Kind, Slot, TICKED, TypedTexts, model::FieldSet, to_fields, web_address,
};
use ensemble_communities::community::{
    level_word,
    model::{Level, Network, Profession},
    network_word, profession_word,
};
use ensemble_core::{Lang, LocalizedText, format};
use ensemble_reflections::reflection::rules::{self as reflections, TagError};
use ensemble_texts as t;
use ensemble_ui::Choice;

/// How much material and how many effects a practice can have.
const MAX_ENTRIES: usize = 12;
/// The most characters of a figure.
const MAX_FIGURE: usize = 12;
const PROFESSIONS: [&str; 3] = ["profession-1", "profession-2", "profession-3"];

/// What the form writes: lists of texts are apart from what else belongs to their entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    pub content: Content,
    material: Vec<LocalizedText>,
    effects: Vec<LocalizedText>,
}

impl From<&Content> for Typed {
    fn from(content: &Content) -> Self {
        Self {
            material: content.material.iter().map(|material| material.title.clone()).collect(),
            effects: content.effects.iter().map(|effect| effect.text.clone()).collect(),
            content: content.clone(),
        }
    }
}

type Field = FieldSpec<Typed>;

pub(super) const FIELDS: &[Entry<Typed>] = &[
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

/// The key of the field of references in a language.
const fn references_key(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "references-fr",
        Lang::En => "references-en",
    }
}

/// The fields of a practice.
pub(super) fn of(content: &Content) -> FieldSet {
    let typed = Typed::from(content);
    let mut fields = to_fields(FIELDS, &typed);
    write(&typed, &mut fields);
    fields
}

/// Adds the texts of fields without a slot.
pub(super) fn write(typed: &Typed, fields: &mut FieldSet) {
    let content = &typed.content;
    fields.set("form", content.form.code());
    if let Some((from, to)) = content.context.levels {
        fields.set("level-from", from.code());
        fields.set("level-to", to.code());
    }
    fields.set("network", content.context.network.map(Network::code).unwrap_or_default());
    for (key, profession) in PROFESSIONS.iter().zip(&content.context.professions) {
        fields.set(*key, profession.code());
    }
    for (index, material) in content.material.iter().enumerate() {
        fields.set(format!("material.{index}.link"), material.link.as_deref().unwrap_or_default());
    }
    for (index, effect) in content.effects.iter().enumerate() {
        fields.set(format!("effect.{index}.short"), effect.figure.as_str());
        fields.set(format!("effect.{index}.counting"), effect.counting.code());
    }
    for lang in Lang::ALL {
        let lines: Vec<String> = content
            .references
            .iter()
            .filter(|reference| reference.lang == lang)
            .map(|reference| match &reference.doi {
                Some(doi) => format!("{} {}", reference.text, doi.address()),
                None => reference.text.clone(),
            })
            .collect();
        fields.set(references_key(lang), lines.join("\n"));
    }
    for topic in TOPICS {
        let ticked = content.tags.iter().any(|tag| is_of(tag, topic));
        fields.set(topic.0, if ticked { TICKED } else { "" });
    }
    let others = content.tags.iter().filter(|tag| !TOPICS.iter().any(|topic| is_of(tag, *topic)));
    fields.set("tags", others.map(String::as_str).collect::<Vec<_>>().join(", "));
}

/// Reads the fields without a slot.
pub(super) fn read(changes: &mut TypedTexts<'_>, typed: &mut Typed) {
    let lang = changes.lang;
    let content = &mut typed.content;
    content.form = PracticeForm::from_code(changes.text("form")).unwrap_or(content.form);
    let [from, to] = ["level-from", "level-to"].map(|key| Level::from_code(changes.text(key)));
    content.context.levels = match (from, to) {
        (Some(from), Some(to)) if (from as u8) <= (to as u8) => Some((from, to)),
        (Some(_), Some(_)) => {
            changes.errors.add("level-to", t::practice_wrong_levels(lang));
            None
        }
        (Some(one), None) | (None, Some(one)) => Some((one, one)),
        (None, None) => None,
    };
    content.context.network = Network::from_code(changes.text("network"));
    content.context.professions.clear();
    for key in PROFESSIONS {
        if let Some(profession) = Profession::from_code(changes.text(key))
            && !content.context.professions.contains(&profession)
        {
            content.context.professions.push(profession);
        }
    }
    content.material = material(changes, &typed.material);
    content.effects = effects(changes, &typed.effects);
    content.references = references(changes);
    match tags(changes, &content.tags) {
        Ok(tags) => content.tags = tags,
        Err(TagError::TooMany) => {
            changes.errors.add("tags", t::practice_wrong_tags(lang, reflections::MAX_TAGS));
        }
        Err(TagError::TooLong) => {
            changes.errors.add("tags", t::practice_wrong_tag(lang, reflections::MAX_TAG_LENGTH));
        }
    }
}

/// The topics that are ticked, as they were written `before` or else in the language of the page, and the tags that are typed.
fn tags(changes: &TypedTexts<'_>, before: &[String]) -> Result<Vec<String>, TagError> {
    let ticked = TOPICS.into_iter().filter(|(key, _)| changes.text(key) == TICKED).map(|topic| {
        let known = before.iter().find(|tag| is_of(tag, topic));
        known.cloned().unwrap_or_else(|| topic.1(changes.lang).to_owned())
    });
    let mut all: Vec<String> = ticked.collect();
    for tag in reflections::parse_tags(changes.text("tags"))? {
        if !all.iter().any(|known| is_same_tag(known, &tag)) {
            all.push(tag);
        }
    }
    if all.len() > reflections::MAX_TAGS { Err(TagError::TooMany) } else { Ok(all) }
}

fn material(changes: &mut TypedTexts<'_>, titles: &[LocalizedText]) -> Vec<Material> {
    let mut all = Vec::with_capacity(titles.len());
    for (index, title) in titles.iter().enumerate() {
        let typed = changes.text(&format!("material.{index}.link")).to_owned();
        let link = web_address(&typed);
        if link.is_none() && !typed.is_empty() {
            changes.errors.add(&format!("material-{index}-link"), t::practice_wrong_link(changes.lang));
        }
        all.push(Material { title: title.clone(), link });
    }
    all
}

fn effects(changes: &TypedTexts<'_>, texts: &[LocalizedText]) -> Vec<Effect> {
    let effect = |(index, text): (usize, &LocalizedText)| Effect {
        text: text.clone(),
        figure: changes.text(&format!("effect.{index}.short")).to_owned(),
        counting: Counting::from_code(changes.text(&format!("effect.{index}.counting")))
            .unwrap_or(Counting::Counted),
    };
    texts.iter().enumerate().map(effect).collect()
}

fn references(changes: &mut TypedTexts<'_>) -> Vec<Reference> {
    let mut all = Vec::new();
    for lang in Lang::ALL {
        let key = references_key(lang);
        let typed = changes.text(key).to_owned();
        let lines: Vec<&str> = typed.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        if lines.len() > MAX_REFERENCES {
            changes.errors.add(key, t::practice_wrong_references(changes.lang, MAX_REFERENCES));
        }
        for line in lines {
            if line.chars().count() > MAX_REFERENCE {
                changes.errors.add(key, t::practice_wrong_reference(changes.lang, MAX_REFERENCE));
                continue;
            }
            match doi::split(line) {
                Ok((text, doi)) => all.push(Reference { lang, text, doi }),
                Err(word) => {
                    let word = format::quoted(changes.lang, &word);
                    changes.errors.add(key, t::practice_wrong_doi(changes.lang, word));
                }
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Content, FIELDS, Typed, of, read};
    use crate::practice::model::{Context, Counting, Effect, Material, PracticeForm, Reference};
    use ensemble_common::editing::{TypedTexts, apply, model::FieldSet};
    use ensemble_communities::community::model::{Level, Network, Profession};
    use ensemble_core::{Lang, LocalizedText, error::FieldErrors};

    fn both(fr: &str, en: &str) -> LocalizedText {
        LocalizedText::written(Lang::Fr, fr, en)
    }

    fn content() -> Content {
        Content {
            summary: Some(both("Trois lignes.", "Three lines.")),
            context: Context {
                levels: Some((Level::Primary, Level::Secondary)),
                network: Some(Network::Both),
                professions: vec![Profession::Psychoeducator, Profession::Manager],
                duration: Some(both("10 min par semaine", "10 min a week")),
            },
            material: vec![
                Material {
                    title: both("Une fiche", "A sheet"),
                    link: Some("https://exemple.org/f".to_owned()),
                },
                Material { title: both("Un carnet", ""), link: None },
            ],
            effects: vec![Effect {
                text: both("appels", "calls"),
                figure: "11".to_owned(),
                counting: Counting::Estimated,
            }],
            references: vec![
                Reference {
                    lang: Lang::Fr,
                    text: "Roy, A. (2023). Un titre.".to_owned(),
                    doi: Some("10.5555/x.1".parse().expect("a DOI")),
                },
                Reference { lang: Lang::En, text: "Roy, A. (2021). A book.".to_owned(), doi: None },
            ],
            tags: vec!["télépratique".to_owned()],
            ..Content::titled(both("La fiche", "The sheet"), PracticeForm::Description)
        }
    }

    fn applied(fields: &FieldSet, before: Typed) -> Result<Typed, FieldErrors> {
        apply(FIELDS, Lang::Fr, 9, fields, &BTreeSet::new(), before, |changes: &mut TypedTexts<'_>, typed| {
            read(changes, typed);
        })
    }

    #[test]
    fn a_practice_comes_back_from_the_form_as_it_went_in() {
        let typed = Typed::from(&content());
        let again = applied(&of(&content()), typed.clone()).expect("no error");
        assert_eq!(again.content, content());
    }

    #[test]
    fn topics_are_boxes_beside_the_tags_that_are_typed() {
        let tagged =
            |tags: &[&str]| Content { tags: tags.iter().map(|tag| (*tag).to_owned()).collect(), ..content() };
        let fields = of(&tagged(&["telepractice", "lecture", "Consent forms"]));
        let shown =
            ["topic-telepractice", "topic-consent", "topic-booking", "tags"].map(|key| fields.text(key));
        assert_eq!(shown, ["1", "1", "", "lecture"]);
        let before = Typed::from(&tagged(&["telepractice"]));
        let mut fields = of(&before.content);
        fields.set("topic-paperless", "1");
        fields.set("tags", "lecture, dossiers sans papier");
        let again = applied(&fields, before.clone()).expect("no error").content.tags;
        assert_eq!(
            again,
            ["telepractice", "dossiers sans papier", "lecture"],
            "as it was, and in the language of the page"
        );
        fields.set("topic-telepractice", "");
        assert_eq!(
            applied(&fields, before.clone()).expect("no error").content.tags,
            ["dossiers sans papier", "lecture"]
        );
        fields.set("tags", "paperless records, lecture");
        assert_eq!(
            applied(&fields, before.clone()).expect("no error").content.tags,
            ["dossiers sans papier", "lecture"],
            "the word of the other language is the same tag"
        );
        fields.set("tags", "a, b, c, d, e, f, g, h");
        let errors = applied(&fields, before).expect_err("nine tags");
        assert!(!errors.of("tags").is_empty());
    }

    #[test]
    fn what_is_wrong_is_said_at_its_field() {
        let typed = Typed::from(&content());
        let mut fields = of(&content());
        fields.set("title.fr", "");
        fields.set("title.en", "");
        fields.set("level-from", "adult");
        fields.set("material.0.link", "javascript:alert(1)");
        fields.set("references-en", "Roy. doi:10.5/x");
        fields.set("tags", "a,b,c,d,e,f,g,h,i");
        let errors = applied(&fields, typed).expect_err("errors");
        let ids: Vec<String> = errors.all().into_iter().map(|error| error.id).collect();
        assert_eq!(ids, ["title-fr", "level-to", "material-0-link", "references-en", "tags"]);
        assert!(errors.of("references-en").contains("doi:10.5/x"), "it says which");
    }

    #[test]
    fn a_doi_is_taken_out_of_a_reference_and_written_one_way() {
        let typed = Typed::from(&content());
        let mut fields = of(&content());
        fields.set("references-fr", "Roy, A. (2023). Un titre. http://dx.doi.org/10.5555/X.1");
        let read = applied(&fields, typed).expect("no error").content.references;
        assert_eq!(read, content().references);
    }
}
