//! The amendments to minutes, below their text: what each changes, why, and what came of it.

use ensemble_common::prelude::*;

use super::{
    super::{actions::AnswerAmendment, labels, model::Amendment, paths, rules::MAX_REASON},
    Place,
};
use crate::minutes::model::AmendmentState;
use ensemble_common::editing::changed_words;
use ensemble_core::{Lang, LocalizedText, Shown, error::FieldErrors, ids::AmendmentId};
use ensemble_server::{differences, markdown::lines};
use ensemble_texts as t;
use ensemble_ui::{Button, StatusText, TextArea, Weight};

/// The section; nothing where there is no amendment.
pub(super) fn section(
    lang: Lang,
    place: &Place,
    amendments: Vec<Amendment>,
    answer: Option<&(AmendmentId, AnswerAmendment)>,
    errors: &FieldErrors,
) -> Option<AnyView> {
    if amendments.is_empty() {
        return None;
    }
    let rows = amendments
        .into_iter()
        .map(|amendment| {
            let typed = answer.filter(|(id, _)| *id == amendment.id).map(|(_, input)| input);
            entry(lang, place, amendment, typed, errors)
        })
        .collect_view();
    Some(
        view! {
            <section class="stack" aria-labelledby="amendments">
                <h2 id="amendments">{t::minutes_amendments(lang)}</h2>
                <ul class="plain stack gap-5">{rows}</ul>
            </section>
        }
        .into_any(),
    )
}

/// A text that a person wrote in one language, marked as such.
fn written(lang: Lang, text: &LocalizedText) -> impl IntoView + use<> {
    let Shown { text, lang: spoken, .. } = text.shown(lang);
    let tag = (spoken != lang).then(|| spoken.tag());
    view! { <span lang=tag inner_html=lines(text)></span> }
}

fn entry(
    lang: Lang,
    place: &Place,
    amendment: Amendment,
    typed: Option<&AnswerAmendment>,
    errors: &FieldErrors,
) -> AnyView {
    let words = changed_words(lang, differences::words(&amendment.passage, &amendment.replacement));
    let tag = (amendment.lang != lang).then(|| amendment.lang.tag());
    let author = amendment.author_name.clone().unwrap_or_else(|| t::editing_nobody(lang).to_owned());
    let by = t::minutes_amendment_by(lang, labels::day(lang, amendment.at), author);
    let (state, tone) = labels::amendment(lang, amendment.state);
    let answered = amendment.answer.as_ref().map(|reason| {
        let who = amendment.answered_by.clone().unwrap_or_else(|| t::editing_nobody(lang).to_owned());
        let day = amendment.answered_at.map(|at| labels::day(lang, at)).unwrap_or_default();
        let words = t::minutes_amendment_answered(lang, day, who);
        view! { <p class="small">{words} " " {written(lang, reason)}</p> }
    });
    // A reply that came too late keeps its form, and with it what was typed.
    let form = (place.writes && (amendment.state == AmendmentState::Pending || typed.is_some()))
        .then(|| form(lang, place, amendment.id, typed, errors));
    let id = format!("amendment-{}", amendment.id);
    view! {
        <li class="amended" id=id>
            <p class="difference" lang=tag>{words}</p>
            <p class="small">{by} " " {written(lang, &amendment.reason)}</p>
            <p><StatusText tone>{state}</StatusText></p>
            {answered}
            {form}
        </li>
    }
    .into_any()
}

/// Accepting or declining, with a reason.
fn form(
    lang: Lang,
    place: &Place,
    id: AmendmentId,
    typed: Option<&AnswerAmendment>,
    errors: &FieldErrors,
) -> AnyView {
    let action = paths::of_amendment(lang, place.meeting().id, id);
    // What is wrong is said at the form that was sent.
    let (field, buttons) = match typed {
        Some(_) => ("reason".to_owned(), "answer".to_owned()),
        None => (format!("reason-{id}"), format!("answer-{id}")),
    };
    let error = if typed.is_some() { errors.of("reason") } else { String::new() };
    let value = typed.map(|input| input.reason.clone()).unwrap_or_default();
    view! {
        <form class="form no-print" method="post" action=action>
            <TextArea
                id=field
                name="reason"
                label=t::minutes_answer_reason(lang)
                value
                error
                required=true
                rows=2u32
                maxlength=u32::try_from(MAX_REASON).unwrap_or_default()
            />
            <div class="actions" id=buttons tabindex="-1">
                <Button small=true name="answer" value="accepted">{t::minutes_accept(lang)}</Button>
                <Button small=true name="answer" value="declined" weight=Weight::Quiet>{t::minutes_decline(lang)}</Button>
            </div>
        </form>
    }
    .into_any()
}
