//! What was written in the steps, and the form to write in the current one.

use ensemble_common::prelude::*;

use super::show::{Said, Shown};
use crate::codevelopment::{
    api::NoteAction,
    labels,
    model::{Note, Role, Step, session::Session},
    paths,
    rules::{self, MAX_NOTE},
};
use ensemble_core::Lang;
use ensemble_server::markdown::lines;
use ensemble_texts as t;
use ensemble_ui::{Button, TextArea, Weight};

/// The sentence that the client accepted.
pub(super) fn contract(shown: &Shown) -> Option<AnyView> {
    let lang = shown.lang;
    let note = shown.notes.iter().find(|note| note.accepted_at.is_some())?;
    Some(
        view! {
            <section class="stack gap-2" aria-labelledby="contract">
                <h2 id="contract">{t::codevelopment_the_contract(lang)}</h2>
                <p class="codev-contract" lang=tag(lang, note)>{note.text.text(lang).to_owned()}</p>
                <p class="small muted">{t::codevelopment_accepted(lang)}</p>
            </section>
        }
        .into_any(),
    )
}

fn tag(lang: Lang, note: &Note) -> Option<&'static str> {
    let shown = note.text.shown(lang).lang;
    (shown != lang).then(|| shown.tag())
}

/// What was written, the current step first.
pub(super) fn written(shown: &Shown, session: &Session, role: Role, said: &Said) -> AnyView {
    let lang = shown.lang;
    let mut steps: Vec<Step> = Step::ALL.to_vec();
    steps.sort_by_key(|step| (*step != session.step, step.index()));
    let sections = steps.into_iter().filter_map(|step| {
        let notes: Vec<&Note> = shown.notes.iter().filter(|note| note.step == step).collect();
        if notes.is_empty() {
            return None;
        }
        let notes = notes.into_iter().map(|each| note(shown, session, role, each, said)).collect_view();
        Some(view! {
            <section class="stack gap-2">
                <h2>{labels::step(lang, step)}</h2>
                <ol class="codev-notes">{notes}</ol>
            </section>
        })
    });
    let sections = sections.collect_view();
    let nothing =
        shown.notes.is_empty().then(|| view! { <p class="muted">{t::codevelopment_nothing(lang)}</p> });
    view! { <div class="stack gap-4">{sections} {nothing}</div> }.into_any()
}

fn note(shown: &Shown, session: &Session, role: Role, note: &Note, said: &Said) -> AnyView {
    let lang = shown.lang;
    let own = note.author == shown.viewer;
    let is_accepted = note.accepted_at.is_some();
    let nudged = own && rules::is_nudged(note.step, role, note.text.text(lang));
    let nudge = nudged.then(|| view! { <p class="hint">{t::codevelopment_nudge(lang)}</p> });
    let form = |act: NoteAction, words: &'static str| {
        view! {
            <form method="post" action=shown.address(paths::NOTE)>
                <input type="hidden" name="note" value=note.id.to_string() />
                <Button
                    small=true
                    weight=Weight::Quiet
                    id=format!("note-{act}-{}", note.id)
                    name="act"
                    value=act.code()
                >
                    {words}
                </Button>
            </form>
        }
    };
    let is_client = role == Role::Client;
    let accept = (is_client
        && note.step == Step::Contract
        && session.is_running()
        && session.step == Step::Contract
        && !is_accepted)
        .then(|| form(NoteAction::Accept, t::codevelopment_accept(lang)));
    let keep = is_client.then(|| {
        if note.kept {
            form(NoteAction::Release, t::codevelopment_release(lang))
        } else {
            form(NoteAction::Keep, t::codevelopment_keep(lang))
        }
    });
    let remove = (own && !is_accepted).then(|| form(NoteAction::Remove, t::codevelopment_remove(lang)));
    let reword = (own && !is_accepted && session.is_running()).then(|| reword(shown, note, said));
    view! {
        <li class="stack gap-1">
            <p lang=tag(lang, note) inner_html=lines(note.text.text(lang))></p>
            <p class="byline"><span>{note.author_name.clone()}</span></p>
            {nudge}
            {reword}
            <div class="row gap-1">{accept} {keep} {remove}</div>
        </li>
    }
    .into_any()
}

fn reword(shown: &Shown, note: &Note, said: &Said) -> AnyView {
    let lang = shown.lang;
    let typed = said.reworded.as_ref().filter(|typed| typed.note == Some(note.id));
    let value = typed.map_or_else(|| note.text.text(lang).to_owned(), |typed| typed.text.clone());
    let token = if typed.is_some() { said.token.clone() } else { String::new() };
    let id = format!("text-{}", note.id);
    let error = said.errors.of(&id);
    view! {
        <details open=typed.is_some() id=format!("reword-{}", note.id)>
            <summary>{t::codevelopment_reword(lang)}</summary>
            <form class="form" method="post" action=shown.address(paths::REWORD)>
                <input type="hidden" name="note" value=note.id.to_string() />
                <input type="hidden" name="confirmation_token" value=token />
                <TextArea id name="text" label=t::codevelopment_your_words(lang) value error rows=2 />
                <div class="actions"><Button small=true weight=Weight::Quiet>{t::codevelopment_save(lang)}</Button></div>
            </form>
        </details>
    }
    .into_any()
}

/// The form to write in the current step; why there is none, for those who listen.
pub(super) fn form(shown: &Shown, session: &Session, role: Role, said: &Said) -> AnyView {
    let lang = shown.lang;
    let typed = said.note.as_ref();
    if !session.is_running() && typed.is_none() {
        return ().into_any();
    }
    if !rules::may_write(session.step, role) && typed.is_none() {
        return view! { <p class="muted">{t::codevelopment_you_listen(lang)}</p> }.into_any();
    }
    let label = match session.step {
        Step::Account => t::codevelopment_write_account(lang),
        Step::Questions if role == Role::Client => t::codevelopment_write_answer(lang),
        Step::Questions => t::codevelopment_write_question(lang),
        Step::Contract => t::codevelopment_write_contract(lang),
        Step::Suggestions => t::codevelopment_write_suggestion(lang),
        Step::Plan => t::codevelopment_write_plan(lang),
        Step::Learning => t::codevelopment_write_learning(lang),
    };
    let value = typed.map(|typed| typed.text.clone()).unwrap_or_default();
    let token = if typed.is_some() { said.token.clone() } else { String::new() };
    view! {
        <form class="form" method="post" action=shown.address(paths::WRITE)>
            <input type="hidden" name="step" value=session.step.code() />
            <input type="hidden" name="confirmation_token" value=token />
            <TextArea
                id="text"
                label
                hint=t::codevelopment_write_hint(lang, MAX_NOTE)
                value
                error=said.errors.of("text")
                rows=3
            />
            <div class="actions"><Button id="write">{t::codevelopment_write(lang)}</Button></div>
        </form>
    }
    .into_any()
}
