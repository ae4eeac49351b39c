//! The portal's own pages, as readers see them.

use ensemble_common::prelude::*;

use super::{edit::PATHS, model::SitePage, store};
use ensemble_common::editing;
use ensemble_core::{
    Lang,
    error::AppError,
    format,
    rights::{Access, Action},
};
use ensemble_server::{
    markdown,
    web::{Page, PageRequest, PageResponse, Routes},
};
use ensemble_texts as t;
use ensemble_ui::{ButtonLink, Line, Prose, Weight};

/// Where a page is read.
const SHOW: [&str; 2] = ["/fr/{page}", "/en/{page}"];

/// The portal's own pages: whatever slug is not taken by a feature.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .page(SHOW, Access::Open, show)
        .and(editing::routes::<SitePage>(Access::May(Action::EditPages)))
        .and(editing::history_routes::<SitePage>(Access::May(Action::EditPages)))
}

/// A page's address, for one of its purposes.
pub(super) fn at(paths: [&str; 2], lang: Lang, page: &SitePage) -> String {
    let index = usize::from(lang == Lang::En);
    paths[index].replace("{page}", &page.slugs[index])
}

/// The page that an address names, or the way to where it lives now.
pub(super) async fn named(
    request: &PageRequest,
    paths: [&str; 2],
) -> Result<Result<SitePage, PageResponse>, AppError> {
    let (page, current) = store::find(&request.portal.db, request.lang, request.path_param(0))
        .await?
        .ok_or(AppError::NotFound)?;
    if current {
        return Ok(Ok(page));
    }
    Ok(Err(PageResponse::PermanentRedirect(request.with_query(&at(paths, request.lang, &page)))))
}

async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let page = match named(&request, SHOW).await? {
        Ok(page) => page,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let (lang, writes) = (request.lang, request.may(Action::EditPages, None));
    let title = page.title.text(lang).to_owned();
    let addresses = Lang::ALL.map(|lang| page.path(lang));
    let weight = page.body.bytes();
    Ok(Page::new(title, addresses, move || view! { <Reading lang page writes /> }).weighing(weight).into())
}

#[component]
fn Reading(lang: Lang, page: SitePage, writes: bool) -> impl IntoView {
    let html = markdown::to_html(page.body.text(lang)).to_string();
    let updated = t::page_updated(lang, format::date(lang, format::local(page.updated_at).date()));
    let edit = writes.then(|| {
        view! {
            <div class="row">
                <ButtonLink small=true weight=Weight::Quiet href=at(PATHS.edit, lang, &page)>{t::community_edit(lang)}</ButtonLink>
            </div>
        }
    });
    view! {
        <article class="stack gap-5 page-text">
            <h1><Line lang passage=page.title /></h1>
            {edit}
            <Prose lang passage=page.body html />
            <p class="small muted">{updated}</p>
        </article>
    }
}
