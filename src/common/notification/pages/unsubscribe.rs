//! Stops a kind of email without signing in: by a button, or by a mail program (RFC 8058).

use crate::prelude::*;

use super::super::{
    actions::{self, Stopped},
    paths,
};
use ensemble_core::{Lang, error::AppError};
use ensemble_server::web::{KEY, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, Kind, Notice, Weight};

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let key = request.key().to_owned();
    match actions::read_key(&request.portal, &key).await {
        Ok((_, stopped)) => Ok(offer(request.lang, &key, stopped)),
        Err(AppError::NotFound) => Ok(unknown(request.lang)),
        Err(error) => Err(error),
    }
}

/// Answers with a page and no redirect: mail programs follow none.
pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let key = request.key();
    match actions::unsubscribe(&request.portal, key).await {
        Ok(stopped) => Ok(done(request.lang, stopped)),
        Err(AppError::NotFound) => Ok(unknown(request.lang)),
        Err(error) => Err(error),
    }
}

fn name(lang: Lang, stopped: Stopped) -> &'static str {
    match stopped {
        Stopped::Category(category) => category.label(lang),
        Stopped::Digest => t::notification_digest(lang),
    }
}

fn page<V: IntoView + 'static>(
    lang: Lang,
    status: u16,
    body: impl FnOnce() -> V + Send + 'static,
) -> PageResponse {
    let title = t::notification_unsubscribe(lang);
    Page::new(title, paths::both(paths::UNSUBSCRIBE), body).status(status).secret().into()
}

fn offer(lang: Lang, key: &str, stopped: Stopped) -> PageResponse {
    let action = format!("{}?{KEY}={key}", paths::of(paths::UNSUBSCRIBE, lang));
    page(lang, 200, move || {
        view! {
            <h1>{t::notification_unsubscribe(lang)}</h1>
            <p>{t::notification_unsubscribe_text(lang)} " " <b>{name(lang, stopped)}</b></p>
            <form class="actions" method="post" action=action>
                <Button>{t::notification_unsubscribe_button(lang)}</Button>
                {preferences_link(lang)}
            </form>
        }
    })
}

fn done(lang: Lang, stopped: Stopped) -> PageResponse {
    page(lang, 200, move || {
        view! {
            <h1>{t::notification_unsubscribe(lang)}</h1>
            <Notice kind=Kind::Success>
                <p>{t::notification_unsubscribed(lang)} " " <b>{name(lang, stopped)}</b></p>
            </Notice>
            <p>{t::notification_unsubscribed_text(lang)}</p>
            <p>{preferences_link(lang)}</p>
        }
    })
}

fn unknown(lang: Lang) -> PageResponse {
    page(lang, 410, move || {
        view! {
            <h1>{t::notification_unsubscribe(lang)}</h1>
            <Notice kind=Kind::Warning><p>{t::notification_unsubscribe_unknown(lang)}</p></Notice>
            <p>{preferences_link(lang)}</p>
        }
    })
}

fn preferences_link(lang: Lang) -> impl IntoView {
    view! {
        <ButtonLink weight=Weight::Quiet href=paths::of(paths::PREFERENCES, lang)>
            {t::notification_choose(lang)}
        </ButtonLink>
    }
}
