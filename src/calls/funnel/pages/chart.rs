//! How far the answers came, as bars. The table beside it has the same numbers.

use ensemble_common::prelude::*;

use super::tables::Cell;
use crate::funnel::{
    labels,
    model::{Line, Number, Step},
};
use ensemble_core::Lang;
use ensemble_texts as t;

const WIDTH: u32 = 400;
/// From one step to the next: its words, and its bar below them.
const STEP: u32 = 40;
const WORDS: u32 = 14;
const BAR: u32 = 12;

pub(super) fn view(lang: Lang, total: &Line) -> AnyView {
    let count = |number: Number| match number {
        Number::Known(number) => number,
        Number::Withheld | Number::None => 0,
    };
    let most = count(total.of(Step::Begun)).max(1);
    let bars = Step::ALL
        .iter()
        .zip(0_u32..)
        .map(|(step, place)| {
            let number = total.of(*step);
            let (words, top) = (place * STEP + WORDS, place * STEP + WORDS + 6);
            let width = (WIDTH * count(number)).div_ceil(most);
            let bar = (width > 0).then(|| {
                view! { <rect class="part" x="0" y=top.to_string() width=width.to_string() height=BAR.to_string()></rect> }
            });
            view! {
                <text x="0" y=words.to_string()>{labels::step(lang, *step)}</text>
                <text class="on" x=WIDTH.to_string() y=words.to_string() text-anchor="end">
                    {Cell::from(number).words(lang)}
                </text>
                <rect x="0" y=top.to_string() width=WIDTH.to_string() height=BAR.to_string()></rect>
                {bar}
            }
        })
        .collect_view();
    let height = u32::try_from(Step::ALL.len()).unwrap_or_default() * STEP;
    view! {
        <svg class="funnel" viewBox=format!("0 0 {WIDTH} {height}") role="img" aria-labelledby="funnel-chart">
            <title id="funnel-chart">{t::funnel_chart(lang)}</title>
            {bars}
        </svg>
    }
}
