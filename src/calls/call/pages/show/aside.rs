//! Beside the texts of a call: the way to answer, what it is in brief, whom to ask.

use ensemble_common::prelude::*;

use super::{
    super::{
        super::{
            labels,
            model::{Call, CallPhase, PlannedCommunity},
        },
        rows::days_left,
    },
    prose, section,
};
use ensemble_communities::community::{self, Part, paths as community_paths};
use ensemble_core::{Lang, LocalizedText, format, ids::CommunityId};
use ensemble_texts as t;
use ensemble_ui::{DateTile, Line};

/// A community that was made of a planned one.
pub(super) struct Made {
    pub(super) id: CommunityId,
    pub(super) name: LocalizedText,
    /// In French and in English.
    pub(super) slugs: [String; 2],
}

pub(super) fn view(
    lang: Lang,
    now: i64,
    call: &Call,
    phase: CallPhase,
    planned: Vec<PlannedCommunity>,
    made: Vec<Made>,
    answer_box: Option<Part>,
) -> AnyView {
    let until = until(lang, now, call, phase);
    let part = answer_box.map(|part| part(lang));
    let answer =
        (until.is_some() || part.is_some()).then(|| view! { <div class="answer-box">{until} {part}</div> });
    let contact = call.texts.contact.clone().and_then(|text| prose(lang, text));
    view! {
        <aside class="sections" aria-label=t::call_public_answer(lang)>
            {answer}
            {section(lang, "call-short", t::call_public_short, Some(brief(lang, call, &planned)))}
            {section(lang, "call-planned", t::call_public_planned, communities(lang, planned, made))}
            {section(lang, "call-ask", t::call_public_ask, contact)}
        </aside>
    }
}

/// Until when the call can be answered, or from when.
fn until(lang: Lang, now: i64, call: &Call, phase: CallPhase) -> Option<AnyView> {
    let (at, words, below) = match phase {
        CallPhase::Open => {
            let at = call.dates.closes_at;
            let left = t::call_public_days_left(lang, days_left(call, now));
            (at, t::call_public_closes(lang, labels::moment(lang, at)), Some(left))
        }
        CallPhase::Announced => {
            let at = call.dates.opens_at;
            (at, t::call_public_opens(lang, labels::moment(lang, at)), None)
        }
        _ => return None,
    };
    let day = format::local(at).date();
    let month = format::short_month(lang, day.month());
    let below = below.map(|words| view! { <br /> <span class="meta">{words}</span> });
    Some(view! {
        <div class="until">
            <DateTile lang day=day.day().to_string() month datetime=day.to_string() />
            <p><b>{words}</b> {below}</p>
        </div>
    })
}

/// Places, languages, how projects are read.
fn brief(lang: Lang, call: &Call, planned: &[PlannedCommunity]) -> AnyView {
    let row = |name: &'static str, value: String| view! { <div><dt>{name}</dt><dd>{value}</dd></div> };
    let places = match planned {
        [only] => Some(row(t::call_public_places(lang), labels::capacity_words(lang, only.capacity))),
        _ => None,
    };
    let screening =
        if call.blind { t::call_public_screening_blind(lang) } else { t::call_public_screening_named(lang) };
    view! {
        <dl class="aside-list">
            {places}
            {row(t::call_public_languages(lang), t::call_public_languages_text(lang).to_owned())}
            {row(t::call_public_screening(lang), screening.to_owned())}
        </dl>
    }
}

/// The planned communities, those that were made with the way to them. One that is only planned is the call itself.
fn communities(lang: Lang, planned: Vec<PlannedCommunity>, made: Vec<Made>) -> Option<AnyView> {
    if planned.len() < 2 && made.is_empty() {
        return None;
    }
    let rows = planned
        .into_iter()
        .map(|planned| {
            let found = made.iter().find(|made| Some(made.id) == planned.community);
            let (name, small) = match found {
                Some(Made { name, slugs, .. }) => {
                    let slug = &slugs[usize::from(lang == Lang::En)];
                    let href = community_paths::of(community_paths::SHOW, lang, slug);
                    let name = view! { <a href=href><Line lang passage=name.clone() /></a> };
                    (name, t::call_public_made(lang).to_owned())
                }
                None => {
                    let kind = community::kind_word(lang, planned.kind);
                    let places = labels::capacity_words(lang, planned.capacity);
                    (
                        view! { <Line lang passage=planned.title /> },
                        t::call_public_planned_line(lang, kind, places),
                    )
                }
            };
            view! { <li><b>{name}</b> <small>{small}</small></li> }
        })
        .collect_view();
    Some(view! { <ul class="planned-list">{rows}</ul> })
}
