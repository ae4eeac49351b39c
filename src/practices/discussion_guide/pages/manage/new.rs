//! Beginning a guide.

use ensemble_common::prelude::*;

use super::{head::above, length};
use crate::discussion_guide::{actions, api::CreateGuide, paths, rules::MAX_TITLE};
use ensemble_core::{
    Lang,
    error::{AppError, FieldErrors},
};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Breadcrumb, Button, ButtonLink, ErrorSummary, Field, Weight};

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    actions::require_writer(&request)?;
    Ok(page(&request, 200, CreateGuide::default(), FieldErrors::default()))
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let input: CreateGuide = request.input()?;
    match actions::create(&request, &input).await {
        Ok(key) => Ok(PageResponse::redirect(paths::of(paths::TEXTS, request.lang, &key))),
        Err(error) => Ok(page(&request, 422, input, error.field_errors()?)),
    }
}

fn page(request: &PageRequest, status: u16, input: CreateGuide, errors: FieldErrors) -> PageResponse {
    let lang = request.lang;
    let title = t::guide_text_new(lang);
    let body = move || {
        let index = usize::from(lang == Lang::En);
        view! {
            <Breadcrumb lang links=above(lang, false) here=title />
            <div class="page-head"><h1>{title}</h1></div>
            <ErrorSummary lang errors=errors.all() />
            <form class="form" method="post" action=paths::NEW[index]>
                <Field
                    id="title-fr"
                    label=t::guide_text_title_fr(lang)
                    hint=t::guide_text_draft_hint(lang)
                    value=input.title_fr
                    error=errors.of("title-fr")
                    lang=Lang::Fr.tag()
                    maxlength=length(MAX_TITLE)
                />
                <Field
                    id="title-en"
                    label=t::guide_text_title_en(lang)
                    value=input.title_en
                    error=errors.of("title-en")
                    lang=Lang::En.tag()
                    maxlength=length(MAX_TITLE)
                />
                <div class="actions">
                    <Button>{t::guide_text_create(lang)}</Button>
                    <ButtonLink weight=Weight::Quiet href=paths::MANAGE_LIST[index]>{t::guide_text_back(lang)}</ButtonLink>
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
