//! How the order is found, in four pictures.

use ensemble_common::prelude::*;

use super::super::super::{labels, model::DrawRecord};
use ensemble_core::Lang;
use ensemble_draw::Commitment;
use ensemble_texts as t;

pub(super) fn view(lang: Lang, record: &DrawRecord, commitment: &Commitment) -> AnyView {
    let places = commitment.places;
    let last = if commitment.quotas.is_empty() {
        t::draw_step_places_text(lang)
    } else {
        t::draw_step_places_quotas(lang)
    };
    view! {
        <section class="stack gap-4" aria-labelledby="procedure">
            <h2 id="procedure">{t::draw_procedure(lang)}</h2>
            <ol class="procedure">
                <li>
                    <svg viewBox="0 0 200 96" aria-hidden="true">
                        <path d="M20 14h84M20 34h84M20 54h84M20 74h84"></path>
                        <path class="teal" d="M8 8h8v12H8zM8 28h8v12H8zM8 48h8v12H8zM8 68h8v12H8z"></path>
                        <rect x="132" y="42" width="48" height="38" rx="5" class="solid"></rect>
                        <path class="strong" d="M143 42V31a13 13 0 0 1 26 0v11"></path>
                    </svg>
                    <b>{t::draw_step_list(lang)}</b>
                    <span>{t::draw_step_list_text(lang)}</span>
                    <small>{labels::moment(lang, record.frozen_at)}</small>
                </li>
                <li>
                    <svg viewBox="0 0 200 96" aria-hidden="true">
                        <circle cx="54" cy="48" r="36"></circle>
                        <path class="strong" d="M54 24v24h17"></path>
                        <path d="M104 48h22m-7-7 8 7-8 7"></path>
                        <circle cx="160" cy="48" r="22" class="ochre"></circle>
                        <path d="M142 22l-6-9M178 22l6-9M142 74l-6 9M178 74l6 9M187 48h10M124 48"></path>
                    </svg>
                    <b>{t::draw_step_value(lang)}</b>
                    <span>{t::draw_step_value_text(lang)}</span>
                    <small>{labels::source_moment(lang, &commitment.source)}</small>
                </li>
                <li>
                    <svg viewBox="0 0 200 96" aria-hidden="true">
                        <path class="teal" d="M8 8h10v12H8zM8 30h10v12H8zM8 52h10v12H8zM8 74h10v12H8z"></path>
                        <path d="M24 14C90 14 110 58 176 58M24 58C90 58 110 14 176 14"></path>
                        <path class="strong" d="M24 36C90 36 110 80 176 80M24 80C90 80 110 36 176 36"></path>
                        <path class="solid" d="M182 8h10v12h-10zM182 30h10v12h-10zM182 52h10v12h-10zM182 74h10v12h-10z"></path>
                    </svg>
                    <b>{t::draw_step_order(lang)}</b>
                    <span>{t::draw_step_order_text(lang)}</span>
                </li>
                <li>
                    <svg viewBox="0 0 200 96" aria-hidden="true">
                        <path class="solid" d="M8 8h110v14H8zM8 28h110v14H8zM8 48h110v14H8z"></path>
                        <path class="pale" d="M8 74h110v14H8z"></path>
                        <path d="M8 68h184" stroke-dasharray="4 4"></path>
                        <path class="strong" d="m140 34 10 10 20-24"></path>
                    </svg>
                    <b>{t::draw_step_places(lang, places)}</b>
                    <span>{last}</span>
                    {record.drawn_at.map(|at| view! { <small>{labels::moment(lang, at)}</small> })}
                </li>
            </ol>
        </section>
    }
}
