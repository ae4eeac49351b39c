//! Organizations: the list, a new one, one of them.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, OrganizationInput},
        labels,
        model::OrganizationRow,
        paths, store,
    },
    parts::{SIZE, choices, error_of, head, id, last_page, pagination, said, saved, seen, without_fields},
    school_days::{outcome, section},
};
use ensemble_communities::community::{
    model::{Network, OrganizationKind},
    network_word,
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError},
};
use ensemble_meetings::school_days::{self, Imported};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{
    Button, ButtonLink, Column, Confirm, DataTable, EmptyState, ErrorSummary, Field, FieldErrors, Line,
    Select, TextArea,
};

pub(super) async fn list(request: PageRequest) -> Result<PageResponse, AppError> {
    let (lang, db) = (request.lang, &request.portal.db);
    let current = request.page_number()?;
    let (rows, count) = futures::try_join!(store::list(db, lang, current, SIZE), store::count(db))?;
    let last = last_page(count, current)?;
    let done = match request.flash() {
        Some(Flash::Deleted) => Some(t::administration_organization_deleted(lang)),
        _ => saved(&request),
    };
    let body = move || {
        let list = if rows.is_empty() {
            let (title, text) =
                (t::administration_organizations_none(lang), t::administration_organizations_none_text(lang));
            view! { <EmptyState title text /> }.into_any()
        } else {
            table(lang, rows, count).into_any()
        };
        let href = format!("{}?page=", paths::of(paths::ORGANIZATIONS, lang));
        let to = paths::of(paths::NEW_ORGANIZATION, lang);
        view! {
            {head(lang, None, t::administration_organizations(lang))}
            {said(done)}
            <div class="row"><ButtonLink href=to>{t::administration_organization_new(lang)}</ButtonLink></div>
            {list}
            {pagination(lang, current, last, href)}
        }
    };
    let addresses = paths::ORGANIZATIONS.map(str::to_owned);
    let title = t::administration_organizations(lang);
    Ok(Page::new(title, addresses, body).section("administration").unlisted().into())
}

fn table(lang: Lang, rows: Vec<OrganizationRow>, count: u32) -> impl IntoView {
    let columns = vec![
        Column::new(t::account_name(lang)),
        Column::new(t::community_fact_kind(lang)),
        Column::new(t::community_fact_network(lang)),
        Column::numeric(t::administration_people(lang)),
        Column::numeric(t::administration_communities(lang)),
    ];
    let rows = rows
        .into_iter()
        .map(|row| {
            let to = paths::with(paths::ORGANIZATION, lang, &row.id.to_string());
            let passage = row.organization.name;
            vec![
                view! { <a href=to><Line lang passage /></a> }.into_any(),
                labels::organization_kind(lang, row.organization.kind).into_any(),
                network_word(lang, row.network).into_any(),
                row.people.into_any(),
                row.communities.into_any(),
            ]
        })
        .collect();
    view! { <DataTable caption=t::administration_organizations_count(lang, count) columns rows /> }
}

pub(super) async fn new(request: PageRequest) -> Result<PageResponse, AppError> {
    page(&request, 200, None, &OrganizationInput::default(), FieldErrors::default(), None).await
}

pub(super) async fn submit_new(request: PageRequest) -> Result<PageResponse, AppError> {
    let input: OrganizationInput = request.input()?;
    match actions::add_organization(&request, input.clone()).await {
        Ok(_) => Ok(to_list(&request, Flash::Saved)),
        Err(ActionError::Invalid(errors)) => page(&request, 422, None, &input, errors, None).await,
        Err(error) => Err(without_fields(error)),
    }
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let row = known(&request).await?;
    let input = OrganizationInput::from(&row);
    page(&request, 200, Some(row), &input, FieldErrors::default(), None).await
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let mut input: OrganizationInput = request.input()?;
    let outcome = actions::change_organization(&request, id(&request)?, input.clone()).await;
    let (status, errors) = match outcome {
        Ok(()) => return Ok(to_list(&request, Flash::Saved)),
        Err(ActionError::Invalid(errors)) => (422, errors),
        Err(ActionError::Conflict) => (409, error_of("name-fr", t::administration_meanwhile(request.lang))),
        Err(error) => return Err(without_fields(error)),
    };
    let row = known(&request).await?;
    if status == 409 {
        // The page says so; what they typed can be saved over what is stored now.
        input.seen = OrganizationInput::from(&row).seen;
    }
    page(&request, status, Some(row), &input, errors, None).await
}

pub(super) async fn delete(request: PageRequest) -> Result<PageResponse, AppError> {
    match actions::delete_organization(&request, id(&request)?).await {
        Ok(()) => Ok(to_list(&request, Flash::Deleted)),
        Err(ActionError::Invalid(errors)) => {
            let row = known(&request).await?;
            let input = OrganizationInput::from(&row);
            page(&request, 422, Some(row), &input, errors, None).await
        }
        Err(error) => Err(without_fields(error)),
    }
}

/// The page after an import: what came of it, or why the file was refused.
pub(super) async fn imported(
    request: &PageRequest,
    status: u16,
    outcome: Result<Imported, FieldErrors>,
) -> Result<PageResponse, AppError> {
    let row = known(request).await?;
    let input = OrganizationInput::from(&row);
    let (imported, errors) = match outcome {
        Ok(imported) => (Some(imported), FieldErrors::default()),
        Err(errors) => (None, errors),
    };
    page(request, status, Some(row), &input, errors, imported).await
}

async fn known(request: &PageRequest) -> Result<OrganizationRow, AppError> {
    store::find(&request.portal.db.reader, id(request)?).await?.ok_or(AppError::NotFound)
}

fn to_list(request: &PageRequest, flash: Flash) -> PageResponse {
    PageResponse::redirect_with(paths::of(paths::ORGANIZATIONS, request.lang), flash)
}

async fn page(
    request: &PageRequest,
    status: u16,
    row: Option<OrganizationRow>,
    input: &OrganizationInput,
    errors: FieldErrors,
    imported: Option<Imported>,
) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let days = match &row {
        Some(row) => school_days::of_organization(&request.portal.db, row.id).await?,
        None => Vec::new(),
    };
    let removed = request.flash() == Some(Flash::Removed) && status == 200 && imported.is_none();
    let (title, addresses, action) = match &row {
        Some(row) => {
            let id = row.id.to_string();
            let name = row.organization.name.text(lang).to_owned();
            (name, paths::both(paths::ORGANIZATION, &id), paths::with(paths::ORGANIZATION, lang, &id))
        }
        None => (
            t::administration_organization_new(lang).to_owned(),
            paths::NEW_ORGANIZATION.map(str::to_owned),
            paths::of(paths::NEW_ORGANIZATION, lang).to_owned(),
        ),
    };
    let save = if row.is_some() { t::account_save(lang) } else { t::administration_organization_add(lang) };
    let (heading, input) = (title.clone(), input.clone());
    let body = move || {
        view! {
            {head(lang, Some((t::administration_organizations(lang), paths::ORGANIZATIONS)), heading)}
            {said(removed.then(|| t::school_days_removed(lang)))}
            {imported.map(|imported| outcome(lang, &imported))}
            <ErrorSummary lang errors=errors.all() />
            {fields(lang, action, &input, &errors, save)}
            {row.as_ref().map(|row| section(lang, row.id, days, &errors))}
            {row.map(|row| deleting(lang, &row))}
        }
    };
    Ok(Page::new(title, addresses, body).status(status).section("administration").unlisted().into())
}

fn fields(
    lang: Lang,
    action: String,
    input: &OrganizationInput,
    errors: &FieldErrors,
    save: &'static str,
) -> impl IntoView + use<> {
    let error = |name: &str| errors.of(name);
    let kinds = choices(OrganizationKind::ALL, input.kind.map_or("", OrganizationKind::code), |kind| {
        (kind.code(), labels::organization_kind(lang, kind))
    });
    let networks = choices(Network::ALL, input.network.map_or("", Network::code), |network| {
        (network.code(), network_word(lang, network))
    });
    let input = input.clone();
    view! {
        <form class="form" method="post" action=action>
            {seen(&input.seen)}
            <Field id="name-fr" label=t::administration_name_fr(lang) hint=t::administration_one_language(lang) value=input.name_fr error=error("name-fr") lang="fr-CA" />
            <Field id="name-en" label=t::administration_name_en(lang) value=input.name_en error=error("name-en") lang="en-CA" />
            <Field id="short" label=t::administration_short(lang) hint=t::administration_short_hint(lang) value=input.short error=error("short") required=true />
            <div class="form-row">
                <Select id="kind" label=t::community_fact_kind(lang) choices=kinds error=error("kind") required=true />
                <Select id="network" label=t::community_fact_network(lang) choices=networks error=error("network") required=true />
            </div>
            <TextArea id="domains" label=t::administration_domains(lang) hint=t::administration_domains_hint(lang) value=input.domains error=error("domains") rows=2 />
            <div class="actions"><Button>{save}</Button></div>
        </form>
    }
}

fn deleting(lang: Lang, row: &OrganizationRow) -> impl IntoView + use<> {
    let used = row.people + row.communities > 0;
    let button = if used {
        view! { <p>{labels::organization_used(lang, row)}</p> }.into_any()
    } else {
        view! {
            <form method="post" action=paths::with(paths::DELETE_ORGANIZATION, lang, &row.id.to_string())>
                <Confirm
                    label=t::administration_organization_delete(lang)
                    question=t::administration_organization_delete_text(lang)
                />
            </form>
        }
        .into_any()
    };
    view! {
        <section class="stack" id="delete" tabindex="-1">
            <h2>{t::administration_organization_delete(lang)}</h2>
            {button}
        </section>
    }
}
