//! One service, and saying that it was verified.

use ensemble_common::prelude::*;

use super::{
    report::reports_of,
    service_id,
    view::{facts, reach, spoken},
};
use crate::service::{
    actions::{self, keeps, today, writes},
    api::VerifyService,
    labels,
    model::{Service, ServiceState},
    paths,
    rules::{self, MAX_LINE},
    store,
};
use ensemble_common::notification::{NotificationKind, mark_kind_read};
use ensemble_core::{
    Lang,
    error::{AppError, FieldErrors},
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Breadcrumb, Button, ButtonLink, ErrorSummary, Field, Kind, NavLink, Notice, Weight};

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let (lang, today) = (request.lang, today(&request));
    let service = actions::find_visible(&request, service_id(&request)?).await?;
    let (portal, subject) = (&request.portal, service.id.to_string());
    mark_kind_read(portal, &request.viewer, &subject, NotificationKind::ServiceChanged).await?;
    let may_write = writes(&request, &service);
    let may_decide = keeps(&request);
    let reports =
        if may_write { store::reports(&request.portal.db, Some(service.id)).await? } else { Vec::new() };
    let notice = match request.flash() {
        Some(Flash::Added) => Some(t::service_said_proposed(lang)),
        Some(Flash::Saved) => Some(t::service_said_saved(lang)),
        Some(Flash::Changed) => Some(t::service_said_verified(lang)),
        Some(Flash::Reported) => Some(t::service_said_reported(lang)),
        Some(Flash::Answered) => Some(t::service_said_decided(lang)),
        Some(Flash::Removed) => Some(t::service_said_settled(lang)),
        _ => None,
    };
    let is_listed = service.state == ServiceState::Listed;
    let title = service.details.name.text(lang).to_owned();
    let description = Some(service.details.description.text(lang).chars().take(160).collect());
    let addresses = paths::both(paths::SHOW, service.id);
    let body = move || {
        let details = &service.details;
        let name = details.name.shown(lang);
        let tag = (name.lang != lang).then(|| name.lang.tag());
        let paragraphs = spoken(lang, &details.description);
        let stale = (is_listed && rules::is_stale(details.verified_on, today)).then(|| {
            view! { <Notice kind=Kind::Warning><p>{t::service_call_first(lang)}</p></Notice> }
        });
        let provider = details.provider.clone();
        let links = vec![NavLink::new(t::service_title(lang), paths::at(paths::LIST, lang))];
        view! {
            <Breadcrumb lang links here=name.text.to_owned() />
            {notice.map(|words| view! { <Notice kind=Kind::Success><p>{words}</p></Notice> })}
            {state_notice(lang, &service)}
            <article class="service-open" aria-labelledby="service">
                <div>
                    <h1 class="h2" id="service" lang=tag>{name.text.to_owned()}</h1>
                    <p class="kind">{provider}</p>
                </div>
                {stale}
                <p class="prose">{paragraphs}</p>
                {reach(lang, details)}
                {facts(lang, details, today)}
                <p class="meta">
                    <a class="text-link" href=paths::of(paths::REPORT, lang, service.id)>{t::service_report(lang)}</a>
                </p>
            </article>
            {may_write.then(|| tools(lang, &service, may_decide))}
            {(!reports.is_empty()).then(|| reports_of(lang, reports))}
        }
    };
    let page = Page::new(title, addresses, body).description(description).section("services");
    Ok(if is_listed { page } else { page.unlisted() }.into())
}

/// Where a service stands that is not in the directory.
fn state_notice(lang: Lang, service: &Service) -> Option<AnyView> {
    let (state, reason) = (service.state, service.reason.clone());
    (state != ServiceState::Listed).then(|| {
        let reason = (!reason.is_empty()).then(|| view! { <p>{reason}</p> });
        view! { <Notice><p><b>{labels::state(lang, state)}</b></p> {reason}</Notice> }
    })
}

/// What those do who may change it.
fn tools(lang: Lang, service: &Service, may_decide: bool) -> AnyView {
    let edit = paths::of(paths::EDIT, lang, service.id);
    let verify = paths::of(paths::VERIFY, lang, service.id);
    let decide = may_decide.then(|| {
        let href = paths::of(paths::DECIDE, lang, service.id);
        let words = labels::decision(lang, service.state);
        view! { <ButtonLink weight=Weight::Quiet href>{words}</ButtonLink> }
    });
    view! {
        <div class="actions no-print">
            <ButtonLink href=verify>{t::service_verify(lang)}</ButtonLink>
            <ButtonLink weight=Weight::Quiet href=edit>{t::service_edit(lang)}</ButtonLink>
            {decide}
        </div>
    }
}

pub(super) async fn verification(request: PageRequest) -> Result<PageResponse, AppError> {
    let service = actions::find_own(&request, service_id(&request)?).await?;
    let by = service.details.verified_by.clone();
    let verifier_name = if by.is_empty() { service.details.provider.clone() } else { by };
    Ok(verification_page(request.lang, service, VerifyService { verifier_name }, FieldErrors::default(), 200))
}

pub(super) async fn verify(request: PageRequest) -> Result<PageResponse, AppError> {
    let id = service_id(&request)?;
    let service = actions::find_own(&request, id).await?;
    let input: VerifyService = request.input()?;
    match actions::verify(&request, id, &input).await {
        Ok(()) => {
            let here = paths::of(paths::SHOW, request.lang, id);
            Ok(PageResponse::redirect_with(&here, Flash::Changed))
        }
        Err(error) => Ok(verification_page(request.lang, service, input, error.field_errors()?, 422)),
    }
}

fn verification_page(
    lang: Lang,
    service: Service,
    input: VerifyService,
    errors: FieldErrors,
    status: u16,
) -> PageResponse {
    let addresses = paths::both(paths::VERIFY, service.id);
    let action = paths::of(paths::VERIFY, lang, service.id);
    let most = u32::try_from(MAX_LINE).unwrap_or_default();
    let body = move || {
        let back = paths::of(paths::SHOW, lang, service.id);
        let edit = paths::of(paths::EDIT, lang, service.id);
        view! {
            <h1>{t::service_verify(lang)}</h1>
            <p class="lead">{service.details.name.text(lang).to_owned()}</p>
            <ErrorSummary lang errors=errors.all() />
            <p>{t::service_verify_text(lang)} " " <a href=edit>{t::service_edit(lang)}</a></p>
            <form class="form" method="post" action=action>
                <Field
                    id="verifier-name"
                    label=t::service_verified_by(lang)
                    hint=t::service_verified_by_hint(lang)
                    value=input.verifier_name
                    error=errors.of("verifier-name")
                    required=true
                    maxlength=most
                />
                <div class="actions">
                    <Button>{t::service_verify_send(lang)}</Button>
                    <ButtonLink weight=Weight::Quiet href=back>{t::service_back(lang)}</ButtonLink>
                </div>
            </form>
        }
    };
    Page::new(t::service_verify(lang), addresses, body).status(status).section("services").unlisted().into()
}
