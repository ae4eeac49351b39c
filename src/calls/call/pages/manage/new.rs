//! Beginning a call.

use ensemble_common::prelude::*;

use super::{
    super::super::{actions, api::CreateCall, paths, rules::MAX_TITLE},
    head::above,
    parts::length,
};
use ensemble_core::{
    Lang,
    error::{AppError, FieldErrors},
};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Breadcrumb, Button, ButtonLink, ErrorSummary, Field, Weight};

pub(in crate::call::pages) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    Ok(page(&request, 200, CreateCall::default(), FieldErrors::default()))
}

pub(in crate::call::pages) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let input: CreateCall = request.input()?;
    match actions::create(&request, &input).await {
        Ok(code) => Ok(PageResponse::redirect(paths::of(paths::MANAGE, request.lang, &code))),
        Err(error) => Ok(page(&request, 422, input, error.field_errors()?)),
    }
}

fn page(request: &PageRequest, status: u16, input: CreateCall, errors: FieldErrors) -> PageResponse {
    let lang = request.lang;
    let title = t::call_new(lang);
    let body = move || {
        let index = usize::from(lang == Lang::En);
        view! {
            <Breadcrumb lang links=above(lang) here=title />
            <div class="page-head">
                <h1>{title}</h1>
                <p class="lead">{t::call_new_text(lang)}</p>
            </div>
            <ErrorSummary lang errors=errors.all() />
            <form class="form" method="post" action=paths::NEW[index]>
                <Field
                    id="title-fr"
                    label=t::call_title_fr(lang)
                    hint=t::call_new_hint(lang)
                    value=input.title_fr
                    error=errors.of("title-fr")
                    lang=Lang::Fr.tag()
                    maxlength=length(MAX_TITLE)
                    required=true
                />
                <Field
                    id="title-en"
                    label=t::call_title_en(lang)
                    value=input.title_en
                    error=errors.of("title-en")
                    lang=Lang::En.tag()
                    maxlength=length(MAX_TITLE)
                    required=true
                />
                <div class="actions">
                    <Button>{t::call_begin(lang)}</Button>
                    <ButtonLink weight=Weight::Quiet href=paths::MANAGE_LIST[index]>{t::call_back_list(lang)}</ButtonLink>
                </div>
            </form>
        }
    };
    Page::new(title, paths::NEW.map(str::to_owned), body)
        .status(status)
        .section("administration")
        .unlisted()
        .into()
}
