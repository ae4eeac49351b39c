//! Before the value: the list is closed, and what will decide is known.

use ensemble_common::prelude::*;

use super::{
    super::{super::labels, super::rules::Wait, parts::quotas},
    Shown, fair, procedure, published,
};
use ensemble_draw::{DrawState, Frozen, Source};
use ensemble_texts as t;
use ensemble_ui::{Icon, Shape};

pub(super) fn view(shown: &Shown, frozen: &Frozen) -> AnyView {
    let Shown { lang, now, record, .. } = shown;
    let (lang, commitment) = (*lang, &frozen.commitment);
    let entries = frozen.list.entries.len();
    let source = labels::source(lang, &commitment.source);
    let moment = labels::source_moment(lang, &commitment.source);
    let points = [
        (t::draw_fair_list(lang), t::draw_fair_list_text(lang, labels::moment(lang, record.frozen_at))),
        (t::draw_fair_value(lang), t::draw_fair_value_coming(lang, moment.clone(), source.clone())),
        (t::draw_fair_same(lang), t::draw_fair_same_text(lang).to_owned()),
    ];
    let countdown = (record.state == DrawState::Frozen).then(|| {
        let words = if *now < record.value_at {
            t::draw_countdown(lang, moment, labels::wait(lang, Wait::of(record.value_at - now)))
        } else {
            match commitment.source {
                Source::Drand { .. } => t::draw_awaited_drand(lang, moment),
                Source::Lottery { .. } => t::draw_awaited_lottery(lang, moment),
            }
        };
        view! { <p class="row gap-2"><Icon shape=Shape::Clock /><b>{words}</b></p> }
    });
    view! {
        <div class="stack gap-4">
            <p class="lead">{t::draw_lead_before(lang, entries, commitment.places)}</p>
            {fair(points)}
            {countdown}
            <p class="muted">{t::draw_your_number(lang, labels::day(lang, record.frozen_at))}</p>
        </div>
        {procedure::view(lang, record, commitment)}
        {quotas(lang, &commitment.quotas)}
        {published::view(shown, frozen, None)}
    }
}
