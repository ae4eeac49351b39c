//! The ranks of needs, in the form of an answer to a call.

use ensemble_common::prelude::*;

use super::super::{api::rank_field, labels, model::Need, rules};
use ensemble_core::{Lang, Shown, error::FieldErrors, ids::NeedId};
use ensemble_ui::{Icon, Shape};

/// A field for each need that a call offers, with what was chosen, for the form of an answer. Read it as
/// [`NeedsInput`](super::super::api::NeedsInput). Without a need there is no field.
#[must_use]
pub fn ranking_field(lang: Lang, needs: &[Need], chosen: &[(NeedId, u32)], errors: &FieldErrors) -> AnyView {
    if needs.is_empty() {
        return ().into_any();
    }
    let last = rules::ranks(needs.len());
    let rows = needs
        .iter()
        .enumerate()
        .map(|(index, need)| {
            let rank = chosen.iter().find(|(id, _)| *id == need.id).map(|(_, rank)| *rank);
            row(lang, index, last, (need, rank), errors)
        })
        .collect_view();
    view! { <ul class="plain rank-list">{rows}</ul> }
}

fn row(
    lang: Lang,
    index: usize,
    last: u32,
    (need, rank): (&Need, Option<u32>),
    errors: &FieldErrors,
) -> impl IntoView + use<> {
    let id = rank_field(index);
    let error = errors.of(&id);
    let wrong = !error.is_empty();
    let described = wrong.then(|| format!("{id}-error"));
    let Shown { text, lang: spoken, .. } = need.text.shown(lang);
    let tag = (spoken != lang).then(|| spoken.tag());
    let options = std::iter::once(None)
        .chain((1..=last).map(Some))
        .map(|each| {
            let (value, selected) = (each.map(|rank| rank.to_string()).unwrap_or_default(), each == rank);
            view! { <option value=value selected=selected>{labels::rank(lang, each)}</option> }
        })
        .collect_view();
    let error = wrong.then(|| {
        view! { <p class="error" id=described.clone()><Icon shape=Shape::Alert /><span>{error}</span></p> }
    });
    view! {
        <li>
            <label for=id.clone() lang=tag>{text.to_owned()}</label>
            <div class="field" class:invalid=wrong>
                {error}
                <input type="hidden" name="need" value=need.id.to_string() />
                <select id=id name="rank" aria-describedby=described aria-invalid=wrong.then_some("true")>
                    {options}
                </select>
            </div>
        </li>
    }
}
