//! DOM elements with bindings to signals. The editor is never rendered on the server, so it does not need the views of
//! the `view!` macro, which are compiled for each shape together with their hydration: a slow line pays for their size.

use std::collections::HashMap;

use leptos::{
    prelude::*,
    reactive::owner::Owner,
    wasm_bindgen::{JsCast, prelude::Closure},
    web_sys,
};

pub(super) type Action = Box<dyn FnMut()>;
/// Called with the new value of a field.
pub(super) type OnChange = Box<dyn FnMut(String)>;
pub(super) type Handler = Box<dyn FnMut(web_sys::Event)>;
pub(super) type TextSignal = Signal<String>;

#[derive(Clone)]
pub(super) struct Element(web_sys::Element);

/// A new element of this class.
pub(super) fn element(tag: &str, class: &str) -> Element {
    let made = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.create_element(tag).ok());
    #[allow(clippy::expect_used, reason = "a page has a document, and every tag used here is valid")]
    let made = Element(made.expect("an element"));
    if class.is_empty() { made } else { made.attribute("class", class) }
}

impl Element {
    pub(super) fn attribute(self, name: &str, value: &str) -> Self {
        let _ = self.0.set_attribute(name, value);
        self
    }

    pub(super) fn bind_attribute(self, name: &'static str, value: TextSignal) -> Self {
        let node = self.0.clone();
        on_change(
            value,
            Box::new(move |value| {
                let _ = node.set_attribute(name, &value);
            }),
        );
        self
    }

    /// Binds a boolean attribute.
    pub(super) fn bind_flag(self, name: &'static str, on: Signal<bool>) -> Self {
        let node = self.0.clone();
        effect(Box::new(move || {
            let _ = node.toggle_attribute_with_force(name, on.get());
        }));
        self
    }

    /// Marks a button that has nothing to do now. It keeps the focus, which a disabled button loses.
    pub(super) fn disabled_when(self, nothing_to_do: Signal<bool>) -> Self {
        self.bind_attribute("aria-disabled", Signal::derive(move || nothing_to_do.get().to_string()))
    }

    pub(super) fn text(self, text: &str) -> Self {
        self.0.set_text_content(Some(text));
        self
    }

    /// Content of markup that this program made of its own constants and of numbers.
    pub(super) fn html(self, html: &str) -> Self {
        self.0.set_inner_html(html);
        self
    }

    pub(super) fn bind_text(self, text: TextSignal) -> Self {
        let node = self.0.clone();
        on_change(text, Box::new(move |text| node.set_text_content(Some(&text))));
        self
    }

    pub(super) fn children(self, children: Vec<Element>) -> Self {
        for child in children {
            let _ = self.0.append_child(&child.0);
        }
        self
    }

    /// Replaces all children whenever a signal that `render` reads changes.
    pub(super) fn bind_children(self, render: impl Fn() -> Vec<Element> + 'static) -> Self {
        let element = self.clone();
        effect(Box::new(move || {
            element.0.set_text_content(None);
            element.clone().children(render());
        }));
        self
    }

    pub(super) fn on(self, event: &str, handler: Handler) -> Self {
        let handler = Closure::wrap(handler);
        let _ = self.0.add_event_listener_with_callback(event, handler.as_ref().unchecked_ref());
        // The reactive owner drops it together with the element.
        let _ = StoredValue::new_local(handler);
        self
    }

    pub(super) fn node(&self) -> &web_sys::Element {
        &self.0
    }

    /// The node under the interface of its tag; the caller names the right one.
    pub(super) fn cast<T: JsCast>(&self) -> T {
        self.0.clone().unchecked_into()
    }

    /// Holds one child for each id, in order, and keeps the children of ids that stay. A node that is moved loses the
    /// focus, and with it the letters typed at that moment: the child with the focus stays in place, and the others
    /// are moved around it.
    pub(super) fn keyed_children(
        self,
        ids: Memo<Vec<String>>,
        render: impl Fn(String) -> Element + 'static,
    ) -> Self {
        let outer = Owner::current().unwrap_or_default();
        let rendered = StoredValue::new_local(HashMap::<String, (Element, Owner)>::new());
        let list = self.0.clone();
        effect(Box::new(move || {
            let ids = ids.get();
            rendered.update_value(|rendered| {
                rendered.retain(|id, (child, owner)| {
                    let stays = ids.contains(id);
                    if !stays {
                        child.0.remove();
                        owner.cleanup();
                    }
                    stays
                });
                let active = web_sys::window().and_then(|window| window.document()?.active_element());
                let mut next = list.first_element_child();
                for id in &ids {
                    let (child, _) = rendered.entry(id.clone()).or_insert_with(|| {
                        let owner = outer.with(Owner::new);
                        (untrack(|| owner.with(|| render(id.clone()))), owner)
                    });
                    if active.as_ref().is_some_and(|active| child.0.contains(Some(active.as_ref()))) {
                        while let Some(other) = next.take_if(|next| !next.is_same_node(Some(&child.0))) {
                            next = other.next_element_sibling();
                            let _ = list.append_child(&other);
                        }
                    }
                    if next.as_ref().is_some_and(|next| next.is_same_node(Some(&child.0))) {
                        next = child.0.next_element_sibling();
                    } else {
                        let _ = list.insert_before(&child.0, next.as_ref().map(AsRef::as_ref));
                    }
                }
            });
        }));
        self
    }
}

fn effect(mut run: Action) {
    Effect::new(move |_| run());
}

/// Calls `set` with a value and whenever it is another. With each key many values are computed again and few differ; a
/// browser lays out whatever is set, even to what it was.
fn on_change(value: TextSignal, mut set: OnChange) {
    let mut last = None;
    effect(Box::new(move || {
        let value = value.get();
        if last.as_ref() != Some(&value) {
            last = Some(value.clone());
            set(value);
        }
    }));
}

pub(super) fn div(class: &str, children: Vec<Element>) -> Element {
    element("div", class).children(children)
}

/// An icon of one stroke; its path is drawn on a grid of 20 by 20.
pub(super) fn icon(path: &str) -> Element {
    element("span", "agenda-icon")
        .attribute("aria-hidden", "true")
        .html(&format!(r#"<svg class="icon" viewBox="0 0 20 20" focusable="false"><path d="{path}"/></svg>"#))
}

/// A button that shows an icon; its name is said, and shown on hover.
pub(super) fn icon_button(path: &str, label: &str, shortcut: &str, mut action: Action) -> Element {
    element("button", "icon-button small")
        .attribute("type", "button")
        .attribute("aria-label", label)
        .attribute("title", &format!("{label}{shortcut}"))
        .children(vec![icon(path)])
        .on("click", Box::new(move |_| action()))
}

/// A button. `about` is appended to its name for screen readers: what the button acts on.
pub(super) fn button(label: &str, about: Option<TextSignal>, mut action: Action) -> Element {
    let mut children = vec![element("span", "").text(label)];
    if let Some(about) = about {
        let about = Signal::derive(move || format!(" {}", about.get()));
        children.push(element("span", "visually-hidden").bind_text(about));
    }
    element("button", "button quiet small")
        .attribute("type", "button")
        .children(children)
        .on("click", Box::new(move |_| action()))
}

/// A control under its label.
pub(super) fn labelled(class: &str, label: &str, control: Element) -> Element {
    let label = element("label", "").attribute("for", &control.node().id()).text(label);
    div(class, vec![label, control])
}

pub(super) fn select(
    id: &str,
    options: Vec<(&'static str, String)>,
    chosen: TextSignal,
    mut on_change: OnChange,
) -> Element {
    let options = options
        .into_iter()
        .map(|(code, name)| element("option", "").attribute("value", code).text(&name))
        .collect();
    let made = element("select", "").attribute("id", id).children(options);
    let field: web_sys::HtmlSelectElement = made.cast();
    let shown = field.clone();
    effect(Box::new(move || shown.set_value(&chosen.get())));
    made.on("change", Box::new(move |_| on_change(field.value())))
}
