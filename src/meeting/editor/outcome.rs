//! What came out of an item: notes, decisions, follow-ups.

use leptos::{ev::Event, prelude::*};

use super::{
    list,
    session::Session,
    text::{SharedText, Target},
};
use crate::meeting::{
    agenda::{Field, Follow, Item, change},
    islands::Word,
    outline::{FollowUp, FollowUpState},
};

/// Notes, decisions and follow-ups of an item.
#[component]
pub(super) fn Outcome(session: Session, id: String, item: Memo<Option<Item>>) -> impl IntoView {
    let key = StoredValue::new(id.clone());
    let decisions = move || {
        item.with(|item| item.as_ref().map(|item| item.decisions.iter().map(|each| each.id.clone()).collect::<Vec<_>>()))
            .unwrap_or_default()
    };
    let follow_ups = move || {
        item.with(|item| item.as_ref().map(|item| item.follow_ups.iter().map(|each| each.id.clone()).collect::<Vec<_>>()))
            .unwrap_or_default()
    };
    let decide = move |_| {
        let entry = list::fresh_id();
        key.with_value(|id| session.change(|to| change::decide(to, id, &entry, "")));
        list::focus_soon(format!("{}-{entry}", key.get_value()));
    };
    let follow_up = move |_| {
        let entry = list::fresh_id();
        let nothing =
            FollowUp { what: String::new(), who: String::new(), due: String::new(), state: FollowUpState::Open };
        key.with_value(|id| session.change(|to| change::follow_up_on(to, id, &entry, &nothing)));
        list::focus_soon(format!("{}-{entry}", key.get_value()));
    };
    let decision = move |entry: String| {
        let item = key.get_value();
        view! {
            <li class="row nowrap">
                <SharedText session item target=Target::Entry(entry.clone()) label=session.word(Word::Decision) single=true />
                <Strike session item=key entry word=Word::Decision />
            </li>
        }
    };
    let follow = move |entry: String| view! { <Promise session of=key entry item /> };
    view! {
        <details>
            <summary>{session.word(Word::Outcome)}</summary>
            <div class="stack gap-3">
                <SharedText session item=id target=Target::Of(Field::Notes) label=session.word(Word::Notes) />
                <h3 class="h4">{session.word(Word::Decisions)}</h3>
                <ul class="plain stack gap-2"><For each=decisions key=Clone::clone children=decision /></ul>
                <div><button type="button" class="button quiet small" on:click=decide>{session.word(Word::AddDecision)}</button></div>
                <h3 class="h4">{session.word(Word::FollowUps)}</h3>
                <ul class="plain stack gap-3"><For each=follow_ups key=Clone::clone children=follow /></ul>
                <div><button type="button" class="button quiet small" on:click=follow_up>{session.word(Word::AddFollowUp)}</button></div>
            </div>
        </details>
    }
}

#[component]
fn Strike(session: Session, item: StoredValue<String>, entry: String, word: Word) -> impl IntoView {
    let title = session.word(word);
    let label = session.filled(Word::Strike, &[("title", &title)]);
    let strike = move |_| {
        item.with_value(|item| session.change(|to| change::strike(to, item, &entry)));
        session.pause();
    };
    view! {
        <button type="button" class="icon-button" aria-label=label on:click=strike>
            <span aria-hidden="true">"×"</span>
        </button>
    }
}

/// What somebody will do: what, who, by when, and how it stands.
#[component]
fn Promise(session: Session, of: StoredValue<String>, entry: String, item: Memo<Option<Item>>) -> impl IntoView {
    let key = entry.clone();
    let follow = Memo::new(move |_| {
        item.with(|item| item.as_ref()?.follow_ups.iter().find(|each| each.id == key).cloned())
    });
    let read = move |part: fn(&Follow) -> String| follow.with(|follow| follow.as_ref().map(part)).unwrap_or_default();
    let id = StoredValue::new(entry.clone());
    let set = move |alter: &dyn Fn(&mut Follow)| {
        let Some(mut now) = follow.get_untracked() else { return };
        alter(&mut now);
        of.with_value(|item| {
            id.with_value(|entry| {
                session.change(|to| change::set_follow_up(to, item, entry, &now.who, &now.due, now.state));
            });
        });
    };
    let states = FollowUpState::ALL
        .iter()
        .map(|state| {
            let word = match state {
                FollowUpState::Open => Word::StateOpen,
                FollowUpState::Done => Word::StateDone,
                FollowUpState::Dropped => Word::StateDropped,
            };
            let is = move || follow.with(|follow| follow.as_ref().is_some_and(|follow| follow.state == *state));
            view! { <option value=state.code() prop:selected=is>{session.word(word)}</option> }
        })
        .collect_view();
    let name = |part: &str| format!("{entry}-{part}");
    let (who, due, state) = (name("who"), name("due"), name("state"));
    view! {
        <li class="agenda-promise">
            <SharedText session item=of.get_value() target=Target::Entry(entry.clone()) label=session.word(Word::What) single=true />
            <div class="shared">
                <label for=who.clone()>{session.word(Word::Who)}</label>
                <input
                    type="text"
                    id=who
                    prop:value=move || read(|follow| follow.who.clone())
                    on:change=move |event: Event| { let value = event_target_value(&event); set(&|follow| follow.who.clone_from(&value)) }
                />
            </div>
            <div class="shared">
                <label for=due.clone()>{session.word(Word::Due)}</label>
                <input
                    type="date"
                    id=due
                    prop:value=move || read(|follow| follow.due.clone())
                    on:change=move |event: Event| { let value = event_target_value(&event); set(&|follow| follow.due.clone_from(&value)) }
                />
            </div>
            <div class="shared">
                <label for=state.clone()>{session.word(Word::State)}</label>
                <select
                    id=state
                    on:change=move |event: Event| {
                        if let Some(state) = FollowUpState::from_code(&event_target_value(&event)) {
                            set(&|follow| follow.state = state);
                        }
                    }
                >
                    {states}
                </select>
            </div>
            <Strike session item=of entry word=Word::What />
        </li>
    }
}
