//! All reflections that a person bookmarked and may still read.

use ensemble_common::prelude::*;

use super::{
    super::{model::Filter, rules::PAGE_SIZE, store},
    entries::entries,
    list::{cursor, next_page},
    paths,
};
use ensemble_core::error::AppError;
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{EmptyState, Pages, Pagination};

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let filter = Filter { bookmarked: true, ..Filter::default() };
    let mut all =
        store::list(&request.portal.db, &request.viewer, &filter, cursor(&request), PAGE_SIZE + 1).await?;
    let next = next_page(&request, paths::at(paths::BOOKMARKS, lang), &mut all);
    let body = move || {
        let list = if all.is_empty() {
            let text = t::reflection_bookmarks_none_text(lang);
            view! { <EmptyState title=t::reflection_bookmarks_none(lang) text /> }.into_any()
        } else {
            view! { <div class="feed">{entries(lang, all, true)}</div> }.into_any()
        };
        let pages = next.map(
            |next| view! { <Pagination lang pages=Pages::Keyset { previous: None, next: Some(next) } /> },
        );
        view! {
            <h1>{t::reflection_bookmarks(lang)}</h1>
            {list}
            {pages}
        }
    };
    let addresses = paths::BOOKMARKS.map(str::to_owned);
    Ok(Page::new(t::reflection_bookmarks(lang), addresses, body).section("communities").unlisted().into())
}
