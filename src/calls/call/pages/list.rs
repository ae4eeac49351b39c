//! The calls: open ones, those to come, and those before.

use ensemble_common::prelude::*;

use super::{
    super::{
        model::{Call, CallPhase},
        paths,
        rules::phase,
        store,
    },
    rows::rows,
};
use ensemble_core::{Lang, error::AppError};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{EmptyState, Pages, Pagination, SectionTitle};

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let (lang, db, now) = (request.lang, &request.portal.db, request.portal.now());
    let page = request.page_number()?;
    let (current, earlier, count) = futures::try_join!(
        store::current(db, now),
        store::earlier(db, now, page),
        store::count_earlier(db, now)
    )?;
    let last = count.div_ceil(store::PAGE_SIZE).max(1);
    if page > last {
        return Err(AppError::NotFound);
    }
    let (open, announced): (Vec<Call>, Vec<Call>) =
        current.into_iter().partition(|call| phase(call, now) == CallPhase::Open);
    let body = move || {
        let first = (page == 1).then(|| {
            let open = if open.is_empty() {
                view! { <EmptyState title=t::call_public_none_title(lang) text=t::call_public_none_text(lang) /> }
            } else {
                rows(lang, open, now)
            };
            view! {
                {part(lang, "open", t::call_public_open, Some(open))}
                {part(lang, "announced", t::call_public_announced, some_rows(lang, announced, now))}
            }
        });
        let feed = paths::FEED[usize::from(lang == Lang::En)];
        let href = format!("{}?page=", paths::LIST[usize::from(lang == Lang::En)]);
        view! {
            <div class="page-head">
                <h1>{t::call_public_list_title(lang)}</h1>
                <p class="lead">{t::call_public_list_lead(lang)}</p>
            </div>
            {first}
            {part(lang, "past", t::call_public_past, some_rows(lang, earlier, now))}
            {(last > 1)
                .then(|| view! { <Pagination lang pages=Pages::Numbered { current: page, last, href } /> })}
            <p class="small"><a href=feed>{t::call_public_feed_link(lang)}</a></p>
        }
    };
    Ok(Page::new(t::call_public_list_title(lang), paths::LIST.map(str::to_owned), body)
        .description(Some(t::call_public_list_lead(lang).to_owned()))
        .section("communities")
        .into())
}

fn some_rows(lang: Lang, calls: Vec<Call>, now: i64) -> Option<AnyView> {
    (!calls.is_empty()).then(|| rows(lang, calls, now))
}

/// A section of the list; nothing when it holds nothing.
fn part(
    lang: Lang,
    id: &'static str,
    title: fn(Lang) -> &'static str,
    inside: Option<AnyView>,
) -> Option<AnyView> {
    inside.map(|inside| {
        view! {
            <section aria-labelledby=id>
                <SectionTitle id title=title(lang) all=None />
                {inside}
            </section>
        }
    })
}
