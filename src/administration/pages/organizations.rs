//! Organizations: the list, a new one, one of them.

use leptos::prelude::*;

use super::{
    super::{labels, model::OrganizationRow, paths, rules, store},
    parts::{
        SIZE, choices, done, head, id, is_unchanged, last_page, opened, page_number, pagination, pair,
        reopened, said, saved, seen, typed_pair,
    },
};
use crate::{
    community::{
        model::{Network, Organization, OrganizationKind},
        network_word,
    },
    error::AppError,
    i18n::{Lang, LocalizedText, t},
    ids::OrganizationId,
    server::web::{Form, Page, PageRequest, PageResponse},
    ui::{
        Button, ButtonLink, Column, DataTable, EmptyState, ErrorSummary, Field, FieldErrors, Line, Select,
        TextArea, Weight,
    },
};

/// The most characters of a name.
const NAME: usize = 200;
/// The most characters of a short name.
const SHORT: usize = 60;

pub(super) async fn list(request: PageRequest) -> Result<PageResponse, AppError> {
    let (lang, db) = (request.lang, &request.portal.db);
    let current = page_number(&request)?;
    let (rows, count) =
        done(async { futures::try_join!(store::list(db, current, SIZE), store::count(db)) }).await?;
    let last = last_page(count, current)?;
    let done = match request.query_param("said") {
        Some("deleted") => Some(t::administration_organization_deleted(lang)),
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
        let href = format!("{}?page=", paths::of(paths::ORGANISATIONS, lang));
        let to = paths::of(paths::NEW_ORGANISATION, lang);
        view! {
            {head(lang, None, t::administration_organizations(lang))}
            {said(done)}
            <div class="row"><ButtonLink href=to>{t::administration_organization_new(lang)}</ButtonLink></div>
            {list}
            {pagination(lang, current, last, href)}
        }
    };
    let addresses = paths::ORGANISATIONS.map(str::to_owned);
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
            let to = paths::with(paths::ORGANISATION, lang, &row.id.to_string());
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
    Ok(page(&request, 200, None, Form::default(), FieldErrors::default()))
}

pub(super) async fn add(request: PageRequest) -> Result<PageResponse, AppError> {
    let mut faults = FieldErrors::default();
    let Some((organization, network, domains)) = read(&request, None, &mut faults) else {
        return Ok(page(&request, 422, None, request.form.clone(), faults));
    };
    done(async {
        let mut to = request.portal.db.write().await?;
        let id = OrganizationId::new();
        store::add(&mut to, id, &organization, network, &domains).await?;
        store::record(&mut to, &request, "organisation.added", ("organisation", &id.to_string()), "").await?;
        to.commit().await
    })
    .await?;
    Ok(PageResponse::Redirect(format!("{}?said=saved", paths::of(paths::ORGANISATIONS, request.lang))))
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let row = done(store::find(&request.portal.db.reader, id(&request)?)).await?.ok_or(AppError::NotFound)?;
    let form = opened(stored(&row));
    Ok(page(&request, 200, Some(row), form, FieldErrors::default()))
}

pub(super) async fn take(request: PageRequest) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let row = done(store::find(&request.portal.db.reader, id(&request)?)).await?.ok_or(AppError::NotFound)?;
    let subject = row.id.to_string();
    let mut faults = FieldErrors::default();
    if request.form.text("what") == "delete" {
        let deleted = done(async {
            let mut to = request.portal.db.write().await?;
            let deleted = store::delete(&mut to, row.id).await?;
            if deleted {
                store::record(&mut to, &request, "organisation.deleted", ("organisation", &subject), "")
                    .await?;
                to.commit().await?;
            }
            Ok(deleted)
        })
        .await?;
        if deleted {
            return Ok(PageResponse::Redirect(format!(
                "{}?said=deleted",
                paths::of(paths::ORGANISATIONS, lang)
            )));
        }
        faults.add("delete", t::administration_organization_used(lang, row.communities, row.people));
        let form = opened(stored(&row));
        return Ok(page(&request, 422, Some(row), form, faults));
    }
    let Some((organization, network, domains)) = read(&request, Some(&row.organization.name), &mut faults)
    else {
        return Ok(page(&request, 422, Some(row), request.form.clone(), faults));
    };
    let now_there = done(async {
        let mut to = request.portal.db.write().await?;
        let now_there = store::lock(&mut to, row.id).await?.as_ref().map(stored);
        if !now_there.as_ref().is_some_and(|now_there| is_unchanged(&request.form, now_there)) {
            return Ok(now_there);
        }
        store::change(&mut to, row.id, &organization, network, &domains).await?;
        store::record(&mut to, &request, "organisation.changed", ("organisation", &subject), "").await?;
        to.commit().await?;
        Ok(None)
    })
    .await?;
    if let Some(now_there) = now_there {
        faults.add("name-fr", t::administration_meanwhile(lang));
        let form = reopened(&request.form, &now_there);
        return Ok(page(&request, 409, Some(row), form, faults));
    }
    Ok(PageResponse::Redirect(format!("{}?said=saved", paths::of(paths::ORGANISATIONS, lang))))
}

/// What is stored, as the form has it.
fn stored(row: &OrganizationRow) -> Form {
    let own = [
        ("kind", row.organization.kind.code()),
        ("network", row.network.code()),
        ("short", &row.organization.short_name),
        ("domains", &row.domains),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()));
    own.into_iter().chain(pair("name", Some(&row.organization.name))).collect()
}

fn read(
    request: &PageRequest,
    before: Option<&LocalizedText>,
    faults: &mut FieldErrors,
) -> Option<(Organization, Network, String)> {
    let (lang, form) = (request.lang, &request.form);
    let kind = OrganizationKind::from_code(form.text("kind"));
    if kind.is_none() {
        faults.add("kind", t::administration_choose(lang));
    }
    let network = Network::from_code(form.text("network"));
    if network.is_none() {
        faults.add("network", t::administration_choose(lang));
    }
    let name = typed_pair(lang, form, "name", NAME, before, faults);
    if name.is_none() {
        faults.add("name-fr", t::administration_name_missing(lang));
    }
    let short_name = form.text("short").to_owned();
    if short_name.is_empty() || short_name.chars().count() > SHORT {
        faults.add("short", t::administration_short_wrong(lang, SHORT));
    }
    let domains = rules::domains(form.text("domains"))
        .map_err(|wrong| faults.add("domains", t::administration_domain_wrong(lang, wrong)));
    if !faults.is_empty() {
        return None;
    }
    Some((Organization { kind: kind?, name: name?, short_name }, network?, domains.ok()?))
}

fn page(
    request: &PageRequest,
    status: u16,
    row: Option<OrganizationRow>,
    form: Form,
    faults: FieldErrors,
) -> PageResponse {
    let lang = request.lang;
    let (title, addresses, action) = match &row {
        Some(row) => {
            let id = row.id.to_string();
            let name = row.organization.name.text(lang).to_owned();
            (name, paths::both(paths::ORGANISATION, &id), paths::with(paths::ORGANISATION, lang, &id))
        }
        None => (
            t::administration_organization_new(lang).to_owned(),
            paths::NEW_ORGANISATION.map(str::to_owned),
            paths::of(paths::NEW_ORGANISATION, lang).to_owned(),
        ),
    };
    let heading = title.clone();
    let body = move || {
        view! {
            {head(lang, Some((t::administration_organizations(lang), paths::ORGANISATIONS)), heading)}
            <ErrorSummary lang errors=faults.all() />
            {fields(lang, action.clone(), &form, &faults)}
            {row.map(|row| deleting(lang, action, &row))}
        }
    };
    Page::new(title, addresses, body).status(status).section("administration").unlisted().into()
}

fn fields(lang: Lang, action: String, form: &Form, faults: &FieldErrors) -> impl IntoView + use<> {
    let value = |name: &str| form.text(name).to_owned();
    let error = |name: &str| faults.of(name);
    let kinds = choices(OrganizationKind::ALL, form.text("kind"), |kind| {
        (kind.code(), labels::organization_kind(lang, kind))
    });
    let networks =
        choices(Network::ALL, form.text("network"), |network| (network.code(), network_word(lang, network)));
    view! {
        <form class="form" method="post" action=action>
            {seen(form)}
            <Field id="name-fr" label=t::administration_name_fr(lang) hint=t::administration_one_language(lang) value=value("name-fr") error=error("name-fr") lang="fr-CA" />
            <Field id="name-en" label=t::administration_name_en(lang) value=value("name-en") error=error("name-en") lang="en-CA" />
            <Field id="short" label=t::administration_short(lang) hint=t::administration_short_hint(lang) value=value("short") error=error("short") required=true />
            <div class="form-row">
                <Select id="kind" label=t::community_fact_kind(lang) choices=kinds error=error("kind") required=true />
                <Select id="network" label=t::community_fact_network(lang) choices=networks error=error("network") required=true />
            </div>
            <TextArea id="domains" label=t::administration_domains(lang) hint=t::administration_domains_hint(lang) value=value("domains") error=error("domains") rows=2 />
            <div class="actions"><Button>{t::account_save(lang)}</Button></div>
        </form>
    }
}

fn deleting(lang: Lang, action: String, row: &OrganizationRow) -> impl IntoView + use<> {
    let used = row.people + row.communities > 0;
    let button = if used {
        let words = t::administration_organization_used(lang, row.communities, row.people);
        view! { <p>{words}</p> }.into_any()
    } else {
        view! {
            <form method="post" action=action>
                <Button name="what" value="delete" weight=Weight::Danger>{t::administration_organization_delete(lang)}</Button>
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
