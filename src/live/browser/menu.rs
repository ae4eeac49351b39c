//! The menu of an item: one for all of them, shown below the button that was pressed, or from the lower edge on a
//! telephone.

use leptos::{prelude::*, wasm_bindgen::JsCast, web_sys};

use super::{
    super::shortcut::Command,
    agenda::act,
    command::is_offered,
    dom::{Element, TextSignal, div, element, icon},
    handle::SessionHandle,
};
use crate::Label;

/// The id of the menu.
const ID: &str = "item-menu";
/// Three dots.
const DOTS: &str = "M4.5 10h.01M10 10h.01M15.5 10h.01";
/// The room that the menu takes below its button, in pixels.
const HEIGHT: f64 = 400.0;

#[derive(Clone, Copy)]
pub(super) struct Menu {
    session: SessionHandle,
    /// The item whose menu was opened last.
    item: RwSignal<String>,
}

impl Menu {
    pub(super) fn new(session: SessionHandle) -> Self {
        Self { session, item: RwSignal::new(String::new()) }
    }

    /// The button that opens the menu of an item. The browser shows and hides what it points at.
    pub(super) fn button(self, id: &str, name: TextSignal) -> Element {
        let session = self.session;
        let label = Signal::derive(move || session.label_with(Label::Actions, &[("title", &name.get())]));
        let made = element("button", "icon-button agenda-menu-button")
            .attribute("type", "button")
            .attribute("popovertarget", ID)
            .attribute("aria-haspopup", "menu")
            .bind_attribute("aria-label", label)
            .children(vec![icon(DOTS)]);
        let (button, id) = (made.node().clone(), id.to_owned());
        made.on(
            "click",
            Box::new(move |event| {
                let Some(sheet) = sheet() else { return };
                let is_open = sheet.matches(":popover-open").unwrap_or_default();
                if is_open && self.item.with_untracked(|item| *item != id) {
                    // It stays, and moves to this item.
                    event.prevent_default();
                }
                self.item.set(id.clone());
                place(&sheet, &button);
                request_animation_frame(move || focus(&sheet, |_| 0));
            }),
        )
    }

    /// The menu itself.
    pub(super) fn sheet(self) -> Element {
        let group = |choices: Vec<Element>| div("", choices).attribute("role", "group");
        let is_at = move |last: bool| {
            Signal::derive(move || {
                self.session.places().with(|places| {
                    let end = if last { places.last() } else { places.first() };
                    end.is_some_and(|(id, _)| self.item.with(|item| item == id))
                })
            })
        };
        let mut groups = vec![
            group(vec![
                self.choice(Label::AddAbove, Some(Label::KeyAbove), Command::AddAbove),
                self.choice(Label::AddBelow, Some(Label::KeyBelow), Command::AddBelow),
            ]),
            group(vec![
                self.choice(Label::Up, Some(Label::KeyUp), Command::Up).disabled_when(is_at(false)),
                self.choice(Label::Down, Some(Label::KeyDown), Command::Down).disabled_when(is_at(true)),
            ]),
        ];
        if is_offered(self.session, Command::Details) {
            groups.push(group(vec![
                self.choice(Label::Details, Some(Label::KeyDetails), Command::Details),
                self.choice(Label::Duplicate, Some(Label::KeyDuplicate), Command::Duplicate),
                self.choice(Label::Split, None, Command::Split),
                self.choice(Label::Merge, None, Command::Merge).disabled_when(is_at(true)),
            ]));
        }
        groups.push(group(vec![self.choice(Label::Remove, Some(Label::KeyRemove), Command::Remove)]));
        let label = Signal::derive(move || {
            let name = self.item.with(|id| {
                self.session.with_item(id, |item| item.map(|item| super::agenda::name(self.session, item)))
            });
            self.session.label_with(Label::Actions, &[("title", &name.unwrap_or_default())])
        });
        div("agenda-menu", groups)
            .attribute("id", ID)
            .attribute("popover", "auto")
            .attribute("role", "menu")
            .bind_attribute("aria-label", label)
            .on("keydown", Box::new(move |event| on_key(&event)))
    }

    fn choice(self, label: Label, key: Option<Label>, command: Command) -> Element {
        let session = self.session;
        let mut parts = vec![element("span", "").text(&session.label(label))];
        if let Some(key) = key {
            parts.push(element("kbd", "").attribute("aria-hidden", "true").text(&session.label(key)));
        }
        element("button", "")
            .attribute("type", "button")
            .attribute("role", "menuitem")
            .attribute("tabindex", "-1")
            .children(parts)
            .on(
                "click",
                Box::new(move |_| {
                    // The focus goes back to the button before the command moves it.
                    if let Some(sheet) = sheet() {
                        let _ = sheet.hide_popover();
                    }
                    act(session, command, &self.item.get_untracked());
                }),
            )
    }
}

fn sheet() -> Option<web_sys::HtmlElement> {
    super::agenda::by_id(ID)?.dyn_into().ok()
}

/// Places the menu below its button, or above it where there is no room below.
fn place(sheet: &web_sys::HtmlElement, button: &web_sys::Element) {
    let Some(root) = web_sys::window().and_then(|window| window.document()?.document_element()) else {
        return;
    };
    let (bounds, page) = (button.get_bounding_client_rect(), root.get_bounding_client_rect());
    let height = f64::from(root.client_height());
    let below = bounds.bottom() + HEIGHT < height || bounds.top() < HEIGHT;
    let [top, bottom] = if below {
        [px(bounds.bottom() - page.top()), "auto".to_owned()]
    } else {
        ["auto".to_owned(), px(height - bounds.top() + page.top())]
    };
    let end = px(f64::from(root.client_width()) - bounds.right());
    for (name, value) in [("--menu-top", top), ("--menu-bottom", bottom), ("--menu-end", end)] {
        let _ = sheet.style().set_property(name, &value);
    }
}

fn px(length: f64) -> String {
    #[allow(clippy::cast_possible_truncation, reason = "a length on a screen")]
    let length = length as i32;
    format!("{length}px")
}

/// Moves the focus to a choice; `to` gets the number of choices.
fn focus(sheet: &web_sys::HtmlElement, to: impl FnOnce(u32) -> u32) {
    let Ok(choices) = sheet.query_selector_all("[role=menuitem]") else { return };
    let choice = choices.item(to(choices.length()));
    if let Some(choice) = choice.and_then(|choice| choice.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = choice.focus();
    }
}

fn on_key(event: &web_sys::Event) {
    let key: &web_sys::KeyboardEvent = event.unchecked_ref();
    let Some(sheet) = sheet() else { return };
    let Ok(choices) = sheet.query_selector_all("[role=menuitem]") else { return };
    let active = web_sys::window().and_then(|window| window.document()?.active_element());
    let active = active.as_ref().map(AsRef::as_ref);
    let now =
        (0..choices.length()).find(|at| choices.item(*at).is_some_and(|choice| choice.is_same_node(active)));
    match key.key().as_str() {
        "ArrowDown" => focus(&sheet, |all| now.map_or(0, |now| (now + 1) % all)),
        "ArrowUp" => focus(&sheet, |all| now.map_or(all, |now| now + all - 1) % all),
        "Home" => focus(&sheet, |_| 0),
        "End" => focus(&sheet, |all| all - 1),
        "Tab" => return drop(sheet.hide_popover()),
        _ => return,
    }
    key.prevent_default();
}
