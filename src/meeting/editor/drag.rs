//! Moving an item by its handle: with a pointer, with a finger, with the arrow keys.

use leptos::{prelude::*, wasm_bindgen::JsCast, web_sys};

use super::{
    parts::{Piece, Said, piece},
    session::Session,
};
use crate::meeting::{agenda::change, islands::Word};

/// An item that is being dragged, and where it would land.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dragged {
    pub id: String,
    /// Before the item with this index, among all.
    pub before: usize,
}

/// The handle of an item.
pub(super) fn handle(session: Session, id: &str, name: Said, dragged: RwSignal<Option<Dragged>>) -> Piece {
    let own = StoredValue::new(id.to_owned());
    let label = Signal::derive(move || session.filled(Word::Handle, &[("title", &name.get())]));
    let made = piece("button", "agenda-handle")
        .set("type", "button")
        .set("id", &format!("handle-{id}"))
        .set("aria-describedby", "handle-hint")
        .follow("aria-label", label)
        .with(vec![piece("span", "").set("aria-hidden", "true").says("⠿")]);
    let grip: web_sys::HtmlElement = made.r#as();
    let down = move |event: web_sys::Event| {
        let event: web_sys::PointerEvent = event.unchecked_into();
        if event.button() != 0 {
            return;
        }
        event.prevent_default();
        let _ = grip.set_pointer_capture(event.pointer_id());
        let _ = grip.focus();
        let before = place(session, &own.get_value()).unwrap_or_default();
        dragged.set(Some(Dragged { id: own.get_value(), before }));
    };
    let moved = move |event: web_sys::Event| {
        if dragged.with_untracked(Option::is_some) {
            let event: web_sys::PointerEvent = event.unchecked_into();
            let before = under(f64::from(event.client_y()));
            dragged.update(|dragged| {
                if let Some(dragged) = dragged {
                    dragged.before = before;
                }
            });
        }
    };
    let up = move |_| {
        if let Some(Dragged { id, before }) = dragged.get_untracked() {
            dragged.set(None);
            let now = place(session, &id).unwrap_or_default();
            // Taken out, it leaves those after it one place earlier.
            land(session, &id, if before > now { before - 1 } else { before });
        }
    };
    let key = move |event: web_sys::Event| {
        let event: web_sys::KeyboardEvent = event.unchecked_into();
        let id = own.get_value();
        let Some(now) = place(session, &id) else { return };
        match event.key().as_str() {
            "ArrowUp" => {
                event.prevent_default();
                land(session, &id, now.saturating_sub(1));
            }
            "ArrowDown" => {
                event.prevent_default();
                land(session, &id, now + 1);
            }
            "Escape" => dragged.set(None),
            _ => {}
        }
    };
    made.on("pointerdown", Box::new(down))
        .on("pointermove", Box::new(moved))
        .on("pointerup", Box::new(up))
        .on("pointercancel", Box::new(move |_| dragged.set(None)))
        .on("keydown", Box::new(key))
}

fn place(session: Session, id: &str) -> Option<usize> {
    session.agenda().with_untracked(|agenda| agenda.items.iter().position(|item| item.id == id))
}

/// Which item lies at this height: one would land before it.
fn under(height: f64) -> usize {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return 0 };
    let Ok(rows) = document.query_selector_all(".agenda-editor .agenda-row") else { return 0 };
    (0..rows.length())
        .filter_map(|index| rows.item(index)?.dyn_into::<web_sys::Element>().ok())
        .take_while(|row| {
            let place = row.get_bounding_client_rect();
            place.top() + place.height() / 2.0 < height
        })
        .count()
}

/// Moves an item, and says where it is now.
pub(super) fn land(session: Session, id: &str, index: usize) {
    let before = place(session, id);
    session.change(|to| change::place_at(to, id, index));
    session.pause();
    if place(session, id) != before {
        let (name, now, all) = session.agenda().with_untracked(|agenda| {
            let name = agenda.item(id).map(|item| super::list::name(session, item)).unwrap_or_default();
            let now = agenda.items.iter().position(|item| item.id == id).unwrap_or_default();
            (name, now + 1, agenda.items.len())
        });
        let (now, all) = (now.to_string(), all.to_string());
        session.said().set(session.filled(Word::Moved, &[("title", &name), ("n", &now), ("m", &all)]));
    }
}
