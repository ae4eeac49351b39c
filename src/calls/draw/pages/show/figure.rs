//! The order as a picture: the list on the left, the ranking on the right, a line for each project.

use ensemble_common::prelude::*;

use ensemble_core::Lang;
use ensemble_draw::Proof;
use ensemble_texts as t;

/// How many projects a picture can have and still be read.
pub(super) const MAX: usize = 60;
const WIDTH: usize = 425;
/// The first line, and from one to the next.
const TOP: usize = 44;
const STEP: usize = 21;

/// The height of a line, in tenths, so that halves are whole numbers.
const fn tenths(at: usize) -> usize {
    (TOP + at * STEP) * 10
}

/// A number of tenths as SVG has it.
fn shown(tenths: usize) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

pub(super) fn view(lang: Lang, proof: &Proof) -> AnyView {
    let count = proof.ranking.len();
    let is_selected = |number: u32| proof.selected.contains(&number);
    let lines = |selected: bool| {
        proof
            .ranking
            .iter()
            .enumerate()
            .filter(|(_, rank)| is_selected(rank.number) == selected)
            .map(|(at, rank)| {
                let (left, right) = (TOP + (rank.number.saturating_sub(1) as usize) * STEP, TOP + at * STEP);
                let path = format!("M52 {left}C160 {left} 190 {right} 296 {right}");
                view! { <path class=selected.then_some("kept") d=path></path> }
            })
            .collect_view()
    };
    let list = (1..=count)
        .map(|number| {
            let selected = u32::try_from(number).is_ok_and(is_selected);
            let y = shown(tenths(number - 1) + 45);
            view! { <text x="40" y=y text-anchor="end" class=selected.then_some("on")>{number.to_string()}</text> }
        })
        .collect_view();
    let ranks = proof
        .ranking
        .iter()
        .enumerate()
        .map(|(at, rank)| {
            let y = shown(tenths(at) + 45);
            let on = is_selected(rank.number).then_some("on");
            let words = t::draw_figure_rank(lang, rank.number, at + 1);
            view! { <text x="306" y=y class=on>{words}</text> }
        })
        .collect_view();
    // With quotas, those who have a place are not always the first.
    let places = proof.selected.len();
    let is_first = proof.ranking.iter().take(places).all(|rank| is_selected(rank.number));
    let cut = is_first.then(|| {
        let y = shown(tenths(places) - 105);
        view! { <path class="cut" d=format!("M296 {y}H{WIDTH}")></path> }
    });
    let height = TOP + count * STEP - 1;
    view! {
        <svg
            class="crossing"
            viewBox=format!("0 0 {WIDTH} {height}")
            role="img"
            aria-labelledby="crossing"
        >
            <title id="crossing">{t::draw_figure(lang, count)}</title>
            <text class="head" x="4" y="16">{t::draw_figure_list(lang)}</text>
            <text class="head" x="306" y="16">{t::draw_figure_ranking(lang)}</text>
            {cut}
            {lines(false)}
            {lines(true)}
            {list}
            {ranks}
        </svg>
    }
}
