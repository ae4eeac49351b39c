//! Importing services: choosing a file, looking at what it says, applying it.

use ensemble_common::prelude::*;

use super::keeping;
use crate::service::{
    actions,
    api::ApplyImport,
    exchange::{MAX_FILE, Reading},
    labels,
    model::{Details, Existing},
    paths,
    rules::Column,
    store,
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    format,
};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{
    Breadcrumb, Button, Choice, ErrorSummary, Field, Kind, NavLink, Notice, RadioGroup, Weight,
};

/// How many services the preview shows, and how many lines that are wrong are named.
const SHOWN: usize = 200;

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let done = request.number("written").zip(request.number("left"));
    Ok(page(request.lang, FieldErrors::default(), None, done, 200))
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let content = request.form.file("file").unwrap_or_default();
    let mut errors = FieldErrors::default();
    match actions::prepare(&request, content).await? {
        Ok((_, Some(id))) => Ok(PageResponse::redirect(paths::of_import(paths::PREVIEW, lang, &id))),
        Ok((reading, None)) => {
            errors.add("file", t::service_import_wrong(lang, reading.errors.len()));
            Ok(page(lang, errors, Some(reading), None, 422))
        }
        Err(error) => {
            errors.add("file", labels::file_error(lang, &error));
            Ok(page(lang, errors, None, None, 422))
        }
    }
}

/// The services that are wrong, each with its line and why.
fn wrong_rows(lang: Lang, reading: &Reading) -> AnyView {
    let more = reading.errors.len().saturating_sub(SHOWN);
    let rows = reading
        .errors
        .iter()
        .take(SHOWN)
        .map(|error| {
            let words: Vec<String> = error
                .wrong
                .iter()
                .map(|each| {
                    let column = labels::column(lang, each.0);
                    t::service_import_field(
                        lang,
                        column,
                        format::after_colon(lang, &labels::wrong(lang, *each)),
                    )
                })
                .collect();
            view! { <tr><th scope="row">{error.row}</th><td>{words.join(" ")}</td></tr> }
        })
        .collect_view();
    let more = (more > 0).then(|| view! { <p>{t::service_import_more(lang, more)}</p> });
    view! {
        <table class="plain-table">
            <caption>{t::service_import_errors(lang)}</caption>
            <thead>
                <tr><th scope="col">{t::service_import_row(lang)}</th><th scope="col">{t::service_import_why(lang)}</th></tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        {more}
    }
}

fn page(
    lang: Lang,
    errors: FieldErrors,
    reading: Option<Reading>,
    done: Option<(i64, i64)>,
    status: u16,
) -> PageResponse {
    let body = move || {
        let done = done.map(|(written, left)| {
            view! {
                <Notice kind=Kind::Success>
                    <p>{t::service_imported(lang, written)}</p>
                    {(left > 0).then(|| view! { <p>{t::service_import_left(lang, left)}</p> })}
                </Notice>
            }
        });
        let columns = Column::ALL.into_iter().map(|column| view! { <li>{labels::column(lang, column)}</li> });
        view! {
            <Breadcrumb lang links=keeping(lang) here=t::service_import(lang) />
            <h1>{t::service_import(lang)}</h1>
            {done}
            <ErrorSummary lang errors=errors.all() />
            {reading.map(|reading| wrong_rows(lang, &reading))}
            <p class="lead short">{t::service_import_text(lang)}</p>
            <form class="form" method="post" action=paths::at(paths::IMPORT, lang) enctype="multipart/form-data">
                <Field
                    id="file"
                    kind="file"
                    label=t::service_import_file(lang)
                    hint=t::service_import_hint(lang, MAX_FILE / 1024 / 1024)
                    error=errors.of("file")
                    required=true
                />
                <div class="actions"><Button>{t::service_import_look(lang)}</Button></div>
            </form>
            <details>
                <summary>{t::service_import_columns(lang)}</summary>
                <p>{t::service_import_lists(lang)}</p>
                <ul class="columns">{columns.collect_view()}</ul>
            </details>
        }
    };
    let addresses = paths::IMPORT.map(str::to_owned);
    Page::new(t::service_import(lang), addresses, body)
        .status(status)
        .section("administration")
        .unlisted()
        .into()
}

pub(super) async fn preview(request: PageRequest) -> Result<PageResponse, AppError> {
    let (lang, id) = (request.lang, request.path_param(0).to_owned());
    let services = store::import(&request.portal.db, &id).await?.ok_or(AppError::NotFound)?;
    let addresses = Lang::ALL.map(|lang| paths::of_import(paths::PREVIEW, lang, &id));
    let weight = services.iter().map(|service| service.description.bytes()).sum();
    let body = move || preview_body(lang, &id, &services);
    Ok(Page::new(t::service_preview(lang), addresses, body)
        .section("administration")
        .unlisted()
        .weighing(weight)
        .into())
}

fn preview_body(lang: Lang, id: &str, services: &[Details]) -> AnyView {
    let rows = services
        .iter()
        .take(SHOWN)
        .map(|service| {
            let name = service.name.shown(lang);
            let tag = (name.lang != lang).then(|| name.lang.tag());
            let reach = [&service.phone, &service.email, &service.web, &service.place];
            let reach: Vec<&str> =
                reach.into_iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
            view! {
                <tr>
                    <th scope="row" lang=tag>{name.text.to_owned()}</th>
                    <td data-label=t::service_provider(lang)>{service.provider.clone()}</td>
                    <td data-label=t::service_for_whom(lang)>{labels::for_whom(lang, service)}</td>
                    <td data-label=t::service_where(lang)>{labels::area(lang, service)}</td>
                    <td data-label=t::service_reach(lang)>{reach.join(" · ")}</td>
                </tr>
            }
        })
        .collect_view();
    let more = services.len().saturating_sub(SHOWN);
    let more = (more > 0).then(|| view! { <p>{t::service_import_more(lang, more)}</p> });
    let existing = vec![
        Choice::new(Existing::Leave.code(), t::service_existing_leave(lang)).chosen(true),
        Choice::new(Existing::Replace.code(), t::service_existing_replace(lang)),
    ];
    let discard = paths::of_import(paths::DISCARD, lang, id);
    let mut links = keeping(lang);
    links.push(NavLink::new(t::service_import(lang), paths::at(paths::IMPORT, lang)));
    view! {
        <Breadcrumb lang links here=t::service_preview(lang) />
        <h1>{t::service_preview(lang)}</h1>
        <p class="lead short">{t::service_preview_text(lang, services.len())}</p>
        <form class="form" method="post" action=paths::of_import(paths::PREVIEW, lang, id)>
            <RadioGroup
                id="existing"
                label=t::service_existing(lang)
                hint=t::service_existing_hint(lang)
                choices=existing
            />
            <div class="actions">
                <Button>{t::service_apply(lang)}</Button>
                <Button weight=Weight::Quiet formaction=discard>{t::service_discard(lang)}</Button>
            </div>
        </form>
        <table class="plain-table">
            <caption>{t::service_preview_caption(lang)}</caption>
            <thead>
                <tr>
                    <th scope="col">{t::service_preview_name(lang)}</th>
                    <th scope="col">{t::service_provider(lang)}</th>
                    <th scope="col">{t::service_for_whom(lang)}</th>
                    <th scope="col">{t::service_where(lang)}</th>
                    <th scope="col">{t::service_reach(lang)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        {more}
    }
}

pub(super) async fn apply(request: PageRequest) -> Result<PageResponse, AppError> {
    let input: ApplyImport = request.input()?;
    match actions::apply(&request, request.path_param(0), input).await {
        Ok(applied) => {
            let here = paths::at(paths::IMPORT, request.lang);
            Ok(PageResponse::redirect(format!("{here}?written={}&left={}", applied.written, applied.left)))
        }
        Err(ActionError::App(error)) => Err(error),
        // Applied or removed before.
        Err(_) => Err(AppError::NotFound),
    }
}

pub(super) async fn discard(request: PageRequest) -> Result<PageResponse, AppError> {
    match actions::discard(&request, request.path_param(0)).await {
        Ok(()) => Ok(PageResponse::redirect(paths::at(paths::IMPORT, request.lang))),
        Err(ActionError::App(error)) => Err(error),
        Err(_) => Err(AppError::BadRequest),
    }
}
