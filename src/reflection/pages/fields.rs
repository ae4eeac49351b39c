//! The fields of a reflection, how they are called, and what is wrong with them.

use leptos::prelude::*;

use super::super::{
    model::Prompt,
    rules,
    sheet::{Fault, prompt_code},
    words,
};
use crate::{
    editing::Editor,
    i18n::{Lang, t},
    ui::{Choice, Field, FieldError, Select, TextArea},
};

/// What a field is called.
pub(super) fn named(lang: Lang, key: &str) -> String {
    match key {
        "title" => t::reflection_field_title(lang),
        "text" => t::reflection_field_text(lang),
        "tags" => t::reflection_tags(lang),
        "prompt" => t::reflection_field_prompt(lang),
        "other-title" => t::reflection_field_other_title(lang),
        "other-text" => t::reflection_field_other_text(lang),
        _ => t::reflection_field_lang(lang),
    }
    .to_owned()
}

/// What is wrong, and the field to mend it in.
pub(super) fn said(lang: Lang, fault: Fault) -> FieldError {
    match fault {
        Fault::Empty => FieldError::new("text", t::reflection_wrong_empty(lang)),
        Fault::Long(key, most) => FieldError::new(key, t::page_edit_long(lang, most, named(lang, key))),
        Fault::Tags => FieldError::new("tags", t::reflection_wrong_tags(lang, rules::MOST_TAGS)),
        Fault::Tag => FieldError::new("tags", t::reflection_wrong_tag(lang, rules::TAG)),
        Fault::Lang => FieldError::new("lang", t::reflection_wrong_lang(lang)),
        Fault::Prompt => FieldError::new("prompt", t::reflection_wrong_prompt(lang)),
    }
}

/// What is wrong with one field of a form; empty when nothing is.
fn wrong(editor: &Editor, key: &str) -> String {
    editor.errors.iter().find(|error| error.id == key).map(|error| error.message.clone()).unwrap_or_default()
}

/// The choices of what a reflection answers.
pub(super) fn prompts(lang: Lang, offered: &[Prompt], chosen: &str) -> Vec<Choice> {
    let none = Choice::new("", t::reflection_prompt_none(lang)).chosen(chosen.is_empty());
    let each = offered.iter().map(|prompt| {
        let code = prompt_code(prompt);
        let label = format!("{} : {}", words::prompt_kind(lang, prompt.kind), prompt.text.text(lang));
        let is = code == chosen;
        Choice::new(code, label).chosen(is)
    });
    std::iter::once(none).chain(each).collect()
}

/// The fields that its author writes.
pub(super) fn all(editor: &Editor, offered: &[Prompt]) -> impl IntoView + use<> {
    let lang = editor.lang;
    let written = Lang::from_code(editor.sheet.text("lang")).unwrap_or(lang);
    let langs =
        Lang::ALL.map(|each| Choice::new(each.code(), each.endonym()).chosen(each == written)).to_vec();
    let value = |key: &str| editor.sheet.text(key).to_owned();
    let prompts = prompts(lang, offered, editor.sheet.text("prompt"));
    let hint = t::reflection_tags_hint(lang, rules::MOST_TAGS);
    view! {
        <Select id="prompt" label=t::reflection_field_prompt(lang) choices=prompts hint=t::reflection_prompt_hint(lang) error=wrong(editor, "prompt") />
        <Select id="lang" label=t::reflection_field_lang(lang) choices=langs error=wrong(editor, "lang") />
        <Field id="title" label=t::reflection_field_title(lang) hint=t::reflection_optional(lang) value=value("title") error=wrong(editor, "title") lang=written.tag() />
        <TextArea id="text" label=t::reflection_field_text(lang) hint=t::reflection_text_hint(lang) value=value("text") error=wrong(editor, "text") rows=14 lang=written.tag() required=true />
        <Field id="tags" label=t::reflection_tags(lang) hint value=value("tags") error=wrong(editor, "tags") />
    }
}

/// The fields of whoever translates.
pub(super) fn other(editor: &Editor, into: Lang) -> impl IntoView + use<> {
    let lang = editor.lang;
    let value = |key: &str| editor.sheet.text(key).to_owned();
    view! {
        <Field id="other-title" label=t::reflection_field_other_title(lang) hint=t::reflection_optional(lang) value=value("other-title") error=wrong(editor, "other-title") lang=into.tag() />
        <TextArea id="other-text" label=t::reflection_field_other_text(lang) value=value("other-text") error=wrong(editor, "other-text") rows=14 lang=into.tag() />
    }
}
