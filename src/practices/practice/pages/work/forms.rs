//! What can be done next with a practice that is worked on: the forms, and the reviews.

use ensemble_common::prelude::*;

use super::{
    super::{
        super::{
            api::ReviewPractice,
            labels,
            model::Verdict,
            paths,
            rules::{self, REVIEWS, Step},
        },
        new::name,
    },
    Shown, TypedForms,
};
use crate::quotation::rules::MAX_PASSAGE;
use ensemble_core::Lang;
use ensemble_server::markdown::lines;
use ensemble_texts as t;
use ensemble_ui::{Button, Choice, Confirm, RadioGroup, Select, TextArea, Weight};

/// What can be done, for those who may.
pub(super) fn next_steps(lang: Lang, shown: &Shown, typed: &TypedForms) -> AnyView {
    view! {
        {shown.decides.then(|| ask_form(lang, shown, typed))}
        {shown.may(Step::Send).then(|| send_form(lang, shown, typed))}
        {reviews(lang, shown)}
        {may_review(shown, typed).then(|| review_form(lang, shown, typed))}
        {shown.may(Step::Publish).then(|| publish_form(lang, shown, typed))}
        {shown.may(Step::Withdraw).then(|| withdraw_form(lang, shown))}
    }
}

/// Whether the form of reviewers is there. What was typed stays, even if it cannot be sent any more.
fn may_review(shown: &Shown, typed: &TypedForms) -> bool {
    let asked =
        shown.work.involvement.is_reviewer && rules::after(shown.work.state, Step::Publish, false).is_some();
    asked || typed.review != ReviewPractice::default()
}

fn revision(shown: &Shown) -> AnyView {
    view! { <input type="hidden" name="revision" value=shown.work.revision.to_string() /> }
}

fn ask_form(lang: Lang, shown: &Shown, typed: &TypedForms) -> AnyView {
    let choices = std::iter::once(Choice::new("", t::practice_choose_reflection(lang)))
        .chain(shown.sources.iter().map(|each| {
            Choice::new(each.id.to_string(), name(lang, each)).chosen(typed.ask.reflection == Some(each.id))
        }))
        .collect();
    view! {
        <section class="stack gap-3" aria-labelledby="ask">
            <h2 class="h3" id="ask">{t::practice_ask(lang)}</h2>
            <p>{t::practice_ask_text(lang)}</p>
            <form class="form" method="post" action=shown.to(paths::ASK, lang)>
                <Select id="reflection" label=t::practice_source(lang) choices error=typed.errors.of("reflection") />
                <TextArea
                    id="passage"
                    label=t::practice_passage(lang)
                    hint=t::practice_passage_hint(lang)
                    value=typed.ask.passage.clone()
                    error=typed.errors.of("passage")
                    rows=3
                    maxlength=u32::try_from(MAX_PASSAGE).unwrap_or_default()
                />
                <div class="actions"><Button weight=Weight::Quiet>{t::practice_ask_button(lang)}</Button></div>
            </form>
        </section>
    }
}

fn send_form(lang: Lang, shown: &Shown, typed: &TypedForms) -> AnyView {
    let lacks =
        shown.missing.iter().map(|each| view! { <li>{labels::missing(lang, *each)}</li> }).collect_view();
    let lacking = (!shown.missing.is_empty()).then(|| {
        view! {
            <div id="missing" tabindex="-1">
                <p>{t::practice_missing(lang)}</p>
                <ul class="prose-list">{lacks}</ul>
            </div>
        }
    });
    let choices = shown
        .candidates
        .iter()
        .map(|(id, name)| Choice::new(id.to_string(), name.as_str()).chosen(typed.send.reviewer.contains(id)))
        .collect();
    view! {
        <section class="stack gap-3" aria-labelledby="send">
            <h2 class="h3" id="send">{t::practice_send(lang)}</h2>
            {lacking}
            <form class="form" method="post" action=shown.to(paths::SEND, lang)>
                {revision(shown)}
                <RadioGroup
                    id="reviewer"
                    label=t::practice_reviewers(lang)
                    hint=t::practice_reviewers_hint(lang)
                    choices
                    many=true
                    error=typed.errors.of("reviewer")
                />
                <div class="actions"><Button>{t::practice_send_button(lang)}</Button></div>
            </form>
        </section>
    }
}

fn reviews(lang: Lang, shown: &Shown) -> Option<AnyView> {
    if shown.reviews.is_empty() {
        return None;
    }
    let rows = shown
        .reviews
        .iter()
        .map(|review| {
            let name = review.name.clone().unwrap_or_else(|| t::theme_closed_author(lang).to_owned());
            let verdict = review
                .verdict
                .map_or_else(|| t::practice_review_waited(lang), |verdict| labels::verdict(lang, verdict));
            let tag = (review.lang != lang).then(|| review.lang.tag());
            let note =
                (!review.note.is_empty()).then(|| view! { <p lang=tag inner_html=lines(&review.note)></p> });
            view! { <li><p><b>{name}</b> " " <span>{verdict}</span></p> {note}</li> }
        })
        .collect_view();
    Some(view! {
        <section class="stack gap-3" aria-labelledby="reviews">
            <h2 class="h3" id="reviews">{t::practice_reviews(lang)}</h2>
            <ul class="plain stack gap-3">{rows}</ul>
        </section>
    })
}

fn review_form(lang: Lang, shown: &Shown, typed: &TypedForms) -> AnyView {
    let choices = Verdict::ALL
        .iter()
        .map(|each| {
            Choice::new(each.code(), labels::verdict(lang, *each)).chosen(typed.review.verdict == Some(*each))
        })
        .collect();
    view! {
        <section class="stack gap-3" aria-labelledby="review">
            <h2 class="h3" id="review">{t::practice_review(lang)}</h2>
            <p>{t::practice_review_text(lang)}</p>
            <form class="form" method="post" action=shown.to(paths::REVIEW, lang)>
                {revision(shown)}
                <input type="hidden" name="confirmation_token" value=typed.review.confirmation_token.clone() />
                <RadioGroup
                    id="verdict"
                    label=t::practice_verdict(lang)
                    choices
                    error=typed.errors.of("verdict")
                    required=true
                />
                <TextArea
                    id="note"
                    label=t::practice_note(lang)
                    hint=t::practice_note_hint(lang)
                    value=typed.review.note.clone()
                    error=typed.errors.of("note")
                    rows=4
                />
                <div class="actions"><Button>{t::practice_review_button(lang)}</Button></div>
            </form>
        </section>
    }
}

fn publish_form(lang: Lang, shown: &Shown, typed: &TypedForms) -> AnyView {
    let ready = rules::is_approved(&shown.reviews) && shown.missing.is_empty();
    let waits = (!ready).then(|| view! { <p>{t::practice_publish_waits(lang, REVIEWS)}</p> });
    let error = typed.errors.of("publish");
    let error = (!error.is_empty()).then(|| view! { <p class="error">{error}</p> });
    view! {
        <section class="stack gap-3" aria-labelledby="publish">
            <h2 class="h3" id="publish">{t::practice_publish(lang)}</h2>
            {waits}
            {error}
            <form method="post" action=shown.to(paths::PUBLISH, lang)>
                {revision(shown)}
                <Button>{t::practice_publish(lang)}</Button>
            </form>
        </section>
    }
}

fn withdraw_form(lang: Lang, shown: &Shown) -> AnyView {
    view! {
        <form method="post" action=shown.to(paths::WITHDRAW, lang)>
            {revision(shown)}
            <Confirm label=t::practice_withdraw(lang) question=t::practice_withdraw_text(lang) />
        </form>
    }
}
