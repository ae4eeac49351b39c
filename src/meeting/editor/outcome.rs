//! What came out of an item: notes, decisions, follow-ups.

use leptos::prelude::*;

use super::{
    item::Read,
    list,
    parts::{Piece, Said, button, details, group, input, labelled, piece, select},
    session::Session,
    text::{Target, shared_text},
};
use crate::meeting::{
    agenda::{Field, Follow, Item, change},
    islands::Word,
    outline::{FollowUp, FollowUpState},
};

/// Notes, decisions and follow-ups of an item.
pub(super) fn outcome(session: Session, id: String, item: Read) -> Piece {
    let notes =
        shared_text(session, &id, Target::Of(Field::Notes), &session.word(Word::Notes), None, false, None);
    let ids = move |of: fn(&Item) -> Vec<String>| {
        Signal::derive(move || item.with(|item| item.as_ref().map(of)).unwrap_or_default())
    };
    let decisions = ids(|item| item.decisions.iter().map(|each| each.id.clone()).collect());
    let follow_ups = ids(|item| item.follow_ups.iter().map(|each| each.id.clone()).collect());
    let key = id.clone();
    let decision = move |entry: String| {
        let target = Target::Entry(entry.clone());
        let text = shared_text(session, &key, target, &session.word(Word::Decision), None, true, None);
        group("row nowrap", vec![text, strike(session, key.clone(), entry, Word::Decision)])
    };
    let key = id.clone();
    let follow = move |entry: String| promise(session, key.clone(), entry, item);
    let key = id.clone();
    let decide = move || {
        let entry = list::fresh_id();
        session.change(|to| change::decide(to, &key, &entry, ""));
        list::focus_soon(format!("{key}-{entry}"));
    };
    let follow_up = move || {
        let entry = list::fresh_id();
        let nothing = FollowUp {
            what: String::new(),
            who: String::new(),
            due: String::new(),
            state: FollowUpState::Open,
        };
        session.change(|to| change::follow_up_on(to, &id, &entry, &nothing));
        list::focus_soon(format!("{id}-{entry}"));
    };
    let pieces = vec![
        notes,
        title(&session.word(Word::Decisions)),
        piece("div", "stack gap-2").rows(decisions, decision),
        group("row", vec![button(&session.word(Word::AddDecision), None, Box::new(decide))]),
        title(&session.word(Word::FollowUps)),
        piece("div", "stack gap-3").rows(follow_ups, follow),
        group("row", vec![button(&session.word(Word::AddFollowUp), None, Box::new(follow_up))]),
    ];
    details(&session.word(Word::Outcome), pieces)
}

fn title(text: &str) -> Piece {
    piece("p", "h4").says(text)
}

fn strike(session: Session, item: String, entry: String, word: Word) -> Piece {
    let label = session.filled(Word::Strike, &[("title", &session.word(word))]);
    let strike = move |_| {
        session.change(|to| change::strike(to, &item, &entry));
        session.pause();
    };
    piece("button", "icon-button")
        .set("type", "button")
        .set("aria-label", &label)
        .with(vec![piece("span", "").set("aria-hidden", "true").says("×")])
        .on("click", Box::new(strike))
}

/// What somebody will do: what, who, by when, and how it stands.
fn promise(session: Session, of: String, entry: String, item: Read) -> Piece {
    let key = entry.clone();
    let follow = Memo::new(move |_| {
        item.with(|item| item.as_ref()?.follow_ups.iter().find(|each| each.id == key).cloned())
    });
    let read = move |part: fn(&Follow) -> &str| -> Said {
        Signal::derive(move || {
            follow.with(|follow| follow.as_ref().map(|follow| part(follow).to_owned())).unwrap_or_default()
        })
    };
    let field = |part: &str, word: Word, control: &dyn Fn(&str) -> Piece| {
        let id = format!("{entry}-{part}");
        labelled("shared", &session.word(word), control(&id))
    };
    let set = |alter: fn(&mut Follow, String)| {
        let (of, entry) = (of.clone(), entry.clone());
        Box::new(move |typed: String| {
            let Some(mut now) = follow.get_untracked() else { return };
            alter(&mut now, typed);
            session.change(|to| change::set_follow_up(to, &of, &entry, &now.who, &now.due, now.state));
        })
    };
    let words = [Word::StateOpen, Word::StateDone, Word::StateDropped];
    let states = || {
        FollowUpState::ALL
            .iter()
            .map(|state| state.code())
            .zip(words.map(|word| session.word(word)))
            .collect()
    };
    let target = Target::Entry(entry.clone());
    let what = shared_text(session, &of, target, &session.word(Word::What), None, true, None);
    let who = field("who", Word::Who, &|id| {
        input("text", id, read(|follow| &follow.who), set(|follow, typed| follow.who = typed))
    });
    let due = field("due", Word::Due, &|id| {
        input("date", id, read(|follow| &follow.due), set(|follow, typed| follow.due = typed))
    });
    let state = field("state", Word::State, &|id| {
        let change =
            set(|follow, typed| follow.state = FollowUpState::from_code(&typed).unwrap_or(follow.state));
        select(id, states(), read(|follow| follow.state.code()), change)
    });
    group(
        "agenda-promise",
        vec![what, who, due, state, strike(session, of.clone(), entry.clone(), Word::What)],
    )
}
