//! Organisations: the list, a new one, one of them.

use leptos::prelude::*;

use super::{
    super::{model::OrganisationRow, paths, rules, store, words},
    parts::{
        SIZE, choices, done, head, id, is_unchanged, last_page, opened, page_number, pagination, pair,
        reopened, said, saved, seen, typed_pair,
    },
};
use crate::{
    community::{
        model::{Network, Organisation, OrganisationKind},
        network_word,
    },
    error::AppError,
    i18n::{Lang, Passage, t},
    ids::OrganisationId,
    server::web::{Ask, Form, Page, Reply},
    ui::{
        Button, ButtonLink, Column, DataTable, EmptyState, ErrorSummary, Faults, Field, Line, Select,
        TextArea, Weight,
    },
};

/// The most characters of a name.
const NAME: usize = 200;
/// The most characters of a short name.
const SHORT: usize = 60;

pub(super) async fn list(ask: Ask) -> Result<Reply, AppError> {
    let (lang, db) = (ask.lang, &ask.portal.db);
    let current = page_number(&ask)?;
    let (rows, count) =
        done(async { futures::try_join!(store::list(db, current, SIZE), store::count(db)) }).await?;
    let last = last_page(count, current)?;
    let done = match ask.value("said") {
        Some("deleted") => Some(t::administration_organisation_deleted(lang)),
        _ => saved(&ask),
    };
    let body = move || {
        let list = if rows.is_empty() {
            let (title, text) =
                (t::administration_organisations_none(lang), t::administration_organisations_none_text(lang));
            view! { <EmptyState title text /> }.into_any()
        } else {
            table(lang, rows, count).into_any()
        };
        let href = format!("{}?page=", paths::of(paths::ORGANISATIONS, lang));
        let to = paths::of(paths::NEW_ORGANISATION, lang);
        view! {
            {head(lang, None, t::administration_organisations(lang))}
            {said(done)}
            <div class="row"><ButtonLink href=to>{t::administration_organisation_new(lang)}</ButtonLink></div>
            {list}
            {pagination(lang, current, last, href)}
        }
    };
    let addresses = paths::ORGANISATIONS.map(str::to_owned);
    let title = t::administration_organisations(lang);
    Ok(Page::new(title, addresses, body).section("administration").unlisted().into())
}

fn table(lang: Lang, rows: Vec<OrganisationRow>, count: u32) -> impl IntoView {
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
            let passage = row.organisation.name;
            vec![
                view! { <a href=to><Line lang passage /></a> }.into_any(),
                words::organisation_kind(lang, row.organisation.kind).into_any(),
                network_word(lang, row.network).into_any(),
                row.people.into_any(),
                row.communities.into_any(),
            ]
        })
        .collect();
    view! { <DataTable caption=t::administration_organisations_count(lang, count) columns rows /> }
}

pub(super) async fn new(ask: Ask) -> Result<Reply, AppError> {
    Ok(page(&ask, 200, None, Form::default(), Faults::default()))
}

pub(super) async fn add(ask: Ask) -> Result<Reply, AppError> {
    let mut faults = Faults::default();
    let Some((organisation, network, domains)) = read(&ask, None, &mut faults) else {
        return Ok(page(&ask, 422, None, ask.form.clone(), faults));
    };
    done(async {
        let mut to = ask.portal.db.write().await?;
        let id = OrganisationId::new();
        store::add(&mut to, id, &organisation, network, &domains).await?;
        store::record(&mut to, &ask, "organisation.added", ("organisation", &id.to_string()), "").await?;
        to.commit().await
    })
    .await?;
    Ok(Reply::See(format!("{}?said=saved", paths::of(paths::ORGANISATIONS, ask.lang))))
}

pub(super) async fn show(ask: Ask) -> Result<Reply, AppError> {
    let row = done(store::find(&ask.portal.db.reader, id(&ask)?)).await?.ok_or(AppError::NotFound)?;
    let form = opened(stored(&row));
    Ok(page(&ask, 200, Some(row), form, Faults::default()))
}

pub(super) async fn take(ask: Ask) -> Result<Reply, AppError> {
    let lang = ask.lang;
    let row = done(store::find(&ask.portal.db.reader, id(&ask)?)).await?.ok_or(AppError::NotFound)?;
    let subject = row.id.to_string();
    let mut faults = Faults::default();
    if ask.form.text("what") == "delete" {
        let deleted = done(async {
            let mut to = ask.portal.db.write().await?;
            let deleted = store::delete(&mut to, row.id).await?;
            if deleted {
                store::record(&mut to, &ask, "organisation.deleted", ("organisation", &subject), "").await?;
                to.commit().await?;
            }
            Ok(deleted)
        })
        .await?;
        if deleted {
            return Ok(Reply::See(format!("{}?said=deleted", paths::of(paths::ORGANISATIONS, lang))));
        }
        faults.add("delete", t::administration_organisation_used(lang, row.communities, row.people));
        let form = opened(stored(&row));
        return Ok(page(&ask, 422, Some(row), form, faults));
    }
    let Some((organisation, network, domains)) = read(&ask, Some(&row.organisation.name), &mut faults) else {
        return Ok(page(&ask, 422, Some(row), ask.form.clone(), faults));
    };
    let now_there = done(async {
        let mut to = ask.portal.db.write().await?;
        let now_there = store::lock(&mut to, row.id).await?.as_ref().map(stored);
        if !now_there.as_ref().is_some_and(|now_there| is_unchanged(&ask.form, now_there)) {
            return Ok(now_there);
        }
        store::change(&mut to, row.id, &organisation, network, &domains).await?;
        store::record(&mut to, &ask, "organisation.changed", ("organisation", &subject), "").await?;
        to.commit().await?;
        Ok(None)
    })
    .await?;
    if let Some(now_there) = now_there {
        faults.add("name-fr", t::administration_meanwhile(lang));
        let form = reopened(&ask.form, &now_there);
        return Ok(page(&ask, 409, Some(row), form, faults));
    }
    Ok(Reply::See(format!("{}?said=saved", paths::of(paths::ORGANISATIONS, lang))))
}

/// What is stored, as the form has it.
fn stored(row: &OrganisationRow) -> Form {
    let own = [
        ("kind", row.organisation.kind.code()),
        ("network", row.network.code()),
        ("short", &row.organisation.short_name),
        ("domains", &row.domains),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()));
    own.into_iter().chain(pair("name", Some(&row.organisation.name))).collect()
}

fn read(ask: &Ask, before: Option<&Passage>, faults: &mut Faults) -> Option<(Organisation, Network, String)> {
    let (lang, form) = (ask.lang, &ask.form);
    let kind = OrganisationKind::from_code(form.text("kind"));
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
    Some((Organisation { kind: kind?, name: name?, short_name }, network?, domains.ok()?))
}

fn page(ask: &Ask, status: u16, row: Option<OrganisationRow>, form: Form, faults: Faults) -> Reply {
    let lang = ask.lang;
    let (title, addresses, action) = match &row {
        Some(row) => {
            let id = row.id.to_string();
            let name = row.organisation.name.text(lang).to_owned();
            (name, paths::both(paths::ORGANISATION, &id), paths::with(paths::ORGANISATION, lang, &id))
        }
        None => (
            t::administration_organisation_new(lang).to_owned(),
            paths::NEW_ORGANISATION.map(str::to_owned),
            paths::of(paths::NEW_ORGANISATION, lang).to_owned(),
        ),
    };
    let heading = title.clone();
    let body = move || {
        view! {
            {head(lang, Some((t::administration_organisations(lang), paths::ORGANISATIONS)), heading)}
            <ErrorSummary lang errors=faults.all() />
            {fields(lang, action.clone(), &form, &faults)}
            {row.map(|row| deleting(lang, action, &row))}
        }
    };
    Page::new(title, addresses, body).status(status).section("administration").unlisted().into()
}

fn fields(lang: Lang, action: String, form: &Form, faults: &Faults) -> impl IntoView + use<> {
    let value = |name: &str| form.text(name).to_owned();
    let error = |name: &str| faults.of(name);
    let kinds = choices(OrganisationKind::ALL, form.text("kind"), |kind| {
        (kind.code(), words::organisation_kind(lang, kind))
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

fn deleting(lang: Lang, action: String, row: &OrganisationRow) -> impl IntoView + use<> {
    let used = row.people + row.communities > 0;
    let button = if used {
        let words = t::administration_organisation_used(lang, row.communities, row.people);
        view! { <p>{words}</p> }.into_any()
    } else {
        view! {
            <form method="post" action=action>
                <Button name="what" value="delete" weight=Weight::Danger>{t::administration_organisation_delete(lang)}</Button>
            </form>
        }
        .into_any()
    };
    view! {
        <section class="stack" id="delete" tabindex="-1">
            <h2>{t::administration_organisation_delete(lang)}</h2>
            {button}
        </section>
    }
}
