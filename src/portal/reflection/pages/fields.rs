//! The inputs of a reflection's forms.

use leptos::prelude::*;

use super::super::{fields::prompt_code, labels, model::Prompt, pii_review::pii_checked_fields, rules};
use crate::editing::EditForm;
use ensemble_core::Lang;
use ensemble_texts as t;
use ensemble_ui::{Choice, Field, Select, TextArea};

/// The choices of what a reflection answers.
pub(super) fn prompts(lang: Lang, offered: &[Prompt], chosen: &str) -> Vec<Choice> {
    let none = Choice::new("", t::reflection_prompt_none(lang)).chosen(chosen.is_empty());
    let each = offered.iter().map(|prompt| {
        let code = prompt_code(prompt);
        let label = format!("{} : {}", labels::prompt_kind(lang, prompt.kind), prompt.text.text(lang));
        let is = code == chosen;
        Choice::new(code, label).chosen(is)
    });
    std::iter::once(none).chain(each).collect()
}

/// The toolbar of a text, and its preview below: for those who have a script, which shows them.
fn tools(lang: Lang, id: &'static str) -> AnyView {
    let stroke = |words: &'static str, first: bool, data: [(&'static str, String); 3]| {
        let [line, around, block] = data.map(|(_, value)| Some(value).filter(|value| !value.is_empty()));
        let after = around.is_some().then_some("](https://)");
        let word = around.is_some().then(|| t::reflection_tool_word(lang));
        view! {
            <button type="button" class="button quiet small" tabindex=if first { "0" } else { "-1" } data-line=line data-before=around data-after=after data-word=word data-block=block>
                {words}
            </button>
        }
    };
    let data = |line: &str, around: &str, block: &str| {
        [("line", line.to_owned()), ("around", around.to_owned()), ("block", block.to_owned())]
    };
    let column = t::reflection_tool_column(lang);
    let table = format!("| {column} 1 | {column} 2 |\n| --- | --- |\n|  |  |\n");
    let preview = format!("{id}-preview");
    view! {
        <div class="text-tools" role="toolbar" aria-label=t::reflection_tools(lang) aria-controls=id hidden>
            {stroke(t::reflection_tool_heading(lang), true, data("## ", "", ""))}
            {stroke(t::reflection_tool_list(lang), false, data("- ", "", ""))}
            {stroke(t::reflection_tool_quote(lang), false, data("> ", "", ""))}
            {stroke(t::reflection_tool_link(lang), false, data("", "[", ""))}
            {stroke(t::reflection_tool_table(lang), false, data("", "", &table))}
            <button type="button" class="button quiet small" tabindex="-1" aria-pressed="false" data-preview=preview>{t::editing_preview(lang)}</button>
        </div>
    }
    .into_any()
}

/// Where the preview of a text comes.
fn preview(lang: Lang, id: &'static str, written: Lang) -> impl IntoView {
    view! {
        <div class="sheet prose" id=format!("{id}-preview") role="region" aria-label=t::editing_preview(lang) lang=written.tag() hidden></div>
    }
}

/// The inputs of its author's form. `pii_address` is the address of the check for what could identify a student.
pub(super) fn all(form: &EditForm, offered: &[Prompt], pii_address: String) -> impl IntoView + use<> {
    let lang = form.lang;
    let written = Lang::from_code(form.fields.text("lang")).unwrap_or(lang);
    let langs =
        Lang::ALL.map(|each| Choice::new(each.code(), each.endonym()).chosen(each == written)).to_vec();
    let value = |key: &str| form.fields.text(key).to_owned();
    let prompts = prompts(lang, offered, form.fields.text("prompt"));
    let hint = t::reflection_tags_hint(lang, rules::MAX_TAGS);
    let fields = view! {
        <Select id="prompt" label=t::reflection_field_prompt(lang) choices=prompts hint=t::reflection_prompt_hint(lang) error=form.errors.of("prompt") />
        <Select id="lang" label=t::reflection_field_lang(lang) choices=langs error=form.errors.of("lang") />
        <Field id="title" label=t::reflection_field_title(lang) hint=t::reflection_optional(lang) value=value("title") error=form.errors.of("title") lang=written.tag() framed=true />
        <TextArea id="text" label=t::reflection_field_text(lang) hint=t::reflection_text_hint(lang) value=value("text") error=form.errors.of("text") rows=14 lang=written.tag() required=true framed=true tools=tools(lang, "text") />
        {preview(lang, "text", written)}
        <Field id="tags" label=t::reflection_tags(lang) hint value=value("tags") error=form.errors.of("tags") />
    };
    pii_checked_fields(lang, pii_address, written, fields.into_any())
}

/// The inputs of the form of a person who translates. `pii_address` is the address of the check for what could identify
/// a student.
pub(super) fn other(form: &EditForm, into: Lang, pii_address: String) -> impl IntoView + use<> {
    let lang = form.lang;
    let value = |key: &str| form.fields.text(key).to_owned();
    let fields = view! {
        <Field id="other-title" label=t::reflection_field_other_title(lang) hint=t::reflection_optional(lang) value=value("other-title") error=form.errors.of("other-title") lang=into.tag() framed=true />
        <TextArea id="other-text" label=t::reflection_field_other_text(lang) value=value("other-text") error=form.errors.of("other-text") rows=14 lang=into.tag() framed=true tools=tools(lang, "other-text") />
        {preview(lang, "other-text", into)}
    };
    pii_checked_fields(lang, pii_address, into, fields.into_any())
}
