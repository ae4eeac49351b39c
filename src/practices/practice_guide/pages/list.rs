//! The guides that everyone reads.

use ensemble_common::prelude::*;

use super::{
    super::{paths, store},
    parts::cards,
};
use ensemble_core::{Lang, error::AppError};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::EmptyState;

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let all = store::all_published(&request.portal.db).await?;
    let body = move || {
        let list = if all.is_empty() {
            view! { <EmptyState title=t::practice_guide_none(lang) text=t::practice_guide_none_text(lang) /> }
        } else {
            cards(lang, &all, true)
        };
        view! {
            <div class="stack gap-3">
                <h1>{t::practice_guide_title(lang)}</h1>
                <p class="lead">{t::practice_guide_lead(lang)}</p>
            </div>
            {list}
        }
    };
    let addresses = Lang::ALL.map(|lang| paths::LIST[usize::from(lang == Lang::En)].to_owned());
    Ok(Page::new(t::practice_guide_title(lang), addresses, body).section("communities").into())
}
