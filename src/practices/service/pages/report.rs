//! Reporting an error, for everybody, and the reports, for those who may change the service.

use ensemble_common::prelude::*;

use super::service_id;
use crate::service::{
    actions,
    api::{ReportService, SettleReport},
    model::{Report, Service},
    paths,
    rules::MAX_TEXT,
};
use ensemble_core::{
    Lang,
    error::{AppError, FieldErrors},
    format,
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse, once};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, ErrorSummary, TextArea, Weight};

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let service = actions::find_visible(&request, service_id(&request)?).await?;
    Ok(page(request.lang, service, ReportService::default(), FieldErrors::default(), 200))
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let id = service_id(&request)?;
    let service = actions::find_visible(&request, id).await?;
    let input: ReportService = request.input()?;
    match actions::report(&request, id, &input).await {
        Ok(()) => {
            let here = paths::of(paths::SHOW, request.lang, id);
            Ok(PageResponse::redirect_with(&here, Flash::Reported))
        }
        Err(error) => Ok(page(request.lang, service, input, error.field_errors()?, 422)),
    }
}

fn page(
    lang: Lang,
    service: Service,
    input: ReportService,
    errors: FieldErrors,
    status: u16,
) -> PageResponse {
    let addresses = paths::both(paths::REPORT, service.id);
    let action = paths::of(paths::REPORT, lang, service.id);
    let most = u32::try_from(MAX_TEXT).unwrap_or_default();
    let body = move || {
        let back = paths::of(paths::SHOW, lang, service.id);
        view! {
            <h1>{t::service_report(lang)}</h1>
            <p class="lead">{service.details.name.text(lang).to_owned()}</p>
            <ErrorSummary lang errors=errors.all() />
            <form class="form" method="post" action=action>
                // A person who is signed in has a token in the origin of the form, which goes first.
                <input type="hidden" name=once::FIELD value=once::token() autocomplete="off" />
                <TextArea
                    id="error"
                    label=t::service_report_what(lang)
                    hint=t::service_report_hint(lang)
                    value=input.error
                    error=errors.of("error")
                    required=true
                    maxlength=most
                />
                <div class="actions">
                    <Button>{t::service_report_send(lang)}</Button>
                    <ButtonLink weight=Weight::Quiet href=back>{t::service_back(lang)}</ButtonLink>
                </div>
            </form>
        }
    };
    Page::new(t::service_report(lang), addresses, body).status(status).section("services").unlisted().into()
}

/// The reports, each with the button that says that it was taken care of.
pub(super) fn reports_of(lang: Lang, reports: Vec<Report>) -> AnyView {
    let rows = reports
        .into_iter()
        .map(|report| {
            let action = paths::of(paths::SETTLE_REPORT, lang, report.service);
            let href = paths::of(paths::SHOW, lang, report.service);
            let (name, at) =
                (report.service_name.text(lang).to_owned(), format::moment(lang, report.created_at));
            view! {
                <li class="stack gap-2">
                    <p class="meta"><a href=href>{name}</a> " · " {at}</p>
                    <p>{report.text}</p>
                    <form method="post" action=action>
                        <input type="hidden" name="report" value=report.id />
                        <Button small=true weight=Weight::Quiet>{t::service_report_settle(lang)}</Button>
                    </form>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="stack" aria-labelledby="reports">
            <h2 id="reports">{t::service_reports(lang)}</h2>
            <ul class="rows">{rows}</ul>
        </section>
    }
}

pub(super) async fn settle(request: PageRequest) -> Result<PageResponse, AppError> {
    let id = service_id(&request)?;
    let input: SettleReport = request.input()?;
    actions::settle(&request, id, &input).await.map_err(|error| match error {
        ensemble_core::error::ActionError::App(error) => error,
        _ => AppError::BadRequest,
    })?;
    let here = paths::of(paths::SHOW, request.lang, id);
    Ok(PageResponse::redirect_with(&here, Flash::Removed))
}
