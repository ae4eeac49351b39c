//! What people do with an item, by a key, a button or a choice of its menu.

use leptos::{prelude::*, wasm_bindgen::JsCast, web_sys};
use yrs::TransactionMut;

use super::{
    super::shortcut::{Command, Place, Press, shortcut_key},
    agenda::{self, ADD_BUTTON, add_at, by_id, focus_soon, fresh_id},
    drag::move_to,
    handle::SessionHandle,
};
use crate::{EditorKind, Label};
use ensemble_core::Lang;
use ensemble_document::agenda::{Field, Item, change};

/// A key in the list of items.
pub(super) fn on_key(session: SessionHandle, event: &web_sys::Event) {
    let key: &web_sys::KeyboardEvent = event.unchecked_ref();
    let Some(target) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else {
        return;
    };
    let Some(row) = target.closest(".agenda-row").ok().flatten().filter(|_| !key.is_composing()) else {
        return;
    };
    let row = row.id();
    let id = row.strip_prefix("item-").unwrap_or_default();
    let title = Lang::ALL.into_iter().find(|lang| target.id() == title_id(id, *lang));
    let place = match target.dyn_ref::<web_sys::HtmlTextAreaElement>() {
        Some(field) if title.is_some() => {
            let [start, end] = [field.selection_start(), field.selection_end()]
                .map(|position| position.ok().flatten().unwrap_or_default());
            Place::Title {
                at_start: start == 0 && end == 0,
                at_end: start == end && end == field.text_length(),
            }
        }
        _ if target.class_name() == "agenda-handle" => Place::Handle,
        _ if target.tag_name() == "SELECT" || target.get_attribute("type").as_deref() == Some("date") => {
            Place::Choice
        }
        _ => Place::Other,
    };
    let name = shortcut_key(&key.key(), &key.code());
    let (shift, ctrl) = (key.shift_key(), key.ctrl_key() || key.meta_key());
    let press = Press { key: &name, shift, alt: key.alt_key(), ctrl, repeat: key.repeat() };
    let Some(command) = Command::of(press, place) else { return };
    let lang = title.unwrap_or_else(|| session.config(|config| config.lang));
    if run(session, command, id, lang) {
        key.prevent_default();
    }
}

/// Whether this is done in documents of the kind. A passage of a guide has no details; copies and parts of it would be new
/// passages with the words of its authors, who were not asked.
pub(super) fn is_offered(session: SessionHandle, command: Command) -> bool {
    let is_passage = session.config(|config| config.kind) == EditorKind::Guide;
    let of_agendas = [Command::Details, Command::Close, Command::Duplicate, Command::Split, Command::Merge];
    !(is_passage && of_agendas.contains(&command))
}

/// Does it; `lang` is the language in whose titles one writes. Whether there was something to do.
pub(super) fn run(session: SessionHandle, command: Command, id: &str, lang: Lang) -> bool {
    let places = session.places();
    let place = places.with_untracked(|places| places.iter().position(|(each, _)| each == id));
    let Some(index) = place.filter(|_| is_offered(session, command)) else { return false };
    match command {
        Command::AddAbove => add_at(session, index, lang),
        Command::AddBelow => add_at(session, index + 1, lang),
        Command::Up => move_to(session, id, index.saturating_sub(1)),
        Command::Down => move_to(session, id, index + 1),
        Command::Details => toggle(session, id),
        Command::Close => {
            if session.open_item().with_untracked(|open| open.as_deref() != Some(id)) {
                return false;
            }
            toggle(session, id);
            focus_soon(format!("{id}-details"));
        }
        Command::Duplicate => {
            let copy = fresh_id();
            alter(session, Label::WasDuplicated, |to| change::duplicate(to, id, &copy));
            focus_soon(title_id(&copy, lang));
        }
        Command::Split => {
            alter(session, Label::WasSplit, |to| change::split(to, id, &fresh_id()));
        }
        Command::Merge => {
            alter(session, Label::WasMerged, |to| change::merge(to, id, fresh_id));
        }
        Command::Remove => {
            let next = at(session, index + 1).or_else(|| at(session, index.wrapping_sub(1)));
            remove(session, id);
            focus_soon(next.map_or_else(|| ADD_BUTTON.to_owned(), |next| format!("item-{next}")));
        }
        Command::RemoveEmpty => {
            let empty = untrack(|| session.with_item(id, |item| item.is_some_and(Item::is_empty)));
            if !empty {
                return false;
            }
            let next = at(session, index.wrapping_sub(1)).or_else(|| at(session, index + 1));
            remove(session, id);
            focus_soon(next.map_or_else(|| ADD_BUTTON.to_owned(), |next| title_id(&next, lang)));
        }
        Command::Previous | Command::Next => {
            let to = if command == Command::Next { index + 1 } else { index.wrapping_sub(1) };
            let Some(id) = at(session, to) else { return false };
            focus_soon(title_id(&id, lang));
        }
    }
    true
}

fn title_id(id: &str, lang: Lang) -> String {
    format!("{id}-{}", Field::Title(lang).code())
}

fn at(session: SessionHandle, index: usize) -> Option<String> {
    session.places().with_untracked(|places| places.get(index).map(|(id, _)| id.clone()))
}

/// Changes the agenda as a step of its own, and announces it if the number of items is another then.
fn alter(session: SessionHandle, done: Label, change: impl FnOnce(&mut TransactionMut<'_>)) {
    let before = session.places().with_untracked(Vec::len);
    session.end_undo_step();
    session.change(change);
    session.end_undo_step();
    if session.places().with_untracked(Vec::len) != before {
        session.announce(session.label(done));
    }
}

/// The name of an item as it is now.
pub(super) fn name_now(session: SessionHandle, id: &str) -> String {
    let name = |item: Option<&Item>| item.map(|item| agenda::name(session, item));
    untrack(|| session.with_item(id, name)).unwrap_or_default()
}

/// Removes an item, and offers to undo it.
pub(super) fn remove(session: SessionHandle, id: &str) {
    let title = name_now(session, id);
    session.end_undo_step();
    session.change(|to| change::remove(to, id));
    session.end_undo_step();
    session.announce(session.label_with(Label::WasRemoved, &[("title", &title)]));
    session.offers_undo().set(true);
}

/// Opens an item and closes the one that is open, or closes it. The item stays where it is in the window.
pub(super) fn toggle(session: SessionHandle, id: &str) {
    let row = format!("item-{id}");
    let top = |row: &str| by_id(row).map_or(0.0, |row| row.get_bounding_client_rect().top());
    let before = top(&row);
    session.open_item().update(|open| {
        let opens = open.as_deref() != Some(id);
        *open = opens.then(|| id.to_owned());
    });
    request_animation_frame(move || {
        if let Some(window) = web_sys::window() {
            window.scroll_by_with_x_and_y(0.0, top(&row) - before);
        }
    });
}
