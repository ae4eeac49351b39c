//! The fields of a form: the names of its inputs, and what people read of them.

use super::{
    super::model::FieldSet,
    spec::{Entry, FieldSpec, Kind},
};
use ensemble_core::Lang;
use ensemble_texts as t;

/// Empty entries at the end of a list, to be filled.
const SPARE_ROWS: usize = 2;

/// How many rows the form shows of a list.
#[must_use]
pub fn rows(fields: &FieldSet, key: &str, most: usize) -> usize {
    (fields.len_of(key) + SPARE_ROWS).min(most)
}

/// All fields of a form, in their order.
#[must_use]
pub fn all<V>(entries: &'static [Entry<V>]) -> Vec<&'static FieldSpec<V>> {
    let mut found = Vec::new();
    for entry in entries {
        match entry {
            Entry::Field(field) => found.push(field),
            Entry::Row(fields) => found.extend(fields.iter()),
            Entry::Group(_, _, entries) => found.extend(all(entries)),
        }
    }
    found
}

/// The names of all inputs of the form that shows these texts.
#[must_use]
pub fn names<V>(entries: &'static [Entry<V>], fields: &FieldSet) -> Vec<String> {
    let mut names = Vec::new();
    for field in all(entries) {
        let rows = if let Kind::List(most, ..) = field.kind { rows(fields, field.key, most) } else { 0 };
        field.names(rows, &mut names);
    }
    names
}

/// The texts of `published`, with those of the form's own fields as they are in `typed`. Lists lose their empty
/// entries; what the form has no field for is ignored.
#[must_use]
pub fn restrict_to_form<V>(entries: &'static [Entry<V>], published: &FieldSet, typed: &FieldSet) -> FieldSet {
    let mut confined = published.clone();
    for field in all(entries) {
        let Kind::List(most, _, parts) = field.kind else {
            let mut names = Vec::new();
            field.names(0, &mut names);
            for name in names {
                confined.set(&name, typed.text(&name));
            }
            continue;
        };
        confined.clear_list(field.key);
        let mut kept = 0;
        for index in 0..typed.len_of(field.key).min(most) {
            let text = |part: &str| typed.text(&format!("{}.{index}.{part}", field.key));
            if Lang::ALL.iter().all(|lang| text(lang.code()).is_empty()) {
                continue;
            }
            for part in Lang::ALL.map(Lang::code).into_iter().chain(parts.iter().map(|part| part.key)) {
                confined.set(format!("{}.{kept}.{part}", field.key), text(part));
            }
            kept += 1;
        }
    }
    confined
}

/// The field that an input's name belongs to; for a further field of a list's entry, that one.
pub(super) fn find<V>(entries: &'static [Entry<V>], name: &str) -> Option<&'static FieldSpec<V>> {
    let mut parts = name.split('.');
    let key = parts.next()?;
    let field = all(entries).into_iter().find(|field| field.key == key)?;
    match (field.kind, parts.nth(1)) {
        (Kind::List(_, _, further), Some(part)) => {
            Some(further.iter().find(|each| each.key == part).unwrap_or(field))
        }
        _ => Some(field),
    }
}

/// What an input, or a whole list, is called: with its number in a list, and its language.
#[must_use]
pub fn label<V>(entries: &'static [Entry<V>], lang: Lang, name: &str) -> String {
    let mut parts = name.split('.');
    let key = parts.next().unwrap_or_default();
    let Some(field) = all(entries).into_iter().find(|field| field.key == key) else { return name.to_owned() };
    let mut label = (field.label)(lang).to_owned();
    for part in parts {
        if let Ok(index) = part.parse::<usize>() {
            label.push_str(&format!(" {}", index + 1));
        } else if let Some(side) = Lang::from_code(part) {
            label = label_in(lang, &label, side);
        } else if let Kind::List(_, _, further) = field.kind
            && let Some(further) = further.iter().find(|each| each.key == part)
        {
            label = format!("{label}, {}", (further.label)(lang));
        }
    }
    label
}

/// What the input for one language is called: « Titre (en anglais) ».
#[must_use]
pub fn label_in(lang: Lang, label: &str, side: Lang) -> String {
    match side {
        Lang::Fr => t::editing_in_french(lang, label),
        Lang::En => t::editing_in_english(lang, label),
    }
}

/// A value as people read it: the label of a choice, any other text as it is.
#[must_use]
pub fn shown<V>(entries: &'static [Entry<V>], lang: Lang, name: &str, text: &str) -> String {
    let choices = find(entries, name).and_then(|field| field.choices(lang));
    let chosen = choices.and_then(|choices| choices.into_iter().find(|choice| choice.value == text));
    chosen.map_or_else(|| text.to_owned(), |choice| choice.label)
}

/// The id of an input: its name, in letters that a fragment takes.
#[must_use]
pub fn input_id(name: &str) -> String {
    name.replace('.', "-")
}
