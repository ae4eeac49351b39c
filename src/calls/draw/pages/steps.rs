//! What the pages of a call show of its draws: on its public page, and on the overview of its administration.

use std::collections::HashMap;

use ensemble_common::prelude::*;
use futures::future::BoxFuture;

use super::super::{
    labels,
    model::DrawSummary,
    rules::{ListStatus, list_status},
    store,
};
use crate::call::{
    self,
    model::{Call, CallPhase, PlannedCommunity},
    paths,
    rules::phase,
};
use ensemble_communities::community::Part;
use ensemble_core::{Lang, LocalizedText, error::AppError, ids::PlannedCommunityId};
use ensemble_draw::DrawState;
use ensemble_server::web::PageRequest;
use ensemble_texts as t;
use ensemble_ui::{Entry, EntryList, Line, NavLink, SectionTitle};

/// The draws of a call, on its public page; nothing where there was none.
pub fn sections<'a>(
    request: &'a PageRequest,
    call: &'a Call,
) -> BoxFuture<'a, Result<Option<Part>, AppError>> {
    Box::pin(async move {
        let draws = store::summaries(&request.portal.db, call.id).await?;
        if draws.is_empty() {
            return Ok(None);
        }
        let planned = call::planned(&request.portal.db, call.id).await?;
        let titles: HashMap<PlannedCommunityId, LocalizedText> =
            planned.into_iter().map(|planned| (planned.id, planned.title)).collect();
        let code = call.code.clone();
        let part: Part = Box::new(move |lang| {
            let rows =
                draws.iter().map(|draw| entry(lang, &code, draw, titles.get(&draw.planned))).collect_view();
            view! {
                <section class="stack gap-3" aria-labelledby="call-draws">
                    <SectionTitle id="call-draws" title=t::draw_draws(lang) all=None />
                    <EntryList>{rows}</EntryList>
                </section>
            }
        });
        Ok(Some(part))
    })
}

fn entry(lang: Lang, code: &str, draw: &DrawSummary, title: Option<&LocalizedText>) -> AnyView {
    let href = paths::of_draw(paths::DRAW, lang, code, draw.id);
    let day = labels::day(lang, draw.drawn_at.unwrap_or(draw.value_at));
    let name = t::draw_title(lang, day).into_any();
    let title = title.cloned().map(|passage| view! { <Line lang passage /> " · " });
    let words = state_words(lang, draw);
    view! { <Entry href title=name when=None>{title} {words}</Entry> }
}

/// How far a draw is, in a few words.
pub(super) fn state_words(lang: Lang, draw: &DrawSummary) -> String {
    match draw.state {
        DrawState::Frozen => t::draw_state_frozen(lang, labels::moment(lang, draw.value_at)),
        DrawState::Drawn => {
            t::draw_state_drawn(lang, labels::moment(lang, draw.drawn_at.unwrap_or(draw.value_at)))
        }
        DrawState::Void => t::draw_state_void(lang).to_owned(),
    }
}

/// How far the draws of a call are, on the overview of its administration: once its screening has ended.
pub fn next_steps<'a>(
    request: &'a PageRequest,
    call: &'a Call,
) -> BoxFuture<'a, Result<Option<Part>, AppError>> {
    Box::pin(async move {
        let (db, phase) = (&request.portal.db, phase(call, request.portal.now()));
        let draws = store::summaries(db, call.id).await?;
        if phase != CallPhase::Draw && draws.is_empty() {
            return Ok(None);
        }
        let (planned, counts) = futures::try_join!(call::planned(db, call.id), store::counts(db, call.id))?;
        let code = call.code.clone();
        let part: Part = Box::new(move |lang| {
            let rows = planned
                .iter()
                .filter(|planned| planned.merged_into.is_none())
                .map(|planned| step(lang, phase, planned, &draws, counts.get(&planned.id).copied()))
                .collect_view();
            let all = Some(NavLink::new(t::draw_all(lang), paths::of(paths::DRAWS, lang, &code)));
            view! {
                <section class="stack gap-3" aria-labelledby="draws-next">
                    <SectionTitle id="draws-next" title=t::draw_draws(lang) all />
                    <ul class="prose-list">{rows}</ul>
                </section>
            }
        });
        Ok(Some(part))
    })
}

fn step(
    lang: Lang,
    phase: CallPhase,
    planned: &PlannedCommunity,
    draws: &[DrawSummary],
    relevant: Option<u32>,
) -> AnyView {
    let valid = draws.iter().find(|draw| draw.planned == planned.id && draw.state != DrawState::Void);
    let words = match valid {
        Some(draw) if draw.changed => t::draw_changed_found(lang).to_owned(),
        Some(draw) => state_words(lang, draw),
        None => {
            list_status_words(lang, list_status(phase, planned, relevant.unwrap_or_default() as usize, false))
        }
    };
    let passage = planned.title.clone();
    view! { <li><b><Line lang passage /></b> " · " {words}</li> }
}

/// Whether a list can be closed, in a sentence.
pub(super) fn list_status_words(lang: Lang, list_status: ListStatus) -> String {
    match list_status {
        ListStatus::Open { places, entries } => t::draw_standing_open(lang, entries, places),
        ListStatus::NotNow => t::draw_standing_not_now(lang).to_owned(),
        ListStatus::NoLimit => t::draw_standing_no_limit(lang).to_owned(),
        ListStatus::EverybodyFits { places, entries } => {
            t::draw_standing_everybody_fits(lang, entries, places)
        }
        ListStatus::HasDraw => t::draw_standing_counts(lang).to_owned(),
    }
}
