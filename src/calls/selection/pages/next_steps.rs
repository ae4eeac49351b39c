//! How far the places of a call are, on the overview of its administration.

use futures::future::BoxFuture;

use ensemble_common::prelude::*;

use super::{super::labels, parts::all};
use crate::call::{
    model::{Call, CallPhase},
    paths,
    rules::phase,
};
use ensemble_communities::community::Part;
use ensemble_core::error::AppError;
use ensemble_server::web::PageRequest;
use ensemble_texts as t;
use ensemble_ui::{Entry, EntryList};

/// How far the places of each planned community are, once the screening has ended.
///
/// # Errors
/// When the database is unavailable.
pub fn next_steps<'a>(
    request: &'a PageRequest,
    call: &'a Call,
) -> BoxFuture<'a, Result<Option<Part>, AppError>> {
    Box::pin(async move {
        if !matches!(phase(call, request.portal.now()), CallPhase::Draw | CallPhase::Answered) {
            return Ok(None);
        }
        let planned = all(request, call).await?;
        let code = call.code.clone();
        let part: Part = Box::new(move |lang| {
            let href = paths::of(paths::PLACES, lang, &code);
            let title = t::selection_title(lang).into_any();
            let words: Vec<String> = planned
                .iter()
                .filter(|each| each.planned.merged_into.is_none())
                .map(|each| {
                    let words = labels::progress(lang, each.outlook(), &each.tally);
                    t::selection_progress_of(lang, each.planned.title.text(lang), words)
                })
                .collect();
            view! { <EntryList><Entry href title when=None>{words.join(" ")}</Entry></EntryList> }
        });
        Ok(Some(part))
    })
}
