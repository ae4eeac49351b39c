//! How far the answers came, as bars. The table beside it has the same numbers.

use ensemble_common::prelude::*;

use super::tables::Cell;
use crate::funnel::{
    labels,
    model::{Line, Number, Step},
};
use ensemble_core::Lang;
use ensemble_texts as t;

pub(super) fn view(lang: Lang, total: &Line) -> AnyView {
    let count = |number: Number| match number {
        Number::Known(number) => number,
        Number::Withheld | Number::None => 0,
    };
    let most = count(total.of(Step::Begun)).max(1);
    let rows = Step::ALL
        .iter()
        .map(|step| {
            let number = total.of(*step);
            let view_box = format!("0 0 {most} 1");
            view! {
                <li>
                    <span>{labels::step(lang, *step)}</span>
                    <b>{Cell::from(number).words(lang)}</b>
                    <svg class="bar" viewBox=view_box preserveAspectRatio="none" aria-hidden="true" focusable="false">
                        <rect x="0" y="0" width=count(number) height="1"></rect>
                    </svg>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="funnel" aria-label=t::funnel_chart(lang)>{rows}</ul> }
}
