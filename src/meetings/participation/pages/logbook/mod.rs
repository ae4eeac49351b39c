//! A person's logbook of hours: for themselves, for spreadsheets, and for those who have a link to it.

mod table;
mod view;

use ensemble_common::prelude::*;

pub(super) use self::table::csv;

use self::view::{body, list, period_words, total};
use super::super::{
    actions,
    api::{AddEntry, ChoosePeriod, DeleteEntry},
    model::LogbookLine,
    paths, rules, store,
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    ids::PersonId,
};
use ensemble_server::{
    digest,
    web::{Flash, KEY, Page, PageRequest, PageResponse},
};
use ensemble_texts as t;

/// All that the page shows.
struct Logbook {
    period: i16,
    periods: [i16; 3],
    lines: Vec<LogbookLine>,
    /// When the link to it was made.
    link_since: Option<i64>,
    /// The address of a new link, which is shown once.
    link: Option<String>,
    said: Option<&'static str>,
    typed: AddEntry,
    errors: FieldErrors,
}

/// What a form left to be shown.
#[derive(Default)]
struct Shown {
    status: Option<u16>,
    link: Option<String>,
    typed: AddEntry,
    errors: FieldErrors,
}

/// The period that the query asks for.
fn period(request: &PageRequest) -> Result<i16, AppError> {
    let now = request.portal.now();
    match request.query_param(paths::PERIOD).filter(|typed| !typed.is_empty()) {
        None => Ok(rules::period(now)),
        Some(typed) => {
            let period = typed.parse().ok().filter(|period| rules::periods(now).contains(period));
            period.ok_or(AppError::NotFound)
        }
    }
}

async fn lines(request: &PageRequest, person: PersonId, period: i16) -> Result<Vec<LogbookLine>, AppError> {
    let (db, bounds) = (&request.portal.db, rules::period_bounds(period).ok_or(AppError::NotFound)?);
    let (meetings, entries) =
        futures::try_join!(store::meetings_of(db, person, bounds), store::entries(db, person, bounds))?;
    Ok(rules::lines(meetings, entries))
}

fn here(lang: Lang, period: i16) -> String {
    format!("{}?{}={period}", paths::at(paths::LOGBOOK, lang), paths::PERIOD)
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let period = period(&request)?;
    page(&request, period, Shown::default()).await
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let input: AddEntry = request.input()?;
    match actions::add_entry(&request, &input).await {
        Ok(period) => Ok(PageResponse::redirect_with(&here(request.lang, period), Flash::Added)),
        Err(ActionError::Invalid(errors)) => {
            let period = period(&request)?;
            let shown = Shown { status: Some(422), typed: input, errors, ..Shown::default() };
            page(&request, period, shown).await
        }
        Err(ActionError::Conflict) => Err(AppError::BadRequest),
        Err(ActionError::App(error)) => Err(error),
    }
}

pub(super) async fn submit_deletion(request: PageRequest) -> Result<PageResponse, AppError> {
    let input: DeleteEntry = request.input()?;
    actions::delete_entry(&request, input).await?;
    let chosen: ChoosePeriod = request.input()?;
    let period = chosen.period.unwrap_or_else(|| rules::period(request.portal.now()));
    Ok(PageResponse::redirect_with(&here(request.lang, period), Flash::Deleted))
}

/// Shows the new link: its secret is not stored, so that a redirect could not show it.
pub(super) async fn submit_sharing(request: PageRequest) -> Result<PageResponse, AppError> {
    let input: ChoosePeriod = request.input()?;
    let secret = actions::share(&request, input).await?;
    let period = input.period.unwrap_or_else(|| rules::period(request.portal.now()));
    let site = &request.portal.config.site_url;
    let link = format!("{site}{}?{KEY}={secret}", paths::at(paths::SHARED, request.lang));
    page(&request, period, Shown { link: Some(link), ..Shown::default() }).await
}

pub(super) async fn submit_withdrawal(request: PageRequest) -> Result<PageResponse, AppError> {
    let input: ChoosePeriod = request.input()?;
    actions::unshare(&request, input).await?;
    let period = input.period.unwrap_or_else(|| rules::period(request.portal.now()));
    Ok(PageResponse::redirect_with(&here(request.lang, period), Flash::InvitationWithdrawn))
}

async fn page(request: &PageRequest, period: i16, shown: Shown) -> Result<PageResponse, AppError> {
    let (lang, person) = (request.lang, request.person()?);
    let lines = lines(request, person, period).await?;
    let link_since = store::link_since(&request.portal.db, person, period).await?;
    let said = match request.flash() {
        Some(Flash::Added) => Some(t::participation_entry_added(lang)),
        Some(Flash::Deleted) => Some(t::participation_entry_deleted(lang)),
        Some(Flash::InvitationWithdrawn) => Some(t::participation_link_withdrawn(lang)),
        _ => None,
    };
    let Shown { status, link, typed, errors } = shown;
    let periods = rules::periods(request.portal.now());
    let weight = lines.len() * 400;
    let logbook = Logbook { period, periods, lines, link_since, link, said, typed, errors };
    let addresses = paths::both(paths::LOGBOOK);
    Ok(Page::new(t::participation_logbook(lang), addresses, move || body(lang, logbook))
        .status(status.unwrap_or(200))
        .weighing(weight)
        .secret()
        .into())
}

/// The logbook of another person, who made a link to it.
pub(super) async fn show_shared(request: PageRequest) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let hash = digest::sha256(request.key().as_bytes());
    let offered = rules::periods(request.portal.now());
    let shared = store::shared(&request.portal.db, &hash).await?;
    // The person can withdraw the links to the periods that are offered only.
    let Some((person, name, period)) = shared.filter(|(.., period)| offered.contains(period)) else {
        return Ok(unknown(lang));
    };
    let lines = lines(&request, person, period).await?;
    let title = t::participation_logbook_of(lang, name.as_str());
    let (heading, weight) = (title.clone(), lines.len() * 400);
    let body = move || {
        view! {
            <h1>{heading}</h1>
            <p class="lead">{period_words(lang, period)}</p>
            {total(lang, &lines)}
            {list(lang, &lines, None)}
        }
    };
    Ok(Page::new(title, paths::both(paths::SHARED), body).weighing(weight).secret().into())
}

/// The same page for a link that was withdrawn, has ended or never existed.
fn unknown(lang: Lang) -> PageResponse {
    let title = t::participation_link_unknown(lang);
    let body = move || view! { <h1>{title}</h1> <p>{t::participation_link_unknown_text(lang)}</p> };
    Page::new(title, paths::both(paths::SHARED), body).status(410).secret().into()
}
