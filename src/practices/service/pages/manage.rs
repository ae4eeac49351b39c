//! Keeping the directory: what is proposed, changed by those who proposed it, reported and out of date; deciding about a service; the services that one proposed.

use ensemble_common::prelude::*;

use super::{
    keeping,
    report::reports_of,
    service_id,
    view::{facts, reach, row, spoken},
};
use crate::service::{
    actions::{self, today},
    api::DecideService,
    labels,
    model::{Service, ServiceState},
    paths, rules, store,
};
use ensemble_common::notification::{NotificationKind, mark_kind_read};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{
    Breadcrumb, Button, ButtonLink, EmptyState, ErrorSummary, Kind, NavLink, Notice, TextArea, Weight,
};
use jiff::civil::Date;

/// A list of services under a heading; nothing where there is none.
fn section(
    lang: Lang,
    id: &'static str,
    title: &'static str,
    services: &[Service],
    today: Date,
) -> Option<AnyView> {
    (!services.is_empty()).then(|| {
        let rows = services.iter().map(|service| row(lang, service, today)).collect_view();
        view! {
            <section class="stack gap-2" aria-labelledby=id>
                <div class="section-title"><h2 id=id>{title}</h2></div>
                {rows}
            </section>
        }
    })
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let (lang, db, today) = (request.lang, &request.portal.db, today(&request));
    mark_kind_read(&request.portal, &request.viewer, "", NotificationKind::ServicesUnowned).await?;
    let (proposed, changed, stale, set_aside, reports) = futures::try_join!(
        store::in_state(db, ServiceState::Proposed),
        store::changed(db),
        store::stale(db, rules::stale_before(today)),
        store::in_state(db, ServiceState::SetAside),
        store::reports(db, None),
    )?;
    let body = move || {
        let is_done = [&proposed, &changed, &stale].iter().all(|list| list.is_empty()) && reports.is_empty();
        let done = is_done.then(|| {
            view! { <EmptyState title=t::service_nothing(lang) text=t::service_nothing_text(lang) /> }
        });
        view! {
            <Breadcrumb lang links=keeping(lang) here=t::service_manage(lang) />
            <h1>{t::service_manage(lang)}</h1>
            <div class="actions">
                <ButtonLink weight=Weight::Quiet href=paths::at(paths::PROPOSE, lang)>{t::service_propose(lang)}</ButtonLink>
                <ButtonLink weight=Weight::Quiet href=paths::at(paths::IMPORT, lang)>{t::service_import(lang)}</ButtonLink>
                <ButtonLink weight=Weight::Quiet href=paths::at(paths::LIST, lang)>{t::service_see_all(lang)}</ButtonLink>
            </div>
            {done}
            {section(lang, "proposed", t::service_state_proposed(lang), &proposed, today)}
            {section(lang, "changed", t::service_changed_by_owner(lang), &changed, today)}
            {(!reports.is_empty()).then(|| reports_of(lang, reports))}
            {section(lang, "stale", t::service_to_verify(lang), &stale, today)}
            {section(lang, "set-aside", t::service_state_set_aside(lang), &set_aside, today)}
        }
    };
    let addresses = paths::MANAGE.map(str::to_owned);
    Ok(Page::new(t::service_manage(lang), addresses, body).section("administration").unlisted().into())
}

pub(super) async fn mine(request: PageRequest) -> Result<PageResponse, AppError> {
    let (lang, today) = (request.lang, today(&request));
    let services = actions::own(&request).await?;
    let body = move || {
        let none = services.is_empty().then(|| {
            let href = paths::at(paths::PROPOSE, lang);
            view! {
                <EmptyState title=t::service_mine_none(lang) text=t::service_mine_none_text(lang)>
                    <ButtonLink href>{t::service_propose(lang)}</ButtonLink>
                </EmptyState>
            }
        });
        let of = |state: ServiceState| -> Vec<Service> {
            services.iter().filter(|service| service.state == state).cloned().collect()
        };
        let sections = ServiceState::ALL
            .iter()
            .map(|state| section(lang, state.code(), labels::state(lang, *state), &of(*state), today))
            .collect_view();
        view! {
            <h1>{t::service_mine(lang)}</h1>
            {none}
            {sections}
        }
    };
    let addresses = paths::MINE.map(str::to_owned);
    Ok(Page::new(t::service_mine(lang), addresses, body).section("services").unlisted().into())
}

pub(super) async fn decision(request: PageRequest) -> Result<PageResponse, AppError> {
    let service = actions::find_visible(&request, service_id(&request)?).await?;
    let (input, errors) = (DecideService::default(), FieldErrors::default());
    Ok(decision_page(&request, service, input, errors, 200))
}

pub(super) async fn decide(request: PageRequest) -> Result<PageResponse, AppError> {
    let id = service_id(&request)?;
    let service = actions::find_visible(&request, id).await?;
    let input: DecideService = request.input()?;
    let here = paths::of(paths::SHOW, request.lang, id);
    match actions::decide(&request, id, &input).await {
        Ok(()) => Ok(PageResponse::redirect_with(&here, Flash::Answered)),
        Err(ActionError::Conflict) => {
            let now = actions::find_visible(&request, id).await?;
            if input.lists == (now.state == ServiceState::Listed) && now.state != ServiceState::Proposed {
                // Done before, by another person: the page of the service says where it stands.
                return Ok(PageResponse::redirect_with(&here, Flash::Answered));
            }
            Ok(decision_page(&request, now, input, FieldErrors::default(), 409))
        }
        Err(error) => Ok(decision_page(&request, service, input, error.field_errors()?, 422)),
    }
}

/// The service as it is now, and what is decided about it. A decision is about what the page shows.
fn decision_page(
    request: &PageRequest,
    service: Service,
    input: DecideService,
    errors: FieldErrors,
    status: u16,
) -> PageResponse {
    let (lang, today) = (request.lang, today(request));
    let addresses = paths::both(paths::DECIDE, service.id);
    let action = paths::of(paths::DECIDE, lang, service.id);
    let decision = labels::decision(lang, service.state);
    let title = t::service_decision_title(lang, decision, service.details.name.text(lang));
    let body = move || {
        let revision =
            || view! { <input type="hidden" name="revision" value=service.revision.to_string() /> };
        let changed = (status == 409)
            .then(|| view! { <Notice kind=Kind::Warning><p>{t::service_decide_changed(lang)}</p></Notice> });
        let details = &service.details;
        let back = paths::of(paths::SHOW, lang, service.id);
        let links = vec![
            NavLink::new(t::service_title(lang), paths::at(paths::LIST, lang)),
            NavLink::new(details.name.text(lang), back.clone()),
        ];
        let accept = (service.state != ServiceState::Listed).then(|| {
            let words = match service.state {
                ServiceState::SetAside => t::service_restore(lang),
                _ => t::service_accept(lang),
            };
            view! {
                <form method="post" action=action.clone()>
                    {revision()}
                    <input type="hidden" name="lists" value="1" />
                    <div class="actions"><Button>{words}</Button></div>
                </form>
            }
        });
        let refuse = (service.state != ServiceState::SetAside).then(|| {
            let (words, weight) = match service.state {
                ServiceState::Listed => (t::service_remove(lang), Weight::Danger),
                _ => (t::service_decline(lang), Weight::Quiet),
            };
            view! {
                <form class="form" method="post" action=action.clone()>
                    {revision()}
                    <TextArea
                        id="reason"
                        label=t::service_reason(lang)
                        hint=t::service_reason_hint(lang)
                        value=input.reason
                        error=errors.of("reason")
                        required=true
                    />
                    <div class="actions"><Button weight>{words}</Button></div>
                </form>
            }
        });
        view! {
            <Breadcrumb lang links here=decision />
            <h1>{spoken(lang, &details.name)}</h1>
            {changed}
            <ErrorSummary lang errors=errors.all() />
            <p class="kind">{details.provider.clone()}</p>
            <p class="prose">{spoken(lang, &details.description)}</p>
            {reach(lang, details)}
            {facts(lang, details, today)}
            <h2>{decision}</h2>
            {accept}
            {refuse}
            <p><a href=back>{t::service_back(lang)}</a></p>
        }
    };
    Page::new(title, addresses, body).status(status).section("services").unlisted().into()
}
