//! The draws of a call, for those who manage calls: one block for each planned community.

use std::collections::HashMap;

use ensemble_common::prelude::*;

use super::{
    super::{
        model::{DrawSummary, Witness, read_commitment},
        rules::{ListStatus, list_status},
        store,
    },
    steps::{list_status_words, state_words},
};
use crate::call::{
    self, manage_head,
    model::{Call, CallPhase, PlannedCommunity},
    paths,
    rules::{phase, reads_later},
};
use ensemble_core::{
    Lang,
    error::AppError,
    format,
    ids::{DrawId, PlannedCommunityId},
};
use ensemble_draw::{DrawState, Source};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{ButtonLink, EmptyState, Kind, Line, Notice, Weight};

/// All that the page shows.
struct Draws {
    lang: Lang,
    now: i64,
    call: Call,
    phase: CallPhase,
    planned: Vec<PlannedCommunity>,
    draws: Vec<DrawSummary>,
    /// How many relevant projects each planned community has.
    relevant: HashMap<PlannedCommunityId, u32>,
    /// The witnesses of draws that wait for the numbers of a lottery.
    witnesses: HashMap<DrawId, Vec<Witness>>,
    done: Option<&'static str>,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let call = call::managed(&request).await?;
    let (lang, db, now) = (request.lang, &request.portal.db, request.portal.now());
    let (planned, draws, relevant) = futures::try_join!(
        call::planned(db, call.id),
        store::summaries(db, call.id),
        store::counts(db, call.id)
    )?;
    let mut witnesses = HashMap::new();
    for draw in draws.iter().filter(|draw| draw.state == DrawState::Frozen) {
        witnesses.insert(draw.id, store::witnesses(db, draw.id).await?);
    }
    let done = match request.flash() {
        Some(Flash::Published) => Some(t::draw_said_closed(lang)),
        Some(Flash::Saved) => Some(t::draw_said_drawn(lang)),
        Some(Flash::Removed) => Some(t::draw_said_void(lang)),
        _ => None,
    };
    let title = t::draw_manage_title(lang, call.texts.title.text(lang));
    let addresses = paths::both(paths::DRAWS, &call.code);
    let phase = phase(&call, now);
    let shown = Draws { lang, now, call, phase, planned, draws, relevant, witnesses, done };
    Ok(Page::new(title, addresses, move || body(&shown)).section("administration").unlisted().into())
}

fn body(shown: &Draws) -> AnyView {
    let Draws { lang, now, call, phase, planned, draws, done, .. } = shown;
    let lang = *lang;
    let said = done.map(|words| view! { <Notice kind=Kind::Success><p role="status">{words}</p></Notice> });
    let blocks = planned
        .iter()
        .filter(|planned| {
            planned.merged_into.is_none() || draws.iter().any(|draw| draw.planned == planned.id)
        })
        .map(|planned| block(shown, planned))
        .collect_view();
    let content = if planned.is_empty() {
        view! { <EmptyState title=t::draw_none(lang) text=t::draw_none_text(lang) /> }
    } else if reads_later(*phase) && draws.is_empty() {
        let closes = call::labels::moment(lang, call.dates.closes_at);
        view! { <EmptyState title=t::draw_not_yet(lang) text=t::draw_not_yet_text(lang, closes) /> }
    } else {
        view! { <div class="sections">{blocks}</div> }
    };
    view! {
        {manage_head(lang, call, *now, paths::DRAWS)}
        {said}
        <p class="lead">{t::draw_manage_text(lang)}</p>
        {content}
    }
}

fn block(shown: &Draws, planned: &PlannedCommunity) -> AnyView {
    let Draws { lang, call, phase, draws, relevant, .. } = shown;
    let lang = *lang;
    let own: Vec<&DrawSummary> = draws.iter().filter(|draw| draw.planned == planned.id).collect();
    let counts = own.iter().any(|draw| draw.state != DrawState::Void);
    let entries = relevant.get(&planned.id).copied().unwrap_or_default() as usize;
    let list_status = list_status(*phase, planned, entries, counts);
    let next = match list_status {
        ListStatus::HasDraw => None,
        _ if planned.merged_into.is_some() => None,
        ListStatus::Open { .. } => {
            let href = paths::of_planned(paths::FREEZE, lang, &call.code, planned.id);
            Some(view! {
                <p>{list_status_words(lang, list_status)}</p>
                <div class="row"><ButtonLink href>{t::draw_close(lang)}</ButtonLink></div>
            })
        }
        ListStatus::EverybodyFits { .. } => {
            let href = paths::of(paths::PLACES, lang, &call.code);
            Some(view! {
                <p>{list_status_words(lang, list_status)}</p>
                <div class="row"><ButtonLink href weight=Weight::Quiet>{t::draw_to_places(lang)}</ButtonLink></div>
            })
        }
        ListStatus::NotNow | ListStatus::NoLimit => {
            Some(view! { <p>{list_status_words(lang, list_status)}</p> })
        }
    };
    let rows = own.into_iter().map(|draw| row(shown, draw)).collect_view();
    let id = format!("planned-{}", planned.id);
    let labelled_by = id.clone();
    let passage = planned.title.clone();
    view! {
        <section class="stack gap-3" aria-labelledby=labelled_by>
            <h2 id=id><Line lang passage /></h2>
            {rows}
            {next}
        </section>
    }
}

/// One draw, and what can be done with it.
fn row(shown: &Draws, draw: &DrawSummary) -> AnyView {
    let Draws { lang, now, call, witnesses, .. } = shown;
    let lang = *lang;
    let to = |page| paths::of_draw(page, lang, &call.code, draw.id);
    let source = read_commitment(&draw.commitment).ok().map(|commitment| commitment.source);
    let changed = draw.changed.then(|| {
        view! { <Notice kind=Kind::Warning><p><b>{t::draw_changed_found(lang)}</b></p></Notice> }
    });
    let reason = draw.void.as_ref().map(|void| {
        let passage = void.reason.clone();
        view! { <p><Line lang passage /></p> }
    });
    let awaited =
        (draw.state == DrawState::Frozen && *now >= draw.value_at).then(|| t::draw_value_awaited(lang));
    let frozen = draw.state == DrawState::Frozen;
    let witnesses = witnesses
        .get(&draw.id)
        .filter(|all| frozen && !all.is_empty())
        .map(|all| witness_words(lang, all, source.as_ref()));
    let value = (frozen && matches!(source, Some(Source::Drand { .. }))).then(|| {
        view! { <ButtonLink href=to(paths::VALUE) weight=Weight::Quiet small=true>{t::draw_enter_value(lang)}</ButtonLink> }
    });
    let void = (draw.state != DrawState::Void).then(|| {
        view! { <ButtonLink href=to(paths::VOID) weight=Weight::Quiet small=true>{t::draw_void(lang)}</ButtonLink> }
    });
    view! {
        <div class="stack gap-2">
            <p><b>{state_words(lang, draw)}</b> " · " {t::draw_entries(lang, draw.entries)}</p>
            {changed}
            {reason}
            {awaited.map(|words| view! { <p>{words}</p> })}
            {witnesses}
            <div class="row">
                <ButtonLink href=to(paths::DRAW) weight=Weight::Quiet small=true>{t::draw_see(lang)}</ButtonLink>
                {value}
                {void}
            </div>
        </div>
    }
}

/// Which witnesses entered their numbers, and whether they are asked again. The numbers are shown to no one.
fn witness_words(lang: Lang, witnesses: &[Witness], source: Option<&Source>) -> AnyView {
    let names: [String; 2] = match source {
        Some(Source::Lottery { witnesses, .. }) => witnesses.clone(),
        _ => Default::default(),
    };
    let named = |has_entered: bool| {
        let names: Vec<&str> = witnesses
            .iter()
            .zip(&names)
            .filter(|(witness, _)| witness.has_entered == has_entered)
            .map(|(_, name)| name.as_str())
            .collect();
        format::list(lang, &names)
    };
    let (entered, awaited) = (named(true), named(false));
    let again = witnesses.iter().all(|witness| witness.asked_again);
    let again = again.then(|| {
        view! { <Notice kind=Kind::Warning><p><b>{t::draw_witnesses_differ(lang)}</b></p></Notice> }
    });
    let entered = (!entered.is_empty()).then(|| view! { <p>{t::draw_witnesses_entered(lang, entered)}</p> });
    let awaited = (!awaited.is_empty()).then(|| view! { <p>{t::draw_witnesses_awaited(lang, awaited)}</p> });
    view! { {again} {entered} {awaited} }
}
