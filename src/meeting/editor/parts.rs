//! What the editor is made of: elements, made here and not by the view macro. The macro's views are
//! compiled for each shape, with all that it takes to hydrate them; an editor that is never rendered on
//! the server needs none of that, and its size is paid for on a rural line.

use std::collections::HashMap;

use leptos::{
    prelude::*,
    reactive::owner::Owner,
    wasm_bindgen::{JsCast, prelude::Closure},
    web_sys,
};

/// What happens when something is pressed.
pub(super) type Act = Box<dyn FnMut()>;
/// What happens when a field was changed, given what it says now.
pub(super) type Change = Box<dyn FnMut(String)>;
/// What happens at an event.
pub(super) type At = Box<dyn FnMut(web_sys::Event)>;
/// A text that may change.
pub(super) type Said = Signal<String>;

/// An element, as it is put together.
#[derive(Clone)]
pub(super) struct Piece(web_sys::Element);

/// An element with its class.
pub(super) fn piece(tag: &str, class: &str) -> Piece {
    let made = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.create_element(tag).ok());
    #[allow(clippy::expect_used, reason = "a page has a document, and every tag here is one")]
    let made = Piece(made.expect("an element"));
    if class.is_empty() { made } else { made.set("class", class) }
}

impl Piece {
    pub(super) fn set(self, name: &str, value: &str) -> Self {
        let _ = self.0.set_attribute(name, value);
        self
    }

    /// Sets an attribute whenever what it says changes.
    pub(super) fn follow(self, name: &'static str, value: Said) -> Self {
        let element = self.0.clone();
        effect(Box::new(move || {
            let _ = element.set_attribute(name, &value.get());
        }));
        self
    }

    /// Sets or takes away an attribute that is there or not.
    pub(super) fn flag(self, name: &'static str, on: Signal<bool>) -> Self {
        let element = self.0.clone();
        effect(Box::new(move || {
            let _ = element.toggle_attribute_with_force(name, on.get());
        }));
        self
    }

    pub(super) fn says(self, text: &str) -> Self {
        self.0.set_text_content(Some(text));
        self
    }

    /// Says a text, and says it anew when it changes.
    pub(super) fn tells(self, text: Said) -> Self {
        let element = self.0.clone();
        effect(Box::new(move || element.set_text_content(Some(&text.get()))));
        self
    }

    pub(super) fn with(self, pieces: Vec<Piece>) -> Self {
        for piece in pieces {
            let _ = self.0.append_child(&piece.0);
        }
        self
    }

    /// Holds what `draw` makes, and makes it anew whenever something that it reads changes.
    pub(super) fn living(self, draw: impl Fn() -> Vec<Piece> + 'static) -> Self {
        let element = self.clone();
        effect(Box::new(move || {
            element.0.set_text_content(None);
            element.clone().with(draw());
        }));
        self
    }

    pub(super) fn on(self, event: &str, at: At) -> Self {
        let at = Closure::wrap(at);
        let _ = self.0.add_event_listener_with_callback(event, at.as_ref().unchecked_ref());
        // Kept as long as what it belongs to is on the page.
        let _ = StoredValue::new_local(at);
        self
    }

    pub(super) fn element(&self) -> &web_sys::Element {
        &self.0
    }

    /// The element as what it is; `T` must be the interface of its tag.
    pub(super) fn r#as<T: JsCast>(&self) -> T {
        self.0.clone().unchecked_into()
    }

    /// Holds a row for each id, in order, and keeps those that stay. An element that is moved loses the
    /// keyboard, and with it what is typed in that moment: the row that has it stays, and the others are
    /// moved around it.
    pub(super) fn rows(self, ids: Signal<Vec<String>>, row: impl Fn(String) -> Piece + 'static) -> Self {
        let outer = Owner::current().unwrap_or_default();
        let kept = StoredValue::new_local(HashMap::<String, (Piece, Owner)>::new());
        let list = self.0.clone();
        effect(Box::new(move || {
            let ids = ids.get();
            kept.update_value(|kept| {
                kept.retain(|id, (piece, owner)| {
                    let stays = ids.contains(id);
                    if !stays {
                        piece.0.remove();
                        owner.cleanup();
                    }
                    stays
                });
                let active = web_sys::window().and_then(|window| window.document()?.active_element());
                let mut next = list.first_element_child();
                for id in &ids {
                    let (piece, _) = kept.entry(id.clone()).or_insert_with(|| {
                        let owner = outer.with(Owner::new);
                        (untrack(|| owner.with(|| row(id.clone()))), owner)
                    });
                    if active.as_ref().is_some_and(|active| piece.0.contains(Some(active.as_ref()))) {
                        while let Some(other) = next.take_if(|next| !next.is_same_node(Some(&piece.0))) {
                            next = other.next_element_sibling();
                            let _ = list.append_child(&other);
                        }
                    }
                    if next.as_ref().is_some_and(|next| next.is_same_node(Some(&piece.0))) {
                        next = piece.0.next_element_sibling();
                    } else {
                        let _ = list.insert_before(&piece.0, next.as_ref().map(AsRef::as_ref));
                    }
                }
            });
        }));
        self
    }
}

fn effect(mut run: Act) {
    Effect::new(move |_| run());
}

/// Pieces in a box.
pub(super) fn group(class: &str, pieces: Vec<Piece>) -> Piece {
    piece("div", class).with(pieces)
}

/// What opens.
pub(super) fn details(summary: &str, pieces: Vec<Piece>) -> Piece {
    piece("details", "").with(vec![piece("summary", "").says(summary), group("stack gap-3", pieces)])
}

/// A button; `about` is what it is about, for those who do not see where it stands.
pub(super) fn button(label: &str, about: Option<Said>, mut act: Act) -> Piece {
    let mut pieces = vec![piece("span", "").says(label)];
    if let Some(about) = about {
        let about = Signal::derive(move || format!(" {}", about.get()));
        pieces.push(piece("span", "visually-hidden").tells(about));
    }
    piece("button", "button quiet small")
        .set("type", "button")
        .with(pieces)
        .on("click", Box::new(move |_| act()))
}

/// A control under its label.
pub(super) fn labelled(class: &str, label: &str, control: Piece) -> Piece {
    let label = piece("label", "").set("for", &control.element().id()).says(label);
    group(class, vec![label, control])
}

/// A field of one line, taken when one leaves it.
pub(super) fn input(kind: &str, id: &str, value: Said, mut change: Change) -> Piece {
    let made = piece("input", "").set("type", kind).set("id", id);
    let field: web_sys::HtmlInputElement = made.r#as();
    let shown = field.clone();
    effect(Box::new(move || shown.set_value(&value.get())));
    made.on("change", Box::new(move |_| change(field.value())))
}

/// A choice of one.
pub(super) fn select(
    id: &str,
    options: Vec<(&'static str, String)>,
    chosen: Said,
    mut change: Change,
) -> Piece {
    let options =
        options.into_iter().map(|(code, name)| piece("option", "").set("value", code).says(&name)).collect();
    let made = piece("select", "").set("id", id).with(options);
    let field: web_sys::HtmlSelectElement = made.r#as();
    let shown = field.clone();
    effect(Box::new(move || shown.set_value(&chosen.get())));
    made.on("change", Box::new(move |_| change(field.value())))
}
