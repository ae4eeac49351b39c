//! A group's note on the page: its parts, each a title and a text that all of the group write in.

use leptos::prelude::*;

use super::{
    bar::note_bar,
    item::{name_of, place_of, remover, steps},
    list::{adder, rows, taken_off},
    parts::{Piece, group, piece},
    session::Session,
    text::{Target, shared_text},
};
use crate::{
    i18n::Lang,
    meeting::{agenda::Field, islands::Word},
};

/// The whole editor.
pub(super) fn editor(session: Session, lang: Lang) -> Piece {
    piece("div", "stack gap-4").with(vec![
        note_bar(session),
        rows(session, move |id| part(session, lang, id)),
        adder(session, lang, 0, [Word::AddPart, Word::PartAdded]),
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
