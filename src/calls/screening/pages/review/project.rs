//! What reviewers read of a project.

use ensemble_common::prelude::*;

use super::{
    super::{
        super::{
            labels,
            model::{Judgement, Review},
        },
        parts::criteria,
    },
    Form, Reading,
    form::judging,
};
use crate::{
    call::{
        paths,
        rules::rights::{Field, Party, may_read},
    },
    interest,
};
use ensemble_core::Lang;
use ensemble_texts as t;
use ensemble_ui::{ButtonLink, Line, Notice, Weight};

/// That the reviewer does not judge this project; what was typed meanwhile stays.
pub(super) fn in_conflict(lang: Lang, reading: &Reading, form: Form) -> AnyView {
    let typed = form.input.map(|input| input.reason).unwrap_or_default();
    view! {
        <section class="stack" aria-labelledby="project">
            <h2 id="project">{t::screening_project(lang, reading.number)}</h2>
            <Notice><p>{t::screening_you_declared(lang)}</p></Notice>
            {typed_before(lang, typed)}
            <div class="row">{next_link(lang, reading)}</div>
        </section>
    }
}

/// A reason that could not be saved.
pub(super) fn typed_before(lang: Lang, reason: String) -> Option<AnyView> {
    (!reason.is_empty())
        .then(|| view! { <p class="small"><b>{t::screening_typed(lang)}</b> " " {reason}</p> })
}

/// To the next project, or to the list.
fn next_link(lang: Lang, reading: &Reading) -> AnyView {
    let code = &reading.call.code;
    match reading.next {
        Some(next) => {
            let href = paths::of_number(paths::REVIEW, lang, code, next);
            view! { <ButtonLink weight=Weight::Quiet href>{t::screening_read_project(lang, next)}</ButtonLink> }
        }
        None => {
            let href = paths::of(paths::SCREENING, lang, code);
            view! { <ButtonLink weight=Weight::Quiet href>{t::screening_all_projects(lang)}</ButtonLink> }
        }
    }
}

/// The project with all that reviewers read of it, and what the reviewer says of it.
pub(super) fn view(lang: Lang, reading: &Reading, form: Form) -> AnyView {
    let Reading { call, phase, interest, questions, .. } = reading;
    let party = (Party::Reviewer, *phase, call.blind);
    let answers = interest::answers_view(lang, interest, questions, party).map(|answers| {
        view! {
            <section class="stack gap-2" aria-labelledby="answers">
                <h2 class="h4" id="answers">{t::screening_answers(lang)}</h2>
                {answers}
            </section>
        }
    });
    let judging = if reading.settled { settled(lang, reading, form) } else { judging(lang, reading, form) };
    view! {
        {interest::project_view(lang, interest, Party::Reviewer, *phase, call.blind)}
        {needs(lang, reading)}
        {answers}
        {criteria(lang, &reading.criteria)}
        {judging}
    }
}

fn needs(lang: Lang, reading: &Reading) -> Option<AnyView> {
    let Reading { call, phase, interest, needs, own_need, .. } = reading;
    if !may_read(Party::Reviewer, *phase, Field::Needs, call.blind)
        || (needs.is_empty() && own_need.is_none())
    {
        return None;
    }
    let rows = needs.iter().map(|need| view! { <li><Line lang passage=need.clone() /></li> }).collect_view();
    let own = own_need.as_ref().map(|need| {
        let text = interest::text_view(lang, interest, need.text(interest.lang), Party::Reviewer, call.blind);
        view! { <p class="small"><b>{t::screening_own_need(lang)}</b></p> {text} }
    });
    let ranked = (!needs.is_empty()).then(|| view! { <ol class="prose-list">{rows}</ol> });
    Some(view! {
        <section class="stack gap-2" aria-labelledby="needs">
            <h2 class="h4" id="needs">{t::screening_needs(lang)}</h2>
            {ranked}
            {own}
        </section>
    })
}

/// What the reviewer said of a project about which a coordinator decided.
fn settled(lang: Lang, reading: &Reading, form: Form) -> AnyView {
    let said =
        reading.own.as_ref().and_then(Review::last_judgement).map(|Judgement { verdict, reason, .. }| {
            view! { <p><b>{labels::verdict(lang, *verdict)}</b> " " {reason.clone()}</p> }
        });
    let typed = form.input.map(|input| input.reason).unwrap_or_default();
    view! {
        <section class="stack gap-3" aria-labelledby="verdict-title">
            <h2 class="h4" id="verdict-title">{t::screening_own_verdict(lang)}</h2>
            <Notice><p>{t::screening_is_settled(lang)}</p></Notice>
            {said}
            {typed_before(lang, typed)}
            <div class="row">{next_link(lang, reading)}</div>
        </section>
    }
}
