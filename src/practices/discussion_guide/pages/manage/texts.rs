//! The texts of a guide besides its steps; archiving it.

use ensemble_common::prelude::*;

use super::{
    head::{done, head, said},
    length, written,
};
use crate::discussion_guide::{
    actions,
    api::WriteGuide,
    model::WrittenGuide,
    paths,
    rules::{MAX_LINE, MAX_TEXT, MAX_TITLE},
};
use ensemble_common::editing::{comparison, model::FieldSet};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{
    Button, Check, Choice, Confirm, ErrorSummary, Field, Kind, Notice, Select, TextArea, Weight,
};

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let guide = written(&request).await?;
    let input = WriteGuide::of(&guide.texts, actions::mark(&guide.texts));
    Ok(page(&request, 200, guide, input, FieldErrors::default()))
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let guide = written(&request).await?;
    let input: WriteGuide = request.input()?;
    match actions::write(&request, &guide.key, &input).await {
        Ok(()) => {
            let here = paths::of(paths::TEXTS, request.lang, &guide.key);
            Ok(PageResponse::redirect_with(&here, Flash::Saved))
        }
        Err(ActionError::Invalid(errors)) => Ok(page(&request, 422, guide, input, errors)),
        Err(ActionError::Conflict) => {
            // What was typed stays, beside what another person saved, and may be saved over it.
            let guide = written(&request).await?;
            let input = WriteGuide { seen: actions::mark(&guide.texts), ..input };
            Ok(page(&request, 409, guide, input, FieldErrors::default()))
        }
        Err(ActionError::App(error)) => Err(error),
    }
}

pub(super) async fn archive(request: PageRequest) -> Result<PageResponse, AppError> {
    let done = actions::archive(&request, request.path_param(0)).await;
    back(&request, done)
}

pub(super) async fn restore(request: PageRequest) -> Result<PageResponse, AppError> {
    let done = actions::restore(&request, request.path_param(0)).await;
    back(&request, done)
}

fn back(request: &PageRequest, done: Result<(), ActionError>) -> Result<PageResponse, AppError> {
    match done {
        Ok(()) => {
            let here = paths::of(paths::TEXTS, request.lang, request.path_param(0));
            Ok(PageResponse::redirect_with(&here, Flash::Saved))
        }
        Err(ActionError::App(error)) => Err(error),
        Err(_) => Err(AppError::BadRequest),
    }
}

fn page(
    request: &PageRequest,
    status: u16,
    guide: WrittenGuide,
    input: WriteGuide,
    errors: FieldErrors,
) -> PageResponse {
    let (lang, words) = (request.lang, said(request));
    let title = guide.texts.title.text(lang).to_owned();
    let addresses = paths::both(paths::TEXTS, &guide.key);
    let body = move || {
        let theirs = (status == 409).then(|| {
            let stored = WriteGuide::of(&guide.texts, String::new());
            let [theirs, own] = [&stored, &input].map(fields);
            view! {
                <Notice kind=Kind::Warning>
                    <h2 class="h4">{t::guide_text_changed(lang)}</h2>
                    <p>{t::guide_text_changed_text(lang)}</p>
                </Notice>
                {comparison(lang, &theirs, &own, named)}
            }
        });
        view! {
            {head(lang, &guide, paths::TEXTS)}
            {done(words)}
            {theirs}
            <ErrorSummary lang errors=errors.all() />
            {form(lang, &guide.key, input, &errors)}
            {archiving(lang, &guide)}
        }
    };
    Page::new(title, addresses, body).status(status).section("administration").unlisted().into()
}

fn form(lang: Lang, key: &str, input: WriteGuide, errors: &FieldErrors) -> AnyView {
    let title = |id: &'static str, label: &'static str, value: String, of: Lang| {
        let error = errors.of(id);
        view! { <Field id label value error lang=of.tag() maxlength=length(MAX_TITLE) /> }
    };
    let summary = |id: &'static str, label: &'static str, value: String, of: Lang| {
        let error = errors.of(id);
        view! { <TextArea id label value error rows=3 lang=of.tag() maxlength=length(MAX_TEXT) /> }
    };
    let langs = |chosen: Option<Lang>| {
        let none = Choice::new("", t::guide_text_choose_lang(lang)).chosen(chosen.is_none());
        let each = |each: Lang| Choice::new(each.code(), each.endonym()).chosen(chosen == Some(each));
        std::iter::once(none).chain(Lang::ALL.into_iter().map(each)).collect::<Vec<_>>()
    };
    view! {
        <form class="form" method="post" action=paths::of(paths::TEXTS, lang, key)>
            <input type="hidden" name="seen" value=input.seen />
            {title("title-fr", t::guide_text_title_fr(lang), input.title_fr, Lang::Fr)}
            {title("title-en", t::guide_text_title_en(lang), input.title_en, Lang::En)}
            {summary("summary-fr", t::guide_text_summary_fr(lang), input.summary_fr, Lang::Fr)}
            {summary("summary-en", t::guide_text_summary_en(lang), input.summary_en, Lang::En)}
            <TextArea
                id="credit"
                label=t::guide_text_credit(lang)
                hint=t::guide_text_credit_hint(lang)
                value=input.credit
                error=errors.of("credit")
                rows=2
                maxlength=length(MAX_LINE)
            />
            <Select
                id="credit-lang"
                label=t::guide_text_credit_lang(lang)
                choices=langs(input.credit_lang)
                error=errors.of("credit-lang")
            />
            <TextArea
                id="licence"
                label=t::guide_text_licence(lang)
                hint=t::guide_text_licence_hint(lang)
                value=input.licence
                error=errors.of("licence")
                rows=2
                maxlength=length(MAX_LINE)
            />
            <Select
                id="licence-lang"
                label=t::guide_text_licence_lang(lang)
                choices=langs(input.licence_lang)
                error=errors.of("licence-lang")
            />
            <Check
                id="licence-is-complete"
                label=t::guide_text_licence_complete(lang)
                checked=input.licence_is_complete
            />
            <div class="actions"><Button>{t::account_save(lang)}</Button></div>
        </form>
    }
}

/// Archiving a guide, or offering it again.
fn archiving(lang: Lang, guide: &WrittenGuide) -> AnyView {
    let to = |path| paths::of(path, lang, &guide.key);
    if guide.archived_at.is_some() {
        return view! {
            <form method="post" action=to(paths::RESTORE)>
                <Button weight=Weight::Quiet>{t::guide_text_restore(lang)}</Button>
            </form>
        };
    }
    view! {
        <form method="post" action=to(paths::ARCHIVE)>
            <Confirm label=t::guide_text_archive(lang) question=t::guide_text_archive_question(lang) />
        </form>
    }
}

/// What a form has, to be compared with another.
fn fields(input: &WriteGuide) -> FieldSet {
    let lang = |lang: Option<Lang>| lang.map(Lang::endonym).unwrap_or_default();
    let mut fields = FieldSet::default();
    for (name, text) in [
        ("title.fr", input.title_fr.as_str()),
        ("title.en", input.title_en.as_str()),
        ("summary.fr", input.summary_fr.as_str()),
        ("summary.en", input.summary_en.as_str()),
        ("credit", input.credit.as_str()),
        ("credit-lang", lang(input.credit_lang)),
        ("licence", input.licence.as_str()),
        ("licence-lang", lang(input.licence_lang)),
        ("licence-is-complete", if input.licence_is_complete { "✓" } else { "" }),
    ] {
        fields.set(name, text);
    }
    fields
}

/// What a field is called.
fn named(lang: Lang, key: &str) -> String {
    match key {
        "title.fr" => t::guide_text_title_fr(lang),
        "title.en" => t::guide_text_title_en(lang),
        "summary.fr" => t::guide_text_summary_fr(lang),
        "summary.en" => t::guide_text_summary_en(lang),
        "credit" => t::guide_text_credit(lang),
        "credit-lang" => t::guide_text_credit_lang(lang),
        "licence" => t::guide_text_licence(lang),
        "licence-lang" => t::guide_text_licence_lang(lang),
        _ => t::guide_text_licence_complete(lang),
    }
    .to_owned()
}
