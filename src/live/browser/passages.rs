//! A chapter of a guide on the page: its passages, each with a title and a text in both languages, and what it is from.

use leptos::prelude::*;

use super::{
    agenda::writing,
    dom::{Element, div, element},
    drag::{Dragged, drag_handle},
    handle::SessionHandle,
    item::{
        ItemSignal, PlaceMemo, column_class, heading, insert_button, mark, name_of, of_item, place_of,
        row_class, title_label, writers,
    },
    menu::Menu,
    text::{Name, Target, shared_text},
    toolbar::text_toolbar,
};
use crate::Label;
use ensemble_core::Lang;
use ensemble_document::agenda::Field;

/// The editor of a chapter.
pub(super) fn editor(session: SessionHandle) -> Element {
    let dragged = RwSignal::new(None);
    let menu = Menu::new(session);
    let row = move |id| row(session, id, dragged, menu);
    writing(session, " passages-writing", text_toolbar(session), menu, row)
}

/// A passage with all its controls.
fn row(session: SessionHandle, id: String, dragged: RwSignal<Option<Dragged>>, menu: Menu) -> Element {
    let item = session.item(&id);
    let place = place_of(session, &id);
    let name = name_of(session, item);
    let mut children = vec![
        heading(session, place, name),
        drag_handle(session, &id, name, dragged),
        column(session, &id, item, place, Lang::Fr),
        column(session, &id, item, place, Lang::En),
        menu.button(&id, name),
        insert_button(session, &id),
    ];
    let source = session.config(|config| config.sources.iter().find(|(of, _)| *of == id).cloned());
    children.extend(source.map(|(_, words)| element("p", "passage-source").text(&words)));
    element("li", "")
        .attribute("id", &format!("item-{id}"))
        .attribute("tabindex", "-1")
        .bind_attribute("class", row_class(&id, place, dragged, || true))
        .children(children)
}

/// The title and the text in one language, and below them what is said in small.
fn column(session: SessionHandle, id: &str, item: ItemSignal, place: PlaceMemo, lang: Lang) -> Element {
    let text = |field: Field, label: Label, single: bool| {
        let name = Name::Place { placeholder: session.label(label), name: of_item(session, label, place) };
        shared_text(session, id, item, Target::Of(field), name, Some(lang), single)
    };
    let label = match lang {
        Lang::Fr => Label::AboutFr,
        Lang::En => Label::AboutEn,
    };
    let small = vec![mark(session, id.to_owned(), item, lang), writers(session, id.to_owned(), lang)];
    div(
        column_class(lang),
        vec![
            text(Field::Title(lang), title_label(lang), true),
            text(Field::About(lang), label, false),
            div("agenda-small", small),
        ],
    )
}
