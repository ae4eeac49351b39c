//! On the overview of a call's administration: how far its answers are.

use futures::future::BoxFuture;

use ensemble_common::prelude::*;

use super::super::super::{model::Counts, store};
use crate::call::{
    model::{Call, CallPhase},
    paths,
    rules::phase,
};
use ensemble_communities::community::Part;
use ensemble_core::{Lang, error::AppError};
use ensemble_server::web::PageRequest;
use ensemble_texts as t;
use ensemble_ui::{NavLink, SectionTitle};

/// How many answers were begun, sent and withdrawn, how many organizations confirmed, and how many texts are to be looked at
/// before reviewers read them without names.
pub fn next_steps<'a>(
    request: &'a PageRequest,
    call: &'a Call,
) -> BoxFuture<'a, Result<Option<Part>, AppError>> {
    Box::pin(async move {
        let (db, phase) = (&request.portal.db, phase(call, request.portal.now()));
        if matches!(phase, CallPhase::Draft | CallPhase::Announced) {
            return Ok(None);
        }
        let counts = store::count(db, call.id).await?;
        let masks = call.blind && matches!(phase, CallPhase::Open | CallPhase::Screening);
        let to_mask = if masks { store::count_to_mask(db, call.id).await? } else { 0 };
        let code = call.code.clone();
        let part: Part = Box::new(move |lang| section(lang, &code, counts, to_mask));
        Ok(Some(part))
    })
}

fn section(lang: Lang, code: &str, counts: Counts, to_mask: u32) -> AnyView {
    let here = paths::of(paths::INTERESTS, lang, code);
    let all = Some(NavLink::new(t::interest_manage_see(lang), here.clone()));
    let masks = (to_mask > 0).then(|| {
        let href = format!("{here}?to-mask=1");
        view! { <p>{t::interest_manage_to_mask(lang, to_mask)} " " <a href=href>{t::interest_manage_to_mask_see(lang)}</a></p> }
    });
    view! {
        <section class="stack gap-2" aria-labelledby="answers">
            <SectionTitle id="answers" title=t::interest_manage_list(lang) all />
            <p>{t::interest_manage_numbers(lang, counts.confirmed, counts.sent)}</p>
            <p class="small muted">
                {t::interest_manage_drafts(lang, counts.drafts)} " " {t::interest_manage_withdrawn(lang, counts.withdrawn)}
            </p>
            {masks}
        </section>
    }
}
