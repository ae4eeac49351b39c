//! The inputs of a reflection's forms.

use ensemble_common::prelude::*;

use super::super::{fields::prompt_code, labels, model::Prompt, pii_review::pii_checked_fields};
use ensemble_common::editing::EditForm;
use ensemble_core::Lang;
use ensemble_texts as t;
use ensemble_ui::{Choice, Field, TextArea};

/// The choices of what a reflection answers.
pub(super) fn prompts(lang: Lang, offered: &[Prompt], chosen: &str) -> Vec<Choice> {
    let none = Choice::new("", t::reflection_prompt_none(lang)).chosen(chosen.is_empty());
    let each = offered.iter().map(|prompt| {
        let code = prompt_code(prompt);
        let colon = if lang == Lang::Fr { "\u{a0}: " } else { ": " };
        let label = format!("{}{colon}{}", labels::prompt_kind(lang, prompt.kind), prompt.text.text(lang));
        let is = code == chosen;
        Choice::new(code, label).chosen(is)
    });
    std::iter::once(none).chain(each).collect()
}

/// The toolbar of a text area, and its preview below: for those whose browser runs the islands, but not the script of
/// rich text fields, which takes both away.
pub(super) fn tools(lang: Lang, id: &'static str) -> AnyView {
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
pub(super) fn preview(lang: Lang, id: &'static str, written: Lang) -> impl IntoView {
    view! {
        <div class="sheet prose" id=format!("{id}-preview") role="region" aria-label=t::editing_preview(lang) lang=written.tag() hidden></div>
    }
}

/// The inputs of the form of a person who translates. `pii_address` is the address of the check for what could identify
/// a student.
pub(super) fn other(form: &EditForm, into: Lang, pii_address: String) -> impl IntoView + use<> {
    let lang = form.lang;
    let value = |key: &str| form.fields.text(key).to_owned();
    let fields = view! {
        <Field id="other-title" label=t::reflection_field_other_title(lang) hint=t::reflection_optional(lang) value=value("other-title") error=form.errors.of("other-title") lang=into.tag() framed=true />
        <TextArea id="other-text" label=t::reflection_field_other_text(lang) value=value("other-text") error=form.errors.of("other-text") rows=14 lang=into.tag() framed=true rich=true tools=tools(lang, "other-text") />
        {preview(lang, "other-text", into)}
    };
    pii_checked_fields(lang, pii_address, into, fields.into_any())
}
