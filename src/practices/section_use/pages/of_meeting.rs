//! The way to the sections that a meeting uses, on its page, and which of them are not published any more.

use ensemble_common::prelude::*;
use futures::future::BoxFuture;

use crate::section_use::{paths, rules, store};
use ensemble_communities::community::Part;
use ensemble_core::{Lang, LocalizedText, error::AppError, rights::Action};
use ensemble_meetings::meeting::{model::Found, paths as meeting_paths};
use ensemble_server::web::PageRequest;
use ensemble_texts as t;
use ensemble_ui::{Line, Notice};

/// That the items of sections that are not published any more keep their text.
fn notices(lang: Lang, gone: Vec<LocalizedText>) -> AnyView {
    gone.into_iter()
        .map(|title| {
            view! { <Notice><p><b><Line lang passage=title /></b> " " {t::section_use_withdrawn(lang)}</p></Notice> }
        })
        .collect_view()
        .into_any()
}

/// The same on the pages of a meeting that runs, for those who read its agenda.
#[must_use]
pub fn while_running<'a>(
    request: &'a PageRequest,
    found: &'a Found,
) -> BoxFuture<'a, Result<Option<Part>, AppError>> {
    Box::pin(async move {
        if !request.may(Action::ReadAgenda, Some(found.community)) {
            return Ok(None);
        }
        let gone = store::gone(&request.portal.db, found.of.meeting.id).await?;
        if gone.is_empty() {
            return Ok(None);
        }
        let shown: Part = Box::new(move |lang| notices(lang, gone));
        Ok(Some(shown))
    })
}

/// For those who read the agenda when the meeting uses sections, and for those who put them there.
#[must_use]
pub fn section<'a>(
    request: &'a PageRequest,
    found: &'a Found,
) -> BoxFuture<'a, Result<Option<Part>, AppError>> {
    Box::pin(async move {
        let id = found.of.meeting.id;
        let may = |action| request.may(action, Some(found.community));
        if !may(Action::ReadAgenda) {
            return Ok(None);
        }
        let used = store::of_meeting(&request.portal.db, id).await?.len();
        let adds = may(Action::EditAgenda) && !found.archived && rules::can_add(&found.of.meeting);
        if used == 0 && !adds {
            return Ok(None);
        }
        let gone = store::gone(&request.portal.db, id).await?;
        let shown: Part = Box::new(move |lang| {
            let words = match used {
                0 => t::section_use_choose(lang).to_owned(),
                count => t::section_use_link(lang, count),
            };
            view! {
                {notices(lang, gone)}
                <p><a href=meeting_paths::of(paths::SHOW, lang, id)>{words}</a></p>
            }
        });
        Ok(Some(shown))
    })
}
