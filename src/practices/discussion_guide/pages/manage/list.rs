//! All guides, archived ones last.

use ensemble_common::prelude::*;

use super::head::above;
use crate::discussion_guide::{actions, labels, model::ListedGuide, paths, store};
use ensemble_core::{Lang, error::AppError};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Breadcrumb, ButtonLink, Column, DataTable, EmptyState, Line, StatusText};

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    actions::require_writer(&request)?;
    let lang = request.lang;
    let all = store::list(&request.portal.db).await?;
    let title = t::guide_text_title(lang);
    let body = move || {
        let index = usize::from(lang == Lang::En);
        let list = if all.is_empty() {
            view! { <EmptyState title=t::guide_text_none(lang) text=t::guide_text_lead(lang) /> }
        } else {
            table(lang, all)
        };
        view! {
            <Breadcrumb lang links=above(lang, true) here=title />
            <div class="page-head">
                <h1>{title}</h1>
                <p class="lead">{t::guide_text_lead(lang)}</p>
            </div>
            <div class="row"><ButtonLink href=paths::NEW[index]>{t::guide_text_new(lang)}</ButtonLink></div>
            {list}
        }
    };
    let addresses = paths::MANAGE_LIST.map(str::to_owned);
    Ok(Page::new(title, addresses, body).section("administration").unlisted().into())
}

fn table(lang: Lang, all: Vec<ListedGuide>) -> AnyView {
    let columns = vec![
        Column::new(t::guide_text_column_title(lang)),
        Column::new(t::guide_text_column_state(lang)),
        Column::numeric(t::guide_text_steps(lang)),
        Column::numeric(t::guide_text_column_meetings(lang)),
    ];
    let count = all.len();
    let rows = all
        .into_iter()
        .map(|listed| {
            let to = paths::of(paths::TEXTS, lang, &listed.guide.key);
            let (state, tone) = labels::state(lang, &listed.guide);
            vec![
                view! { <a href=to><Line lang passage=listed.guide.texts.title /></a> },
                view! { <StatusText tone>{state}</StatusText> },
                listed.steps.into_any(),
                listed.meetings.into_any(),
            ]
        })
        .collect();
    view! { <DataTable caption=t::guide_text_count(lang, count) columns rows /> }
}
