//! The way to the guide, on the page of a meeting.

use ensemble_common::prelude::*;
use futures::future::BoxFuture;

use crate::discussion_guide::{paths, store};
use ensemble_communities::community::Part;
use ensemble_core::{error::AppError, rights::Action};
use ensemble_meetings::meeting::{model::Found, paths as meeting_paths};
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
        let in_use = store::in_use(&request.portal.db, id).await?;
        if in_use.is_none() && (!may(Action::RunGuides) || found.archived) {
            return Ok(None);
        }
        let shown: Part = Box::new(move |lang| {
            let words = match in_use {
                Some(in_use) => t::guide_link(lang, in_use.guide.texts.title.text(lang)),
                None => t::guide_choose(lang).to_owned(),
            };
            view! { <p><a href=meeting_paths::of(paths::SHOW, lang, id)>{words}</a></p> }.into_any()
        });
        Ok(Some(shown))
    })
}

/// The way to the guide and what was answered, for those who read the agenda, if the meeting uses one.
///
/// # Errors
/// When the database is unavailable.
pub async fn answers(context: &ActionContext, found: &Found) -> Result<Option<Part>, AppError> {
    let id = found.of.meeting.id;
    if !context.may(Action::ReadAgenda, Some(found.community)) {
        return Ok(None);
    }
    let Some(in_use) = store::in_use(&context.portal.db, id).await? else { return Ok(None) };
    let shown: Part = Box::new(move |lang| {
        let words = t::guide_link(lang, in_use.guide.texts.title.text(lang));
        view! { <p><a href=meeting_paths::of(paths::SHOW, lang, id)>{words}</a></p> }.into_any()
    });
    Ok(Some(shown))
}
