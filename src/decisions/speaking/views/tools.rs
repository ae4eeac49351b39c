//! What facilitators begin: a tour de table, a quick poll.

use ensemble_common::prelude::*;

use crate::speaking::{
    api::{AskPoll, WriteInstead},
    model::PollKind,
    paths,
    rules::{OPTIONS, SCALE},
    shown::Panel,
    store::Person,
};
use ensemble_core::{Lang, error::FieldErrors, ids::MeetingId};
use ensemble_meetings::meeting::paths as meeting_paths;
use ensemble_texts as t;
use ensemble_ui::{Button, Check, Choice, Field, RadioGroup, TextArea, Weight};

/// What was typed in forms that came to nothing, and what is wrong with it.
#[derive(Default)]
pub(in crate::speaking) struct Typed {
    pub written: Option<WriteInstead>,
    pub poll: Option<AskPoll>,
    pub errors: FieldErrors,
}

pub(super) fn view(
    lang: Lang,
    id: MeetingId,
    panel: &Panel,
    people: Vec<Person>,
    typed: &Typed,
) -> impl IntoView + use<> {
    let round = panel.round.is_none().then(|| begin_round(lang, id, panel, people));
    view! {
        {round}
        {new_poll(lang, id, typed)}
    }
}

/// Who is in a tour de table: those who said that they come, but for some, and others. Nothing is ticked to begin with: what one
/// ticks stays when the section is made anew.
fn begin_round(lang: Lang, id: MeetingId, panel: &Panel, people: Vec<Person>) -> impl IntoView + use<> {
    let (announced, others): (Vec<Person>, Vec<Person>) = people.into_iter().partition(|person| person.comes);
    let group = |name: &'static str, label: &'static str, people: Vec<Person>| {
        let choices: Vec<Choice> =
            people.into_iter().map(|person| Choice::new(person.id.to_string(), person.name)).collect();
        (!choices.is_empty())
            .then(|| view! { <RadioGroup id=format!("round-{name}") name label choices many=true /> })
    };
    let absent = group("absent", t::speaking_round_absent(lang), announced);
    let also = group("also", t::speaking_round_also(lang), others);
    view! {
        <details id="speaking-begin-round">
            <summary>{t::speaking_begin_round(lang)}</summary>
            <form class="form" method="post" action=meeting_paths::of(paths::ROUND, lang, id)>
                <input type="hidden" name="turn" value=panel.turn.to_string() />
                <p>{t::speaking_round_hint(lang)}</p>
                {absent}
                {also}
                <div class="actions">
                    <Button small=true weight=Weight::Quiet>{t::speaking_begin_round(lang)}</Button>
                </div>
            </form>
        </details>
    }
}

fn new_poll(lang: Lang, id: MeetingId, typed: &Typed) -> impl IntoView + use<> {
    let (is_open, errors) = (typed.poll.is_some(), typed.errors.clone());
    let typed = typed.poll.clone().unwrap_or_default();
    let kinds = PollKind::ALL
        .iter()
        .map(|kind| {
            let label = match kind {
                PollKind::Choice => t::poll_kind_choice(lang).to_owned(),
                PollKind::Scale => t::poll_kind_scale(lang, *SCALE.start(), *SCALE.end()),
            };
            let chosen = typed.kind.unwrap_or(PollKind::Choice) == *kind;
            Choice::new(kind.code(), label).chosen(chosen)
        })
        .collect();
    view! {
        <details id="speaking-new-poll" open=is_open>
            <summary>{t::poll_new(lang)}</summary>
            <form class="form" method="post" action=meeting_paths::of(paths::POLL, lang, id)>
                <input type="hidden" name="confirmation_token" value=typed.confirmation_token />
                <Field
                    id="poll-title" name="title"
                    label=t::poll_question(lang)
                    value=typed.title
                    error=errors.of("poll-title")
                    required=true
                />
                <RadioGroup id="poll-kind" name="kind" label=t::poll_kind(lang) choices=kinds error=errors.of("poll-kind") />
                <TextArea
                    id="poll-options" name="options"
                    label=t::poll_options(lang)
                    hint=t::poll_options_hint(lang, *OPTIONS.start(), *OPTIONS.end())
                    value=typed.options
                    error=errors.of("poll-options")
                    rows=4
                />
                <Check
                    id="poll-anonymous" name="anonymous"
                    label=t::poll_anonymous(lang)
                    hint=t::poll_anonymous_hint(lang)
                    checked=typed.anonymous
                />
                <Check
                    id="poll-at_once" name="at_once"
                    label=t::poll_at_once(lang)
                    hint=t::poll_at_once_hint(lang)
                    checked=typed.at_once
                />
                <div class="actions">
                    <Button small=true weight=Weight::Quiet>{t::poll_ask(lang)}</Button>
                </div>
            </form>
        </details>
    }
}
