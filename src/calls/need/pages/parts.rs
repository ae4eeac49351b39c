//! What pages of other features show of needs: the priorities, how far the needs are.

use ensemble_common::prelude::*;
use futures::future::BoxFuture;

use super::super::{
    model::{Need, Progress},
    rules, store,
};
use crate::call::{
    model::{Call, CallPhase},
    paths,
    rules::{can_change_questions, phase},
};
use ensemble_communities::community::Part;
use ensemble_core::{Lang, error::AppError, ids::CommunityId};
use ensemble_server::web::{ActionContext, PageRequest};
use ensemble_texts as t;
use ensemble_ui::{Entry, EntryList, Line, SectionTitle};

/// The id of the heading of the priorities.
const HEADING: &str = "need-priorities";

/// The priorities that came of the call of a community, on its page; `None` without one.
pub fn priorities(
    context: ActionContext,
    community: CommunityId,
) -> BoxFuture<'static, Result<Option<Part>, AppError>> {
    Box::pin(async move {
        let needs = store::priorities(&context.portal.db, community).await?;
        let heading = |lang: Lang| view! { <h2 id=HEADING>{t::need_first(lang)}</h2> };
        Ok(section(needs, heading))
    })
}

/// The priorities of a call that is answered, on its public page.
pub fn sections<'a>(
    request: &'a PageRequest,
    call: &'a Call,
) -> BoxFuture<'a, Result<Option<Part>, AppError>> {
    Box::pin(async move {
        if phase(call, request.portal.now()) != CallPhase::Answered {
            return Ok(None);
        }
        let needs = store::priorities_of(&request.portal.db, call.id).await?;
        let heading = |lang: Lang| view! { <SectionTitle id=HEADING title=t::need_first(lang) all=None /> };
        Ok(section(needs, heading))
    })
}

fn section(needs: Vec<Need>, heading: fn(Lang) -> AnyView) -> Option<Part> {
    if needs.is_empty() {
        return None;
    }
    Some(Box::new(move |lang| {
        let rows = needs.into_iter().map(|need| priority(lang, need)).collect_view();
        view! {
            <section class="stack gap-3" aria-labelledby=HEADING>
                {heading(lang)}
                <p class="muted">{t::need_first_text(lang)}</p>
                <ul class="plain stack gap-3">{rows}</ul>
            </section>
        }
    }))
}

fn priority(lang: Lang, need: Need) -> AnyView {
    let reason = need.reason.map(|passage| view! { <p><Line lang passage /></p> });
    view! { <li class="stack gap-1"><h3 class="h4"><Line lang passage=need.text /></h3> {reason}</li> }
}

/// How far the needs of a call are, with the way to their page, for coordinators.
pub fn next_steps<'a>(
    request: &'a PageRequest,
    call: &'a Call,
) -> BoxFuture<'a, Result<Option<Part>, AppError>> {
    Box::pin(async move {
        let now = request.portal.now();
        let progress = store::progress(&request.portal.db, call.id).await?;
        let (prepares, decides) = (can_change_questions(call, now), rules::can_decide(call, now));
        let code = call.code.clone();
        let part: Part = Box::new(move |lang| {
            let href = paths::of(paths::NEEDS, lang, &code);
            let title = t::need_needs(lang).into_any();
            let words = words(lang, progress, prepares, decides);
            view! { <EntryList><Entry href title when=None>{words}</Entry></EntryList> }
        });
        Ok(Some(part))
    })
}

fn words(lang: Lang, progress: Progress, prepares: bool, decides: bool) -> String {
    let Progress { offered, ungrouped, priorities, untold } = progress;
    if prepares {
        return t::need_progress_offered(lang, offered);
    }
    let mut words = vec![t::need_progress_ungrouped(lang, ungrouped)];
    if decides || priorities > 0 {
        words.push(t::need_progress_priorities(lang, priorities));
    }
    if untold > 0 {
        words.push(t::need_untold(lang, untold));
    }
    words.join(" ")
}
