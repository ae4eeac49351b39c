//! An agenda on the page: its items, the button that adds one, and the removed items.

use leptos::{prelude::*, wasm_bindgen::JsCast, web_sys};

use super::{
    super::shortcut::Command,
    command,
    dom::{Element, button, div, element, icon},
    handle::SessionHandle,
    item::{name_of, row},
    menu::Menu,
    toolbar::{Languages, agenda_toolbar, language_choice, toast},
};
use crate::{EditorKind, Label};
use ensemble_core::Lang;
use ensemble_document::{
    agenda::{Field, Item, change},
    outline::ItemKind,
    passages,
};

/// The id of the button that adds an item.
pub(super) const ADD_BUTTON: &str = "add-item";
/// The duration of a new item, in minutes.
const NEW_ITEM_MINUTES: u16 = 10;
/// A cross.
pub(super) const PLUS: &str = "M10 4v12M4 10h12";

/// The editor of an agenda.
pub(super) fn editor(session: SessionHandle) -> Element {
    let dragged = RwSignal::new(None);
    let menu = Menu::new(session);
    writing(session, "", agenda_toolbar(session), menu, move |id| row(session, id, dragged, menu))
}

/// Items in two languages beside each other, with all that is around them. `class` is that of their kind.
pub(super) fn writing(
    session: SessionHandle,
    class: &'static str,
    toolbar: Element,
    menu: Menu,
    row: impl Fn(String) -> Element + 'static,
) -> Element {
    let languages = RwSignal::new(Languages::Both);
    let lang = session.config(|config| config.lang);
    let class = Signal::derive(move || format!("{}{class}", languages.get().class()));
    let heads = vec![
        element("span", "in-fr").text(&session.label(Label::ShowFr)),
        element("span", "in-en").text(&session.label(Label::ShowEn)),
        language_choice(session, languages),
    ];
    let list = item_list(session, row).on("keydown", Box::new(move |event| command::on_key(session, &event)));
    let hint = element("p", "agenda-hint").text(&session.label(Label::KeysHint));
    element("div", "").bind_attribute("class", class).children(vec![
        toolbar,
        div("agenda-heads", heads),
        list,
        div(
            "agenda-end",
            vec![add_button(session, lang, NEW_ITEM_MINUTES, [Label::Add, Label::WasAdded]), hint],
        ),
        removed_items(session, Label::Removed),
        menu.sheet(),
        toast(session),
    ])
}

/// A row for each item, in order.
pub(super) fn item_list(session: SessionHandle, row: impl Fn(String) -> Element + 'static) -> Element {
    let places = session.places();
    let ids =
        Memo::new(move |_| places.with(|places| places.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>()));
    element("ol", "plain agenda-rows").keyed_children(ids, row)
}

/// The button that adds an item at the end and moves the focus to its title; `labels` are its name and what is
/// announced.
pub(super) fn add_button(session: SessionHandle, lang: Lang, minutes: u16, labels: [Label; 2]) -> Element {
    let [label, announcement] = labels;
    let add = move |_| {
        let end = session.places().with_untracked(Vec::len);
        insert(session, end, lang, minutes, announcement);
    };
    element("button", "button quiet small")
        .attribute("type", "button")
        .attribute("id", ADD_BUTTON)
        .children(vec![icon(PLUS), element("span", "").text(&session.label(label))])
        .on("click", Box::new(add))
}

/// Adds an item before the one with this index, and moves the focus to its title.
pub(super) fn add_at(session: SessionHandle, index: usize, lang: Lang) {
    insert(session, index, lang, NEW_ITEM_MINUTES, Label::WasAdded);
}

fn insert(session: SessionHandle, index: usize, lang: Lang, minutes: u16, announcement: Label) {
    let id = fresh_id();
    session.end_undo_step();
    session.change(|to| change::add_at(to, &id, ItemKind::Discussion, minutes, index));
    session.end_undo_step();
    session.announce(session.label(announcement));
    focus_soon(format!("{id}-{}", Field::Title(lang).code()));
}

/// The removed items in which something was written, each with a button that restores it.
pub(super) fn removed_items(session: SessionHandle, heading: Label) -> Element {
    let removed = session.removed();
    let ids = Memo::new(move |_| removed.get());
    let row = move |id: String| {
        let name = name_of(session, session.item(&id));
        let restore = move || {
            session.change(|to| change::restore(to, &id));
            session.announce(session.label_with(Label::WasRestored, &[("title", &name.get_untracked())]));
        };
        let restore = button(&session.label(Label::Restore), Some(name), Box::new(restore));
        div("row spread", vec![element("span", "").bind_text(name), restore])
    };
    let heading = element("h2", "h4").text(&session.label(heading));
    let none = Signal::derive(move || ids.with(Vec::is_empty));
    div("stack gap-2 agenda-removed", vec![heading, element("div", "stack gap-2").keyed_children(ids, row)])
        .bind_flag("hidden", none)
}

/// The name of an item in the language of the page.
pub(super) fn name(session: SessionHandle, item: &Item) -> String {
    let (lang, kind) = session.config(|config| (config.lang, config.kind));
    let name = match kind {
        EditorKind::Guide => passages::name(item, lang),
        _ => item.name(lang).to_owned(),
    };
    if name.is_empty() { session.label(Label::Untitled) } else { name }
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

/// Moves the focus to an element once it is rendered; in a field, to the end of what is written.
pub(super) fn focus_soon(id: String) {
    request_animation_frame(move || {
        if let Some(element) = by_id(&id).and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
        {
            let _ = element.focus();
            if let Some(field) = element.dyn_ref::<web_sys::HtmlTextAreaElement>() {
                let end = field.text_length();
                let _ = field.set_selection_range(end, end);
            }
        }
    });
}

pub(super) fn by_id(id: &str) -> Option<web_sys::Element> {
    web_sys::window()?.document()?.get_element_by_id(id)
}

/// Does to an item what a shortcut, a button or a choice of its menu says.
pub(super) fn act(session: SessionHandle, command: Command, id: &str) {
    let lang = session.config(|config| config.lang);
    command::run(session, command, id, lang);
}
