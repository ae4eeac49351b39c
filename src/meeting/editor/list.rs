//! The agenda on the page: its items, where an item would land, what was taken off.

use leptos::{prelude::*, wasm_bindgen::JsCast, web_sys};

use super::{
    bar::{Languages, bar},
    item::row,
    parts::{Piece, button, group, piece},
    session::Session,
};
use crate::{
    i18n::Lang,
    meeting::{
        agenda::{Field, Item, change},
        islands::Word,
        outline::ItemKind,
    },
};

/// How long a new item takes until somebody says otherwise, in minutes.
const MINUTES: u16 = 10;

/// The whole editor.
pub(super) fn editor(session: Session) -> Piece {
    let languages = RwSignal::new(Languages::Both);
    let dragged = RwSignal::new(None);
    let lang = session.with(|inner| inner.setting.lang);
    let class = Signal::derive(move || languages.get().class().to_owned());
    piece("div", "").follow("class", class).with(vec![
        bar(session, languages),
        rows(session, move |id| row(session, id, dragged)),
        adder(session, lang, MINUTES, [Word::Add, Word::WasAdded]),
        taken_off(session, Word::Removed),
    ])
}

/// A row for each item, in order.
pub(super) fn rows(session: Session, row: impl Fn(String) -> Piece + 'static) -> Piece {
    let agenda = session.agenda();
    let ids = Signal::derive(move || {
        agenda.with(|agenda| agenda.items.iter().map(|item| item.id.clone()).collect::<Vec<_>>())
    });
    piece("ol", "plain agenda-rows").rows(ids, row)
}

/// The button that adds an item at the end and goes to its title; what it says, and what is said then.
pub(super) fn adder(session: Session, lang: Lang, minutes: u16, words: [Word; 2]) -> Piece {
    let [label, said] = words;
    let add = move |_| {
        let id = fresh_id();
        let last = session.agenda().with_untracked(|agenda| agenda.items.last().map(|item| item.id.clone()));
        session.change(|to| change::add(to, &id, ItemKind::Discussion, minutes, last.as_deref()));
        session.said().set(session.word(said));
        focus_soon(format!("{id}-{}", Field::Title(lang).code()));
    };
    let button =
        piece("button", "button").set("type", "button").says(&session.word(label)).on("click", Box::new(add));
    group("actions", vec![button])
}

/// What was taken off and can be put back.
pub(super) fn taken_off(session: Session, heading: Word) -> Piece {
    let agenda = session.agenda();
    let ids = Signal::derive(move || {
        agenda.with(|agenda| agenda.removed.iter().map(|item| item.id.clone()).collect::<Vec<_>>())
    });
    let row = move |id: String| {
        let key = id.clone();
        let name = Signal::derive(move || {
            agenda.with(|agenda| agenda.item(&key).map(|item| name(session, item))).unwrap_or_default()
        });
        let restore = move || {
            session.change(|to| change::restore(to, &id));
            session.said().set(session.filled(Word::WasRestored, &[("title", &name.get_untracked())]));
        };
        let restore = button(&session.word(Word::Restore), Some(name), Box::new(restore));
        group("row spread", vec![piece("span", "").tells(name), restore])
    };
    let heading = piece("h2", "h4").says(&session.word(heading));
    let none = Signal::derive(move || agenda.with(|agenda| agenda.removed.is_empty()));
    group("stack gap-2", vec![heading, piece("div", "stack gap-2").rows(ids, row)]).flag("hidden", none)
}

/// What an item is called on this page.
pub(super) fn name(session: Session, item: &Item) -> String {
    let lang = session.with(|inner| inner.setting.lang);
    let name = item.name(lang);
    if name.is_empty() { session.word(Word::Untitled) } else { name.to_owned() }
}

/// A new id: 128 random bits.
pub(super) fn fresh_id() -> String {
    let random = || {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a random 32-bit number")]
        let number = (js_sys::Math::random() * 4_294_967_296.0) as u32;
        number
    };
    format!("{:08x}{:08x}{:08x}{:08x}", random(), random(), random(), random())
}

/// Puts the keyboard somewhere, once it is there.
pub(super) fn focus_soon(id: String) {
    request_animation_frame(move || {
        let found = web_sys::window().and_then(|window| window.document()?.get_element_by_id(&id));
        if let Some(element) = found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = element.focus();
        }
    });
}
