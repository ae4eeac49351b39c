//! A group's note on the page: its parts, each a title and a text that all of the group write in.

use leptos::prelude::*;

use super::{
    bar::note_bar,
    item::{name_of, place_of, remover, steps},
    list::{focus_soon, fresh_id, taken_off},
    parts::{Piece, group, piece},
    session::Session,
    text::{Target, shared_text},
};
use crate::{
    i18n::Lang,
    meeting::{
        agenda::{Field, change},
        islands::Word,
        outline::ItemKind,
    },
};

/// The whole editor.
pub(super) fn editor(session: Session, lang: Lang) -> Piece {
    let agenda = session.agenda();
    let ids = Signal::derive(move || {
        agenda.with(|agenda| agenda.items.iter().map(|item| item.id.clone()).collect::<Vec<_>>())
    });
    let add = move |_| {
        let id = fresh_id();
        let last = agenda.with_untracked(|agenda| agenda.items.last().map(|item| item.id.clone()));
        session.change(|to| change::add(to, &id, ItemKind::Discussion, 0, last.as_deref()));
        session.said().set(session.word(Word::PartAdded));
        focus_soon(format!("{id}-{}", Field::Title(lang).code()));
    };
    let add = piece("button", "button quiet")
        .set("type", "button")
        .says(&session.word(Word::AddPart))
        .on("click", Box::new(add));
    piece("div", "stack gap-4").with(vec![
        note_bar(session),
        piece("ol", "plain agenda-rows").rows(ids, move |id| part(session, lang, id)),
        group("actions", vec![add]),
        taken_off(session, Word::PartsRemoved),
    ])
}

fn part(session: Session, lang: Lang, id: String) -> Piece {
    let (agenda, key) = (session.agenda(), id.clone());
    let item = Memo::new(move |_| agenda.with(|agenda| agenda.item(&key).cloned()));
    let name = name_of(session, item);
    let text = |field, word, single| {
        shared_text(session, &id, Target::Of(field), &session.word(word), Some(lang), single, None)
    };
    let pieces = vec![
        text(Field::Title(lang), Word::PartTitle, true),
        text(Field::Notes, Word::PartText, false),
        group("row", vec![steps(session, &id, name, place_of(session, &id)), remover(session, &id, name)]),
    ];
    piece("li", "agenda-row note-part card").set("id", &format!("item-{id}")).with(pieces)
}
