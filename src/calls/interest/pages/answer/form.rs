//! The page with the form of an answer.

use ensemble_common::prelude::*;

use super::{
    super::super::{
        actions::CallForm,
        labels,
        model::{Designation, Interest, InterestState},
        rules::{Step, can_withdraw, check, designation_open},
    },
    Loaded, Shown, aside,
    autosave::{self, Opened},
    closed::renamed,
    crumbs,
    entries::{Entry, entries},
    here, parts,
    parts::Fields,
    said,
};
use crate::call::{
    labels::moment,
    model::{Call, CallPhase},
    paths,
    rules::{GRACE, phase},
};
use ensemble_core::{Lang, error::FieldErrors};
use ensemble_reflections::reflection::pii_notice;
use ensemble_server::web::{Page, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ErrorSummary, FieldError, Kind, Notice, Refusal};

pub(super) fn page(loaded: Loaded, shown: Shown, status: u16) -> PageResponse {
    let (lang, code) = (loaded.lang, loaded.call.code.clone());
    let is_secret = loaded.applicant.key.is_some();
    let title = t::interest_page_title(lang, loaded.call.texts.title.text(lang));
    let page = Page::new(title, paths::both(paths::ANSWER, &code), move || body(loaded, shown))
        .status(status)
        .section("communities")
        .with_writing_islands()
        .hydrated_on_use();
    if is_secret { page.secret() } else { page.unlisted() }.into()
}

fn body(loaded: Loaded, shown: Shown) -> AnyView {
    let Loaded { lang, now, call, form, applicant, before, stored, flash } = loaded;
    let Shown { typed, errors, warnings, is_conflict, refusal, ask } = shown;
    let mut input = typed.unwrap_or_else(|| stored.clone());
    if input.tab.is_empty() {
        input.tab = uuid::Uuid::now_v7().to_string();
    }
    let answer = input.apply(&before, &form.questions, &form.planned_ids(), &form.organizations);
    let left = check(&answer, form.asked(), &input.ranks(), input.own_need.trim(), lang);
    let theirs = is_conflict.then(|| {
        let typed = entries(lang, &form, &answer, &input);
        their_version(lang, &typed, entries(lang, &form, &before, &stored))
    });
    let key = applicant.key.as_deref();
    let of_ask = ask.as_ref().map(|(_, errors)| renamed(errors)).unwrap_or_default();
    let summary: Vec<FieldError> = errors.all().into_iter().chain(of_ask).collect();
    let of = Fields {
        lang,
        own: answer.lang,
        call: &call,
        form: &form,
        input: &input,
        errors: &errors,
        email: &before.email,
    };
    let is_confirming = !warnings.is_empty();
    let head = view! {
        {crumbs(lang, &call)}
        <div class="page-title">
            <div>
                <h1>{t::interest_title(lang)}</h1>
                <p class="meta">{until(lang, &call, now, &before)}</p>
            </div>
        </div>
        {said(lang, flash)}
        {refusal.map(|message| view! { <Refusal message /> })}
        {applicant.is_other_link.then(|| view! { <Notice kind=Kind::Warning><p>{t::interest_other_link(lang)}</p></Notice> })}
        <ErrorSummary lang errors=summary />
        {pii_notice(lang, &warnings)}
        {theirs}
    };
    let action = here(lang, &call.code, key);
    let fields = view! {
        <form class="sections" method="post" action=action>
            <input type="hidden" name="revision" value=input.revision.to_string() autocomplete="off" />
            <input type="hidden" name="tab" value=input.tab.clone() autocomplete="off" />
            <input
                type="hidden"
                name="confirmation_token"
                value=input.confirmation_token.clone()
                autocomplete="off"
            />
            {parts::you(of)}
            {parts::project(of)}
            {parts::needs(of)}
            {parts::availability(of)}
            {parts::participation(of)}
            {parts::send(of, what_is_left(lang, &left), buttons(lang, &call, now, before.state, is_confirming))}
        </form>
    };
    let opened = Opened {
        call: &call,
        questions: &form.questions,
        person: applicant.account.as_ref().map(|account| account.id),
        key,
        before: &before,
        input: &input,
    };
    view! {
        {head}
        <div class="guide-layout">
            <aside class="form-side" aria-label=t::interest_where(lang)>
                {state(lang, &before)}
                {autosave::note(lang, &before)}
                {steps(lang, &form, &before, &left)}
                {aside::links(lang, &call.code, key, before.revision > 0)}
                {aside::designation(lang, &call, now, &before, key, ask)}
                {can_withdraw(&call, &before, now).then(|| aside::withdrawal(lang, &call, now, key))}
            </aside>
            {autosave::saved(lang, &opened, fields)}
        </div>
    }
}

/// Until when the answer can be sent.
fn until(lang: Lang, call: &Call, now: i64, before: &Interest) -> String {
    let closes = call.dates.closes_at;
    match (phase(call, now), before.state) {
        (CallPhase::Open, InterestState::Sent) => t::interest_until_sent(lang, moment(lang, closes)),
        (CallPhase::Open, _) => t::interest_until(lang, moment(lang, closes)),
        _ => t::interest_until_grace(lang, moment(lang, closes + GRACE)),
    }
}

/// How far the answer is.
fn state(lang: Lang, before: &Interest) -> AnyView {
    let (class, words) = match before.state {
        InterestState::Sent => {
            let at = moment(lang, before.sent_at.unwrap_or(before.changed_at));
            ("status good", t::interest_state_sent(lang, at))
        }
        InterestState::Withdrawn => {
            ("status warn", t::interest_state_withdrawn(lang, moment(lang, before.changed_at)))
        }
        InterestState::Draft if before.revision == 0 => ("status", t::interest_state_new(lang).to_owned()),
        InterestState::Draft => {
            ("status good", t::interest_state_kept(lang, moment(lang, before.changed_at)))
        }
    };
    view! { <p class=class>{words}</p> }
}

/// The parts of the form with what is left in each.
fn steps(lang: Lang, form: &CallForm, before: &Interest, left: &FieldErrors) -> AnyView {
    let all = left.all();
    let rows = Step::ALL
        .iter()
        .map(|step| {
            let own = all.iter().filter(|error| Step::of(&error.id, &form.questions) == *step).count();
            let count = if *step == Step::Send { all.len() } else { own };
            let words = match (step, count) {
                (Step::You, 0) if before.designation != Designation::None => {
                    labels::designation_word(lang, before.designation).to_owned()
                }
                (Step::Participation, 0) => t::interest_step_optional(lang).to_owned(),
                (Step::Send, 0) if before.state == InterestState::Sent => {
                    t::interest_step_sent(lang).to_owned()
                }
                (Step::Send, 0) => t::interest_step_ready(lang).to_owned(),
                (_, 0) => t::interest_step_done(lang).to_owned(),
                (_, count) => t::interest_step_left(lang, count),
            };
            let is_done = count == 0 && (*step != Step::Send || before.state == InterestState::Sent);
            let class = is_done.then_some("done");
            let href = format!("#{}", parts::anchor(*step));
            view! { <li class=class><a href=href>{labels::step(lang, *step)} <small>{words}</small></a></li> }
        })
        .collect_view();
    view! { <nav aria-label=t::interest_steps(lang)><ol class="form-steps">{rows}</ol></nav> }
}

/// What is left before the answer can be sent, with the way to each field.
fn what_is_left(lang: Lang, left: &FieldErrors) -> AnyView {
    let all = left.all();
    if all.is_empty() {
        return ().into_any();
    }
    let title = t::interest_left(lang, all.len());
    let rows = all
        .into_iter()
        .map(|error| view! { <li><a href=format!("#{}", error.id)>{error.message}</a></li> })
        .collect_view();
    view! { <Notice><p><b>{title}</b></p><ul class="plain">{rows}</ul></Notice> }
}

fn buttons(lang: Lang, call: &Call, now: i64, state: InterestState, is_confirming: bool) -> AnyView {
    let send = match (is_confirming, state) {
        (true, _) => t::interest_send_anyway(lang),
        (false, InterestState::Sent) => t::interest_send_changes(lang),
        (false, _) => t::interest_send(lang),
    };
    let keep = (state != InterestState::Sent).then(|| {
        view! {
            <button class="button quiet" type="submit" name="draft" value="1">{t::interest_keep(lang)}</button>
        }
    });
    let after = if designation_open(call, now) {
        t::interest_receipt_note(lang, moment(lang, call.dates.designation_until))
    } else {
        t::interest_receipt_only(lang).to_owned()
    };
    view! {
        <div class="actions">
            <Button>{send}</Button>
            {keep}
        </div>
        <p class="meta">{after}</p>
    }
}

/// What the database has where it differs from what was typed.
fn their_version(lang: Lang, typed: &[Entry], theirs: Vec<Entry>) -> AnyView {
    let each = typed
        .iter()
        .zip(theirs)
        .filter(|(typed, theirs)| typed.value != theirs.value)
        .map(|(_, theirs)| {
            let Entry { label, value, spoken } = theirs;
            let is_empty = value.is_empty();
            let spoken = if is_empty { lang } else { spoken };
            let value = if is_empty { t::editing_emptied(lang).to_owned() } else { value };
            view! {
                <li class="stack gap-1">
                    <b>{label}</b>
                    <blockquote class="their-version" lang=spoken.tag()>{value}</blockquote>
                </li>
            }
        })
        .collect_view();
    view! {
        <Notice kind=Kind::Warning>
            <h2 class="h4">{t::interest_conflict(lang)}</h2>
            <p>{t::interest_conflict_text(lang)}</p>
            <ul class="plain stack gap-3">{each}</ul>
        </Notice>
    }
}
