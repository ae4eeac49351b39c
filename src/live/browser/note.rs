//! A group's note on the page: its parts, each with a title and a text.

use super::{
    agenda::{add_button, item_list, removed_items},
    dom::{Element, div, element},
    handle::SessionHandle,
    item::{move_buttons, name_of, place_of, remove_button},
    text::{Name, Target, shared_text},
    toolbar::{text_toolbar, toast},
};
use crate::Label;
use ensemble_core::Lang;
use ensemble_document::agenda::Field;

/// The editor of a note.
pub(super) fn editor(session: SessionHandle, lang: Lang) -> Element {
    element("div", "stack gap-4").children(vec![
        text_toolbar(session),
        item_list(session, move |id| part(session, lang, id)),
        div("actions", vec![add_button(session, lang, 0, [Label::AddPart, Label::PartAdded])]),
        removed_items(session, Label::PartsRemoved),
        toast(session),
    ])
}

fn part(session: SessionHandle, lang: Lang, id: String) -> Element {
    let item = session.item(&id);
    let name = name_of(session, item);
    let text = |field, label, single| {
        let name = Name::Label(session.label(label));
        shared_text(session, &id, item, Target::Of(field), name, Some(lang), single)
    };
    let children = vec![
        text(Field::Title(lang), Label::PartTitle, true),
        text(Field::Notes, Label::PartText, false),
        div(
            "row",
            vec![move_buttons(session, &id, name, place_of(session, &id)), remove_button(session, &id, name)],
        ),
    ];
    element("li", "note-part card")
        .attribute("id", &format!("item-{id}"))
        .attribute("tabindex", "-1")
        .children(children)
}
