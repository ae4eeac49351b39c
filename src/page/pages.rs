//! The portal's own pages, as readers see them.

use leptos::prelude::*;

use super::{model::SitePage, store};
use crate::{
    error::AppError,
    i18n::{Lang, format, t},
    rights::Access,
    server::{
        markdown,
        web::{Ask, Page, Reply, Routes, failure},
    },
    ui::{Line, Prose},
};

/// The portal's own pages: whatever slug is not taken by a feature.
#[must_use]
pub fn routes() -> Routes {
    Routes::new().page(["/fr/{page}", "/en/{page}"], Access::Open, show)
}

async fn show(ask: Ask) -> Result<Reply, AppError> {
    let (page, current) = store::find(&ask.portal.db, ask.lang, ask.part(0))
        .await
        .map_err(|error| failure(&error))?
        .ok_or(AppError::NotFound)?;
    let lang = ask.lang;
    if !current {
        return Ok(Reply::Moved(ask.with_query(&page.path(lang))));
    }
    let title = page.title.text(lang).to_owned();
    let addresses = Lang::ALL.map(|lang| page.path(lang));
    Ok(Page::new(title, addresses, move || view! { <Reading lang page /> }).into())
}

#[component]
fn Reading(lang: Lang, page: SitePage) -> impl IntoView {
    let html = markdown::to_html(page.body.text(lang)).to_string();
    let updated = t::page_updated(lang, format::date(lang, format::local(page.updated_at).date()));
    view! {
        <article class="stack gap-5">
            <h1><Line lang passage=page.title /></h1>
            <Prose lang passage=page.body html />
            <p class="small muted">{updated}</p>
        </article>
    }
}
