//! The outlines that agendas begin with: the list, a new one, one of them.

use ensemble_common::prelude::*;
use serde::Deserialize;

use super::{
    super::{
        actions::{self, SEEN_NONE, TemplateInput},
        labels, paths,
        rows::{self, Arrangement},
    },
    parts::{head, said, saved, without_fields},
    template_form::{Draft, fields},
};
use ensemble_common::editing::{comparison, model::FieldSet};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError},
};
use ensemble_meetings::meeting::{
    model::{Template, TemplateKind},
    template, templates,
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{ButtonLink, Column, DataTable, ErrorSummary, Kind, Line, Notice, StatusText};

pub(super) async fn list(request: PageRequest) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let all = templates(&request.portal.db).await?;
    let done = saved(&request);
    let body = move || {
        let to = paths::of(paths::NEW_TEMPLATE, lang);
        view! {
            {head(lang, None, t::administration_templates(lang))}
            {said(done)}
            <p>{t::administration_templates_lead(lang)}</p>
            <div class="row"><ButtonLink href=to>{t::administration_template_new(lang)}</ButtonLink></div>
            {table(lang, all)}
        }
    };
    let addresses = paths::TEMPLATES.map(str::to_owned);
    let title = t::administration_templates(lang);
    Ok(Page::new(title, addresses, body).section("administration").unlisted().into())
}

fn table(lang: Lang, all: Vec<Template>) -> impl IntoView {
    let columns = vec![
        Column::new(t::meeting_field_title(lang)),
        Column::new(t::community_fact_kind(lang)),
        Column::numeric(t::administration_template_items(lang)),
        Column::numeric(t::administration_template_minutes(lang)),
        Column::new(t::administration_standing(lang)),
    ];
    let count = all.len();
    let rows = all
        .into_iter()
        .map(|template| {
            let to = paths::with(paths::TEMPLATE, lang, &template.key);
            let minutes: u32 = template.outline.items.iter().map(|item| u32::from(item.minutes)).sum();
            let (state, tone) = labels::template_standing(lang, &template);
            vec![
                view! { <a href=to><Line lang passage=template.title /></a> }.into_any(),
                labels::template_kind(lang, template.kind).into_any(),
                template.outline.items.len().into_any(),
                minutes.into_any(),
                view! { <StatusText tone>{state}</StatusText> }.into_any(),
            ]
        })
        .collect();
    view! { <DataTable caption=t::administration_templates_count(lang, count) columns rows /> }
}

pub(super) async fn new(request: PageRequest) -> Result<PageResponse, AppError> {
    let input =
        TemplateInput { base: SEEN_NONE, kind: Some(TemplateKind::Meeting), ..TemplateInput::default() };
    let mut draft = Draft::new(input);
    rows::arrange(&mut draft.rows, Arrangement::Add);
    Ok(page(&request, 200, None, draft))
}

pub(super) async fn submit_new(request: PageRequest) -> Result<PageResponse, AppError> {
    let input: TemplateInput = request.input()?;
    let outcome = actions::add_template(&request, input.clone()).await;
    respond(&request, None, input, outcome).await
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let template = known(&request).await?;
    let draft = Draft::new(TemplateInput::from(&template));
    Ok(page(&request, 200, Some(template), draft))
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let (template, input) = (known(&request).await?, request.input::<TemplateInput>()?);
    let outcome = actions::change_template(&request, &template.key, input.clone()).await;
    respond(&request, Some(template), input, outcome).await
}

pub(super) async fn reset(request: PageRequest) -> Result<PageResponse, AppError> {
    let (template, input) = (known(&request).await?, request.input::<TemplateInput>()?);
    let outcome = actions::reset_template(&request, &template.key, input.base).await;
    respond(&request, Some(template), input, outcome).await
}

pub(super) async fn retire(request: PageRequest) -> Result<PageResponse, AppError> {
    actions::retire_template(&request, request.path_param(0)).await.map_err(without_fields)?;
    Ok(to_list(&request))
}

pub(super) async fn offer(request: PageRequest) -> Result<PageResponse, AppError> {
    actions::offer_template(&request, request.path_param(0)).await.map_err(without_fields)?;
    Ok(to_list(&request))
}

/// What is done with the items of the form, of which nothing is saved.
#[derive(Deserialize)]
struct Arrange {
    arrange: Arrangement,
}

pub(super) async fn arrange_new(request: PageRequest) -> Result<PageResponse, AppError> {
    arranged(&request, None)
}

pub(super) async fn arrange(request: PageRequest) -> Result<PageResponse, AppError> {
    let template = known(&request).await?;
    arranged(&request, Some(template))
}

fn arranged(request: &PageRequest, template: Option<Template>) -> Result<PageResponse, AppError> {
    let mut draft = Draft::new(request.input()?);
    let Arrange { arrange } = request.input()?;
    let place = rows::arrange(&mut draft.rows, arrange).ok_or(AppError::BadRequest)?;
    draft.look_at = Some(place);
    Ok(page(request, 200, template, draft))
}

async fn known(request: &PageRequest) -> Result<Template, AppError> {
    template(&request.portal.db, request.path_param(0)).await?.ok_or(AppError::NotFound)
}

fn to_list(request: &PageRequest) -> PageResponse {
    PageResponse::redirect_with(paths::of(paths::TEMPLATES, request.lang), Flash::Saved)
}

async fn respond(
    request: &PageRequest,
    template: Option<Template>,
    input: TemplateInput,
    outcome: Result<(), ActionError>,
) -> Result<PageResponse, AppError> {
    match outcome {
        Ok(()) => Ok(to_list(request)),
        Err(ActionError::Invalid(errors)) => {
            Ok(page(request, 422, template, Draft { errors, ..Draft::new(input) }))
        }
        Err(ActionError::Conflict) => {
            // What the person typed is shown beside what another saved in the meantime, and may be saved over it.
            let stored = known(request).await?;
            let input = TemplateInput { base: stored.revision, ..input };
            Ok(page(request, 409, Some(stored), Draft { conflict: true, ..Draft::new(input) }))
        }
        Err(error) => Err(without_fields(error)),
    }
}

fn page(request: &PageRequest, status: u16, template: Option<Template>, draft: Draft) -> PageResponse {
    let lang = request.lang;
    let (title, addresses, action) = match &template {
        Some(template) => (
            template.title.text(lang).to_owned(),
            paths::both(paths::TEMPLATE, &template.key),
            paths::with(paths::TEMPLATE, lang, &template.key),
        ),
        None => (
            t::administration_template_new(lang).to_owned(),
            paths::NEW_TEMPLATE.map(str::to_owned),
            paths::of(paths::NEW_TEMPLATE, lang).to_owned(),
        ),
    };
    let heading = title.clone();
    let body = move || {
        let theirs = template.as_ref().filter(|_| draft.conflict).map(|template| {
            let stored = Draft::new(TemplateInput::from(template));
            let [theirs, own] = [&stored, &draft].map(whole);
            view! {
                <Notice kind=Kind::Warning>
                    <h2 class="h4">{t::administration_template_meanwhile(lang)}</h2>
                    <p>{t::administration_template_meanwhile_text(lang)}</p>
                </Notice>
                {comparison(lang, &theirs, &own, named)}
            }
        });
        view! {
            {head(lang, Some((t::administration_templates(lang), paths::TEMPLATES)), heading)}
            <ErrorSummary lang errors=draft.errors.all() />
            {theirs}
            {fields(lang, action, template.as_ref(), &draft).into_any()}
        }
    };
    Page::new(title, addresses, body)
        .status(status)
        .section("administration")
        .unlisted()
        .with_rich_text()
        .into()
}

/// All fields of a form, to be compared with those of another.
fn whole(draft: &Draft) -> FieldSet {
    let (mut fields, input) = (rows::sheet(&draft.rows), &draft.input);
    for (name, text) in [
        ("title.fr", &input.title_fr),
        ("title.en", &input.title_en),
        ("summary.fr", &input.summary_fr),
        ("summary.en", &input.summary_en),
    ] {
        fields.set(name.to_owned(), text);
    }
    fields.set("kind", input.kind.map_or("", TemplateKind::code));
    fields
}

/// What a field is called.
fn named(lang: Lang, key: &str) -> String {
    let parts: Vec<&str> = key.split('.').collect();
    let (place, part) = match parts.as_slice() {
        ["item", place, part, ..] => (place.parse::<usize>().ok(), *part),
        [part, ..] => (None, *part),
        [] => (None, ""),
    };
    let name = labels::template_field(lang, part);
    let side = parts.last().and_then(|part| Lang::from_code(part)).map(Lang::endonym);
    let place = place.map(|place| t::administration_template_item(lang, place + 1));
    place.into_iter().chain([name.to_owned()]).chain(side.map(str::to_owned)).collect::<Vec<_>>().join(" — ")
}
