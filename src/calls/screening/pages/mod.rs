//! Reading the projects of a call, and deciding about them.

mod end;
mod list;
mod parts;
mod review;
mod settle;
mod settle_one;

use futures::future::BoxFuture;

use ensemble_common::prelude::*;

use super::store;
use crate::call::{
    model::{Call, CallPhase},
    paths,
    rules::phase,
};
use ensemble_communities::community::Part;
use ensemble_core::{
    error::AppError,
    rights::{Access, Action},
};
use ensemble_server::web::{PageRequest, Routes};
use ensemble_texts as t;
use ensemble_ui::{NavLink, SectionTitle};

/// The pages of the screening. Those of reviewers answer everybody else as if they did not exist.
#[must_use]
pub fn routes() -> Routes {
    let manages = Access::May(Action::ManageCalls);
    Routes::new()
        .page(paths::SCREENING, Access::SignedIn, list::show)
        .form(paths::REVIEW, Access::SignedIn, review::show, review::submit)
        .action(paths::CONFLICT, Access::SignedIn, review::submit_conflict)
        .form(paths::SETTLE, manages, settle::show, settle::submit_agreed)
        .form(paths::SETTLE_ONE, manages, settle_one::show, settle_one::submit)
        .form(paths::END_SCREENING, manages, end::show, end::submit)
}

/// How far the screening of a call is, on the overview of its administration.
pub fn next_steps<'a>(
    request: &'a PageRequest,
    call: &'a Call,
) -> BoxFuture<'a, Result<Option<Part>, AppError>> {
    Box::pin(async move {
        let phase = phase(call, request.portal.now());
        if !matches!(phase, CallPhase::Screening | CallPhase::Draw | CallPhase::Answered) {
            return Ok(None);
        }
        let progress = store::progress(&request.portal.db.reader, call.id).await?;
        let code = call.code.clone();
        let part: Part = Box::new(move |lang| {
            let href = paths::of(paths::SETTLE, lang, &code);
            let all = Some(NavLink::new(t::screening_see(lang), href));
            view! {
                <section class="stack gap-2" aria-labelledby="screening">
                    <SectionTitle id="screening" title=t::screening_title(lang) all />
                    <p>{t::screening_decided_of(lang, progress.decided, progress.total)}</p>
                </section>
            }
        });
        Ok(Some(part))
    })
}
