//! The places of each planned community of a call.

use std::collections::HashMap;

use ensemble_common::prelude::*;

use super::{
    super::{labels, rules::Outlook},
    parts::{Planned, all, said, to_capacity},
};
use crate::{
    call::{
        self, labels as call_labels,
        model::{Call, CallPhase},
        paths,
        rules::{phase, reads_later},
    },
    interest::{model::Place, place_word},
};
use ensemble_communities::community::{self, paths as community_paths};
use ensemble_core::{Lang, LocalizedText, error::AppError, ids::CommunityId};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{ButtonLink, Line, Weight};

/// The pages of communities that were made, in the reader's language, with their names.
type Made = HashMap<CommunityId, (String, LocalizedText)>;

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let call = call::managed(&request).await?;
    let (lang, now) = (request.lang, request.portal.now());
    let planned = all(&request, &call).await?;
    let mut made = Made::new();
    for id in planned.iter().filter_map(|each| each.planned.community) {
        if let Some((facts, _)) = community::facts(&request.portal.db.reader, id).await? {
            let slug = &facts.slugs[usize::from(lang == Lang::En)];
            let href = community_paths::of(community_paths::SHOW, lang, slug);
            made.insert(id, (href, facts.heading.name));
        }
    }
    let done = match request.flash() {
        Some(Flash::SavedAndNotified) => Some(t::selection_said_arranged(lang)),
        Some(Flash::Added) => Some(t::selection_said_made(lang)),
        _ => None,
    };
    let title = t::selection_title_of(lang, call.texts.title.text(lang));
    let addresses = paths::both(paths::PLACES, &call.code);
    let body = move || {
        let open = planned.iter().filter(|each| each.planned.merged_into.is_none()).count();
        let rows =
            planned.iter().map(|each| row(lang, &call, now, each, open, &planned, &made)).collect_view();
        view! {
            {call::manage_head(lang, &call, now, paths::PLACES)}
            <section class="stack">
                <h2>{t::selection_title(lang)}</h2>
                {said(done)}
                <p>{t::selection_intro(lang)}</p>
                {rows}
            </section>
        }
    };
    Ok(Page::new(title, addresses, body).section("administration").unlisted().into())
}

fn row(
    lang: Lang,
    call: &Call,
    now: i64,
    each: &Planned,
    open: usize,
    all: &[Planned],
    made: &Made,
) -> AnyView {
    let planned = &each.planned;
    let title = view! { <h3><Line lang passage=planned.title.clone() /></h3> };
    if let Some(into) = planned.merged_into {
        let into = all.iter().find(|other| other.planned.id == into);
        let into = into.map(|other| other.planned.title.text(lang).to_owned()).unwrap_or_default();
        return view! {
            <section class="stack gap-1">
                {title}
                <p class="muted">{t::selection_merged_into(lang, into)}</p>
            </section>
        };
    }
    let to = |path| paths::of_planned(path, lang, &call.code, planned.id);
    let outlook = each.outlook();
    let phase = phase(call, now);
    let gives = phase == CallPhase::Draw && matches!(outlook, Outlook::EverybodyFits | Outlook::Drawn);
    let words = if gives { t::selection_give(lang) } else { t::selection_see(lang) };
    let needs_draw = matches!(outlook, Outlook::NeedsDraw { .. } | Outlook::DrawPending);
    let draws = (needs_draw && phase == CallPhase::Draw).then(|| {
        let href = paths::of(paths::DRAWS, lang, &call.code);
        view! { <ButtonLink weight=Weight::Quiet small=true href>{t::selection_to_draws(lang)}</ButtonLink> }
    });
    let arranges = matches!(phase, CallPhase::Screening | CallPhase::Draw)
        && outlook != Outlook::Given
        && each.draw.is_none()
        && (open > 1 || each.tally.sent > 1);
    let arrange = arranges.then(|| {
        view! { <ButtonLink weight=Weight::Quiet small=true href=to(paths::ARRANGE)>{t::selection_arrange(lang)}</ButtonLink> }
    });
    let community = planned.community.and_then(|id| made.get(&id)).map(|(href, name)| {
        view! { <p>{t::selection_made(lang)} " " <a href=href.clone()><Line lang passage=name.clone() /></a></p> }
    });
    let makes = planned.community.is_none() && each.tally.accepted > 0;
    let make = makes.then(|| {
        view! { <ButtonLink weight=Weight::Quiet small=true href=to(paths::MAKE_COMMUNITY)>{t::selection_make(lang)}</ButtonLink> }
    });
    let ways = (!reads_later(phase)).then(|| {
        view! {
            <div class="row gap-2">
                <ButtonLink weight=Weight::Quiet small=true href=to(paths::GIVE_PLACES)>{words}</ButtonLink>
                {to_capacity(lang, call, each)} {draws} {arrange} {make}
            </div>
        }
    });
    view! {
        <section class="stack gap-2">
            {title}
            <p class="meta">
                {call_labels::capacity_words(lang, planned.capacity)} " · "
                {t::selection_counts(lang, each.tally.relevant, each.tally.sent)}
            </p>
            <p>{labels::outlook(lang, call, now, outlook)}</p>
            {numbers(lang, each)}
            {community}
            {ways}
        </section>
    }
}

/// How many places are how far, once they were given.
fn numbers(lang: Lang, each: &Planned) -> Option<AnyView> {
    if each.outlook() != Outlook::Given {
        return None;
    }
    let tally = each.tally;
    let facts = [
        (Place::Accepted, tally.accepted),
        (Place::Offered, tally.offered),
        (Place::Waiting, tally.waiting),
        (Place::Declined, tally.declined),
        (Place::Expired, tally.expired),
        (Place::Refused, tally.refused),
        (Place::None, tally.unanswered),
    ];
    let facts = facts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(place, count)| view! { <div><dt>{place_word(lang, place)}</dt><dd>{count}</dd></div> })
        .collect_view();
    Some(view! { <dl class="facts">{facts}</dl> })
}
