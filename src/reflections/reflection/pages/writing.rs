//! The page on which its author writes a reflection: the text is the page. A bar above it has the way back, who will read
//! the text, and the button that saves; what it answers stays in sight.

use ensemble_common::prelude::*;
use serde::Deserialize;

use super::{
    super::{
        labels,
        model::{Audience, Prompt},
        pii_review::pii_checked_fields,
        rules,
    },
    fields::{preview, prompts, tools},
    paths,
};
use crate::reflection::fields::prompt_code;
use ensemble_common::editing::EditForm;
use ensemble_communities::community::model::Community;
use ensemble_core::{
    Lang,
    error::{AppError, checkbox, optional},
    ids::ReflectionId,
};
use ensemble_server::web::PageRequest;
use ensemble_texts as t;
use ensemble_ui::{Check, Choice, Field, Icon, RadioGroup, Select, Shape, TextArea};

/// Who shall read the text, as the form says it. Only its author does until they confirm it on the page for sharing,
/// which shows what may identify a student.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub(super) struct WantedAudience {
    #[serde(default, deserialize_with = "optional")]
    audience: Option<Audience>,
    #[serde(default, deserialize_with = "checkbox")]
    anonymous: bool,
}

impl WantedAudience {
    /// What a form that was sent says.
    ///
    /// # Errors
    /// [`AppError::BadRequest`] for an audience that does not exist.
    pub(super) fn of(request: &PageRequest) -> Result<Self, AppError> {
        request.input()
    }

    /// Where saving leads: to the page for sharing, when others than now shall read it, or with the name hidden or shown.
    /// `current` says who reads it now, and whether without its author's name.
    pub(super) fn next_page(self, lang: Lang, id: ReflectionId, current: (Audience, bool)) -> String {
        let wanted = self.audience.map(|audience| (audience, self.anonymous));
        let Some((audience, anonymous)) = wanted.filter(|wanted| *wanted != current) else {
            return paths::show(lang, id);
        };
        if (audience, current.0) == (Audience::AuthorOnly, Audience::AuthorOnly) {
            return paths::show(lang, id);
        }
        let anonymous = if anonymous { "on" } else { "off" };
        format!("{}?audience={}&anonymous={anonymous}", paths::of(paths::SHARE, lang, id), audience.code())
    }

    /// Whether the text shall be read without its author's name. A form that was not sent says nothing of it.
    fn is_anonymous(self, current: bool) -> bool {
        if self.audience.is_some() { self.anonymous } else { current }
    }
}

/// What the bar shows.
pub(super) struct Bar<'a> {
    pub community: &'a Community,
    /// Where leaving the page leads.
    pub back: String,
    /// Who reads the text now.
    pub current: Audience,
    pub wanted: WantedAudience,
    /// Whether it is shared without its author's name.
    pub anonymous: bool,
}

/// The bar above the text.
pub(super) fn bar(
    lang: Lang,
    Bar { community, back, current, wanted, anonymous }: Bar<'_>,
    save: &'static str,
) -> AnyView {
    let (chosen, hidden) = (wanted.audience.unwrap_or(current), wanted.is_anonymous(anonymous));
    let choices = Audience::ALL
        .iter()
        .map(|audience| {
            Choice::new(audience.code(), labels::audience(lang, *audience))
                .hint(labels::audience_hint(lang, *audience))
                .chosen(*audience == chosen)
        })
        .collect();
    let names = Audience::ALL
        .iter()
        .map(|audience| {
            view! { <span data-audience=audience.code()>{labels::audience(lang, *audience)}</span> }
        })
        .collect_view();
    let name = community.name(lang);
    view! {
        <div class="writing-bar">
            <div class="where">
                <a class="icon-button" href=back.clone()>
                    <Icon shape=Shape::Back />
                    <span class="visually-hidden">{t::reflection_leave_writing(lang)}</span>
                </a>
                <a class="community" href=back>{name}</a>
            </div>
            <details class="audience" data-current=current.code() data-anonymous=anonymous.to_string()>
                <summary>
                    <Icon shape=Shape::People />
                    <span><span class="visually-hidden">{t::reflection_who_reads(lang)} " "</span>{names}</span>
                    <Icon shape=Shape::Down />
                </summary>
                <div class="audience-panel">
                    <RadioGroup id="audience" label=t::reflection_who_sees(lang) choices />
                    <hr />
                    <Check id="anonymous" label=t::reflection_share_anonymous(lang) checked=hidden />
                </div>
            </details>
            <button class="button" type="submit">
                <span class="if-current">{save}</span>
                <span class="if-other">{t::reflection_save_and_share(lang)}</span>
            </button>
        </div>
    }
    .into_any()
}

/// What the text answers, and the way to choose something else.
fn prompt(form: &EditForm, offered: &[Prompt]) -> AnyView {
    let (lang, code) = (form.lang, form.fields.text("prompt"));
    let chosen = offered.iter().find(|prompt| prompt_code(prompt) == code);
    let (kind, text) = match chosen {
        Some(prompt) => (labels::prompt_kind(lang, prompt.kind), prompt.text.text(lang).to_owned()),
        None => (t::reflection_prompt_none(lang), t::reflection_field_prompt(lang).to_owned()),
    };
    let error = form.errors.of("prompt");
    let open = !error.is_empty();
    let choices = prompts(lang, offered, code);
    view! {
        <details class="writing-prompt" open=open>
            <summary>
                <b>{text}</b>
                <span class="meta">{kind} " · " <span class="change">{t::reflection_change(lang)}</span></span>
            </summary>
            <Select id="prompt" label=t::reflection_field_prompt(lang) choices hint=t::reflection_prompt_hint(lang) error />
        </details>
    }
    .into_any()
}

/// The language and the tags, folded: what one looks at last.
fn details(form: &EditForm, written: Lang) -> AnyView {
    let lang = form.lang;
    let tags = form.fields.text("tags").to_owned();
    let count = tags.split(',').filter(|tag| !tag.trim().is_empty()).count();
    let langs =
        Lang::ALL.map(|each| Choice::new(each.code(), each.endonym()).chosen(each == written)).to_vec();
    let (lang_error, tags_error) = (form.errors.of("lang"), form.errors.of("tags"));
    let open = !lang_error.is_empty() || !tags_error.is_empty();
    view! {
        <details class="writing-details" open=open>
            <summary>
                <span>{t::reflection_writing_details(lang, count, written.endonym())}</span>
                <span class="change">{t::reflection_change(lang)}</span>
            </summary>
            <div class="form-row top">
                <Select id="lang" label=t::reflection_field_lang(lang) choices=langs error=lang_error />
                <Field id="tags" label=t::reflection_tags(lang) hint=t::reflection_tags_hint(lang, rules::MAX_TAGS) value=tags error=tags_error />
            </div>
        </details>
    }
    .into_any()
}

/// The inputs of its author's form. `mentions` says whom the text may name with an @; `pii_address` is the address of the
/// check for what could identify a student.
pub(super) fn inputs(
    form: &EditForm,
    offered: &[Prompt],
    mentions: String,
    pii_address: String,
) -> impl IntoView + use<> {
    let lang = form.lang;
    let written = Lang::from_code(form.fields.text("lang")).unwrap_or(lang);
    let value = |key: &str| form.fields.text(key).to_owned();
    let fields = view! {
        {prompt(form, offered)}
        <Field id="title" label=t::reflection_field_title(lang) value=value("title") error=form.errors.of("title") lang=written.tag() framed=true placeholder=t::reflection_title_placeholder(lang) />
        <TextArea id="text" label=t::reflection_field_text(lang) value=value("text") error=form.errors.of("text") rows=14 lang=written.tag() required=true framed=true rich=true mentions placeholder=t::reflection_text_placeholder(lang) tools=tools(lang, "text") />
        {preview(lang, "text", written)}
        {details(form, written)}
    };
    pii_checked_fields(lang, pii_address, written, fields.into_any())
}
