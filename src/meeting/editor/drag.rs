//! Moving an item by its handle: with a pointer, with a finger, with the arrow keys.

use leptos::{
    ev::{KeyboardEvent, PointerEvent},
    prelude::*,
    wasm_bindgen::JsCast,
    web_sys,
};

use super::session::Session;
use crate::meeting::{agenda::change, islands::Word};

/// An item that is being dragged, and where it would land.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dragged {
    pub id: String,
    /// Before the item with this index, among all.
    pub before: usize,
}

/// The handle of an item.
#[component]
pub(super) fn Handle(
    session: Session,
    /// The item's id.
    id: String,
    /// What it is called.
    name: Signal<String>,
    /// What is being dragged.
    dragged: RwSignal<Option<Dragged>>,
) -> impl IntoView {
    let id = StoredValue::new(id);
    let down = move |event: PointerEvent| {
        if event.button() != 0 {
            return;
        }
        event.prevent_default();
        if let Some(handle) = element(&event) {
            let _ = handle.set_pointer_capture(event.pointer_id());
            let _ = handle.focus();
        }
        let before = place(session, &id.get_value()).unwrap_or_default();
        dragged.set(Some(Dragged { id: id.get_value(), before }));
    };
    let moved = move |event: PointerEvent| {
        if dragged.with_untracked(Option::is_some) {
            let before = under(f64::from(event.client_y()));
            dragged.update(|dragged| {
                if let Some(dragged) = dragged {
                    dragged.before = before;
                }
            });
        }
    };
    let up = move |_: PointerEvent| {
        if let Some(Dragged { id, before }) = dragged.get_untracked() {
            dragged.set(None);
            let now = place(session, &id).unwrap_or_default();
            // Taken out, it leaves those after it one place earlier.
            land(session, &id, if before > now { before - 1 } else { before });
        }
    };
    let key = move |event: KeyboardEvent| {
        let id = id.get_value();
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
    let label = move || session.filled(Word::Handle, &[("title", &name.get())]);
    view! {
        <button
            type="button"
            class="agenda-handle"
            id=format!("handle-{}", id.get_value())
            aria-label=label
            aria-describedby="handle-hint"
            on:pointerdown=down
            on:pointermove=moved
            on:pointerup=up
            on:pointercancel=move |_| dragged.set(None)
            on:keydown=key
        >
            <span aria-hidden="true">"⠿"</span>
        </button>
    }
}

fn element(event: &PointerEvent) -> Option<web_sys::HtmlElement> {
    event.current_target()?.dyn_into().ok()
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
