//! Calls as rows of a list.

use ensemble_common::prelude::*;

use super::super::{
    labels,
    model::{Call, CallPhase},
    paths,
    rules::phase,
};
use ensemble_core::{Lang, format};
use ensemble_texts as t;
use ensemble_ui::Line;

/// From how many days before its end a call is said to end soon.
const SOON: i32 = 3;

/// These calls as a list, in their order.
pub(super) fn rows(lang: Lang, calls: Vec<Call>, now: i64) -> AnyView {
    let rows = calls.into_iter().map(|call| row(lang, call, now)).collect_view();
    view! { <ul class="entry-list">{rows}</ul> }
}

fn row(lang: Lang, call: Call, now: i64) -> AnyView {
    let href = paths::of(paths::SHOW, lang, &call.code);
    let phase = phase(&call, now);
    let left = (phase == CallPhase::Open).then(|| days_left(&call, now));
    let left = left.map(|days| {
        let class = if days <= SOON { "when due" } else { "when" };
        view! { <span class=class>{t::call_public_days_left(lang, days)}</span> }
    });
    let about = about(lang, &call, phase);
    let Call { texts, .. } = call;
    view! {
        <li>
            <div class="entry-text">
                <h3><a class="entry-title" href=href><Line lang passage=texts.title /></a></h3>
                <p><Line lang passage=texts.summary /></p>
                <p class="byline">{left} <span>{about}</span></p>
            </div>
        </li>
    }
}

/// How many days are left in which a call can be answered, by the portal's calendar: 0 on the last one.
pub(super) fn days_left(call: &Call, now: i64) -> i32 {
    (format::local(call.dates.closes_at).date() - format::local(now).date()).get_days()
}

/// When it opens or closes, or what became of it.
fn about(lang: Lang, call: &Call, phase: CallPhase) -> String {
    let day = |millis: i64| format::date(lang, format::local(millis).date());
    match phase {
        CallPhase::Draft => labels::phase_word(lang, phase).to_owned(),
        CallPhase::Announced => t::call_public_opens(lang, labels::moment(lang, call.dates.opens_at)),
        CallPhase::Open => t::call_public_closes(lang, labels::moment(lang, call.dates.closes_at)),
        CallPhase::Screening | CallPhase::Draw | CallPhase::Answered => {
            t::call_public_closed(lang, day(call.dates.closes_at), labels::phase_word(lang, phase))
        }
        CallPhase::Cancelled => match &call.cancelled {
            Some(cancelled) => t::call_public_cancelled(lang, day(cancelled.at)),
            None => labels::phase_word(lang, phase).to_owned(),
        },
    }
}
