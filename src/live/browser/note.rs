//! A group's note on the page: its parts, each with a title and a text.

use leptos::prelude::*;

use super::{
    agenda::{add_button, item_list, removed_items},
    dom::{Element, div, element},
    handle::SessionHandle,
    item::{move_buttons, name_of, position_of, remove_button},
    text::{Target, shared_text},
    toolbar::note_toolbar,
};
use crate::Label;
use ensemble_core::Lang;
use ensemble_document::agenda::Field;

/// The editor of a note.
pub(super) fn editor(session: SessionHandle, lang: Lang) -> Element {
    element("div", "stack gap-4").children(vec![
        note_toolbar(session),
        item_list(session, move |id| part(session, lang, id)),
        add_button(session, lang, 0, [Label::AddPart, Label::PartAdded]),
        removed_items(session, Label::PartsRemoved),
    ])
}

fn part(session: SessionHandle, lang: Lang, id: String) -> Element {
    let (agenda, key) = (session.agenda(), id.clone());
    let item = Memo::new(move |_| agenda.with(|agenda| agenda.item(&key).cloned()));
    let name = name_of(session, item);
    let text = |field, label, single| {
        shared_text(session, &id, Target::Of(field), &session.label(label), Some(lang), single, None)
    };
    let children = vec![
        text(Field::Title(lang), Label::PartTitle, true),
        text(Field::Notes, Label::PartText, false),
        div(
            "row",
            vec![
                move_buttons(session, &id, name, position_of(session, &id)),
                remove_button(session, &id, name),
            ],
        ),
    ];
    element("li", "agenda-row note-part card")
        .attribute("id", &format!("item-{id}"))
        .attribute("tabindex", "-1")
        .children(children)
}
