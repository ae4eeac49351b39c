//! The way to the guide, on the page of a meeting.

use crate::prelude::*;
use futures::future::BoxFuture;

use crate::{
    community::Part,
    discussion_guide::{guides, paths, store},
    meeting::{model::Found, paths as meeting_paths},
};
use ensemble_core::{error::AppError, rights::Action};
use ensemble_server::web::{ActionContext, PageRequest};
use ensemble_texts as t;

/// For those who read the agenda when the meeting uses a guide, and for those who choose one.
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
        let chosen = store::chosen(&request.portal.db, id).await?;
        let guide = chosen.and_then(|chosen| guides::one(&chosen.guide));
        if guide.is_none() && (!may(Action::RunGuides) || found.archived) {
            return Ok(None);
        }
        let shown: Part = Box::new(move |lang| {
            let words = match guide {
                Some(guide) => t::guide_link(lang, guide.title.of(lang)),
                None => t::guide_choose(lang).to_owned(),
            };
            view! { <p><a href=meeting_paths::of(paths::SHOW, lang, id)>{words}</a></p> }.into_any()
        });
        Ok(Some(shown))
    })
}

/// The way to what was answered, for those who read the agenda, if the meeting uses a guide.
///
/// # Errors
/// When the database is unavailable.
pub async fn answers(context: &ActionContext, found: &Found) -> Result<Option<Part>, AppError> {
    let id = found.of.meeting.id;
    if !context.may(Action::ReadAgenda, Some(found.community)) {
        return Ok(None);
    }
    let chosen = store::chosen(&context.portal.db, id).await?;
    let Some(guide) = chosen.and_then(|chosen| guides::one(&chosen.guide)) else { return Ok(None) };
    let shown: Part = Box::new(move |lang| {
        let words = t::guide_link(lang, guide.title.of(lang));
        view! { <p><a href=meeting_paths::of(paths::SHOW, lang, id)>{words}</a></p> }.into_any()
    });
    Ok(Some(shown))
}
