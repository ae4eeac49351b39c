//! Moving an item by its handle, with a pointer or a finger; keys do it in `command`.

use leptos::{prelude::*, wasm_bindgen::JsCast, web_sys};

use super::{
    super::typing::scroll_speed,
    command::name_now,
    dom::{Element, TextSignal, element, icon},
    handle::SessionHandle,
};
use crate::Label;
use ensemble_document::agenda::change;

/// Six dots.
const GRIP: &str = "M7.5 5v.01M12.5 5v.01M7.5 10v.01M12.5 10v.01M7.5 15v.01M12.5 15v.01";

/// An item that is being dragged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dragged {
    pub id: String,
    /// It would be dropped before the item with this index, the dragged one included in the count.
    pub before: usize,
}

/// The handle of an item.
pub(super) fn drag_handle(
    session: SessionHandle,
    id: &str,
    name: TextSignal,
    dragged: RwSignal<Option<Dragged>>,
) -> Element {
    let own = StoredValue::new(id.to_owned());
    let label = Signal::derive(move || session.label_with(Label::Handle, &[("title", &name.get())]));
    let made = element("button", "agenda-handle")
        .attribute("type", "button")
        // Alt and the arrows move an item from any of its fields, and its menu does, too.
        .attribute("tabindex", "-1")
        .bind_attribute("aria-label", label)
        .children(vec![icon(GRIP)]);
    let grip: web_sys::HtmlElement = made.cast();
    // The height of the pointer in the window.
    let pointer = StoredValue::new(0.0);
    let down = move |event: web_sys::Event| {
        let event: web_sys::PointerEvent = event.unchecked_into();
        if event.button() != 0 {
            return;
        }
        event.prevent_default();
        let _ = grip.set_pointer_capture(event.pointer_id());
        let _ = grip.focus();
        let before = index_of(session, &own.get_value()).unwrap_or_default();
        pointer.set_value(f64::from(event.client_y()));
        dragged.set(Some(Dragged { id: own.get_value(), before }));
        scroll_while_dragged(dragged, pointer);
    };
    let moved = move |event: web_sys::Event| {
        let event: web_sys::PointerEvent = event.unchecked_into();
        pointer.set_value(f64::from(event.client_y()));
        land(dragged, pointer.get_value());
    };
    let up = move |_| {
        if let Some(Dragged { id, before }) = dragged.get_untracked() {
            dragged.set(None);
            let now = index_of(session, &id).unwrap_or_default();
            // Without the dragged item, those after it move up by one.
            move_to(session, &id, if before > now { before - 1 } else { before });
        }
    };
    let key = move |event: web_sys::Event| {
        let event: web_sys::KeyboardEvent = event.unchecked_into();
        if event.key() == "Escape" {
            dragged.set(None);
        }
    };
    made.on("pointerdown", Box::new(down))
        .on("pointermove", Box::new(moved))
        .on("pointerup", Box::new(up))
        .on("pointercancel", Box::new(move |_| dragged.set(None)))
        .on("keydown", Box::new(key))
}

/// Shows where the dragged item would land.
fn land(dragged: RwSignal<Option<Dragged>>, height: f64) {
    let Some(shown) = dragged.with_untracked(|dragged| dragged.as_ref().map(|dragged| dragged.before)) else {
        return;
    };
    let before = index_at_height(height);
    if shown != before {
        dragged.update(|dragged| {
            if let Some(dragged) = dragged {
                dragged.before = before;
            }
        });
    }
}

/// While an item is dragged: the window scrolls when the pointer is near its upper or lower edge, and the item lands
/// where the page has scrolled to, also by the wheel.
fn scroll_while_dragged(dragged: RwSignal<Option<Dragged>>, pointer: StoredValue<f64>) {
    if dragged.with_untracked(Option::is_none) {
        return;
    }
    if let Some(window) = web_sys::window() {
        let height = window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
        let speed = scroll_speed(pointer.get_value(), toolbar_bottom(), height);
        if speed != 0.0 {
            window.scroll_by_with_x_and_y(0.0, speed);
        }
        land(dragged, pointer.get_value());
    }
    request_animation_frame(move || scroll_while_dragged(dragged, pointer));
}

/// Where the part of the window begins that the toolbar does not cover.
fn toolbar_bottom() -> f64 {
    let toolbar =
        web_sys::window().and_then(|window| window.document()?.query_selector(".agenda-bar").ok()?);
    toolbar.map_or(0.0, |toolbar| toolbar.get_bounding_client_rect().bottom().max(0.0))
}

fn index_of(session: SessionHandle, id: &str) -> Option<usize> {
    session.places().with_untracked(|places| places.iter().position(|(each, _)| each == id))
}

/// The index of the item before which something dropped at this height lands.
fn index_at_height(height: f64) -> usize {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return 0 };
    let Ok(rows) = document.query_selector_all(".agenda-editor .agenda-row") else { return 0 };
    (0..rows.length())
        .filter_map(|index| rows.item(index)?.dyn_into::<web_sys::Element>().ok())
        .take_while(|row| {
            let bounds = row.get_bounding_client_rect();
            bounds.top() + bounds.height() / 2.0 < height
        })
        .count()
}

/// Moves an item, and announces its new position.
pub(super) fn move_to(session: SessionHandle, id: &str, index: usize) {
    let before = index_of(session, id);
    session.change(|to| change::place_at(to, id, index));
    session.end_undo_step();
    if index_of(session, id) != before {
        let name = name_now(session, id);
        let now = index_of(session, id).unwrap_or_default() + 1;
        let (now, all) = (now.to_string(), session.places().with_untracked(Vec::len).to_string());
        session.announce(session.label_with(Label::Moved, &[("title", &name), ("n", &now), ("m", &all)]));
    }
}
