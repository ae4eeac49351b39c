//! All calls, also drafts.

use ensemble_common::prelude::*;

use super::{
    super::super::{labels, model::Call, paths, rules, store},
    head::above,
};
use ensemble_core::{Lang, error::AppError};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{
    Breadcrumb, ButtonLink, Column, DataTable, EmptyState, Line, Pages, Pagination, StatusText,
};

pub(in crate::call::pages) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let (lang, db, now) = (request.lang, &request.portal.db, request.portal.now());
    let current = request.page_number()?;
    let (calls, count) = futures::try_join!(store::all(db, current), store::count(db))?;
    let last = count.div_ceil(store::PAGE_SIZE).max(1);
    if current > last {
        return Err(AppError::NotFound);
    }
    let title = t::call_admin_title(lang);
    let body = move || {
        let index = usize::from(lang == Lang::En);
        let list = if calls.is_empty() {
            view! { <EmptyState title=t::call_admin_none(lang) text=t::call_admin_none_text(lang) /> }
        } else {
            table(lang, calls, count, now)
        };
        let href = format!("{}?page=", paths::MANAGE_LIST[index]);
        let pages =
            (last > 1).then(|| view! { <Pagination lang pages=Pages::Numbered { current, last, href } /> });
        view! {
            <Breadcrumb lang links=above(lang) here=title />
            <div class="page-head">
                <h1>{title}</h1>
                <p class="lead">{t::call_admin_text(lang)}</p>
            </div>
            <div class="row"><ButtonLink href=paths::NEW[index]>{t::call_new(lang)}</ButtonLink></div>
            {list}
            {pages}
        }
    };
    let addresses = paths::MANAGE_LIST.map(str::to_owned);
    Ok(Page::new(title, addresses, body).section("administration").unlisted().into())
}

fn table(lang: Lang, calls: Vec<Call>, count: u32, now: i64) -> AnyView {
    let columns = vec![
        Column::new(t::call_column_title(lang)),
        Column::new(t::call_column_phase(lang)),
        Column::new(t::call_date_opens(lang)),
        Column::new(t::call_date_closes(lang)),
    ];
    let rows = calls
        .into_iter()
        .map(|call| {
            let phase = rules::phase(&call, now);
            let to = paths::of(paths::MANAGE, lang, &call.code);
            let tone = labels::phase_tone(phase);
            vec![
                view! { <a href=to><Line lang passage=call.texts.title /></a> },
                view! { <StatusText tone>{labels::phase_word(lang, phase)}</StatusText> },
                labels::moment(lang, call.dates.opens_at).into_any(),
                labels::moment(lang, call.dates.closes_at).into_any(),
            ]
        })
        .collect();
    view! { <DataTable caption=t::call_count(lang, count) columns rows /> }
}
