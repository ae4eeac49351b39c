//! The portal's settings: what the home page announces, who answers for personal information, how long
//! histories are kept.

use leptos::prelude::*;

use super::{
    super::{
        labels,
        model::{Officer, Settings},
        paths, store,
    },
    parts::{done, head, pair, said, saved, typed_pair},
};
use crate::{
    account::{model::Agreement, rules::address},
    error::AppError,
    i18n::t,
    server::{
        names,
        web::{Form, Page, PageRequest, PageResponse},
    },
    ui::{Button, ButtonLink, ErrorSummary, Field, FieldErrors, TextArea, Weight},
};

/// The most characters of an announcement.
const ANNOUNCEMENT: usize = 500;
/// For how many months histories may be kept.
const MONTHS: std::ops::RangeInclusive<u16> = 1..=120;
/// The most characters of a name.
const NAME: usize = 100;

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let settings = done(store::settings(&request.portal.db)).await?;
    Ok(page(&request, 200, stored(&settings), FieldErrors::default()))
}

pub(super) async fn take(request: PageRequest) -> Result<PageResponse, AppError> {
    let before = done(store::settings(&request.portal.db)).await?;
    let mut faults = FieldErrors::default();
    let Some(after) = read(&request, &before, &mut faults) else {
        return Ok(page(&request, 422, request.form.clone(), faults));
    };
    done(async {
        let mut to = request.portal.db.write().await?;
        if after.announcement != before.announcement {
            store::set_announcement(&mut to, after.announcement.as_ref()).await?;
            store::record(&mut to, &request, "setting.changed", ("setting", "announcement"), "").await?;
        }
        if after.officer != before.officer {
            store::set_officer(&mut to, after.officer.as_ref()).await?;
            store::record(&mut to, &request, "setting.changed", ("setting", "privacy-officer"), "").await?;
        }
        if after.history_months != before.history_months {
            store::set_history(&mut to, after.history_months).await?;
            let detail = after.history_months.map(|months| months.to_string()).unwrap_or_default();
            store::record(&mut to, &request, "setting.changed", ("setting", "history-months"), &detail)
                .await?;
        }
        to.commit().await
    })
    .await?;
    request.portal.ttl_cache.forget("announcement");
    Ok(PageResponse::Redirect(format!("{}?said=saved", paths::of(paths::SETTINGS, request.lang))))
}

/// What is stored, as the form has it.
fn stored(settings: &Settings) -> Form {
    let officer = settings.officer.clone().unwrap_or_default();
    let months = settings.history_months.map(|months| months.to_string()).unwrap_or_default();
    let own = [("officer-name", officer.name), ("officer-email", officer.email), ("history-months", months)]
        .map(|(name, value)| (name.to_owned(), value));
    own.into_iter().chain(pair("announcement", settings.announcement.as_ref())).collect()
}

fn read(request: &PageRequest, before: &Settings, faults: &mut FieldErrors) -> Option<Settings> {
    let (lang, form) = (request.lang, &request.form);
    let announcement =
        typed_pair(lang, form, "announcement", ANNOUNCEMENT, before.announcement.as_ref(), faults);
    let officer = match (form.some("officer-name"), form.some("officer-email")) {
        (None, None) => None,
        (name, email) => {
            let name = name.filter(|name| name.chars().count() <= NAME);
            if name.is_none() {
                faults.add("officer-name", t::account_name_missing(lang));
            } else if name.is_some_and(names::has_url) {
                faults.add("officer-name", t::account_name_address(lang));
            }
            let email = email.and_then(address);
            if email.is_none() {
                faults.add("officer-email", t::account_email_wrong(lang));
            }
            name.zip(email).map(|(name, email)| Officer { name: name.to_owned(), email })
        }
    };
    let months =
        form.some("history-months").map(|typed| typed.parse().ok().filter(|months| MONTHS.contains(months)));
    if months == Some(None) {
        faults.add("history-months", t::administration_history_wrong(lang, *MONTHS.start(), *MONTHS.end()));
    }
    faults.is_empty().then_some(Settings { announcement, officer, history_months: months.flatten() })
}

fn page(request: &PageRequest, status: u16, form: Form, faults: FieldErrors) -> PageResponse {
    let (lang, done) = (request.lang, saved(request));
    let body = move || {
        let value = |name: &str| form.text(name).to_owned();
        let error = |name: &str| faults.of(name);
        let agreements =
            [(Agreement::Terms, paths::TERMS), (Agreement::Confidentiality, paths::CONFIDENTIALITY)]
                .map(|(agreement, to)| {
                    let words = labels::agreement(lang, agreement);
                    view! { <ButtonLink href=paths::of(to, lang) weight=Weight::Quiet>{words}</ButtonLink> }
                })
                .collect_view();
        view! {
            {head(lang, None, t::administration_settings(lang))}
            {said(done)}
            <ErrorSummary lang errors=faults.all() />
            <form class="form" method="post" action=paths::of(paths::SETTINGS, lang)>
                <h2>{t::administration_announcement(lang)}</h2>
                <TextArea id="announcement-fr" label=t::administration_announcement_fr(lang) hint=t::administration_announcement_hint(lang) value=value("announcement-fr") error=error("announcement-fr") rows=2 lang="fr-CA" />
                <TextArea id="announcement-en" label=t::administration_announcement_en(lang) value=value("announcement-en") error=error("announcement-en") rows=2 lang="en-CA" />
                <h2>{t::administration_officer(lang)}</h2>
                <div class="form-row">
                    <Field id="officer-name" label=t::account_name(lang) value=value("officer-name") error=error("officer-name") />
                    <Field id="officer-email" label=t::account_email(lang) kind="email" value=value("officer-email") error=error("officer-email") inputmode="email" />
                </div>
                <h2>{t::administration_history(lang)}</h2>
                <Field id="history-months" label=t::administration_history_months(lang) hint=t::administration_history_hint(lang) value=value("history-months") error=error("history-months") inputmode="numeric" />
                <div class="actions"><Button>{t::account_save(lang)}</Button></div>
            </form>
            <section class="stack">
                <h2>{t::administration_agreements(lang)}</h2>
                <p>{t::administration_agreements_text(lang)}</p>
                <div class="row">{agreements}</div>
            </section>
        }
    };
    let addresses = paths::SETTINGS.map(str::to_owned);
    let title = t::administration_settings(lang);
    Page::new(title, addresses, body).status(status).section("administration").unlisted().into()
}
