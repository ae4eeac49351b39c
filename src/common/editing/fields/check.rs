//! What is wrong with the texts of a form.

use super::{
    super::model::FieldSet,
    form::{all, find, input_id, label},
    spec::{Entry, Kind},
};
use ensemble_core::{Lang, error::FieldErrors};
use ensemble_server::names;
use ensemble_texts as t;

/// What the description says is wrong with these texts.
#[must_use]
pub fn check<V>(entries: &'static [Entry<V>], lang: Lang, fields: &FieldSet) -> FieldErrors {
    let mut errors = FieldErrors::default();
    for field in all(entries) {
        let empty = match field.kind {
            Kind::Localized(_) => {
                Lang::ALL.iter().all(|side| fields.text(&format!("{}.{}", field.key, side.code())).is_empty())
            }
            Kind::List(..) => fields.len_of(field.key) == 0,
            _ => fields.text(field.key).is_empty(),
        };
        if empty && let Some(required) = field.required {
            let id = match field.kind {
                Kind::Localized(_) => format!("{}-{}", field.key, lang.code()),
                _ => field.key.to_owned(),
            };
            errors.add(&id, required(lang));
        }
    }
    for (name, text) in fields.iter() {
        let Some(field) = find(entries, name) else { continue };
        if text.chars().count() > field.max {
            let message = t::editing_too_long(lang, field.max, label(entries, lang, name));
            errors.add(&input_id(name), message);
        } else if field.no_address && names::has_url(text) {
            errors.add(&input_id(name), t::account_name_address(lang));
        } else if let Some(required) = field.required
            && let Some(choices) = field.choices(lang)
            && choices.iter().all(|choice| choice.value != text)
        {
            errors.add(&input_id(name), required(lang));
        }
    }
    errors
}
