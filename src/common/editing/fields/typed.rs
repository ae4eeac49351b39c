//! From a value to the texts of its form, and back.

use std::collections::BTreeSet;

use super::{
    super::{
        model::FieldSet,
        rules::{ancestor, edited},
    },
    check::check,
    form::all,
    spec::{Entry, Slot},
};
use ensemble_core::{Lang, LocalizedText, error::FieldErrors};

/// Writes a text in up to two languages into its fields.
pub fn set_localized(fields: &mut FieldSet, key: &str, text: &LocalizedText) {
    match text {
        LocalizedText::Single { lang, text } => fields.set(format!("{key}.{}", lang.code()), text),
        LocalizedText::Pair { fr, en, .. } => {
            fields.set(format!("{key}.fr"), fr);
            fields.set(format!("{key}.en"), en);
        }
    }
}

/// The texts of all fields with a slot.
#[must_use]
pub fn to_fields<V: Clone>(entries: &'static [Entry<V>], value: &V) -> FieldSet {
    let (mut value, mut fields) = (value.clone(), FieldSet::default());
    for field in all(entries) {
        let Some(slot) = field.slot else { continue };
        match slot(&mut value) {
            Slot::Localized(text) | Slot::OptionalLocalized(Some(text)) => {
                set_localized(&mut fields, field.key, text);
            }
            Slot::OptionalLocalized(None) => {}
            Slot::LocalizedList(list) => {
                for (index, text) in list.iter().enumerate() {
                    set_localized(&mut fields, &format!("{}.{index}", field.key), text);
                }
            }
            Slot::Text(text) => fields.set(field.key, text.as_deref().unwrap_or_default()),
        }
    }
    fields
}

/// Typed texts on their way into a value, and what is wrong with them.
pub struct TypedTexts<'a> {
    /// The language that the person writes the portal in.
    pub lang: Lang,
    /// The time, in milliseconds UTC.
    pub now: i64,
    /// The texts.
    pub fields: &'a FieldSet,
    /// The keys whose other language is said to be still right.
    pub still_right: &'a BTreeSet<String>,
    /// What is wrong.
    pub errors: FieldErrors,
}

impl TypedTexts<'_> {
    /// The text of an input.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.fields.text(name)
    }

    /// A text in two languages that was `old` before; `None` when both are empty.
    #[must_use]
    pub fn localized(&self, key: &str, old: Option<&LocalizedText>) -> Option<LocalizedText> {
        let [fr, en] = Lang::ALL.map(|lang| self.text(&format!("{key}.{}", lang.code())));
        edited(old, fr, en, self.still_right.contains(key), self.lang, self.now)
    }

    /// A list of texts that was `old` before. Entries that moved are recognized by their text.
    #[must_use]
    pub fn localized_list(&self, list: &str, old: &[LocalizedText]) -> Vec<LocalizedText> {
        (0..self.fields.len_of(list))
            .filter_map(|index| {
                let key = format!("{list}.{index}");
                let [fr, en] = Lang::ALL.map(|lang| self.text(&format!("{key}.{}", lang.code())));
                self.localized(&key, ancestor(old, index, fr, en))
            })
            .collect()
    }

    /// Writes the texts of all fields with a slot into `value`, which holds what they were before.
    pub fn write_slots<V>(&self, entries: &'static [Entry<V>], value: &mut V) {
        for field in all(entries) {
            let Some(slot) = field.slot else { continue };
            match slot(value) {
                Slot::Localized(text) => {
                    // An empty text is that of a thing that is new.
                    if let Some(new) = self.localized(field.key, Some(&*text).filter(|old| old.bytes() > 0)) {
                        *text = new;
                    }
                }
                Slot::OptionalLocalized(text) => *text = self.localized(field.key, text.as_ref()),
                Slot::LocalizedList(list) => *list = self.localized_list(field.key, list),
                Slot::Text(text) => {
                    *text = Some(self.text(field.key).to_owned()).filter(|text| !text.is_empty());
                }
            }
        }
    }
}

/// What typed texts make of `value`, which holds what it was before. `read` reads the fields without a slot.
///
/// # Errors
/// All that is wrong with the texts.
pub fn apply<V>(
    entries: &'static [Entry<V>],
    lang: Lang,
    now: i64,
    fields: &FieldSet,
    still_right: &BTreeSet<String>,
    mut value: V,
    read: impl FnOnce(&mut TypedTexts<'_>, &mut V),
) -> Result<V, FieldErrors> {
    let mut changes = TypedTexts { lang, now, fields, still_right, errors: check(entries, lang, fields) };
    changes.write_slots(entries, &mut value);
    read(&mut changes, &mut value);
    if changes.errors.is_empty() { Ok(value) } else { Err(changes.errors) }
}
