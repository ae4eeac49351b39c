//! A practice written into the fields, and read from what was typed.

use super::{
    super::{
        model::{Content, Counting, Effect, Material, PracticeForm, Reference, doi},
        rules::{
            MAX_REFERENCE, MAX_REFERENCES,
            topics::{TOPICS, is_of, is_same_tag},
        },
    },
    FIELDS, PROFESSIONS, Typed, references_key,
};
use ensemble_common::editing::{TICKED, TypedTexts, model::FieldSet, to_fields, web_address};
use ensemble_communities::community::model::{Level, Network, Profession};
use ensemble_core::{Lang, LocalizedText, format};
use ensemble_reflections::reflection::rules::{self as reflections, TagError};
use ensemble_texts as t;

/// The fields of a practice.
pub(in super::super) fn of(content: &Content) -> FieldSet {
    let typed = Typed::from(content);
    let mut fields = to_fields(FIELDS, &typed);
    write(&typed, &mut fields);
    fields
}

/// Adds the texts of fields without a slot.
pub(in super::super) fn write(typed: &Typed, fields: &mut FieldSet) {
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
pub(in super::super) fn read(changes: &mut TypedTexts<'_>, typed: &mut Typed) {
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
