//! What several pages of the screening show.

use ensemble_common::prelude::*;

use super::super::{actions::Warnings, labels, model::Verdict};
use crate::call::{
    model::{Call, Criterion},
    paths,
};
use ensemble_core::{Lang, format, ids::CallCriterionId};
use ensemble_reflections::reflection::pii_notice;
use ensemble_texts as t;
use ensemble_ui::{Breadcrumb, Choice, Kind, Line, NavLink, Notice, RadioGroup, Select};

/// A day of a call, in a few words: « 18 décembre ».
pub(super) fn day(lang: Lang, millis: i64) -> String {
    format::day_and_month(lang, format::local(millis).date())
}

/// Where a page of reviewers is, its title, and below it how far the reviewer is.
pub(super) fn reader_head(lang: Lang, call: &Call, project: Option<u32>, progress: String) -> AnyView {
    let links = vec![
        NavLink::new(t::call_public_list_title(lang), paths::LIST[usize::from(lang == Lang::En)]),
        NavLink::new(call.texts.title.text(lang), paths::of(paths::SHOW, lang, &call.code)),
    ];
    let title = t::screening_title(lang);
    let (links, here) = match project {
        Some(number) => {
            let list = NavLink::new(title, paths::of(paths::SCREENING, lang, &call.code));
            ([links, vec![list]].concat(), t::screening_project(lang, number))
        }
        None => (links, title.to_owned()),
    };
    view! {
        <Breadcrumb lang links here />
        <div class="page-title">
            <div><h1>{title}</h1> <p class="meta">{progress}</p></div>
        </div>
    }
}

/// The criteria of a call, in order.
pub(super) fn criteria(lang: Lang, criteria: &[Criterion]) -> Option<AnyView> {
    let rows = criteria
        .iter()
        .map(|criterion| view! { <li><Line lang passage=criterion.text.clone() /></li> })
        .collect_view();
    (!criteria.is_empty()).then(|| {
        view! {
            <section class="stack gap-2" aria-labelledby="criteria">
                <h2 class="h4" id="criteria">{t::screening_criteria(lang)}</h2>
                <ol class="prose-list">{rows}</ol>
            </section>
        }
    })
}

/// The fields of a verdict: relevant or not, and if not, which criterion is not met.
pub(super) fn verdict_fields(
    lang: Lang,
    label: &'static str,
    chosen: (Option<Verdict>, Option<CallCriterionId>),
    criteria: &[Criterion],
    errors: (String, String),
) -> AnyView {
    let choices = Verdict::ALL
        .iter()
        .map(|each| Choice::new(each.code(), labels::verdict(lang, *each)).chosen(chosen.0 == Some(*each)))
        .collect();
    let failed = (!criteria.is_empty()).then(|| {
        let choices = std::iter::once(Choice::new("", t::screening_choose(lang)))
            .chain(criteria.iter().map(|criterion| {
                Choice::new(criterion.id.to_string(), criterion.text.text(lang))
                    .chosen(chosen.1 == Some(criterion.id))
            }))
            .collect();
        view! {
            <div class="if-not-relevant">
                <Select id="criterion" label=t::screening_failed(lang) choices error=errors.1 />
            </div>
        }
    });
    view! {
        <RadioGroup id="verdict" label choices error=errors.0 required=true />
        {failed}
    }
}

/// What in a reason may tell of people, above the form that confirms it.
pub(super) fn warnings(lang: Lang, warnings: &Warnings) -> AnyView {
    let names = (!warnings.reviewers.is_empty()).then(|| {
        let each = warnings
            .reviewers
            .iter()
            .map(|name| view! { <li><mark>{name.clone()}</mark></li> })
            .collect_view();
        view! {
            <Notice kind=Kind::Warning>
                <h2 class="h4" id="names" tabindex="-1">{t::screening_names(lang)}</h2>
                <p>{t::screening_names_text(lang)}</p>
                <ul class="plain stack gap-1">{each}</ul>
            </Notice>
        }
    });
    view! { {names} {pii_notice(lang, &warnings.students)} }
}
