//! The outcome of an item: notes, decisions, follow-ups.

use leptos::prelude::*;

use super::{
    agenda,
    dom::{Element, TextSignal, button, div, element, icon, labelled, select},
    handle::SessionHandle,
    input::input,
    item::{ItemSignal, PlaceMemo, of_item},
    text::{Name, Target, shared_text},
};
use crate::Label;
use ensemble_document::{
    agenda::{Field, Follow, Item, change},
    outline::{FollowUp, FollowUpState},
};

/// A cross.
const CROSS: &str = "m5.5 5.5 9 9M14.5 5.5l-9 9";

/// Notes, decisions and follow-ups of an item.
pub(super) fn outcome(session: SessionHandle, id: String, item: ItemSignal, place: PlaceMemo) -> Element {
    let name = move |placeholder: Label, label: Label| Name::Place {
        placeholder: session.label(placeholder),
        name: of_item(session, label, place),
    };
    let notes = name(Label::NotesHint, Label::Notes);
    let notes = shared_text(session, &id, item, Target::Of(Field::Notes), notes, None, false);
    let ids = move |of: fn(&Item) -> Vec<String>| {
        Memo::new(move |_| item.with(|item| item.as_ref().map(of)).unwrap_or_default())
    };
    let decisions = ids(|item| item.decisions.iter().map(|each| each.id.clone()).collect());
    let follow_ups = ids(|item| item.follow_ups.iter().map(|each| each.id.clone()).collect());
    let key = id.clone();
    let decision = move |entry: String| {
        let target = Target::Entry(entry.clone());
        let text =
            shared_text(session, &key, item, target, name(Label::Decision, Label::Decision), None, true);
        element("li", "agenda-decision")
            .children(vec![text, remove_entry_button(session, key.clone(), entry, Label::Decision)])
    };
    let key = id.clone();
    let follow =
        move |entry: String| follow_up_row(session, key.clone(), entry, item, name(Label::What, Label::What));
    let key = id.clone();
    let decide = move || {
        let entry = agenda::fresh_id();
        session.change(|to| change::decide(to, &key, &entry, ""));
        agenda::focus_soon(format!("{key}-{entry}"));
    };
    let follow_up = move || {
        let entry = agenda::fresh_id();
        let nothing = FollowUp {
            what: String::new(),
            who: String::new(),
            due: String::new(),
            state: FollowUpState::Open,
        };
        session.change(|to| change::follow_up_on(to, &id, &entry, &nothing));
        agenda::focus_soon(format!("{id}-{entry}"));
    };
    let add =
        |label: Label, action| button(&session.label(label), None, action).attribute("class", "agenda-add");
    div(
        "agenda-outcome",
        vec![
            section(session, Label::Notes, vec![notes]),
            section(
                session,
                Label::Decisions,
                vec![
                    element("ol", "plain").keyed_children(decisions, decision),
                    add(Label::AddDecision, Box::new(decide)),
                ],
            ),
            section(
                session,
                Label::FollowUps,
                vec![
                    element("ul", "plain").keyed_children(follow_ups, follow),
                    add(Label::AddFollowUp, Box::new(follow_up)),
                ],
            ),
        ],
    )
}

fn section(session: SessionHandle, heading: Label, content: Vec<Element>) -> Element {
    element("section", "").children(vec![element("h3", "").text(&session.label(heading))]).children(content)
}

fn remove_entry_button(session: SessionHandle, item: String, entry: String, label: Label) -> Element {
    let label = session.label_with(Label::Strike, &[("title", &session.label(label))]);
    let remove = move |_| {
        session.change(|to| change::strike(to, &item, &entry));
        session.end_undo_step();
    };
    element("button", "icon-button small")
        .attribute("type", "button")
        .attribute("aria-label", &label)
        .children(vec![icon(CROSS)])
        .on("click", Box::new(remove))
}

/// A follow-up: what, who, by when, and its state.
fn follow_up_row(session: SessionHandle, of: String, entry: String, item: ItemSignal, name: Name) -> Element {
    let key = entry.clone();
    let follow = Memo::new(move |_| {
        item.with(|item| item.as_ref()?.follow_ups.iter().find(|each| each.id == key).cloned())
    });
    let read = move |part: fn(&Follow) -> &str| -> TextSignal {
        Signal::derive(move || {
            follow.with(|follow| follow.as_ref().map(|follow| part(follow).to_owned())).unwrap_or_default()
        })
    };
    let set = |alter: fn(&mut Follow, &str)| {
        let (of, entry) = (of.clone(), entry.clone());
        move |typed: &str| {
            if let Some(mut now) = follow.get_untracked() {
                alter(&mut now, typed);
                session.change(|to| change::set_follow_up(to, &of, &entry, &now.who, &now.due, now.state));
            }
        }
    };
    let field = |part: &str, label: Label, kind: &str, value: TextSignal, alter: fn(&mut Follow, &str)| {
        let (id, set) = (format!("{entry}-{part}"), set(alter));
        let control = element("input", "").attribute("type", kind);
        let take = move |typed: &str| {
            set(typed);
            Ok(())
        };
        input(session, "shared", [&id, &session.label(label)], control, value, Box::new(take))
    };
    let labels = [Label::StateOpen, Label::StateDone, Label::StateDropped];
    let states = FollowUpState::ALL
        .iter()
        .map(|state| state.code())
        .zip(labels.map(|label| session.label(label)))
        .collect();
    let who = field("who", Label::Who, "text", read(|follow| &follow.who), |follow, typed| {
        typed.clone_into(&mut follow.who);
    });
    let due = field("due", Label::Due, "date", read(|follow| &follow.due), |follow, typed| {
        typed.clone_into(&mut follow.due);
    });
    let set_state =
        set(|follow, typed| follow.state = FollowUpState::from_code(typed).unwrap_or(follow.state));
    let state = select(
        &format!("{entry}-state"),
        states,
        read(|follow| follow.state.code()),
        Box::new(move |typed| set_state(&typed)),
    );
    let state = labelled("shared", &session.label(Label::State), state);
    let target = Target::Entry(entry.clone());
    let what = shared_text(session, &of, item, target, name, None, true);
    element("li", "agenda-follow-up").children(vec![
        what,
        remove_entry_button(session, of.clone(), entry.clone(), Label::What),
        who,
        due,
        state,
    ])
}
