//! What is coming in all communities.

use ensemble_common::prelude::*;

use super::super::{paths, store, views::MeetingEntries};
use ensemble_core::error::AppError;
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::EmptyState;

/// How many meetings the list shows.
const SHOWN: i64 = 60;

pub(super) async fn list(request: PageRequest) -> Result<PageResponse, AppError> {
    let meetings = store::upcoming(&request.portal.db, request.portal.now(), SHOWN).await?;
    let lang = request.lang;
    let body = move || {
        let list = if meetings.is_empty() {
            view! { <EmptyState title=t::meeting_none(lang) text=t::meeting_none_text(lang) /> }.into_any()
        } else {
            view! { <MeetingEntries lang meetings /> }.into_any()
        };
        view! {
            <div class="stack gap-2">
                <h1>{t::meeting_list_title(lang)}</h1>
                <p class="lead">{t::meeting_list_lead(lang)}</p>
            </div>
            <h2 class="visually-hidden">{t::home_next_meetings(lang)}</h2>
            {list}
        }
    };
    Ok(Page::new(t::meeting_list_title(lang), paths::LIST.map(str::to_owned), body)
        .description(Some(t::meeting_list_lead(lang).to_owned()))
        .section("meetings")
        .into())
}
