//! The fields of forms with which files are handed over.

use crate::prelude::*;

use super::{
    api::HandoverInput,
    rules::{MAX_PURPOSE, MAX_RECIPIENT},
};
use ensemble_core::{Lang, error::FieldErrors};
use ensemble_texts as t;
use ensemble_ui::{Field, TextArea};

/// The fields, with what was typed and what is wrong with it.
#[must_use]
pub fn fields(lang: Lang, input: HandoverInput, errors: &FieldErrors) -> AnyView {
    view! {
        <Field
            id="recipient-name"
            label=t::handover_recipient(lang)
            hint=t::handover_recipient_hint(lang)
            value=input.recipient_name
            error=errors.of("recipient-name")
            required=true
        />
        <TextArea
            id="purpose"
            label=t::handover_purpose(lang)
            hint=t::handover_purpose_hint(lang)
            value=input.purpose
            error=errors.of("purpose")
            required=true
            rows=3
        />
    }
}

/// What is wrong with these fields.
#[must_use]
pub fn check(lang: Lang, input: &HandoverInput) -> FieldErrors {
    let mut errors = FieldErrors::default();
    let mut look =
        |field: &str, text: &str, missing: &'static str, most: usize| match text.trim().chars().count() {
            0 => errors.add(field, missing),
            count if count > most => errors.add(field, t::handover_too_long(lang, most)),
            _ => {}
        };
    look("recipient-name", &input.recipient_name, t::handover_recipient_missing(lang), MAX_RECIPIENT);
    look("purpose", &input.purpose, t::handover_purpose_missing(lang), MAX_PURPOSE);
    errors
}
