//! After the draw: the order, who has a place and who waits.

use std::collections::HashMap;

use ensemble_common::prelude::*;

use super::{
    super::{super::labels, parts::quotas},
    Shown, fair, figure, procedure, published, verify,
};
use ensemble_core::Lang;
use ensemble_draw::{Frozen, Proof};
use ensemble_texts as t;

/// How many projects a list shows; the rest is in the proof.
const MAX_SHOWN: usize = 500;
/// How many digits of a key are shown.
pub(super) const DIGITS: usize = 8;

pub(super) fn view(shown: &Shown, frozen: &Frozen, proof: &Proof) -> AnyView {
    let Shown { lang, record, .. } = shown;
    let (lang, commitment) = (*lang, &frozen.commitment);
    let source = labels::source(lang, &commitment.source);
    let points = [
        (t::draw_fair_list(lang), t::draw_fair_list_text(lang, labels::moment(lang, record.frozen_at))),
        (
            t::draw_fair_value(lang),
            t::draw_fair_value_came(lang, labels::source_moment(lang, &commitment.source), source),
        ),
        (t::draw_fair_same(lang), t::draw_fair_same_text(lang).to_owned()),
    ];
    let picture = (proof.ranking.len() <= figure::MAX).then(|| figure::view(lang, proof));
    view! {
        <div class="stack gap-4">
            <p class="lead">{t::draw_lead_after(lang, frozen.list.entries.len(), commitment.places)}</p>
            {fair(points)}
            <div class="row gap-4">
                <a class="button" href="#verify">{t::draw_verify(lang)}</a>
                <span class="muted">{t::draw_your_number(lang, labels::day(lang, record.frozen_at))}</span>
            </div>
        </div>
        {procedure::view(lang, record, commitment)}
        <section class="stack gap-4" aria-labelledby="order">
            <h2 id="order">{t::draw_order(lang)}</h2>
            {quotas(lang, &commitment.quotas)}
            <div class="result">
                {picture.map(|picture| view! { <figure>{picture}</figure> })}
                <div class="stack gap-4">
                    <h3>{t::draw_selected(lang)}</h3>
                    {ranks(lang, proof, &proof.selected)}
                    <h3>{t::draw_waiting(lang)}</h3>
                    {ranks(lang, proof, &proof.alternates)}
                    <p class="small muted">{t::draw_names_not_published(lang)}</p>
                </div>
            </div>
        </section>
        {verify::view(shown, proof)}
        {published::view(shown, frozen, Some(proof))}
    }
}

/// Projects in the order of the ranking, each with its rank and the beginning of its key.
fn ranks(lang: Lang, proof: &Proof, numbers: &[u32]) -> AnyView {
    let ranks: HashMap<u32, (usize, &str)> =
        (1..).zip(&proof.ranking).map(|(at, rank)| (rank.number, (at, rank.key.as_str()))).collect();
    let items = numbers
        .iter()
        .take(MAX_SHOWN)
        .map(|number| {
            let (rank, key) = ranks.get(number).copied().unwrap_or_default();
            let key: String = key.chars().take(DIGITS).collect();
            view! { <li value=rank.to_string()><b>{t::draw_project(lang, *number)}</b> " " <code>{key}</code></li> }
        })
        .collect_view();
    let more =
        (numbers.len() > MAX_SHOWN).then(|| view! { <p>{t::draw_more(lang, numbers.len() - MAX_SHOWN)}</p> });
    view! {
        <ol class="ranks">{items}</ol>
        {more}
    }
}
