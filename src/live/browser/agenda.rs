//! An agenda on the page: its items, the button that adds one, and the removed items.

use leptos::{prelude::*, wasm_bindgen::JsCast, web_sys};

use super::{
    dom::{Element, button, div, element},
    handle::SessionHandle,
    item::row,
    toolbar::{Languages, agenda_toolbar},
};
use crate::Label;
use ensemble_core::Lang;
use ensemble_document::{
    agenda::{Field, Item, change},
    outline::ItemKind,
};

/// The id of the button that adds an item.
pub(super) const ADD_BUTTON: &str = "add-item";
/// The duration of a new item, in minutes.
const NEW_ITEM_MINUTES: u16 = 10;

/// The editor of an agenda.
pub(super) fn editor(session: SessionHandle) -> Element {
    let languages = RwSignal::new(Languages::Both);
    let dragged = RwSignal::new(None);
    let lang = session.config(|config| config.lang);
    let class = Signal::derive(move || languages.get().class().to_owned());
    element("div", "").bind_attribute("class", class).children(vec![
        agenda_toolbar(session, languages),
        item_list(session, move |id| row(session, id, dragged)),
        add_button(session, lang, NEW_ITEM_MINUTES, [Label::Add, Label::WasAdded]),
        removed_items(session, Label::Removed),
    ])
}

/// A row for each item, in order.
pub(super) fn item_list(session: SessionHandle, row: impl Fn(String) -> Element + 'static) -> Element {
    let agenda = session.agenda();
    let ids = Signal::derive(move || {
        agenda.with(|agenda| agenda.items.iter().map(|item| item.id.clone()).collect::<Vec<_>>())
    });
    element("ol", "plain agenda-rows").keyed_children(ids, row)
}

/// The button that adds an item at the end and moves the focus to its title; `labels` are its name and what is
/// announced.
pub(super) fn add_button(session: SessionHandle, lang: Lang, minutes: u16, labels: [Label; 2]) -> Element {
    let [label, announcement] = labels;
    let add = move |_| {
        let id = fresh_id();
        let last = session.agenda().with_untracked(|agenda| agenda.items.last().map(|item| item.id.clone()));
        session.change(|to| change::add(to, &id, ItemKind::Discussion, minutes, last.as_deref()));
        session.announcement().set(session.label(announcement));
        focus_soon(format!("{id}-{}", Field::Title(lang).code()));
    };
    let button = element("button", "button")
        .attribute("type", "button")
        .attribute("id", ADD_BUTTON)
        .text(&session.label(label))
        .on("click", Box::new(add));
    div("actions", vec![button])
}

/// The removed items, each with a button that restores it.
pub(super) fn removed_items(session: SessionHandle, heading: Label) -> Element {
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
            session
                .announcement()
                .set(session.label_with(Label::WasRestored, &[("title", &name.get_untracked())]));
        };
        let restore = button(&session.label(Label::Restore), Some(name), Box::new(restore));
        div("row spread", vec![element("span", "").bind_text(name), restore])
    };
    let heading = element("h2", "h4").text(&session.label(heading));
    let none = Signal::derive(move || agenda.with(|agenda| agenda.removed.is_empty()));
    div("stack gap-2", vec![heading, element("div", "stack gap-2").keyed_children(ids, row)])
        .bind_flag("hidden", none)
}

/// The name of an item in the language of the page.
pub(super) fn name(session: SessionHandle, item: &Item) -> String {
    let lang = session.config(|config| config.lang);
    let name = item.name(lang);
    if name.is_empty() { session.label(Label::Untitled) } else { name.to_owned() }
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

/// Moves the focus to an element once it is rendered.
pub(super) fn focus_soon(id: String) {
    request_animation_frame(move || {
        let found = web_sys::window().and_then(|window| window.document()?.get_element_by_id(&id));
        if let Some(element) = found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = element.focus();
        }
    });
}
