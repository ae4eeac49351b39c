//! The page of an answer that cannot be changed: what was sent, and what came of it.

use ensemble_common::prelude::*;

use super::{
    super::super::{
        labels,
        model::{Interest, InterestState, Place},
        rules::{can_withdraw, shows_outcome},
    },
    Loaded, Shown, aside, crumbs,
    entries::{entries, list},
    keyed, late, said,
};
use crate::call::{
    labels::moment,
    model::{Call, CallPhase, Criterion},
    paths,
    rules::phase,
};
use ensemble_core::Lang;
use ensemble_server::web::{Page, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{ButtonLink, ErrorSummary, FieldError, FieldErrors, Kind, Line, Notice, Refusal};

pub(super) fn page(loaded: Loaded, shown: Shown, criteria: Vec<Criterion>, status: u16) -> PageResponse {
    let (lang, code) = (loaded.lang, loaded.call.code.clone());
    let is_secret = loaded.applicant.key.is_some();
    let title = t::interest_page_title(lang, loaded.call.texts.title.text(lang));
    let page = Page::new(title, paths::both(paths::ANSWER, &code), move || body(loaded, shown, criteria))
        .status(status)
        .section("communities");
    if is_secret { page.secret() } else { page.unlisted() }.into()
}

fn body(loaded: Loaded, shown: Shown, criteria: Vec<Criterion>) -> AnyView {
    let Loaded { lang, now, call, form, applicant, before, stored, flash } = loaded;
    let Shown { refusal, ask, .. } = shown;
    let key = applicant.key.as_deref();
    let has_begun = applicant.interest.is_some();
    // The fields for another representative are called otherwise where the form of the answer has those names.
    let errors: Vec<FieldError> = ask.as_ref().map(|(_, errors)| renamed(errors)).unwrap_or_default();
    let sent = (before.state == InterestState::Sent).then(|| {
        let entries = entries(lang, &form, &before, &stored);
        view! {
            <section class="stack gap-4" aria-labelledby="sent">
                <h2 id="sent">{t::interest_sent_title(lang)}</h2>
                {list(lang, entries)}
            </section>
        }
    });
    let draft =
        (has_begun && before.state != InterestState::Sent).then(|| late::download(lang, &call.code, &stored));
    let why = call.cancelled.clone().map(|cancelled| {
        let passage = cancelled.reason;
        view! { <blockquote><p><Line lang passage /></p></blockquote> }
    });
    let outcome = shows_outcome(&call, &before, now).then(|| outcome(lang, &call, &before, &criteria, key));
    view! {
        {crumbs(lang, &call)}
        <h1>{t::interest_title(lang)}</h1>
        {said(lang, flash)}
        {refusal.map(|message| view! { <Refusal message /> })}
        {applicant.is_other_link.then(|| view! { <Notice kind=Kind::Warning><p>{t::interest_other_link(lang)}</p></Notice> })}
        <ErrorSummary lang errors />
        <p class="lead">{words(lang, &call, now, has_begun, &before)}</p>
        {why}
        {outcome}
        {draft}
        {sent}
        <div class="stack gap-4 no-print">
            {aside::designation(lang, &call, now, &before, key, ask)}
            {aside::links(lang, &call.code, key, has_begun)}
            {can_withdraw(&call, &before, now).then(|| aside::withdrawal(lang, &call, now, key))}
        </div>
    }
}

/// The same with the ids that the fields of the second form have.
pub(super) fn renamed(errors: &FieldErrors) -> Vec<FieldError> {
    let rename = |error: FieldError| FieldError { id: error.id.replace("representative-", "ask-"), ..error };
    errors.all().into_iter().map(rename).collect()
}

/// Why there is no form, in a sentence.
pub(super) fn why_closed(lang: Lang, call: &Call, now: i64) -> String {
    match phase(call, now) {
        CallPhase::Draft | CallPhase::Announced => {
            t::interest_closed_not_open(lang, moment(lang, call.dates.opens_at))
        }
        CallPhase::Cancelled => t::interest_closed_cancelled(lang).to_owned(),
        CallPhase::Open | CallPhase::Screening | CallPhase::Draw | CallPhase::Answered => {
            t::interest_closed(lang, moment(lang, call.dates.closes_at))
        }
    }
}

/// How far the answer is, in a sentence.
fn words(lang: Lang, call: &Call, now: i64, has_begun: bool, interest: &Interest) -> String {
    let closed = why_closed(lang, call, now);
    if !has_begun {
        return closed;
    }
    match (interest.state, phase(call, now)) {
        (_, CallPhase::Cancelled) => closed,
        (InterestState::Draft, _) => format!("{closed} {}", t::interest_closed_draft(lang)),
        (InterestState::Withdrawn, _) => {
            t::interest_closed_withdrawn(lang, moment(lang, interest.changed_at))
        }
        (InterestState::Sent, CallPhase::Screening) => {
            t::interest_closed_sent(lang, moment(lang, call.dates.answer_until))
        }
        (InterestState::Sent, _) if interest.answered_at.is_none() => {
            t::interest_closed_sent(lang, moment(lang, call.dates.answer_until))
        }
        (InterestState::Sent, _) => t::interest_closed_answered(lang).to_owned(),
    }
}

/// What came of the answer: whether the project is relevant and why, and the place.
fn outcome(
    lang: Lang,
    call: &Call,
    interest: &Interest,
    criteria: &[Criterion],
    key: Option<&str>,
) -> AnyView {
    let relevance = interest.relevance.clone().map(|relevance| {
        let words =
            if relevance.relevant { t::interest_relevant(lang) } else { t::interest_not_relevant(lang) };
        let criterion = criteria
            .iter()
            .find(|criterion| Some(criterion.id) == relevance.failed)
            .map(|criterion| view! { <p>{t::interest_failed(lang, criterion.text.text(lang))}</p> });
        let reason = (!relevance.reason.is_empty())
            .then(|| view! { <blockquote>{relevance.reason.clone()}</blockquote> });
        view! { <p>{words}</p> {criterion} {reason} }
    });
    let waiting = interest
        .waiting_number
        .filter(|_| interest.place == Place::Waiting)
        .map(|number| view! { <p>{t::interest_waiting_number(lang, number)}</p> });
    let reply = (interest.place == Place::Offered).then(|| {
        let until = interest.reply_by.map(|at| t::interest_reply_by(lang, moment(lang, at)));
        let href = keyed(paths::REPLY, lang, &call.code, key);
        view! { <p>{until}</p> <p><ButtonLink href>{t::interest_reply(lang)}</ButtonLink></p> }
    });
    view! {
        <section class="stack gap-3" aria-labelledby="outcome">
            <h2 id="outcome">{t::interest_outcome(lang)}</h2>
            <p><b>{labels::place_word(lang, interest.place)}</b></p>
            {relevance}
            {waiting}
            {reply}
        </section>
    }
}
