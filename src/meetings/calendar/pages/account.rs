//! The page of the account on which a person makes, replaces and removes the address of their calendar.

use ensemble_common::prelude::*;

use super::super::{actions, paths, store};
use ensemble_communities::account::{AccountTab, account_head};
use ensemble_core::{Lang, error::AppError, format};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, Kind, Notice, Weight};

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    page(&request, Shown::Stored).await
}

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Shown {
    /// Whether the person has an address.
    Stored,
    /// A new address, by its secret.
    New(String),
    /// That nothing was done: the address is another one than when the form was shown.
    Changed,
}

/// Shows the new address: it is not stored, so that a redirect could not show it.
pub(super) async fn create(request: PageRequest) -> Result<PageResponse, AppError> {
    let made = actions::create_address(&request, request.input()?).await?;
    page(&request, made.map_or(Shown::Changed, Shown::New)).await
}

pub(super) async fn remove(request: PageRequest) -> Result<PageResponse, AppError> {
    actions::remove_address(&request).await?;
    Ok(PageResponse::redirect_with(paths::of(paths::ACCOUNT, request.lang), Flash::Deleted))
}

async fn page(request: &PageRequest, shown: Shown) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let since = store::address_since(&request.portal.db, request.person()?).await?;
    let site = request.portal.config.site_url.clone();
    let changed = shown == Shown::Changed;
    let address = match shown {
        Shown::New(secret) => {
            Some(format!("{site}{}?{}={secret}", paths::of(paths::PERSONAL, lang), paths::KEY))
        }
        Shown::Stored | Shown::Changed => None,
    };
    let removed = request.flash() == Some(Flash::Deleted) && since.is_none();
    let body = move || {
        view! {
            {account_head(lang, AccountTab::Calendar)}
            {removed.then(|| view! { <Notice kind=Kind::Success><p>{t::calendar_removed(lang)}</p></Notice> })}
            {changed.then(|| view! { <Notice kind=Kind::Warning><p>{t::calendar_changed(lang)}</p></Notice> })}
            <section class="stack">
                <h2>{t::calendar_title(lang)}</h2>
                <p>{t::calendar_text(lang)}</p>
                {match (address, since) {
                    (Some(address), _) => new_address(lang, address).into_any(),
                    (None, Some(since)) => existing(lang, since).into_any(),
                    (None, None) => none(lang).into_any(),
                }}
            </section>
        }
    };
    let status = if changed { 409 } else { 200 };
    let page = Page::new(t::calendar_title(lang), paths::both(paths::ACCOUNT), body);
    Ok(page.status(status).secret().into())
}

/// The address, the only time that it is shown.
fn new_address(lang: Lang, address: String) -> impl IntoView {
    view! {
        <Notice kind=Kind::Success>
            <p><b>{t::calendar_made(lang)}</b></p>
            <p>{t::calendar_once(lang)}</p>
        </Notice>
        <p class="secret-address">
            <a href=address.clone()>{address.clone()}</a>
        </p>
        <div class="row">
            <ButtonLink href=paths::webcal(&address)>{t::calendar_open(lang)}</ButtonLink>
            <ButtonLink weight=Weight::Quiet href=paths::of(paths::ACCOUNT, lang)>{t::calendar_done(lang)}</ButtonLink>
        </div>
        <p class="small muted">{t::calendar_by_hand(lang)}</p>
    }
}

fn existing(lang: Lang, since: i64) -> impl IntoView {
    view! {
        <p>{t::calendar_since(lang, format::date(lang, format::local(since).date()))}</p>
        <form class="row" method="post" action=paths::of(paths::CREATE, lang)>
            <input type="hidden" name="replaces" value=since.to_string() />
            <Button weight=Weight::Quiet>{t::calendar_replace(lang)}</Button>
            <Button weight=Weight::Danger formaction=paths::of(paths::REMOVE, lang)>{t::calendar_remove(lang)}</Button>
        </form>
        <p class="small muted">{t::calendar_replace_hint(lang)}</p>
    }
}

fn none(lang: Lang) -> impl IntoView {
    view! {
        <form class="row" method="post" action=paths::of(paths::CREATE, lang)>
            <Button>{t::calendar_create(lang)}</Button>
        </form>
    }
}
