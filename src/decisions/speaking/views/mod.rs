//! Who speaks, who asks to, and quick polls, as the pages of a meeting show them: plain forms, which an island sends in place.

mod polls;
mod queue;
mod tools;

pub(super) use tools::Typed;

use ensemble_common::prelude::*;

use super::{
    islands::{SAID, SECTION},
    shown::{Audience, Panel},
    store::Person,
};
use ensemble_core::{Lang, ids::MeetingId};
use ensemble_texts as t;

/// The section of one viewer, with what was typed in forms that came to nothing. `people` are those who can be in a tour de
/// table.
pub(super) fn section(
    lang: Lang,
    id: MeetingId,
    audience: Audience,
    panel: Panel,
    people: Vec<Person>,
    typed: Typed,
) -> AnyView {
    let screen = audience == Audience::Screen;
    let is_quiet =
        panel.lines.is_empty() && panel.round.is_none() && panel.polls.is_empty() && !panel.someone_speaks;
    if screen && is_quiet {
        return ().into_any();
    }
    let tools = (panel.open && panel.runs).then(|| tools::view(lang, id, &panel, people, &typed));
    let floor = (panel.open && panel.runs).then(|| queue::floor(lang, id, &panel));
    let own = panel.own.as_ref().map(|own| queue::own(lang, id, panel.turn, own, &typed));
    let waiting = panel.open.then(|| {
        let queue = (!screen || !panel.lines.is_empty()).then(|| queue::waiting(lang, id, &panel));
        let rule = (!screen).then(|| view! { <p class="small muted">{t::speaking_rule(lang)}</p> });
        view! {
            <p class="speaker" data-announce="speaker">{panel.speaker.clone()}</p>
            {floor}
            {own}
            {panel.round.as_ref().map(|round| queue::round(lang, id, &panel, round))}
            {queue}
            {rule}
        }
    });
    let polls = panel.polls.iter().map(|poll| polls::view(lang, id, poll)).collect_view();
    view! {
        <section class="speaking stack gap-3" id=SECTION tabindex="-1" aria-labelledby="speaking-title">
            <h2 id="speaking-title">{t::speaking_speaking(lang)}</h2>
            {waiting}
            <p class="error" role="alert" id=SAID></p>
            {polls}
            {tools}
        </section>
    }
    .into_any()
}
